import type { Row } from '../rows/row';
import { beginLikeness, LONGEST_TITLE, titleLikeness } from './titleShape';

/** Lines of wrapped text are within this many characters. */
const WIDEST = 200;
/** Nobody wraps text to less. */
const NARROWEST = 40;

/** The width at which the lines of a page were broken, `null` where they are as long as they were on the page. */
export function wrapWidth(rows: readonly Row[]): number | null {
	if (rows.length < 6 || !rows.some(({ text }) => text.length >= NARROWEST)) {
		return null;
	}
	const lengths = Float64Array.from(rows, ({ text }) => text.length).sort();
	const longest = lengths.at(-1) ?? 0;
	// A few lines are longer: an address has no place to break.
	const width = lengths.at(-1 - Math.floor(rows.length / 100)) ?? 0;
	if (longest > Math.min(WIDEST, width * 2) || width < NARROWEST) {
		return null;
	}
	const full = lengths.filter((length) => length > width - 15).length;
	return full < rows.length * 0.12 ? null : width;
}

/** True where a line goes on in the next: that one's first word would not have fitted on it. */
export function goesOn(row: Row, next: Row, width: number): boolean {
	const blank = next.text.indexOf(' ');
	const firstWord = blank < 0 ? next.text.length : blank;
	return !next.gap && (row.cut ?? 0) + row.text.length + 1 + firstWord > width;
}

/** How many of the lines of an entry are its title, the others being its abstract. */
export function titleLines(rows: readonly Row[], width: number): number {
	let best = 1;
	let bestScore = Number.NEGATIVE_INFINITY;
	for (let end = 1; end <= mostTitleLines(rows, 0, width) && end < rows.length; end++) {
		const score =
			titleScore(rows, 0, end) +
			(goesOn(rows[end - 1]!, rows[end]!, width) ? BROKEN_BY_CHANCE : 0) +
			beginLikeness(rows[end]!.text);
		if (score > bestScore) {
			best = end;
			bestScore = score;
		}
	}
	return best;
}

/** Lines that belong together, title first; titles and abstracts take turns. */
interface Run {
	readonly from: number;
	readonly to: number;
	readonly isTitle: boolean;
}

/**
 * Parts the lines of a wrapped page into titles and abstracts, which take turns: the most likely of all partings. A
 * line that could have taken the next word ends a text; one that could not may still end one by chance.
 */
export function partInTurns(rows: readonly Row[], width: number): Run[] {
	const worst = Number.NEGATIVE_INFINITY;
	// Best score of the first lines ending with a title or an abstract, and where that last one begins.
	const titles = new Float64Array(rows.length + 1).fill(worst);
	const abstracts = new Float64Array(rows.length + 1).fill(worst);
	const titleFrom = new Int32Array(rows.length + 1).fill(-1);
	const abstractFrom = new Int32Array(rows.length + 1).fill(-1);
	titles[0] = 0;
	abstracts[0] = 0;
	const full = rows.map((row, i) => i + 1 < rows.length && goesOn(row, rows[i + 1]!, width));
	const ends = Float64Array.from(rows, ({ text }) => endScore(text));
	for (let i = 0; i < rows.length; i++) {
		const beforeTitle = Math.max(abstracts[i]!, i === 0 ? 0 : titles[i]! + OUT_OF_TURN);
		// In the middle of a sentence no title begins.
		const last = i > 0 && full[i - 1] && ends[i - 1]! < 0 ? 0 : mostTitleLines(rows, i, width);
		for (let end = i + 1; end <= i + last; end++) {
			const score = beforeTitle + titleScore(rows, i, end) + (full[end - 1] ? BROKEN_BY_CHANCE : 0);
			if (score > titles[end]!) {
				titles[end] = score;
				titleFrom[end] = abstracts[i]! >= titles[i]! + OUT_OF_TURN || i === 0 ? i : -2 - i;
			}
		}
		const beforeAbstract = i === 0 ? OUT_OF_TURN : Math.max(titles[i]!, abstracts[i]! + OUT_OF_TURN);
		const begun = beginLikeness(rows[i]!.text);
		let length = 0;
		for (let end = i + 1; end <= Math.min(rows.length, i + MOST_LINES); end++) {
			length += rows[end - 1]!.text.length + 1;
			const score =
				beforeAbstract + begun + lengthScore(length) + ends[end - 1]! + (full[end - 1] ? BROKEN_BY_CHANCE : 0);
			if (score > abstracts[end]!) {
				abstracts[end] = score;
				abstractFrom[end] = i > 0 && titles[i]! < abstracts[i]! + OUT_OF_TURN ? -2 - i : i;
			}
			if (!full[end - 1]) {
				break;
			}
		}
	}
	return runsOf(rows.length, titles, abstracts, titleFrom, abstractFrom);
}

function runsOf(
	length: number,
	titles: Float64Array,
	abstracts: Float64Array,
	titleFrom: Int32Array,
	abstractFrom: Int32Array,
): Run[] {
	const runs: Run[] = [];
	let to = length;
	let isTitle = titles[to]! > abstracts[to]!;
	while (to > 0) {
		const found = (isTitle ? titleFrom : abstractFrom)[to]!;
		const inTurn = found >= 0;
		const from = inTurn ? found : found === -1 ? to - 1 : -2 - found;
		runs.push({ from, to, isTitle });
		to = from;
		isTitle = inTurn ? !isTitle : isTitle;
	}
	return runs.reverse();
}

/** What it costs that two titles, or two abstracts, follow each other. */
const OUT_OF_TURN = -30;
/** No abstract has more lines. */
const MOST_LINES = 80;

/** Titles that a wrap of this width broke have at most so many lines from `from` on. */
function mostTitleLines(rows: readonly Row[], from: number, width: number): number {
	let length = rows[from]!.text.length;
	let end = from + 1;
	while (end < rows.length && length < LONGEST_TITLE && goesOn(rows[end - 1]!, rows[end]!, width)) {
		length += rows[end]!.text.length + 1;
		end++;
	}
	return end - from;
}

/** What it costs that a text ends where the next word would not have fitted. */
const BROKEN_BY_CHANCE = -2.5;

function titleScore(rows: readonly Row[], from: number, end: number): number {
	let text = rows[from]!.text;
	for (let i = from + 1; i < end; i++) {
		text += ` ${rows[i]!.text}`;
	}
	return titleLikeness(text);
}

function endScore(text: string): number {
	return /[.!?]["”')\]]?$|https?:\/\/\S+$/.test(text) ? 2 : -6;
}

function lengthScore(length: number): number {
	return length < 260 ? -8 : length < 500 ? -2 : length > 3600 ? -12 : length > 2050 ? -4 : 0;
}
