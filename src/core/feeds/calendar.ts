/** Days as feeds count them. Instants are milliseconds since 1970; no rule here knows of the time zone of this machine. */

const DAY = 86_400_000;
const HOUR = 3_600_000;

/** The first day of Daily Papers. */
export const FIRST_DAILY = '2023-05-04';

/** The day arXiv began. */
export const FIRST_ARXIV = '1991-08-14';

/**
 * Daily Papers turn to the next day at 21:30 in New York, which is half past two in UTC, in summer an hour earlier
 * (so its own client counts; see docs of huggingface/hf-mcp-server).
 */
const DAILY_TURN = 2.5 * HOUR;

/** No day begins later anywhere on the site, and what is added late is there by then. */
const SETTLING = 6 * HOUR;

/** The day that Daily Papers show at an instant. */
export function dailyDay(now: number): string {
	return dayOf(now - DAILY_TURN);
}

/** The day in UTC. */
export function dayOf(instant: number): string {
	return new Date(instant).toISOString().slice(0, 10);
}

/** Whether a day begins nowhere on earth for another day: no answer is of it, whatever it says. */
export function isYetToCome(day: string, now: number): boolean {
	return day > dayAfter(dailyDay(now));
}

/** Whether nothing more is put on a day once this instant has come: what was fetched then is kept as it is. */
export function isSettled(day: string, instant: number): boolean {
	return instant >= Date.parse(day) + DAY + DAILY_TURN + SETTLING;
}

export function dayAfter(day: string, days = 1): string {
	return dayOf(Date.parse(day) + days * DAY);
}

/** All days from the first to the last, the newest first; none where they are no days. */
export function daysBetween(first: string, last: string): readonly string[] {
	const count = Math.floor((Date.parse(last) - Date.parse(first)) / DAY) + 1;
	return Number.isNaN(count) || count < 1 || count > MOST_DAYS
		? []
		: Array.from({ length: count }, (_, back) => dayAfter(last, -back));
}

/** Thirty years. */
const MOST_DAYS = 11_000;

/** Whether a text is a day of the calendar, `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
	return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text)) && dayOf(Date.parse(text)) === text;
}

/**
 * When the papers were submitted that arXiv announced for a day: two minutes, `YYYYMMDDHHMM` in UTC, both included.
 * It takes what came until 14:00 in New York, puts it into the feed of the next day but one, and rests at weekends
 * (info.arxiv.org/help/availability.html). In winter that is an hour later in UTC: such a paper counts for the day
 * before, and as each day begins where the one before ends, none is left out. Undefined for days of a weekend.
 */
export function submittedFor(day: string): { readonly from: string; readonly to: string } | undefined {
	const weekday = new Date(Date.parse(day)).getUTCDay();
	if (isWeekend(day)) {
		return undefined;
	}
	const minute = (back: number, time: string) => `${dayAfter(day, -back).replaceAll('-', '')}${time}`;
	const [first, last] = weekday === 1 ? [4, 3] : weekday === 2 ? [4, 1] : [2, 1];
	return { from: minute(first, '1800'), to: minute(last, '1759') };
}

export function isWeekend(day: string): boolean {
	return [0, 6].includes(new Date(Date.parse(day)).getUTCDay());
}
