import { type CancellationToken, type Position, type TextDocument, type Uri, workspace } from 'vscode';
import type { BibliographyEntry } from '../../core/citation/bibliography';
import { type KeyOccurrence, keyOccurrences } from '../../core/markdown/keyOccurrences';
import type { Bibliographies } from '../bibliographies';
import { citingFiles } from './citingFiles';
import { isCiting, keyAt } from './documents';

/** Where a key stands in one file. */
export interface Occurrences {
	readonly uri: Uri;
	readonly text: string;
	/** The entries of this key, in a bibliography. */
	readonly entries: readonly BibliographyEntry[];
	readonly citations: readonly KeyOccurrence[];
}

/** The key at a position of a document or of a bibliography, and the bibliographies it belongs to. */
export interface MeantKey {
	readonly key: string;
	readonly files: readonly Uri[];
}

export async function keyMeantAt(
	document: TextDocument,
	position: Position,
	bibliographies: Bibliographies,
): Promise<MeantKey | undefined> {
	if (isCiting(document)) {
		const key = keyAt(document, position)?.key;
		return key === undefined ? undefined : { key, files: (await bibliographies.of(document)).map(({ uri }) => uri) };
	}
	const source = await bibliographies.read(document.uri);
	const offset = document.offsetAt(position);
	const entry = source?.bibliography.entries.find(({ keyRange: { start, end } }) => start <= offset && offset <= end);
	return entry && { key: entry.key, files: [document.uri] };
}

/** Everything that uses a key: its entries in these bibliographies, and the documents that take entries from them. */
export async function findOccurrences(
	{ key, files }: MeantKey,
	bibliographies: Bibliographies,
	token: CancellationToken,
): Promise<readonly Occurrences[]> {
	const found: Occurrences[] = [];
	for (const uri of files) {
		const source = await bibliographies.read(uri);
		const entries = source?.bibliography.entries.filter((entry) => entry.key === key) ?? [];
		if (source && entries.length > 0) {
			found.push({ uri, text: source.text, entries, citations: [] });
		}
	}
	const own = new Set(files.map(String));
	for (const document of await documentsWith(key, token)) {
		const theirs = await bibliographies.of(document);
		const shares = own.size === 0 ? theirs.length === 0 : theirs.some(({ uri }) => own.has(uri.toString()));
		const text = document.getText();
		const citations = shares ? keyOccurrences(text).filter((occurrence) => occurrence.key === key) : [];
		if (citations.length > 0) {
			found.push({ uri: document.uri, text, entries: [], citations });
		}
	}
	return found;
}

/** Open documents and files whose text holds a key at all. */
async function documentsWith(key: string, token: CancellationToken) {
	const open = workspace.textDocuments.filter((document) => !document.isClosed && isCiting(document));
	const opened = new Set(open.map(({ uri }) => uri.toString()));
	const found: { uri: Uri; languageId: string; getText(): string }[] = open.filter((document) =>
		document.getText().includes(key),
	);
	for (const uri of await citingFiles()) {
		if (token.isCancellationRequested) {
			return [];
		}
		if (!opened.has(uri.toString())) {
			const text = await readText(uri);
			if (text.includes(key)) {
				found.push({ uri, languageId: 'markdown', getText: () => text });
			}
		}
	}
	return found;
}

async function readText(uri: Uri): Promise<string> {
	try {
		return new TextDecoder('utf-8', { ignoreBOM: true }).decode(await workspace.fs.readFile(uri));
	} catch {
		return '';
	}
}
