import { arxivIdIn, arxivIdOf } from '../facts/arxivId';
import type { Draft } from '../facts/draft';
import { countLine, isShortCount } from '../facts/numbers';
import { joinLines, joinParagraphs } from '../facts/prose';
import { LONGEST_TITLE } from '../facts/titleShape';
import { titleLines } from '../facts/wrapping';
import type { Row } from '../rows/row';
import { BUTTON, SUBMITTED, UPVOTE } from './buttons';

/** Title and abstract from the rows between the entry before and the closing lines; `closed` when buttons end them. */
export function readEntry(
	rows: readonly Row[],
	trending: boolean,
	width: number | null,
): { readonly draft: Draft; readonly closed: boolean } | null {
	const begin = rows.some(({ heading }) => heading) ? rows.findIndex(({ heading }) => heading) : afterSubmitter(rows);
	const title = rows[begin];
	if (title === undefined || title.text === '') {
		return null;
	}
	const end = begin + titleLength(rows.slice(begin), width);
	const body: Row[] = [];
	const urls: string[] = [];
	let buttonId: string | null = null;
	let closed = false;
	for (const row of rows.slice(end)) {
		if (BUTTON.test(row.text)) {
			urls.push(
				...row.links.map(({ href }) => href).filter((href) => /^https?:/.test(href) && arxivIdOf(href) === null),
			);
			buttonId ??= arxivIdIn(row.links);
			closed = true;
		} else if (row.text !== '' && !(row.text === '-' && body.length > 0)) {
			body.push(row);
		}
	}
	const abstract = joinParagraphs(body);
	const counted = rows.slice(0, begin).findLast((row) => countLine(row.text) !== null);
	const named = rows.slice(0, end + 1).find(({ links }) => arxivIdIn(links) !== null);
	const draft: Draft = {
		line: title.line,
		from: rows[0]!.line,
		to: rows.at(-1)!.end,
		title: joinLines(rows.slice(begin, end)),
		abstract,
		abstractKind: trending && isSummary(abstract) ? 'summary' : 'abstract',
		arxivId: (named && arxivIdIn(named.links)) ?? buttonId,
		upvotes: counted ? countLine(counted.text) : null,
		urls,
	};
	return { draft, closed };
}

/** First row of the title: behind pictures, counts, and the name of who submitted the paper. */
function afterSubmitter(rows: readonly Row[]): number {
	let i = 0;
	while (i < rows.length - 1) {
		const { text } = rows[i]!;
		if (text === 'Submitted by') {
			const short = rows
				.slice(i + 1, i + 5)
				.filter((row) => row.text !== '' && row.text.length < 240 && countLine(row.text) === null);
			i += short.length > 1 ? 2 : 1;
			i += rows[i - 1]?.text === '' ? 1 : 0;
		} else if (
			text === '' ||
			SUBMITTED.test(text) ||
			countLine(text) !== null ||
			isShortCount(text) ||
			UPVOTE.test(text)
		) {
			i++;
		} else {
			break;
		}
	}
	return i;
}

/** How many rows the title takes: up to its address, where the page shows addresses, else as its wrap tells. */
function titleLength(rows: readonly Row[], width: number | null): number {
	const linked = rows.slice(0, 5).findIndex(({ links }) => arxivIdIn(links) !== null);
	if (linked >= 0 && linked < rows.length - 1 && !rows[0]!.heading) {
		const length = rows.slice(0, linked + 1).reduce((sum, { text }) => sum + text.length, 0);
		if (length <= LONGEST_TITLE) {
			return linked + 1 + unlinkedRest(rows, linked + 1);
		}
	}
	if (width !== null && linked < 0 && !rows.slice(1, 5).some(({ gap }) => gap)) {
		return titleLines(rows, width);
	}
	let end = 1;
	while (end < rows.length && continuesTitle(rows, 0, end)) {
		end++;
	}
	return end;
}

/** A text browser links the first line of a title only; what a wrap took from it ends with the block. */
function unlinkedRest(rows: readonly Row[], from: number): number {
	const end = rows.findIndex(({ gap }, i) => i >= from && gap);
	const rest = rows.slice(from, end);
	return end > from && rest.length < 4 && rest.every(({ links, text }) => links.length === 0 && text.length < 130)
		? rest.length
		: 0;
}

/** A title that a page or a wrap broke goes on in the same block, as long as an abstract is still to come. */
function continuesTitle(rows: readonly Row[], title: number, i: number): boolean {
	const row = rows[i]!;
	if (row.heading) {
		return true;
	}
	if (row.gap || row.text.length > 130 || i - title > 3) {
		return false;
	}
	const block = rows.slice(i + 1, title + 6).findIndex(({ gap }) => gap);
	const next = rows[i + 1];
	return block >= 0 || (next !== undefined && next.text.length > 240 && rows[title]!.text.length < 130);
}

/** Machine-written summaries are one or two sentences; 99.99 % of abstracts are longer. */
function isSummary(abstract: string): boolean {
	return abstract.length > 0 && abstract.length < 420;
}
