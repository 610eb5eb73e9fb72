import type { Range } from '../citation/bibliographies/range';
import type { MappedText } from './mappedText';
import { placeOf } from './mappedText';

/** Prefixes of labels that Quarto ("Cross References") and pandoc-crossref refer to as they cite keys. */
const KINDS =
	'fig tbl tab lst sec eq thm lem cor prp cnj def exm exr sol rem alg nte tip wrn imp cau vid dia cha'.split(' ');

/** A label and where it stands, without `#` and quotes. */
export interface Label {
	readonly label: string;
	readonly range: Range;
}

/**
 * Whether a key looks like the label of a figure, a table and so on: `fig-plot`, `Fig-plot`, `fig:plot`.
 *
 * @param customKinds prefixes that a document or project has made
 */
export function isCrossReference(key: string, customKinds: readonly string[]): boolean {
	const kind = /^([\p{L}\p{N}]+)[-:]/u.exec(key)?.[1];
	if (kind === undefined) return false;
	return (
		KINDS.includes(kind.toLowerCase()) || customKinds.some((custom) => custom.toLowerCase() === kind.toLowerCase())
	);
}

/** Ids in attributes, of elements of HTML, and MyST's names and targets. */
const LABELS =
	/(?<![\\{])\{(?:[^{}\n]*?[ \t])?#([^\s{}]+)|<[a-z][^<>\n]*?\sid[ \t]*=[ \t]*["']?([^\s"'<>]+)|^[ \t]*:(?:name|label):[ \t]+(\S+)|^\(([^\s()]+)\)=/gimu;

/** The labels of a Markdown text; `chunks` are those that code chunks give themselves. */
export function labelsIn(text: string, chunks: readonly MappedText[]): readonly Label[] {
	const written = [...text.matchAll(LABELS)].map((match): Label => {
		const label = match.slice(1).find((part) => part !== undefined) ?? '';
		const start = match.index + match[0].lastIndexOf(label);
		return { label, range: { start, end: start + label.length } };
	});
	const ofChunks = chunks.map((chunk) => ({
		label: chunk.text,
		range: placeOf(chunk, { start: 0, end: chunk.text.length }),
	}));
	return [...written, ...ofChunks].sort((a, b) => a.range.start - b.range.start);
}
