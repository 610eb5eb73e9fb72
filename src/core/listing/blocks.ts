import type { Draft } from './draft';
import type { Page, PageReading } from './page';
import { type DateLine, parseDateLine } from './printedDate';
import type { Row } from './row';
import { readWho } from './who';

/**
 * A search page: title, abstract, who, a line with a dot, the date. The dot and the date after it close an entry;
 * what stands before them since the last entry is its upvotes, title and abstract.
 */
export function readBlocks(page: Page): PageReading {
	const { rows } = page;
	const drafts: Draft[] = [];
	let start = 0;
	for (let dot = 2; dot < rows.length; dot++) {
		const closing = rows[dot]!.text === '·' ? dateAfter(rows, dot) : null;
		if (closing !== null) {
			const draft = readEntry(rows.slice(start, dot), closing);
			if (draft !== null) {
				drafts.push(draft);
				page.paper(rows[start]!, rows[dot + 1]!);
				start = dot + 2;
			}
		}
	}
	return { layout: 'search-blocks', drafts, leftovers: rows.slice(start) };
}

function dateAfter(rows: readonly Row[], dot: number): DateLine | null {
	const next = rows[dot + 1];
	return next === undefined ? null : parseDateLine(next.text);
}

function readEntry(rows: readonly Row[], { date, comments }: DateLine): Draft | null {
	const title = rows[0];
	if (title === undefined || rows.length < 2) {
		return null;
	}
	const who = rows.at(-1)!;
	const abstract = rows.slice(1, -1).map(({ text }) => text);
	return {
		line: title.line,
		title: title.text,
		abstract: abstract.join('\n'),
		date,
		comments,
		...readWho(who.text, true),
	};
}
