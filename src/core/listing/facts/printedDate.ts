/** A date as a page prints it; the year is `null` where the page leaves it out. */
export interface PrintedDate {
	readonly year: number | null;
	/** 1…12 */
	readonly month: number;
	readonly day: number;
}

/** A date and the number of comments that may stand behind it on the same line. */
export interface DateLine {
	readonly date: PrintedDate;
	readonly comments: number | null;
}

const MONTHS = 'janfebmaraprmayjunjulaugsepoctnovdec';
const DATE_LINE = /^([A-Z][a-z]{2,8})\.? (\d{1,2})(?:,? (\d{4}))?(?:\s*\[?\s*(\d+)\s*\]?)?$/;

/** Reads `Feb 10`, `Nov 4, 2024`, `Jun 4, 2025 2` and the glued `May 296`; anything else is `null`. */
export function parseDateLine(text: string): DateLine | null {
	const first = text.charCodeAt(0);
	if (text.length > 32 || text.length < 5 || first < 65 || first > 83) {
		return null;
	}
	const match = DATE_LINE.exec(text);
	if (match === null) {
		return null;
	}
	const [, name = '', dayText = '', year, comments] = match;
	const date = validDate(year === undefined ? null : Number(year), monthNumber(name), Number(dayText));
	if (date !== null) {
		return { date, comments: comments === undefined ? null : Number(comments) };
	}
	return null;
}

/** `Feb` or `February` → 2; 0 for anything else. */
export function monthNumber(name: string): number {
	const at = MONTHS.indexOf(name.slice(0, 3).toLowerCase());
	return name.length >= 3 && at >= 0 && at % 3 === 0 && isMonthName(name.toLowerCase(), at / 3) ? at / 3 + 1 : 0;
}

const FULL_NAMES = 'january february march april may june july august september october november december'.split(' ');

function isMonthName(name: string, index: number): boolean {
	return FULL_NAMES[index]!.startsWith(name) || name === 'sept';
}

/** A day that the calendar has; a day without a year may be the 29th of February. */
export function validDate(year: number | null, month: number, day: number): PrintedDate | null {
	if (month < 1 || month > 12 || day < 1 || (year !== null && (year < 1980 || year > 2100))) {
		return null;
	}
	const days =
		month === 2
			? year === null || isLeap(year)
				? 29
				: 28
			: month === 4 || month === 6 || month === 9 || month === 11
				? 30
				: 31;
	return day <= days ? { year, month, day } : null;
}

function isLeap(year: number): boolean {
	return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** `YYYY-MM-DD` */
export function isoDate(year: number, { month, day }: Pick<PrintedDate, 'month' | 'day'>): string {
	return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
