import { type CancellationToken, type Position, type TextDocument, type Uri, workspace } from 'vscode';
import type { Range } from '../../core/citation/bibliographies/bibliography';
import { relationSteps } from '../../core/citation/bibliographies/bibtexRelations';
import { type KeyOccurrence, keyOccurrences } from '../../core/markdown/keyOccurrences';
import { latexKeyOccurrences } from '../../core/markdown/latexCitations';
import type { Bibliographies, CitingDocument } from '../bibliographies';
import { runInSlices } from '../slices';
import { citingFiles } from './citingFiles';
import { isCiting, isLatex, keyAt, LATEX_FILE } from './documents';

/** Where a key stands in one file. */
export interface Occurrences {
	readonly uri: Uri;
	readonly text: string;
	/** Where entries of a bibliography have it as theirs. */
	readonly entries: readonly Range[];
	/** Where Markdown cites it: from the `@` to behind the key and its brace. */
	readonly citations: readonly Range[];
	/** Where it stands by itself: in commands of LaTeX, in entries that name another. */
	readonly keys: readonly Range[];
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
		if (!source) {
			continue;
		}
		const { text, bibliography } = source;
		const entries = bibliography.entries.filter((entry) => entry.key === key).map(({ keyRange }) => keyRange);
		const relations =
			bibliography.format === 'bibtex'
				? ((await runInSlices(relationSteps(text, key), () => token.isCancellationRequested)) ?? [])
				: [];
		if (entries.length + relations.length > 0) {
			found.push({ uri, text, entries, citations: [], keys: relations });
		}
	}
	const own = new Set(files.map(String));
	for (const document of await documentsWith(key, token)) {
		const theirs = await bibliographies.of(document);
		const shares = own.size === 0 ? theirs.length === 0 : theirs.some(({ uri }) => own.has(uri.toString()));
		const uses = shares ? usesOf(key, document) : { citations: [], keys: [] };
		if (uses.citations.length + uses.keys.length > 0) {
			found.push({ uri: document.uri, text: document.getText(), entries: [], ...uses });
		}
	}
	return found;
}

function usesOf(key: string, document: CitingDocument): Pick<Occurrences, 'citations' | 'keys'> {
	const text = document.getText();
	const isKey = (occurrence: KeyOccurrence) => occurrence.key === key;
	return isLatex(document)
		? {
				citations: [],
				keys: latexKeyOccurrences(text)
					.filter(isKey)
					.map(({ keyRange }) => keyRange),
			}
		: {
				citations: keyOccurrences(text)
					.filter(isKey)
					.map(({ markRange }) => markRange),
				keys: [],
			};
}

/** Open documents and files whose text holds a key at all. */
async function documentsWith(key: string, token: CancellationToken): Promise<readonly CitingDocument[]> {
	const open = workspace.textDocuments.filter(
		(document) => !document.isClosed && (isCiting(document) || isLatex(document)),
	);
	const opened = new Set(open.map(({ uri }) => uri.toString()));
	const found: CitingDocument[] = open.filter((document) => document.getText().includes(key));
	for (const uri of await citingFiles()) {
		if (token.isCancellationRequested) {
			return [];
		}
		if (!opened.has(uri.toString())) {
			const text = await readText(uri);
			if (text.includes(key)) {
				found.push({ uri, languageId: LATEX_FILE.test(uri.path) ? 'latex' : 'markdown', getText: () => text });
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
