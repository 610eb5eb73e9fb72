import { monthNumber, type PrintedDate, validDate } from '../facts/printedDate';
import { text } from './jsonText';
import { isObject, type Json } from './jsonValue';

/** The first of these values that tells a day. */
export function dayOf(values: readonly Json[]): PrintedDate | null {
	for (const value of values) {
		const [year, month, day] = partsOf(value);
		const date = year && month && day ? validDate(year, month, day) : null;
		if (date !== null) {
			return date;
		}
	}
	return null;
}

/** Year, month and day as far as a value tells them: texts, milliseconds, and the parts that CSL and Crossref have. */
export function partsOf(value: Json): readonly number[] {
	if (typeof value === 'number') {
		return value > EARLIEST_INSTANT ? ofInstant(value) : value >= 1500 && value < 2200 ? [value] : [];
	}
	if (isObject(value)) {
		const [first] = Array.isArray(value['date-parts']) ? value['date-parts'].filter(Array.isArray) : [];
		const { year, month, day } = value;
		return first !== undefined
			? known(first.map(Number))
			: year !== undefined
				? known([year, month, day].map(Number))
				: partsOf(value['date-time'] ?? value.raw ?? value.literal ?? null);
	}
	if (Array.isArray(value)) {
		// As pandoc wrote a date until 2.11: a list of objects, two for a span.
		return value.every(Number.isInteger) ? known(value.map(Number)) : partsOf(value[0] ?? null);
	}
	return ofText(text(value) ?? '');
}

/** In milliseconds: what is less is no instant. */
const EARLIEST_INSTANT = 1e11;

function ofInstant(milliseconds: number): readonly number[] {
	const date = new Date(milliseconds);
	return known([date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()]);
}

const ISO = /^(\d{4})(?:[-/.]?(\d\d)(?!\d)(?:[-/.]?(\d\d)(?!\d))?|[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?(?![\d-])/;
/** `03.04.2020`, `13/5/2021` */
const NUMBERS = /^(\d{1,2})[./](\d{1,2})[./](\d{4})(?!\d)/;
const DAY_FIRST = /^(?:[A-Za-z]{3,9},?\s+)?(?:(\d{1,2})(?:st|nd|rd|th)?\s+)?([A-Za-z]{3,9})\.?,?\s+(\d{4})\b/;
const MONTH_FIRST = /^([A-Za-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b/;

function ofText(line: string): readonly number[] {
	const iso = ISO.exec(line);
	if (iso !== null) {
		const [, year, month = iso[4], day = iso[5]] = iso;
		return known([year, month, day].map(Number));
	}
	const [, a = '', b = '', c] = NUMBERS.exec(line) ?? [];
	if (c !== undefined) {
		// Without dots either may be the month: only what is no month is a day.
		const isDayFirst = line.includes('.') || Number(a) > 12;
		return isDayFirst ? known([c, b, a].map(Number)) : Number(b) > 12 ? known([c, a, b].map(Number)) : [];
	}
	const [, month = '', day, year] = MONTH_FIRST.exec(line) ?? [];
	if (year !== undefined) {
		return known([Number(year), monthNumber(month), Number(day)]);
	}
	const [, first, name = '', then] = DAY_FIRST.exec(line) ?? [];
	return then === undefined ? [] : known([Number(then), monthNumber(name), Number(first)]);
}

function known(parts: readonly number[]): readonly number[] {
	const end = parts.findIndex((part) => !Number.isInteger(part) || part < 1);
	return end < 0 ? parts.slice(0, 3) : parts.slice(0, end);
}
