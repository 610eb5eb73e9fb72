import type { Passage } from '../search';
import { foldedLine } from '../search/words/foldedText';
import type { FullText } from './fullText';
import { locatorAt } from './quoting';

/** A text as it is searched: far quicker to look through than the text, and of its size. */
export interface SearchedText {
	/** Its words for `PaperFacts.fullText`, ending in a blank. */
	readonly words: string;
	/** Where the words of each line of the Markdown begin in `words`. */
	readonly lines: readonly number[];
	/** About as long as abstracts, in their order; nothing of the list of references, which is about other papers. */
	readonly passages: readonly Passage[];
}

/** Folded words of a passage, in UTF-16 units: it ends with the line that fills it, and where a section does if it is not short. */
const FULL = 1200;
const SHORT = 300;

/** Ways through the text, which are not of it. */
const ANCHOR = /<a id="[\w.:-]*"><\/a>/g;
const TO_PLACE = /\]\(#[\w.:-]*\)/g;
/** Of the list of references: its place, its heading, an entry. */
const REFERENCE = /^\s*(?:[-*]\s+)?<a id="bib[\w.:-]*"><\/a>|^#+ (?:references|bibliography|literature cited)\s*$/i;

/** Made in steps of a line. */
export function* searchedText({ markdown, sections }: FullText): Generator<void, SearchedText> {
	const starts = new Set(sections.map(({ start }) => start));
	const lines: number[] = [];
	const parts: string[] = [];
	const bounds: { readonly start: number; readonly from: number; to: number }[] = [];
	let offset = 0;
	let length = 0;
	let open: (typeof bounds)[number] | undefined;
	for (const line of markdown.split('\n')) {
		const folded = foldedLine(line.replace(ANCHOR, '').replace(TO_PLACE, ']'));
		const filled: number = open === undefined ? 0 : open.to - open.from;
		if (REFERENCE.test(line)) {
			open = undefined;
		} else {
			const isSection = starts.has(offset);
			const begins = open === undefined || filled >= FULL ? isSection || folded !== '' : isSection && filled >= SHORT;
			if (begins) {
				open = { start: offset, from: length, to: length };
				bounds.push(open);
			}
			if (open !== undefined) {
				open.to = length + folded.length;
			}
		}
		lines.push(length);
		parts.push(folded);
		length += folded.length;
		offset += line.length + 1;
		yield;
	}
	const words = `${parts.join('')} `;
	const passages = bounds
		.filter(({ from, to }) => to > from)
		.map(({ start, from, to }) => ({ start, words: words.slice(from, to), place: locatorAt(sections, start) }));
	return { words, lines, passages };
}
