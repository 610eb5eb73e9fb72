import { l10n } from 'vscode';
import type { Paper } from '../../core/paper';
import { dates } from '../dates';

/** A set of papers a digest can be made of. */
export interface Period {
	readonly label: string;
	readonly papers: readonly Paper[];
	/** The papers stand in an order of their own, which the digest keeps. */
	readonly isRanked?: boolean;
}

/** Older months are reached through a filter of the tree. */
const MONTHS_OFFERED = 12;
const DAY_MS = 86_400_000;

/** Periods that hold papers: up to today, up to the newest day of the corpus, and its months. */
export function periodsOf(papers: readonly Paper[], today: string): readonly Period[] {
	const dated = papers.flatMap((paper) => (paper.date === null ? [] : [{ paper, date: paper.date }]));
	const newest = newestOf(dated.map(({ date }) => date));
	const between = (from: string, to: string) =>
		dated.flatMap(({ paper, date }) => (date >= from && date <= to ? [paper] : []));
	const periods: Period[] = [
		{ label: l10n.t('Today'), papers: between(today, today) },
		{ label: l10n.t('The last seven days'), papers: between(daysBefore(today, 6), today) },
		{ label: l10n.t('The last thirty days'), papers: between(daysBefore(today, 29), today) },
	];
	if (newest !== '' && newest !== today) {
		periods.push({
			label: l10n.t('The newest day, {0}', dates.date(newest, false)),
			papers: between(newest, newest),
		});
	}
	const months = new Map<string, Paper[]>();
	for (const { paper, date } of dated) {
		const month = date.slice(0, 7);
		const found = months.get(month);
		found ? found.push(paper) : months.set(month, [paper]);
	}
	for (const month of [...months.keys()].sort().reverse().slice(0, MONTHS_OFFERED)) {
		periods.push({ label: dates.month(month), papers: months.get(month) ?? [] });
	}
	return periods.filter(({ papers }) => papers.length > 0);
}

function newestOf(dates: readonly string[]): string {
	let newest = '';
	for (const date of dates) {
		newest = date > newest ? date : newest;
	}
	return newest;
}

function daysBefore(day: string, days: number): string {
	return new Date(Date.parse(day) - days * DAY_MS).toISOString().slice(0, 10);
}
