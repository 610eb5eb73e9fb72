import type { Draft } from './draft';
import { isBanner, isFurniture } from './furniture';
import { bare, type Page, type PageReading } from './page';
import { joinLines } from './prose';
import type { Row } from './row';
import { titleCase } from './titleShape';

/** Titles are at most 226 characters long, all but 0.06 % of abstracts at least 260 (measured on 94,852 papers). */
export const LONGEST_TITLE = 240;

/** Bare lines: a title, its abstract, the next title … Lengths tell which is which, and get the reader back in step. */
export function readPairs(page: Page): PageReading {
	const rows = unwrapped(page.rows);
	const drafts: Draft[] = [];
	const leftovers: Row[] = [];
	let title: Row | null = null;
	let pairs = 0;
	for (const row of rows) {
		const long = row.text.length > LONGEST_TITLE;
		if (title !== null && (long || isSentence(row.text, title.text))) {
			drafts.push({ line: title.line, from: title.line, to: row.end, title: title.text, abstract: row.text });
			title = null;
			pairs++;
		} else if (long && drafts.length > 0) {
			const last = drafts.pop()!;
			drafts.push({ ...last, to: row.end, abstract: `${last.abstract ?? ''}\n${row.text}`.trim() });
		} else if (long) {
			leftovers.push(row);
		} else {
			if (title !== null) {
				drafts.push({ line: title.line, from: title.line, to: title.end, title: title.text });
			}
			title = row;
		}
	}
	if (title !== null) {
		leftovers.push(title);
	}
	const confidence = pairs / (drafts.length + leftovers.length || 1);
	return pairs * 2 < drafts.length || !(isOfSite(page) || arePapers(drafts, confidence))
		? { layout: 'search-pairs', drafts: [], confidence: 0, leftovers: rows }
		: { layout: 'search-pairs', drafts, confidence, leftovers };
}

/** True for a page with head or foot of the site; single words of it, as `References`, stand in any text. */
function isOfSite({ furniture }: Page): boolean {
	return (
		furniture.some(({ text }) => isBanner(bare(text))) ||
		furniture.filter(({ text }) => isFurniture(bare(text))).length > 1
	);
}

/**
 * Without anything of the site, headings with paragraphs below them may be any text at all: papers nearly all have
 * abstracts, whose length no ordinary paragraph has, and titles are set as such.
 */
function arePapers(drafts: readonly Draft[], confidence: number): boolean {
	const lengths = drafts
		.flatMap(({ abstract }) => (abstract === undefined ? [] : abstract.length))
		.sort((a, b) => a - b);
	const titles = drafts.reduce((sum, { title }) => sum + titleCase(title), 0) / drafts.length;
	return confidence >= 0.6 && (lengths[lengths.length >> 1] ?? 0) >= USUAL_ABSTRACT && titles >= 0.5;
}

/** Half of all abstracts are longer than 1,300 characters, 99.9 % longer than this (measured on 3,200). */
const USUAL_ABSTRACT = 500;

/** A short abstract still is a sentence, and longer than its title. */
export function isSentence(text: string, title: string): boolean {
	return text.length > 60 && text.length > title.length && /[.!?]["”)]?$/.test(text) && / [a-z]+ [a-z]+ /.test(text);
}

/**
 * Undoes a hard wrap: a line goes on where the first word of the next would not have fitted on it. Texts that are not
 * wrapped stay as they are.
 */
export function unwrapped(rows: readonly Row[]): readonly Row[] {
	const width = rows.reduce((longest, { text }) => Math.max(longest, text.length), 0);
	const full = rows.filter(({ text }) => text.length > width - 15).length;
	if (width > 200 || rows.length < 6 || full < rows.length * 0.3) {
		return rows;
	}
	const runs: Row[][] = [];
	for (const [i, row] of rows.entries()) {
		const blank = row.text.indexOf(' ');
		const firstWord = blank < 0 ? row.text.length : blank;
		if (i > 0 && !row.gap && rows[i - 1]!.text.length + 1 + firstWord > width) {
			runs.at(-1)!.push(row);
		} else {
			runs.push([row]);
		}
	}
	return inStep(runs).map(joinRun);
}

function joinRun(run: readonly Row[]): Row {
	return run.length === 1 ? run[0]! : { ...run[0]!, text: joinLines(run), end: run.at(-1)!.end };
}

/**
 * A full last line hides the end of an abstract, a full title its own end. Where two abstracts would follow each
 * other, the title between them is the last lines of the one or the first of the other.
 */
function inStep(runs: readonly Row[][]): readonly Row[][] {
	const parted: Row[][] = [];
	for (const run of runs.flatMap(partAtTitle)) {
		const before = parted.at(-1);
		if (run.length > 3 && (before === undefined || before.length > 3)) {
			const cut = before === undefined ? -1 : trailingTitle(before);
			if (before !== undefined && cut > 0) {
				parted[parted.length - 1] = before.slice(0, cut);
				parted.push(before.slice(cut), run);
			} else {
				const end = leadingTitle(run);
				parted.push(run.slice(0, end), run.slice(end));
			}
		} else {
			parted.push(run);
		}
	}
	return parted.filter((run) => run.length > 0);
}

/** A run longer than abstracts are holds two of them; the title between them is set like one. */
function partAtTitle(run: readonly Row[]): readonly Row[][] {
	const length = run.reduce((sum, { text }) => sum + text.length, 0);
	let best: readonly [number, number] | null = null;
	let bestCase = 0.6;
	for (let i = 3; length > LONGEST_ABSTRACT && i < run.length - 3; i++) {
		for (const end of ENDS_SENTENCE.test(run[i - 1]!.text) ? [i + 1, i + 2] : []) {
			const title = run.slice(i, end).map(({ text }) => text);
			const worth = titleCase(title.join(' ')) - titleCase(run[end]!.text) / 2;
			if (worth > bestCase && !/[.,;]$/.test(title.at(-1)!) && !/^\p{Ll}/u.test(run[end]!.text)) {
				best = [i, end];
				bestCase = worth;
			}
		}
	}
	return best === null
		? [[...run]]
		: [run.slice(0, best[0]), run.slice(best[0], best[1]), ...partAtTitle(run.slice(best[1]))];
}

/** 99.9 % of abstracts are shorter. */
const LONGEST_ABSTRACT = 2050;

/** Index at which a title begins behind the end of an abstract, -1 where the abstract is whole. */
function trailingTitle(run: readonly Row[]): number {
	if (ENDS_SENTENCE.test(run.at(-1)!.text)) {
		return -1;
	}
	for (let cut = run.length - 1; cut > 1 && cut >= run.length - 3; cut--) {
		if (ENDS_SENTENCE.test(run[cut - 1]!.text)) {
			return cut;
		}
	}
	return -1;
}

/** How many lines at the beginning of a run are its title. */
function leadingTitle(run: readonly Row[]): number {
	return /^\P{Ll}/u.test(run[1]!.text) && titleCase(run[1]!.text) < 0.5 ? 1 : 2;
}

const ENDS_SENTENCE = /[.!?]["”)]?$|https?:\/\/\S+$/;
