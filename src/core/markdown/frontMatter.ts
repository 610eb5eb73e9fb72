import { type Document, isMap, isScalar, isSeq, parseDocument } from 'yaml';
import type { Range } from '../citation/bibliographies/bibliography';
import { frontMatterEnd } from './metadataBlock';
import type { TextEdit } from './textEdit';

/** A file name written in metadata, and where it stands (with its quotes). */
export interface NamedFile {
	readonly path: string;
	readonly range: Range;
}

/** What a document says about its citations in its YAML metadata (all blocks; the first to name a thing wins). */
export interface DocumentMetadata {
	/** Bibliography files as written: relative to the document, absolute, or with `~`. */
	readonly bibliography: readonly NamedFile[];
	/** Citation style: a file name or address; `null` for the default. */
	readonly csl: string | null;
	readonly lang: string | null;
	/** Keys listed without being cited; `*` for all. */
	readonly nocite: readonly string[];
	/** Ids of inline `references:`, which win over files. */
	readonly references: readonly string[];
	readonly linkCitations: boolean;
	readonly suppressBibliography: boolean;
	readonly referenceSectionTitle: string | null;
	/** First error of the YAML, in its own words; `null` when it can be read. */
	readonly problem: string | null;
}

/** Metadata of a Markdown text: the front matter and, as pandoc allows, further blocks. */
export function documentMetadata(text: string): DocumentMetadata {
	const blocks = metadataBlocks(text);
	const merged = blocks.map(({ document, offset }) => ({
		bibliography: namedFiles(document, ['bibliography'], offset),
		value: (name: string): unknown => plain(document, name),
	}));
	const first = (name: string): unknown => merged.map(({ value }) => value(name)).find((value) => value !== undefined);
	const textOf = (name: string): string | null => {
		const value = first(name);
		return typeof value === 'string' ? value : null;
	};
	const references = first('references');
	const error = blocks.flatMap(({ document }) => document.errors)[0];
	return {
		bibliography: merged.find(({ bibliography }) => bibliography.length > 0)?.bibliography ?? [],
		csl: textOf('csl'),
		lang: textOf('lang'),
		nocite: nociteKeys(first('nocite')),
		references: Array.isArray(references) ? references.flatMap((item) => item?.id ?? []).map(String) : [],
		linkCitations: first('link-citations') === true,
		suppressBibliography: first('suppress-bibliography') === true,
		referenceSectionTitle: textOf('reference-section-title'),
		problem: error?.message.split('\n')[0] ?? null,
	};
}

/**
 * Bibliographies named in a project file: `bibliography:` of `_quarto.yml`, `_metadata.yml` and `_bookdown.yml`, and
 * `project: bibliography:` of `myst.yml`. Paths are relative to that file.
 */
export function projectBibliography(yaml: string): readonly NamedFile[] {
	const document = parseDocument(yaml, PARSING);
	const top = namedFiles(document, ['bibliography'], 0);
	return top.length > 0 ? top : namedFiles(document, ['project', 'bibliography'], 0);
}

/** Adds a bibliography to the metadata of a Markdown text, as little changed as can be; `null` when it is there. */
export function addBibliography(text: string, path: string): TextEdit | null {
	const eol = /\r?\n/u.exec(text)?.[0] ?? '\n';
	const start = text.startsWith('\uFEFF') ? 1 : 0;
	const [front] = metadataBlocks(text);
	const written = yamlString(path);
	if (front === undefined || front.start !== start) {
		const rest = text.slice(start);
		const gap = rest === '' || /^\r?\n/u.test(rest) ? '' : eol;
		return { start, end: start, text: `---${eol}bibliography: ${written}${eol}---${eol}${gap}` };
	}
	const files = namedFiles(front.document, ['bibliography'], front.offset);
	if (files.some((file) => file.path === path)) return null;
	const last = files.at(-1);
	if (last === undefined) {
		return { start: front.close, end: front.close, text: `bibliography: ${written}${eol}` };
	}
	const node = isMap(front.document.contents) ? front.document.contents.get('bibliography', true) : undefined;
	if (isSeq(node) && node.flow !== true) {
		const lineStart = text.lastIndexOf('\n', last.range.start) + 1;
		const marker = text.slice(lineStart, last.range.start);
		const at = last.range.end;
		return { start: at, end: at, text: `${eol}${marker}${written}` };
	}
	if (isSeq(node)) return { start: last.range.end, end: last.range.end, text: `, ${written}` };
	return {
		start: last.range.start,
		end: last.range.end,
		text: `[${text.slice(last.range.start, last.range.end)}, ${written}]`,
	};
}

interface MetadataBlock {
	readonly document: Document;
	/** Of the YAML inside. */
	readonly offset: number;
	/** Of the opening `---`. */
	readonly start: number;
	/** Of the closing `---` or `...`. */
	readonly close: number;
}

const PARSING = { strict: false, uniqueKeys: false, logLevel: 'silent' } as const;

function metadataBlocks(source: string): readonly MetadataBlock[] {
	// A byte order mark in front of a line would hide its beginning; a line end takes the same room.
	const text = source.startsWith('\uFEFF') ? `\n${source.slice(1)}` : source;
	const blocks: MetadataBlock[] = [];
	const opening = /^---[ \t]*\r?$/gmu;
	for (let match = opening.exec(text); match !== null; match = opening.exec(text)) {
		const start = match.index;
		const end = frontMatterEnd(text, start);
		if (end === start || (start > 1 && !/\n[ \t]*\r?\n$/u.test(text.slice(Math.max(0, start - 80), start)))) continue;
		const offset = text.indexOf('\n', start) + 1;
		const close = text.lastIndexOf('\n', end - 1) + 1;
		blocks.push({ document: parseDocument(text.slice(offset, close), PARSING), offset, start, close });
		opening.lastIndex = end;
	}
	return blocks;
}

function namedFiles(document: Document, path: readonly string[], offset: number): readonly NamedFile[] {
	const node = document.getIn(path, true);
	const named = isSeq(node) ? node.items : [node];
	return named.flatMap((item) => {
		if (!isScalar(item) || typeof item.value !== 'string' || item.range == null) return [];
		return { path: item.value.trim(), range: { start: offset + item.range[0], end: offset + item.range[1] } };
	});
}

function plain(document: Document, name: string): unknown {
	const { contents } = document;
	if (!isMap(contents)) return undefined;
	const node = contents.get(name, true);
	return node === undefined ? undefined : ((node as { toJSON?: () => unknown }).toJSON?.() ?? undefined);
}

function nociteKeys(value: unknown): readonly string[] {
	const text = Array.isArray(value) ? value.join(' ') : String(value ?? '');
	return [
		...text.matchAll(/@(?:\{([^\s{}]+)\}|(\*|[\p{L}\p{N}_](?:[\p{L}\p{N}_]|[:.#$%&\-+?<>~/](?=[\p{L}\p{N}_]))*))/gu),
	].map((match) => match[1] ?? match[2] ?? '');
}

/** A file name as a YAML scalar: plain where that is safe. */
function yamlString(path: string): string {
	return /^[\w./~][\w./~ -]*$/u.test(path) && !/\s$/u.test(path) ? path : JSON.stringify(path);
}
