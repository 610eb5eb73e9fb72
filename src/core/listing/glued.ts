import type { Draft } from './draft';
import type { Page, PageReading } from './page';
import { monthNumber, type PrintedDate, validDate } from './printedDate';
import type { Row } from './row';
import { beginLikeness, LONGEST_TITLE, titleCase, titleLikeness } from './titleShape';

const CLOSING = /·\s*(?:Published on )?([A-Z][a-z]{2}) (\d{1,2})(?:, (\d{4}))?/g;
const HEAD =
	/^.{0,40}Get trending papers in your email inbox.{0,260}?Trending Papers(?:[A-Z][a-z]{2} \d{1,2}(?!\d*, ))?/;

/** True for a page whose pieces stand without anything between them, as scripts read it (`textContent`). */
export function isGlued(rows: readonly Row[]): boolean {
	const glued = rows.filter(isGluedRow).length;
	return glued > 0 && glued * 2 >= rows.length;
}

/** True for a line that holds a whole entry, or more. */
export function isGluedRow({ text }: Row): boolean {
	return text.length > 300 && text.includes('·') && /[^\s]·\s*[A-Z][a-z]{2} \d/.test(text);
}

/** Counts, title, abstract, who and date in one breath. The dot and the date close an entry; words tell where the title ends. */
export function readGlued({ rows }: Page): PageReading {
	const known = { words: countWords(rows), names: countNames(rows) };
	const drafts: Draft[] = [];
	const leftovers: Row[] = [];
	const furniture: Row[] = [];
	for (const row of rows) {
		if (HEAD.exec(row.text)?.[0] === row.text) {
			furniture.push(row);
			continue;
		}
		const found = readRow(row, known);
		for (const draft of found.drafts) {
			drafts.push(draft);
		}
		if (found.drafts.length === 0 || found.rest.length > 120) {
			leftovers.push(row);
		}
	}
	// Nothing but the wording tells titles from abstracts here.
	return { layout: 'search-glued', drafts, confidence: 0.7, leftovers, furniture };
}

function readRow(row: Row, known: Known): { readonly drafts: Draft[]; readonly rest: string } {
	const drafts: Draft[] = [];
	const start = HEAD.exec(row.text)?.[0].length ?? 0;
	let at = start;
	let numbers = '';
	for (const match of row.text.matchAll(CLOSING)) {
		if (match.index < at) {
			continue;
		}
		const closing = closingDate(match);
		const text = numbers + row.text.slice(at, match.index);
		if (closing === null || text.length < 40) {
			continue;
		}
		at = match.index + match[0].length - closing.tail.length;
		const after = /^\d{0,7}-?/.exec(row.text.slice(at))![0];
		at += after.length;
		const last = at >= row.text.length;
		numbers = last ? '' : after;
		drafts.push(readEntry(row, text, known, closing.date, commentsIn(after, last)));
	}
	return { drafts, rest: row.text.slice(at) };
}

/** The day takes two digits where the calendar allows; what follows it are counts. */
function closingDate(match: RegExpExecArray): { readonly date: PrintedDate; readonly tail: string } | null {
	const [, name = '', day = '', year] = match;
	const month = monthNumber(name);
	const date = validDate(year === undefined ? null : Number(year), month, Number(day));
	if (date !== null) {
		return { date, tail: '' };
	}
	const short = year === undefined && day.length === 2 ? validDate(null, month, Number(day[0])) : null;
	return short && { date: short, tail: day[1]! };
}

/** Comments and the next upvotes are one run of digits: they can be told apart only at the end, or before a dash. */
function commentsIn(digits: string, last: boolean): number | null {
	const dashed = digits.endsWith('-');
	const comments = dashed ? digits.slice(0, -1) : last ? digits : '';
	return comments === '' ? null : Number(comments);
}

function readEntry(row: Row, text: string, { words, names }: Known, date: PrintedDate, comments: number | null): Draft {
	const box = /^(?:-|\d{0,6}?(?=\dD\b)|\d{1,6})/.exec(text)?.[0] ?? '';
	// Three digits or fewer may still be comments and upvotes; one alone is the upvotes, which every entry has.
	const upvotes =
		box === '' ? null : box === '-' ? 0 : row.text.startsWith(box) || box.length === 1 ? Number(box) : null;
	const body = text.slice(box.length).replace(/^-/, '');
	const authors = /(\d{1,3}) authors?$/.exec(body);
	const nameAt = authors ? authors.index : organizationStart(body, names);
	const described = body.slice(0, nameAt);
	const cut = titleEnd(described, words);
	return {
		line: row.line,
		from: row.line,
		to: row.end,
		title: described.slice(0, cut),
		abstract: described.slice(cut).trim(),
		date,
		comments,
		upvotes,
		authorCount: authors ? Number(authors[1]) : null,
		organization: authors || nameAt === body.length ? null : { handle: null, name: body.slice(nameAt) },
	};
}

/** How often each word stands on the page, and each name behind a full stop and before a dot. */
interface Known {
	readonly words: ReadonlyMap<string, number>;
	readonly names: ReadonlyMap<string, number>;
}

const NAME_BEFORE_DOT = /[.!?)”"]([^\s.!?·/][^.!?·/]{1,80})·\s*[A-Z][a-z]{2} \d/g;

