import type { Draft } from '../facts/draft';
import { isBanner, isFurniture } from '../facts/furniture';
import { joinLines } from '../facts/prose';
import { LONGEST_TITLE, titleCase } from '../facts/titleShape';
import { partInTurns, wrapWidth } from '../facts/wrapping';
import type { Row } from '../rows/row';
import type { Page, PageReading } from './page';
import { bare } from './pageFrame';

/** Bare lines: a title, its abstract, the next title … Lengths tell which is which, and get the reader back in step. */
export function readPairs(page: Page): PageReading {
	if (isTable(page.rows)) {
		return { layout: 'search-pairs', drafts: [], confidence: 0, leftovers: page.rows };
	}
	const rows = unwrapped(page.rows.filter(({ text }) => text !== ''));
	const furniture = page.rows.filter(({ text }) => text === '');
	const none: PageReading = { layout: 'search-pairs', drafts: [], confidence: 0, leftovers: rows, furniture };
	if (!rows.some(({ text }) => text.length > SHORTEST_ABSTRACT)) return none;
	const pairs: Pair[] = [];
	const leftovers: Row[] = [];
	let title: Row | null = null;
	for (const row of rows) {
		const long = row.text.length > LONGEST_TITLE;
		const last = pairs.at(-1);
		if (title !== null && (long || isSentence(row.text, title.text))) {
			pairs.push({ title, abstract: [row] });
			title = null;
		} else if (long && last !== undefined) {
			last.abstract.push(row);
		} else if (long) {
			leftovers.push(row);
		} else {
			if (title !== null) {
				pairs.push({ title, abstract: [] });
			}
			title = row;
		}
	}
	if (title !== null) {
		leftovers.push(title);
	}
	const whole = pairs.filter(({ abstract }) => abstract.length > 0).length;
	if (whole * 2 < pairs.length) return none;
	const drafts = pairs.map(draftOf);
	const confidence = whole / (drafts.length + leftovers.length || 1);
	return isOfSite(page) || arePapers(drafts, confidence)
		? { layout: 'search-pairs', drafts, confidence, leftovers, furniture }
		: none;
}

/** True for a page with a Markdown table: its cells are no titles and abstracts in turn. */
function isTable(rows: readonly Row[]): boolean {
	return rows.some(({ text }, i) => TABLE_RULE.test(text) && rows[i - 1]?.text.includes('|'));
}

const TABLE_RULE = /^\|?(?:\s{0,8}:?-{2,}:?\s{0,8}\|)+(?:\s{0,8}:?-{2,}:?)?$/;

/** A title and the lines of its abstract, if it has one. */
interface Pair {
	readonly title: Row;
	readonly abstract: Row[];
}

function draftOf({ title, abstract }: Pair): Draft {
	return {
		...{ line: title.line, from: title.line, to: abstract.at(-1)?.end ?? title.end, title: title.text },
		...(abstract.length > 0 && { abstract: abstract.map(({ text }) => text).join('\n') }),
	};
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

const SHORTEST_ABSTRACT = 60;

/** A short abstract still is a sentence, and longer than its title. */
export function isSentence(text: string, title: string): boolean {
	return (
		text.length > SHORTEST_ABSTRACT &&
		text.length > title.length &&
		/[.!?]["”)]?$/.test(text) &&
		/ [a-z]+ [a-z]+ /.test(text)
	);
}

/** Undoes a hard wrap. Texts that are not wrapped stay as they are. */
function unwrapped(rows: readonly Row[]): readonly Row[] {
	const width = wrapWidth(rows);
	return width === null ? rows : partInTurns(rows, width).map(({ from, to }) => joinRun(rows.slice(from, to)));
}

function joinRun(run: readonly Row[]): Row {
	return run.length === 1 ? run[0]! : { ...run[0]!, text: joinLines(run), end: run.at(-1)!.end };
}
