import { printedArxivId } from './arxivId';
import type { Draft } from './draft';
import type { Page, PageReading } from './page';
import { parseDateLine } from './printedDate';
import type { Row } from './row';

const DIGEST_LINE = /^(.+?)\s*\((\d{1,6}) ?[▲△⬆↑]\)$/;
export const VOTES = /\d ?[▲△⬆↑]\)$/;
export const DIGEST_HEAD = /^Here is the selection of papers for today\b/;
const DIGEST_FOOT =
	/^(?:Onwards and upwards,?|AK and the research community|Hi\b.*|Hello\b.*|View (?:all|in).*|Unsubscribe.*)$/;

/** The mail of the day: `Title (113 ▲)` lines between a greeting with the day and a signature. */
export function readDigest({ rows }: Page): PageReading {
	const drafts: Draft[] = [];
	const furniture: Row[] = [];
	let open: Row[] = [];
	for (const row of rows) {
		const match = VOTES.test(row.text.slice(-10))
			? DIGEST_LINE.exec([...open.slice(-3), row].map(({ text }) => text).join(' '))
			: null;
		if (match !== null) {
			const first = open.slice(-3)[0] ?? row;
			drafts.push({ line: first.line, from: first.line, to: row.end, title: match[1]!, upvotes: Number(match[2]) });
			open = [];
		} else if (DIGEST_HEAD.test(row.text) || DIGEST_FOOT.test(row.text)) {
			furniture.push(row);
		} else if (drafts.length === 0 && !row.text.includes('(')) {
			furniture.push(row);
		} else {
			open.push(row);
		}
	}
	return { layout: 'mail-digest', drafts, confidence: drafts.length > 0 ? 1 : 0, leftovers: open, furniture };
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
	let title: Row | null = null;
	for (const row of rows) {
		const collected = COLLECTION_LINE.exec(row.text);
		const id = collected?.[1] ?? printedArxivId(row.text);
		if (id === null || title === null) {
			if (title !== null) {
				leftovers.push(title);
			}
			title = id === null ? row : null;
			continue;
		}
		const date = collected && parseDateLine(collected[2]!)?.date;
		drafts.push({
			line: title.line,
			from: title.line,
			to: row.end,
			title: title.text,
			arxivId: id,
			date: date ?? null,
			upvotes: collected?.[3] === undefined ? null : Number(collected[3]),
		});
		title = null;
	}
	if (title !== null) {
		leftovers.push(title);
	}
	return {
		layout: 'id-list',
		drafts,
		confidence: drafts.length / Math.max(1, drafts.length + leftovers.length),
		leftovers,
	};
}

export function isIdList(rows: readonly Row[]): boolean {
	const ids = rows.filter(({ text }) => printedArxivId(text) !== null || COLLECTION_LINE.test(text)).length;
	return ids > 0 && ids * 3 >= rows.length;
}