function countNames(rows: readonly Row[]): ReadonlyMap<string, number> {
	const counts = new Map<string, number>();
	for (const { text } of rows) {
		for (const [, name = ''] of text.matchAll(NAME_BEFORE_DOT)) {
			counts.set(name, (counts.get(name) ?? 0) + 1);
		}
	}
	// Few organisations are on a page; more would be noise.
	return new Map([...counts].sort((a, b) => b[1] - a[1] || b[0].length - a[0].length).slice(0, 300));
}

/**
 * The organisation is a name the page shows elsewhere behind a full stop, or follows the last full stop or address
 * without a blank, or the last word that ends in the middle of another.
 */
function organizationStart(text: string, names: ReadonlyMap<string, number>): number {
	for (const name of names.keys()) {
		if (text.endsWith(name)) {
			return text.length - name.length;
		}
	}
	const tail = text.slice(-LONGEST_ORGANIZATION);
	const address = tail.lastIndexOf('://');
	const sentence = address < 0 ? lastMatch(tail, /[.!?)”"](?=[\p{L}\d])/gu) : -1;
	if (sentence > 0 && !/\s/.test(tail[sentence - 2] ?? '')) {
		return text.length - tail.length + sentence;
	}
	const blank = address < 0 ? -1 : tail.indexOf(' ', address);
	const within = tail.slice(0, blank < 0 ? tail.length : blank);
	const seam = lastMatch(within, /\p{L}(?=\p{Lu}\p{Ll})|[\p{Ll}\d](?=\p{Lu})/gu);
	return seam > 0 ? text.length - tail.length + seam : text.length;
}

/** Index behind the last match of a pattern, -1 where there is none. */
function lastMatch(text: string, pattern: RegExp): number {
	let end = -1;
	for (const match of text.matchAll(pattern)) {
		end = match.index + match[0].length;
	}
	return end;
}

const LONGEST_ORGANIZATION = 100;
const OPENERS = new Set(
	'We The This In Recent Large Despite While With To As Existing Although Current Modern Recently Vision Language Diffusion Multimodal Reinforcement Text Video Generative Many Most Deep Training Learning Understanding Image Our Autonomous Retrieval Code Test Foundation Traditional Given How Can Scaling Human Reasoning AI An A Multi LLM LLMs Agents For It Building Automated Self High'.split(
		' ',
	),
);

/** Where the title ends: at a capital glued to the word before it, best where both words are at home on the page. */
function titleEnd(text: string, words: ReadonlyMap<string, number>): number {
	let best = Math.min(text.length, LONGEST_TITLE);
	let bestScore = Number.NEGATIVE_INFINITY;
	let strongest = 0;
	for (let i = 4; i < Math.min(text.length - 40, LONGEST_TITLE); i++) {
		if (/[\s(-]$|\s["“']$/.test(text.slice(i - 2, i)) || !/[\p{Lu}\d"“$]/u.test(text[i]!)) {
			continue;
		}
		const seam = seamAt(text, i, words);
		// The first of two good seams is the title's: what stands before the other is of the abstract.
		const score = seam + titleLikeness(text.slice(0, i)) + beginLikeness(text.slice(i, i + 200)) - strongest / 2;
		strongest = Math.max(strongest, seam);
		if (score > bestScore) {
			best = i;
			bestScore = score;
		}
	}
	return best;
}

/** How much the signs around a place look like the end of one word and the beginning of another. */
function seamAt(text: string, at: number, words: ReadonlyMap<string, number>): number {
	const begin = text.lastIndexOf(' ', at - 1) + 1;
	const blank = text.indexOf(' ', at);
	const end = blank < 0 ? text.length : blank;
	const left = bareWord(text.slice(begin, at));
	const right = bareWord(text.slice(at, end));
	const whole = bareWord(text.slice(begin, end));
	const known = (word: string) => Math.min(words.get(word) ?? 0, 4);
	const capitals =
		/\p{Lu}/u.test(text[at - 1]!) && (!/^\p{Lu}\p{Ll}/u.test(right) || /^\p{Lu}s(?!\p{Ll})/u.test(right));
	return (
		known(left) +
		known(right) +
		4 * (titleCase(text.slice(Math.max(0, begin - 30), at)) - 0.5) +
		(OPENERS.has(right) ? 3 : 0) +
		(/^[a-z(]/.test(text.slice(end + 1, end + 2)) ? 2 : 0) +
		(/[?!)]/.test(text[at - 1]!) ? 2 : 0) -
		(capitals ? 10 : 0) -
		(/^\d/.test(right) || /\dD$/.test(text.slice(at - 1, at + 1)) ? 8 : 0) -
		(/[:,]$/.test(text.slice(begin, end)) ? 4 : 0) -
		((words.get(whole) ?? 0) > 1 ? 8 : 0) -
		(left.length < 2 || right.length < 1 ? 3 : 0)
	);
}

function bareWord(word: string): string {
	return word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
}

function countWords(rows: readonly Row[]): ReadonlyMap<string, number> {
	const counts = new Map<string, number>();
	for (const { text } of rows) {
		for (const word of text.split(' ')) {
			const bareOne = bareWord(word);
			counts.set(bareOne, (counts.get(bareOne) ?? 0) + 1);
		}
	}
	return counts;
}
