/** The figures of the overview: papers counted by topic and month. */
import { hasLink } from '../links/links';
import type { TopicLabel } from '../outline';
import { COMPARE, firstSorted } from '../outline/order';
import type { Paper, PaperId } from '../paper';

export interface TopicFigure extends TopicLabel {
	readonly count: number;
	readonly withCode: number;
}

export interface MonthFigure {
	/** `YYYY-MM`. */
	readonly month: string;
	readonly topic: string;
	readonly count: number;
}

export interface DiscussedPaper {
	readonly id: PaperId;
	readonly title: string;
	readonly comments: number;
}

export interface OverviewFigures {
	readonly total: number;
	readonly withCode: number;
	/** Papers without a date, which stand in no month. */
	readonly undated: number;
	/** Largest first. */
	readonly topics: readonly TopicFigure[];
	/** Only months and topics with papers, by month. */
	readonly months: readonly MonthFigure[];
	/** Most comments first; only papers with comments. */
	readonly discussed: readonly DiscussedPaper[];
	/** `YYYY-MM`, from the first to the last month in which any paper is dated, within the scope or not. */
	readonly span: readonly string[];
}

/** What the overview is limited to; `null` where it is not. Months are `YYYY-MM`, both included. */
export interface OverviewScope {
	readonly topic: string | null;
	readonly from: string | null;
	readonly to: string | null;
}

export const WHOLE: OverviewScope = { topic: null, from: null, to: null };

const DISCUSSED_SHOWN = 12;

/** Counts the papers within a scope, in one pass, a step a paper. A period leaves undated papers out. */
export function* overviewFigures(
	papers: readonly Paper[],
	topicOf: (paper: Paper) => TopicLabel,
	scope: OverviewScope = WHOLE,
): Generator<void, OverviewFigures> {
	const topics = new Map<string, { name: string; count: number; withCode: number }>();
	const months = new Map<string, Map<string, number>>();
	const discussed: Paper[] = [];
	let total = 0;
	let withCode = 0;
	let undated = 0;
	let first = '9999-12';
	let last = '';
	const codes = codesOf(papers);
	for (const [index, paper] of papers.entries()) {
		yield;
		const month = paper.date?.slice(0, 7) ?? null;
		if (month !== null) {
			first = month < first ? month : first;
			last = month > last ? month : last;
		}
		const topic = topicOf(paper);
		if (!isWithin(scope, topic.id, month)) {
			continue;
		}
		codes[index] ||= hasLink(paper, 'code') ? HAS_CODE : HAS_NONE;
		const code = codes[index] === HAS_CODE ? 1 : 0;
		total += 1;
		withCode += code;
		const figure = topics.get(topic.id) ?? { name: topic.name, count: 0, withCode: 0 };
		figure.count += 1;
		figure.withCode += code;
		topics.set(topic.id, figure);
		if (month === null) {
			undated += 1;
		} else {
			const counts = months.get(month) ?? new Map<string, number>();
			counts.set(topic.id, (counts.get(topic.id) ?? 0) + 1);
			months.set(month, counts);
		}
		if (paper.comments) {
			discussed.push(paper);
		}
	}
	const mostDiscussed = yield* firstSorted(discussed, COMPARE.comments, DISCUSSED_SHOWN);
	return {
		total,
		withCode,
		undated,
		topics: [...topics]
			.map(([id, figure]) => ({ id, ...figure }))
			.sort((a, b) => b.count - a.count || compareText(a.name, b.name)),
		months: [...months]
			.sort(([a], [b]) => compareText(a, b))
			.flatMap(([month, counts]) => [...counts].map(([topic, count]) => ({ month, topic, count }))),
		discussed: mostDiscussed.map(({ id, titleText, comments }) => ({ id, title: titleText, comments: comments ?? 0 })),
		span: monthsBetween(first, last),
	};
}

const HAS_NONE = 1;
const HAS_CODE = 2;

/**
 * Which papers have a link to code, as far as that is known: links are read from the abstract, which takes most of the
 * time of a drawing.
 */
function codesOf(papers: readonly Paper[]): Uint8Array {
	const known = codes.get(papers) ?? new Uint8Array(papers.length);
	codes.set(papers, known);
	return known;
}

const codes = new WeakMap<readonly Paper[], Uint8Array>();

function monthsBetween(first: string, last: string): readonly string[] {
	const months: string[] = [];
	for (let month = first; month <= last; month = following(month)) {
		months.push(month);
	}
	return months;
}

/** The query that keeps in the tree what a bar stands for. */
export function scopeQuery({ topic, from, to }: OverviewScope): string {
	const period = from === null && to === null ? '' : from === to ? `date:${from}` : `date:${from ?? ''}..${to ?? ''}`;
	return [topic === null ? '' : `topic:${topic}`, period].filter(Boolean).join(' ');
}

function following(month: string): string {
	const [year = 0, number = 0] = month.split('-').map(Number);
	return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
}

function isWithin(scope: OverviewScope, topic: string, month: string | null): boolean {
	if (scope.topic !== null && scope.topic !== topic) {
		return false;
	}
	if (scope.from === null && scope.to === null) {
		return true;
	}
	return month !== null && (scope.from === null || month >= scope.from) && (scope.to === null || month <= scope.to);
}

function compareText(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}
