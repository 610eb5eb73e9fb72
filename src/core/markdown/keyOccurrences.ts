import type { Range } from '../citation/bibliographies/bibliography';
import { type CitationItem, markdownCitations } from './citations';
import { markdownRegions } from './regions';

/** A key as it stands in a text. */
export interface KeyOccurrence {
	readonly key: string;
	/** The key without `@` and braces. */
	readonly keyRange: Range;
	/** From the `@` to behind the key and its brace. */
	readonly markRange: Range;
}

const NOCITE_KEY = /@(?:\{([^\s{}]+)\}|([\p{L}\p{N}_](?:[\p{L}\p{N}_]|[:.#$%&\-+?<>~/](?=[\p{L}\p{N}_]))*))/gu;

/** Every key of a Markdown text in order of its place: those in citations and those in `nocite`. */
export function keyOccurrences(text: string): readonly KeyOccurrence[] {
	const regions = markdownRegions(text);
	const cited = markdownCitations(text, regions).flatMap(({ items }) => items.map(occurrence));
	const listed = regions
		.filter(({ kind }) => kind === 'metadata')
		.flatMap(({ start, end }) => nociteKeys(text.slice(start, end), start));
	return [...listed, ...cited].sort((a, b) => a.keyRange.start - b.keyRange.start);
}

function occurrence({ key, keyRange, markRange, suppressAuthor }: CitationItem): KeyOccurrence {
	return { key, keyRange, markRange: { start: markRange.start + (suppressAuthor ? 1 : 0), end: markRange.end } };
}

/** Keys in the value of `nocite`: its line and the indented or listed lines below. */
function nociteKeys(block: string, offset: number): KeyOccurrence[] {
	const value = /^nocite[ \t]*:[^\n]*(?:\n(?:[ \t]+|-)[^\n]*)*/mu.exec(block);
	if (value === null) return [];
	return [...value[0].matchAll(NOCITE_KEY)].map((match) => {
		const start = offset + value.index + match.index;
		const key = match[1] ?? match[2] ?? '';
		const keyStart = start + (match[1] === undefined ? 1 : 2);
		return {
			key,
			keyRange: { start: keyStart, end: keyStart + key.length },
			markRange: { start, end: start + match[0].length },
		};
	});
}
