import { arxivIdIn, printedArxivId } from '../facts/arxivId';
import type { Draft } from '../facts/draft';
import { isFurniture } from '../facts/furniture';
import { countLine } from '../facts/numbers';
import { parseDateLine } from '../facts/printedDate';
import { joinLines } from '../facts/prose';
import { LONGEST_TITLE } from '../facts/titleShape';
import { authorCount } from '../facts/who';
import type { Row } from '../rows/row';
import { BUTTON } from './buttons';
import { DIGEST_HEAD, type Page, type PageReading } from './page';
import { bare } from './pageFrame';

const DIGEST_LINE = /^(.+?)\s*\((\d{1,6}) ?[▲△⬆↑]\)$/;
export const VOTES = /\d ?[▲△⬆↑]\)$/;
const DIGEST_FOOT =
	/^(?:Onwards and upwards,?|AK and the research community|Hi\b.*|Hello\b.*|View (?:all|in).*|Unsubscribe.*)$/;

/** The mail of the day: `Title (113 ▲)` lines between a greeting with the day and a signature. */
export function readDigest({ rows }: Page): PageReading {
	const drafts: Draft[] = [];
	const furniture: Row[] = [];
	const leftovers: Row[] = [];
	const head = rows.findIndex(({ text }) => DIGEST_HEAD.test(text));
	/** Lines that have not ended with their votes yet: wrapped titles, greetings. */
	let open: Row[] = [];
	const close = () => {
		const place = drafts.length === 0 ? furniture : leftovers;
		for (const row of open) {
			place.push(row);
		}
		open = [];
	};
	for (const [i, bulleted] of rows.entries()) {
		const row = { ...bulleted, text: bare(bulleted.text) };
		if (i <= head || DIGEST_FOOT.test(row.text) || isFurniture(row.text)) {
			close();
			furniture.push(row);
			continue;
		}
		if (row.gap || open.length > 3) {
			close();
		}
		open.push(row);
		const said = joinLines(open);
		const match = VOTES.test(said.slice(-10)) ? DIGEST_LINE.exec(said) : null;
		if (match !== null) {
			const { line } = open[0]!;
			const arxivId = arxivIdIn(open.flatMap(({ links }) => links));
			drafts.push({ line, from: line, to: row.end, title: match[1]!, upvotes: Number(match[2]), arxivId });
			open = [];
		}
	}
	close();
	return { layout: 'mail-digest', drafts, confidence: drafts.length > 0 ? 1 : 0, leftovers, furniture };
}

export function isDigest(rows: readonly Row[]): boolean {
	return (
		rows.some(({ text }) => DIGEST_HEAD.test(text)) || rows.filter(({ text }) => VOTES.test(text.slice(-10))).length > 1
	);
}

const COLLECTION_LINE =
	/^Paper\s*[•·]\s*(\d{4}\.\d{4,5})\s*[•·]\s*Published\s+(?:on )?([A-Z][a-z]{2} \d{1,2}(?:, \d{4})?)(?:\s*[•·]\s*(\d+))?(?:\s*[•·]\s*(\d+))?$/;

/** Collections and papers tabs: a title, and a line with its arXiv id. */
export function readIdList({ rows }: Page): PageReading {
	const drafts: Draft[] = [];
	const leftovers: Row[] = [];
	let open: Row[] = [];
	for (const row of rows) {
		const collected = COLLECTION_LINE.exec(row.text);
		const id = collected?.[1] ?? printedArxivId(row.text);
		if (id === null) {
			open.push(row);
			continue;
		}
		const from = titleStart(open, 0, open.length);
		const title = open.slice(from);
		for (const row of open.slice(0, from)) {
			leftovers.push(row);
		}
		open = [];
		if (title.length === 0) {
			leftovers.push(row);
			continue;
		}
		const date = collected && parseDateLine(collected[2]!)?.date;
		const { line } = title[0]!;
		drafts.push({
			...{ line, from: line, to: row.end, title: joinLines(title) },
			arxivId: id,
			date: date ?? null,
			upvotes: collected?.[3] === undefined ? null : Number(collected[3]),
		});
	}
	for (const row of open) {
		leftovers.push(row);
	}
	return {
		layout: 'id-list',
		drafts,
		confidence: drafts.length / Math.max(1, drafts.length + leftovers.length),
		leftovers,
	};
}

/** The title is the block above its id line, or as much of it as titles are long. */
export function titleStart(rows: readonly Row[], low: number, id: number): number {
	let start = id - 1;
	const last = rows[start];
	// A word of the page (`Models`) may be the end of a title, or all of it.
	if (start < low || last === undefined || (isNoTitle(last.text) && !(isFurniture(last.text) && !last.gap))) {
		return id;
	}
	let length = last.text.length;
	while (
		start > low &&
		!rows[start]!.gap &&
		!isNoTitle(rows[start - 1]!.text) &&
		rows[start - 1]!.text.length >= SHORTEST_FULL_LINE &&
		length + rows[start - 1]!.text.length < LONGEST_TITLE
	) {
		start--;
		length += rows[start]!.text.length + 1;
	}
	return start;
}

/** No page breaks a title behind fewer signs. */
const SHORTEST_FULL_LINE = 12;

/** What ends the page before a list: its foot, a date, a count. */
function isNoTitle(text: string): boolean {
	return (
		text === '·' ||
		isFurniture(bare(text)) ||
		DIGEST_FOOT.test(text) ||
		countLine(text) !== null ||
		parseDateLine(text) !== null ||
		BUTTON.test(text) ||
		authorCount(text) !== null ||
		text.startsWith('· ')
	);
}

/**
 * True for a line that ends an entry with its id; on the page of a single paper the id stands above the title.
 * `inList` tells that the entry before it ended a few lines above.
 */
export function isListedId(rows: readonly Row[], i: number, inList: boolean): boolean {
	const { text } = rows[i]!;
	if (COLLECTION_LINE.test(text)) {
		return true;
	}
	return (
		printedArxivId(text) !== null &&
		rows[i - 1]?.text !== 'Papers' &&
		(inList ||
			!rows.slice(i + 1, i + 6).some((row) => row.text.startsWith('Published on ') || row.text === 'Copy markdown'))
	);
}

export function isIdList(rows: readonly Row[]): boolean {
	const ids = rows.filter(({ text }) => printedArxivId(text) !== null || COLLECTION_LINE.test(text)).length;
	return ids > 0 && ids * 3 >= rows.length;
}
