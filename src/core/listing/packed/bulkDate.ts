import { type DateLine, validDate } from '../facts/printedDate';
import { isDigit } from './bulkRows';

/** Reads `May 20, 2025 1`, the commonest shape of a date, from bytes; `null` for any other. */
export function dateIn(bytes: Uint8Array, start: number, end: number): DateLine | null {
	const month = MONTHS.get((bytes[start]! << 16) | (bytes[start + 1]! << 8) | bytes[start + 2]!);
	if (month === undefined || bytes[start + 3] !== 0x20) {
		return null;
	}
	const dayEnd = digitsEnd(bytes, start + 4, end);
	const yearEnd = digitsEnd(bytes, dayEnd + 2, end);
	const countEnd = digitsEnd(bytes, yearEnd + 1, end);
	const hasCount = countEnd > yearEnd + 1;
	const isWhole =
		dayEnd <= start + 6 &&
		bytes[dayEnd] === 0x2c &&
		bytes[dayEnd + 1] === 0x20 &&
		yearEnd === dayEnd + 6 &&
		(yearEnd === end || (bytes[yearEnd] === 0x20 && hasCount && countEnd === end && countEnd < yearEnd + 8));
	if (!isWhole) {
		return null;
	}
	const date = validDate(numberIn(bytes, dayEnd + 2, yearEnd), month, numberIn(bytes, start + 4, dayEnd));
	return date && { date, comments: hasCount ? numberIn(bytes, yearEnd + 1, countEnd) : null };
}

const MONTHS: ReadonlyMap<number, number> = new Map(
	['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'].map((name, i) => [
		(name.charCodeAt(0) << 16) | (name.charCodeAt(1) << 8) | name.charCodeAt(2),
		i + 1,
	]),
);

function digitsEnd(bytes: Uint8Array, start: number, end: number): number {
	let at = start;
	while (at < end && isDigit(bytes[at]!)) {
		at++;
	}
	return at;
}

function numberIn(bytes: Uint8Array, start: number, end: number): number {
	let number = 0;
	for (let at = start; at < end; at++) {
		number = number * 10 + bytes[at]! - 0x30;
	}
	return number;
}
