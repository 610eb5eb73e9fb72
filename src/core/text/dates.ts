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
