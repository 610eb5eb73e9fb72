import { isoDate, type PrintedDate, validDate } from './printedDate';

/** What a page tells about the day it was saved. */
export interface CaptureEvidence {
	/** The lone date under the header is the day of the page. */
	readonly pageDate: PrintedDate | null;
	/** A full date that the saving tool, or the file system, wrote. `YYYY-MM-DD`. */
	readonly saved: string | null;
	/** Latest day on which the page can have been saved, `YYYY-MM-DD`; files copied with a wrong date are told by theirs. */
	readonly notAfter: string | null;
	readonly dates: readonly DatedPaper[];
}

export interface DatedPaper {
	readonly date: PrintedDate;
	readonly arxivId: string | null;
}

/**
 * The year a page was saved in, or `null` where nothing tells. Pages leave the year out exactly when it is the current
 * one, so that a printed year is never the year of the capture. In this order: the day the saving tool wrote, a year in
 * the page's own date, arXiv ids of papers without a year, one more than the largest printed year.
 * Ids may point to a year after the file's last change; the page is not of a later one.
 */
export function captureYear({ pageDate, saved, notAfter, dates }: CaptureEvidence): number | null {
	if (saved !== null) {
		return Number(saved.slice(0, 4));
	}
	if (pageDate?.year) {
		return pageDate.year;
	}
	const votes = new Map<number, number>();
	let largest = 0;
	for (const { date, arxivId } of dates) {
		if (date.year !== null) {
			largest = Math.max(largest, date.year);
		} else if (arxivId !== null) {
			const year = yearNearId(date, arxivId);
			if (year !== null) {
				votes.set(year, (votes.get(year) ?? 0) + 1);
			}
		}
	}
	const [vote] = [...votes].sort((a, b) => b[1] - a[1] || b[0] - a[0]);
	if (vote) {
		// A last change in or before a printed year is no day of this page's capture.
		const latest = notAfter === null ? 0 : Number(notAfter.slice(0, 4));
		return latest > largest ? Math.min(vote[0], latest) : vote[0];
	}
	return largest > 0 ? largest + 1 : null;
}

/**
 * The date with the year of the capture; a day later than the capture itself must be of the year before. `latest` is the
 * day the page was saved on, or the last on which it can have been, `YYYY-MM-DD`.
 */
export function inferDate(
	date: PrintedDate,
	year: number,
	pageDate: PrintedDate | null,
	latest: string | null,
): string | null {
	const saved = latest?.startsWith(`${year}-`)
		? { month: Number(latest.slice(5, 7)), day: Number(latest.slice(8, 10)) }
		: null;
	const late = [pageDate, saved].some((day) => day !== null && ordinal(date) > ordinal(day) + 1);
	const inferred = validDate(late ? year - 1 : year, date.month, date.day);
	return inferred === null ? null : isoDate(late ? year - 1 : year, inferred);
}

/** Grows with the days of a year; pages may be a day behind those who read them. */
function ordinal({ month, day }: Pick<PrintedDate, 'month' | 'day'>): number {
	return month * 31 + day;
}

/** The year that puts a date closest to the month its arXiv id names (`2512.…` printed `Jan 2` is of 2026). */
export function yearNearId(date: PrintedDate, arxivId: string): number | null {
	const match = /^(\d\d)(\d\d)\./.exec(arxivId);
	if (match === null) {
		return null;
	}
	const [year, month] = [2000 + Number(match[1]), Number(match[2])];
	const distance = date.month - month;
	return distance > 6 ? year - 1 : distance < -6 ? year + 1 : year;
}
