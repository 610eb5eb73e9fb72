/** The orders in which an outline shows papers. */
import type { Paper } from '../paper';
import { STEP } from './steps';

/** The orders, as a user is offered them. */
export const SORT_ORDERS = ['date', 'interest', 'upvotes', 'comments', 'title'] as const;
export type SortOrder = (typeof SORT_ORDERS)[number];

type Compare = (a: Paper, b: Paper) => number;

/** Newest, most liked, most discussed or alphabetical first; ties in the library's order. */
export const COMPARE: Readonly<Record<Exclude<SortOrder, 'interest'>, Compare>> = {
	date: (a, b) => compareText(b.date ?? '', a.date ?? ''),
	upvotes: (a, b) => (b.upvotes ?? -1) - (a.upvotes ?? -1) || compareText(b.date ?? '', a.date ?? ''),
	comments: (a, b) => (b.comments ?? -1) - (a.comments ?? -1) || compareText(b.date ?? '', a.date ?? ''),
	title: (a, b) => compareText(titleOf(a), titleOf(b)),
};

/** How much a paper matters to the reader, higher for more; `undefined` while that is not known. */
export type ScoreOf = (paper: Paper) => number | undefined;

/** An order as a comparison; what matters most comes first, and what is not known to matter behind it, newest first. */
export function compareBy(order: SortOrder, scoreOf: ScoreOf): Compare {
	if (order !== 'interest') {
		return COMPARE[order];
	}
	const known = (paper: Paper) => scoreOf(paper) ?? Number.NEGATIVE_INFINITY;
	return (a, b) => {
		const [first, second] = [known(a), known(b)];
		return first === second ? COMPARE.date(a, b) : second - first;
	};
}

/** An order in which some papers come after all others. */
export function sinking(sunk: ReadonlySet<Paper>, compare: Compare): Compare {
	return sunk.size === 0 ? compare : (a, b) => Number(sunk.has(a)) - Number(sunk.has(b)) || compare(a, b);
}

/** The first `limit` papers by `compare`, in order; a little more than one pass where they are few of many. */
export function* firstSorted(
	papers: readonly Paper[],
	compare: (a: Paper, b: Paper) => number,
	limit: number,
): Generator<void, readonly Paper[]> {
	const kept: Paper[] = [];
	let worst: Paper | undefined;
	for (const [index, paper] of papers.entries()) {
		if (index % STEP === 0) {
			yield;
		}
		if (worst && compare(paper, worst) >= 0) {
			continue;
		}
		kept.push(paper);
		if (kept.length >= 2 * limit) {
			kept.sort(compare);
			kept.length = limit;
			worst = kept[limit - 1];
		}
	}
	return kept.sort(compare).slice(0, limit);
}

/** Reads what the order compares, in small steps: afterwards large groups are sorted without decoding their titles. */
export function* prepareOrder(order: SortOrder, papers: readonly Paper[]): Generator<void, void> {
	if (order === 'title') {
		for (const paper of papers) {
			titleOf(paper);
			yield;
		}
	}
}

/** Quotes, brackets and TeX before the first letter do not decide where a title stands. */
function titleOf(paper: Paper): string {
	const known = titles.get(paper);
	if (known !== undefined) {
		return known;
	}
	const title = paper.titleText.replace(/^[^\p{L}\p{N}]+/u, '').toLowerCase();
	titles.set(paper, title);
	return title;
}

/** Titles as they are compared, kept with their papers: sorting asks for each many times. */
const titles = new WeakMap<Paper, string>();

function compareText(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}
