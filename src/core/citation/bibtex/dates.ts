/** A date as CSL-JSON has it: one or two lists of year, month and day, or text. A season is the month 21 to 24, an open end the year 0. */
export interface CslDateParts {
	readonly 'date-parts'?: readonly (readonly number[])[];
	readonly circa?: true;
	readonly literal?: string;
}

type Parts = readonly number[];

const DAY = /^(?:(-?\d{4})|y(-?\d{5,}))(?:-(\d\d)(?:-(\d\d)(?:T.*)?)?)?([?~%]*)$/u;
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** An EDTF date (`2020-05`, `2020-05-06/2020-06`, `2020~`, `2020/`, `2020-21`) as pandoc reads it; `null` for any other text. */
export function edtfDate(text: string): CslDateParts | null {
	const sides = text.trim().replaceAll('\u00a0', '~').split('/');
	if (sides.length > 2) return null;
	const read = sides.map((side) => (/^(?:|open|\.\.)$/u.test(side) ? OPEN : edtfDay(side)));
	if (read.some((side) => side === null) || read.every((side) => side === OPEN)) return null;
	const parts = read.map((side) => side?.parts ?? [0]);
	return { 'date-parts': parts, ...(read.some((side) => side?.circa) && { circa: true as const }) };
}

interface Day {
	readonly parts: Parts;
	readonly circa: boolean;
}

const OPEN: Day = { parts: [0], circa: false };

function edtfDay(text: string): Day | null {
	const found = DAY.exec(text);
	if (found === null) return null;
	const [, year = found[2] ?? '', , month, day, doubt = ''] = found;
	// Astronomical years have a year 0.
	const number = Number(year) < 0 ? Number(year) - 1 : Number(year);
	const parts = [number, ...[month, day].flatMap((part) => (part === undefined ? [] : Number(part)))];
	return { parts, circa: /[~%]/u.test(doubt) };
}

/** The date of fields that share a prefix: `urldate`, else `urlyear`, `urlmonth`, `urlday`; `undefined` without any. */
export function dateOf(
	fields: ReadonlyMap<string, string>,
	dateField: string,
	prefix: string,
	read: (source: string) => string,
): CslDateParts | undefined {
	const date = edtfDate(fields.get(dateField) ?? '');
	if (date !== null) return date;
	const source = fields.get(`${prefix}year`);
	if (source === undefined) return undefined;
	const year = read(source).trim();
	// A dash before more than four digits is what a command of the preamble left (`\switchargs{--90}{1968}`), no year.
	if (!/^(?:[-–—]?\d{1,4}|\d+)$/u.test(year)) {
		return edtfDate(year) ?? (year === '' ? undefined : { literal: year });
	}
	const side = (part: string): Parts => {
		const number = read(fields.get(`${prefix}${part}year`) ?? '').replace(/^[–—]/u, '-');
		if (!/^-?\d+$/u.test(number)) return [];
		const month = monthNumber(fields.get(`${prefix}${part}month`) ?? '');
		const day = /^\s*\d{1,2}\s*$/u.test(fields.get(`${prefix}${part}day`) ?? '')
			? [Number(fields.get(`${prefix}${part}day`))]
			: [];
		return [Number(number), ...(month === null ? [] : [month, ...day])];
	};
	return { 'date-parts': [side(''), side('end')].filter((parts) => parts.length > 0) };
}

/** `may`, `05`, `5`; `null` for any other text, as pandoc has it. */
function monthNumber(text: string): number | null {
	const month = text.trim().toLowerCase();
	if (/^\d{1,2}$/u.test(month)) return Number(month);
	const index = MONTHS.indexOf(month);
	return index < 0 ? null : index + 1;
}
