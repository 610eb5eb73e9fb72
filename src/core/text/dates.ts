/** A day as listings print it, `YYYY-MM-DD`. */
export type IsoDate = string;

export const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

/** `2026-02-10` → `Feb 10, 2026`, as the site prints it; an inferred year stands in brackets: `Feb 10, [2026]`. */
export function readableDate(date: IsoDate, inferred: boolean): string {
	const [year, month, day] = date.split('-');
	return `${MONTHS[Number(month) - 1]} ${Number(day)}, ${inferred ? `[${year}]` : year}`;
}

/** `2026-11-27` → `27 Nov 2026`: a day that a name stands before, as in `Daily 27 Nov 2026`. */
export function readableDay(date: IsoDate): string {
	const [year, month, day] = date.split('-');
	return `${Number(day)} ${MONTHS[Number(month) - 1]} ${year}`;
}

/** `2026-02` → `Feb 2026`. */
export function readableMonth(month: string): string {
	const [year, number] = month.split('-');
	return `${MONTHS[Number(number) - 1]} ${year}`;
}

/** How a language writes dates; each as the function of this module of that name. */
export interface DateForms {
	readonly date: (date: IsoDate, inferred: boolean) => string;
	readonly day: (date: IsoDate) => string;
	readonly month: (month: string) => string;
}

export const ENGLISH_DATES: DateForms = { date: readableDate, day: readableDay, month: readableMonth };

/** The forms of a language, by its BCP 47 tag; English ones where the runtime does not know it. */
export function dateForms(language: string): DateForms {
	if (/^en\b/i.test(language) || !isKnown(language)) {
		return ENGLISH_DATES;
	}
	const ofDay = new Intl.DateTimeFormat(language, { year: 'numeric', month: 'short', day: 'numeric', timeZone: 'UTC' });
	const ofMonth = new Intl.DateTimeFormat(language, { year: 'numeric', month: 'short', timeZone: 'UTC' });
	const day = (date: IsoDate, inferred: boolean): string =>
		ofDay
			.formatToParts(Date.parse(date))
			.map(({ type, value }) => (type === 'year' && inferred ? `[${value}]` : value))
			.join('');
	return { date: day, day: (date) => day(date, false), month: (month) => ofMonth.format(Date.parse(`${month}-01`)) };
}

function isKnown(language: string): boolean {
	try {
		return Intl.DateTimeFormat.supportedLocalesOf(language).length > 0;
	} catch {
		return false;
	}
}
