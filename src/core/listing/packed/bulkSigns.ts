import { printedArxivId } from '../facts/arxivId';
import { isBanner, isFurniture, mayBeFurniture } from '../facts/furniture';
import { countLine, isShortCount } from '../facts/numbers';
import { parseDateLine } from '../facts/printedDate';
import { authorCount } from '../facts/who';
import { BUTTON, SUBMITTED, UPVOTE } from '../layouts/buttons';
import { VOTES } from '../layouts/oneLiners';
import { DIGEST_HEAD } from '../layouts/page';
import { bare } from '../layouts/pageFrame';
import { isDigit } from './bulkRows';

/** Longer lines are no head, foot, count or button. */
export const LONGEST_SIGN = 64;
/** True where a line may end with `arXiv Page` or `Project page`. */
export function endsOddly(bytes: Uint8Array, end: number): boolean {
	return bytes[end - 1] === 0x65 && bytes[end - 2] === 0x67;
}

/** True where a short line may be a count, a button, an id or furniture. */
export function startsLikeSign(first: number, second: number, length: number): boolean {
	return (
		isDigit(first) ||
		(first === 0x47 && second === 0x69) || // GitHub
		(first === 0x55 && second === 0x70) || // Upvote
		((first | 0x20) === 0x61 && (second | 0x20) === 0x72) || // arXiv
		mayBeFurniture(first, length)
	);
}

/** True where a line may begin with words or signs that mean more than a title or an abstract. */
export function startsOddly(first: number, second: number): boolean {
	switch (first) {
		case 0x23: // #
		case 0x2a: // *
		case 0x2d: // -
		case 0x3c: // <
		case 0x60: // `
			return true;
		case 0x47: // Get trending papers
		case 0x3f: // ? for a bullet
			return second === 0x20;
		case 0x48: // Here is the selection
			return second === 0x65;
		case 0x50: // Published on
		case 0x53: // Submitted by
			return second === 0x75;
		case 0x54: // Title:
			return second === 0x69;
		case 0x55: // URL Source:
			return second === 0x52;
		case 0x68: // http
			return second === 0x74;
		case 0xe2: // • before authors
			return second === 0x80;
		default:
			return false;
	}
}

const ODD_LONG = /^(?:[#<`]|---|[•*·∙-] |Title: |URL Source: |http|Published on |Submitted by\b)|arXiv Page$/;

/** True for a long line that says anything besides an abstract. */
export function isOddLong(text: string): boolean {
	return (
		ODD_LONG.test(text.length > 400 ? text.slice(0, 200) + text.slice(-200) : text) ||
		isBanner(text) ||
		DIGEST_HEAD.test(text) ||
		VOTES.test(text.slice(-10))
	);
}

/** True for a short line that says anything besides a title or a name. */
export function isOddShort(text: string): boolean {
	return (
		text === '-' ||
		text.startsWith('•') ||
		text.startsWith('http') ||
		isFurniture(bare(text)) ||
		countLine(text) !== null ||
		isShortCount(text) ||
		authorCount(text) !== null ||
		printedArxivId(text) !== null ||
		UPVOTE.test(text) ||
		(text.length <= LONGEST_SIGN && BUTTON.test(text)) ||
		SUBMITTED.test(text) ||
		/^Paper\s*[•·]/.test(text) ||
		closesEntry(text)
	);
}

/** True where a dot, and a date or nothing behind it, may close an entry. */
function closesEntry(text: string): boolean {
	const dot = text.indexOf('·');
	const tail = dot < 0 ? null : text.slice(dot + 1).trim();
	return tail !== null && (tail === '' || tail.startsWith('Published on ') || parseDateLine(tail) !== null);
}
