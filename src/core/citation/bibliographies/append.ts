import { isMap, isNode, type YAMLSeq } from 'yaml';
import { finish } from '../../steps';
import { lineEndOf } from '../../text/edits';
import { mapTexts, markdownOfCsl } from '../cslMarkdown';
import { FORMATS } from '../formats/formats';
import type { CitationRecord } from '../record';
import type { BibliographyFormat } from './bibliography';
import { lastCut } from './bibtexCuts';
import { yamlList } from './cslBibliography';
import { hayagrivaEntries } from './hayagriva';
import { jsonItems } from './jsonItems';
import { yamlItemSteps } from './yamlItems';

/** Text to insert at an offset; everything else of the file stays as it is, to the byte. */
export interface Insertion {
	readonly offset: number;
	readonly text: string;
}

/** How entries are written into each form of bibliography. */
export type EntryStyle = 'bibtex' | 'biblatex';

/** Where and how records are added to a bibliography; `null` where the file is no list of entries at all. */
export function appendRecords(
	text: string,
	format: BibliographyFormat,
	records: readonly CitationRecord[],
	style: EntryStyle = 'bibtex',
): Insertion | null {
	return APPENDERS[format](text, records, style);
}

const APPENDERS: Readonly<
	Record<BibliographyFormat, (text: string, records: readonly CitationRecord[], style: EntryStyle) => Insertion | null>
> = {
	bibtex: (text, records, style) => appendEntry(text, FORMATS[style].write(records)),
	'csl-json': appendJson,
	'csl-yaml': appendYaml,
	hayagriva: appendHayagriva,
};

/**
 * Adds BibTeX text behind the last entry, a blank line apart, in the file's own line ends and its own habit of ending
 * with or without a line end. Where the last entry is never closed the text goes before it, since behind it a
 * reader would take it for part of that entry.
 */
export function appendEntry(bibText: string, entryText: string): Insertion {
	const eol = lineEndOf(bibText);
	const entry = entryText.replace(/\r?\n/gu, eol);
	const last = lastCut(bibText);
	if (last !== undefined && !last.closed) return { offset: last.range.start, text: entry + eol + eol };
	const offset = bibText.length;
	if (/^[\uFEFF\s]*$/u.test(bibText)) return { offset, text: entry + eol };
	if (!/[\r\n][^\S\r\n]*$/u.test(bibText)) return { offset, text: eol + eol + entry };
	const blank = /(?:\n\s*\n|\r\r)[^\S\r\n]*$/u.test(bibText.slice(-400)) ? '' : eol;
	return { offset, text: blank + entry + eol };
}

function appendJson(text: string, records: readonly CitationRecord[]): Insertion | null {
	const eol = lineEndOf(text);
	const items = records
		.map(({ csl }) => JSON.stringify(csl, null, 2).replace(/^/gmu, '  '))
		.join(',\n')
		.replace(/\n/gu, eol);
	if (/^[\uFEFF\s]*$/u.test(text)) return { offset: text.length, text: `[${eol}${items}${eol}]${eol}` };
	const list = jsonItems(text);
	if (list === null || list.close === null) return null;
	const lastItem = text.slice(0, list.close).trimEnd().length;
	return list.ranges.length === 0
		? { offset: lastItem, text: `${eol}${items}${eol}` }
		: { offset: lastItem, text: `,${eol}${items}` };
}

/** Behind the last work, a blank line apart where the works of the file are. */
function appendHayagriva(text: string, records: readonly CitationRecord[]): Insertion {
	const eol = lineEndOf(text);
	const written = hayagrivaEntries(records).replace(/\n/gu, eol);
	const end =
		/\n(?:\.\.\.|---)\s*$/u.exec(text.slice(-200)) === null
			? text.length
			: text.lastIndexOf('\n', text.trimEnd().length) + 1;
	const isApart = /\n\r?\n\S/u.test(text.trimEnd());
	const separator = end === 0 || text[end - 1] === '\n' ? '' : eol;
	return { offset: end, text: separator + (end > 0 && isApart ? eol : '') + written + eol };
}

function appendYaml(text: string, records: readonly CitationRecord[]): Insertion | null {
	const eol = lineEndOf(text);
	const written = FORMATS['csl-yaml'].write(records);
	const last = finish(yamlItemSteps(text))?.at(-1);
	if (last !== undefined) {
		const indent = /^ */u.exec(text.slice(last.start))?.[0] ?? '';
		return { offset: last.end, text: eol + yamlItemsAt(indent, written).join(eol) };
	}
	const { list, contents, refusal } = yamlList(text);
	if (refusal !== null) return null;
	if (list === null) {
		if (contents !== null && !(isMap(contents) && contents.get('references') == null && !contents.has('references')))
			return null;
		const separator = text === '' || text.endsWith('\n') ? '' : eol;
		return { offset: text.length, text: separator + written.replace(/\n/gu, eol) + eol };
	}
	if (list.range === undefined || list.range === null) return null;
	if (list.flow === true) return appendFlow(list, records);
	const start = text.lastIndexOf('\n', list.range[0] - 1) + 1;
	const indent = /^[^\S\n]*/u.exec(text.slice(start))?.[0] ?? '';
	const end = text.slice(0, list.range[1]).trimEnd().length;
	return { offset: end, text: eol + yamlItemsAt(indent, written).join(eol) };
}

/** The lines below `references:`, indented as those of another file are. */
function yamlItemsAt(indent: string, written: string): readonly string[] {
	const [, ...lines] = written.split('\n');
	return lines.map((line) => indent + line.replace(/^ {2}/u, ''));
}

/** JSON is YAML in a flow list. Behind the last item, so that a comma or comment after it stays where it is. */
function appendFlow({ items, range }: YAMLSeq, records: readonly CitationRecord[]): Insertion | null {
	const written = records.map(({ csl }) => JSON.stringify(mapTexts(csl, markdownOfCsl))).join(', ');
	const last = items.at(-1);
	if (last === undefined) return range == null ? null : { offset: range[0] + 1, text: written };
	return isNode(last) && last.range != null ? { offset: last.range[1], text: `, ${written}` } : null;
}
