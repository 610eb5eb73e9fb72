import type { Draft } from './draft';
import type { Page, PageReading } from './page';
import type { Row } from './row';

/** Titles are at most 226 characters long, all but 0.06 % of abstracts at least 260 (measured on 94,852 papers). */
const LONGEST_TITLE = 240;

/** Bare lines: a title, its abstract, the next title … Lengths tell which is which. */
export function readPairs(page: Page): PageReading {
	const drafts: Draft[] = [];
	const open: Row[] = [];
	let title: Row | null = null;
	for (const row of page.rows) {
		const long = row.text.length > LONGEST_TITLE;
		if (title !== null && (long || isSentence(row.text))) {
			drafts.push({ line: title.line, title: title.text, abstract: row.text });
			page.paper(title, row);
			title = null;
		} else if (long && drafts.length > 0) {
			const last = drafts.pop()!;
			drafts.push({ ...last, abstract: `${last.abstract}\n${row.text}` });
			page.paper(row, row);
		} else if (long) {
			open.push(row);
		} else {
			if (title !== null) {
				drafts.push({ line: title.line, title: title.text });
				page.paper(title, title);
			}
			title = row;
		}
	}
	return { layout: 'search-pairs', drafts, leftovers: title === null ? open : [...open, title] };
}

function isSentence(text: string): boolean {
	return text.length > 60 && text.endsWith('.');
}
