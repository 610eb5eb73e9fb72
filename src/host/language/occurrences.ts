import { type CancellationToken, type Position, type TextDocument, type Uri, workspace } from 'vscode';
import type { BibliographyFormat } from '../../core/citation/bibliographies/bibliography';
import { relationSteps } from '../../core/citation/bibliographies/bibtexRelations';
import type { Range } from '../../core/citation/bibliographies/range';
import { citingLanguage } from '../../core/markdown';
import type { KeyOccurrence } from '../../core/markdown/keyOccurrence';
import type { KeyLanguage } from '../../core/markdown/keyOccurrences';
import type { Bibliographies } from '../bibliographies';
import { type CitedKeys, type CitingText, citedKeysOf } from '../citedKeys';
import { runInSlices } from '../slices';
import { citingFiles, citingText, roughText } from './citingFiles';
import { citesSomehow, keyAt } from './documents';

/** What a key at some place means: everything that means the same is found, and renamed, together. */
export type MeantKey = { readonly key: string } & (
	| { readonly kind: 'entry'; readonly file: Uri }
	/** An entry or a label of the document itself. */
	| { readonly kind: 'inline' | 'label'; readonly document: TextDocument }
	| { readonly kind: 'unknown'; readonly document: TextDocument; readonly files: readonly Uri[] }
);

/** Where a bibliography has a key. */
export interface EntryPlaces {
	readonly uri: Uri;
	readonly text: string;
	readonly format: BibliographyFormat;
	/** Where it is the key of an entry. */
	readonly entries: readonly Range[];
	/** Where an entry names another. */
	readonly relations: readonly Range[];
}

/** Where a document has a key. */
export interface DocumentPlaces {
	readonly uri: Uri;
	readonly text: string;
	readonly language: KeyLanguage;
	readonly places: readonly KeyOccurrence[];
	readonly cited: CitedKeys;
}

/** Reads a file as an editor does; `undefined` where none can. */
export type OpenFile = (uri: Uri) => Promise<string | undefined>;

export async function keyMeantAt(
	document: TextDocument,
	position: Position,
	bibliographies: Bibliographies,
): Promise<MeantKey | undefined> {
	if (!citesSomehow(document)) {
		const source = await bibliographies.read(document.uri);
		const offset = document.offsetAt(position);
		const entry = source?.bibliography.entries.find(({ keyRange: { start, end } }) => start <= offset && offset <= end);
		return entry && { kind: 'entry', key: entry.key, file: document.uri };
	}
	const found = keyAt(document, position);
	if (!found) {
		return undefined;
	}
	const { key, role } = found;
	const cited = await citedKeysOf(document, bibliographies);
	const meaning = cited.meaningOf(key);
	if (role === 'label' || role === 'cross-reference' || meaning.kind === 'cross-reference') {
		return { kind: 'label', key, document };
	}
	if (role === 'inline-entry' || meaning.kind === 'inline') {
		return { kind: 'inline', key, document };
	}
	return meaning.kind === 'entry'
		? { kind: 'entry', key, file: meaning.source.uri }
		: { kind: 'unknown', key, document, files: cited.sources.map(({ uri }) => uri) };
}

/** The entries of a key, and what names them in the same bibliography. */
export async function entryPlaces(
	meant: MeantKey,
	bibliographies: Bibliographies,
	token: CancellationToken,
): Promise<EntryPlaces | undefined> {
	const source = meant.kind === 'entry' ? await bibliographies.read(meant.file) : undefined;
	if (!source) {
		return undefined;
	}
	const { uri, text, bibliography } = source;
	const { format } = bibliography;
	const entries = bibliography.entries.filter(({ key }) => key === meant.key).map(({ keyRange }) => keyRange);
	const relations =
		format === 'bibtex'
			? ((await runInSlices(relationSteps(text, meant.key), () => token.isCancellationRequested)) ?? [])
			: [];
	return { uri, text, format, entries, relations };
}

/** Where documents have a key and mean the same by it. */
export async function documentPlaces(
	meant: MeantKey,
	bibliographies: Bibliographies,
	token: CancellationToken,
	open?: OpenFile,
): Promise<readonly DocumentPlaces[]> {
	const isAlone =
		meant.kind === 'inline' || meant.kind === 'label' || (meant.kind === 'unknown' && meant.files.length === 0);
	const documents = isAlone ? [meant.document] : await documentsWith(meant.key, token, open);
	const found: DocumentPlaces[] = [];
	for (const document of documents) {
		const cited = await citedKeysOf(document, bibliographies);
		const places = cited.occurrences.filter(({ key }) => key === meant.key);
		if (places.length > 0 && (isAlone || meansTheSame(meant, cited))) {
			found.push({ uri: document.uri, text: cited.text, language: languageOf(document), places, cited });
		}
	}
	return found;
}

function meansTheSame(meant: MeantKey, { meaningOf, sources }: CitedKeys): boolean {
	const meaning = meaningOf(meant.key);
	if (meant.kind === 'entry') {
		return meaning.kind === 'entry' && meaning.source.uri.toString() === meant.file.toString();
	}
	return (
		meant.kind === 'unknown' &&
		meaning.kind === 'unknown' &&
		sources.map(({ uri }) => String(uri)).join('\n') === meant.files.map(String).join('\n')
	);
}

function languageOf({ stored, languageId }: CitingText): KeyLanguage {
	return stored?.language ?? citingLanguage(languageId) ?? 'markdown';
}

/** Open documents and files whose text holds a key at all. */
export async function documentsWith(
	key: string,
	token: CancellationToken,
	open?: OpenFile,
): Promise<readonly CitingText[]> {
	const shown = workspace.textDocuments.filter((document) => !document.isClosed && citesSomehow(document));
	const known = new Set([...shown, ...workspace.notebookDocuments].map(({ uri }) => uri.toString()));
	const found: CitingText[] = shown.filter((document) => document.getText().includes(key));
	for (const uri of await citingFiles()) {
		if (token.isCancellationRequested) {
			return [];
		}
		const rough = known.has(uri.toString()) ? '' : await roughText(uri);
		if (rough.includes(key)) {
			const text = open ? await open(uri) : rough;
			found.push(...(text === undefined ? [] : [citingText(uri, text) ?? []].flat()));
		}
	}
	return found;
}
