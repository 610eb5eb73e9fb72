import type { Draft } from '../facts/draft';
import { isBanner, isFurniture } from '../facts/furniture';
import type { PrintedDate } from '../facts/printedDate';
import { LONGEST_TITLE } from '../facts/titleShape';
import type { Row } from '../rows/row';
import { isGluedHead } from './gluedRows';
import { bare, footLength, headOf, isByLine } from './pageFrame';
import {
	FRONT_MATTER,
	LONGEST_FRONT_MATTER,
	PREAMBLE,
	preambleLength,
	type SavedHeader,
	savedHeader,
} from './savedHeader';

/** One page of a file: its rows without head and foot, and what its head says. */
export interface Page {
	readonly rows: readonly Row[];
	/** Rows of head and foot. */
	readonly furniture: readonly Row[];
	/** The lone date under the header: the day of the page. */
	readonly pageDate: PrintedDate | null;
	/** What the tool that saved the page wrote above it. */
	readonly saved: SavedHeader;
	/** True where the head says that these are the trending papers. */
	readonly trending: boolean;
}

/** What a layout reader made of a page. */
export interface PageReading {
	readonly layout: string;
	readonly drafts: readonly Draft[];
	/** 0…1: how much of the page has the anatomy of the layout. */
	readonly confidence: number;
	/** Rows that could not be used. */
	readonly leftovers: readonly Row[];
	/** Rows that belong to the page and not to a paper. */
	readonly furniture?: readonly Row[];
}

/** Splits a file into its pages, at each header, saving tool's preamble, and footer. */
export function pagesOf(rows: readonly Row[]): Page[] {
	const pages: Page[] = [];
	let start = 0;
	let content = false;
	for (let i = 0; i < rows.length; i++) {
		if (content && opensPage(rows, i)) {
			pages.push(pageOf(rows.slice(start, i)));
			start = i;
			content = false;
		}
		const { text } = rows[i]!;
		if (i === start && text === '---') {
			// The end of front matter may look like the beginning of another.
			i += Math.max(0, preambleLength(rows.slice(i, i + LONGEST_FRONT_MATTER)) - 1);
			continue;
		}
		// A line longer than any title may hold the whole page.
		content ||= (i > start || text.length > LONGEST_TITLE) && !isFurniture(bare(text)) && !PREAMBLE.test(text);
	}
	if (start < rows.length) {
		pages.push(pageOf(rows.slice(start)));
	}
	return pages.filter((page, i) => page.rows.length > 0 || page.furniture.length > 0 || i === 0);
}

export function opensPage(rows: readonly Row[], i: number): boolean {
	const text = bare(rows[i]!.text);
	switch (text.charCodeAt(0)) {
		case 71: // G
			return isBanner(text);
		case 68: // D
			return text === 'Daily Papers' && startsByLine(rows[i + 1]);
		case 72: // H
			if (GREETING.test(text)) {
				return rows.slice(i + 1, i + 4).some((row) => DIGEST_HEAD.test(row.text));
			}
			return (
				(text === 'Hugging Face' && bare(rows[i + 1]?.text ?? '') === 'Models') ||
				(text.startsWith('Hugging Face') && isGluedHead(text)) ||
				(DIGEST_HEAD.test(text) && !rows.slice(Math.max(0, i - 3), i).some((row) => GREETING.test(row.text)))
			);
		case 110: // n
			return (text === 'new' && isBanner(rows[i + 1]?.text ?? '')) || (text.startsWith('newGet') && isGluedHead(text));
		case 84: // T
			if (text === 'Trending Papers') {
				return startsByLine(rows[i + 1]);
			}
			return text.startsWith('Title: ') && rows.slice(i + 1, i + 4).some((row) => row.text.startsWith('URL Source: '));
		case 45: // -
			return text === '---' && FRONT_MATTER.test(rows[i + 1]?.text ?? '');
		case 83: // S: the page ends with its footer
			return false;
		default:
			return (
				i > 0 && bare(rows[i - 1]!.text) === 'Docs' && bare(rows[i - 2]?.text ?? '') === 'Pricing' && !isFurniture(text)
			);
	}
}

/** `by AK and the research community`, whole or its first piece. */
function startsByLine(row: Row | undefined): boolean {
	return row !== undefined && (row.text === 'by' || isByLine(row.text));
}

const GREETING = /^(?:Hi|Hello)\b.{0,60},$/;

/** The line that opens the mail of the day. */
export const DIGEST_HEAD = /^Here is the selection of papers for today\b/;

function pageOf(rows: readonly Row[]): Page {
	const preamble = preambleLength(rows);
	const saved = savedHeader(rows.slice(0, preamble));
	const head = headOf(rows, preamble);
	const foot = footLength(head.rows);
	return {
		rows: head.rows.slice(0, head.rows.length - foot),
		furniture: [...head.furniture, ...head.rows.slice(head.rows.length - foot)],
		pageDate: head.pageDate,
		saved,
		trending:
			head.furniture.some(({ text, heading }) => heading && text === 'Trending Papers') ||
			/\/trending\b/.test(saved.url ?? ''),
	};
}
