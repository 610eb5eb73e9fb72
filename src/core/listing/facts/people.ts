import type { PersonName } from '../../paper';
import { oneLine } from '../../text/oneLine';

/** The names of a list that stands in one text, as records and tables have them, in their order. */
export interface PeopleListed {
	readonly names: readonly string[];
	/** True where the list says that there are others (`et al.`). */
	readonly more: boolean;
}

const INITIALS = /^(?:\p{Lu}\p{M}*\.?[\s-]?){1,4}$/u;
const SUFFIX = /^(?:[JS]r\.?|I{2,3}|IV)$/u;
const OTHERS = /(?:^|[\s,;&]+)(?:et\.?\s*al\.?|and\s+(?:\d+\s+)?others|\.\.\.|…)\s*$/iu;
/** How `et al.`, `and others` and dots may end: looking for them in each list takes long. */
const ENDS_OF_OTHERS = '.lLsS…';
/** Longer texts are no list of names. */
const LONGEST = 200_000;

/** Takes a list of names apart: `A B; C D`, `A B, C D and E F`, `Doe, J. and Roe, R.`, `['A B', 'C D']`. */
export function peopleIn(text: string): PeopleListed {
	const lines = text.includes('\n') && !/[,;|]/u.test(text) ? text.trim().replace(/\s*\n\s*/gu, ' | ') : text;
	const plain = oneLine(withoutNotes(lines.slice(0, LONGEST)).replace(/[，、]/gu, ', '));
	const list = ENDS_OF_OTHERS.includes(plain.at(-1) ?? '') ? plain.replace(OTHERS, '') : plain;
	const more = list !== plain;
	return {
		names: partsOf(list)
			.map(tidy)
			.filter((name) => /\p{L}/u.test(name)),
		more,
	};
}

function partsOf(list: string): readonly string[] {
	if (list.includes('|')) {
		return list.split('|');
	}
	const quoted = /^[[(]\s*['"]/u.test(list) ? list.match(/'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"/gu) : null;
	if (quoted !== null) {
		return quoted.map((name) => name.slice(1, -1).replace(/\\(.)/gu, '$1'));
	}
	if (list.includes(';')) {
		return list.split(';');
	}
	const joined = list.split(/,?\s(?:and|&)\s/u);
	const commas = joined.map((part) => part.split(',').length - 1);
	if (joined.length > 1 && commas.every((count) => count === 1)) {
		return joined;
	}
	return withoutTorn(joined.flatMap((part) => part.split(',')).map((part) => part.trim()));
}

/** Puts together what commas inside names have torn: `Doe, J., Roe, R.`, `King, Jr.`, a single `Doe, Jane`. */
function withoutTorn(parts: readonly string[]): readonly string[] {
	const pairs =
		parts.length % 2 === 0 && parts.every((part, at) => at % 2 === 0 || areInitialsOf(parts[at - 1]!, part));
	if (parts.length > 1 && pairs) {
		return parts.flatMap((part, at) => (at % 2 === 0 ? [`${part}, ${parts[at + 1]}`] : []));
	}
	if (parts.length === 2 && parts.every((part) => !part.includes(' '))) {
		return [parts.join(', ')];
	}
	const names: string[] = [];
	for (const part of parts) {
		if (SUFFIX.test(part) && names.length > 0) {
			names.push(`${names.pop()} ${part}`);
		} else {
			names.push(part);
		}
	}
	return names;
}

/** Letters without full stops, apart, behind a name of several words are another name of several words: `Ann Other, C D`. */
function areInitialsOf(family: string, part: string): boolean {
	return INITIALS.test(part) && !(/^\p{Lu}\S*\s/u.test(family) && /^\p{Lu}(?:\s\p{Lu})+$/u.test(part));
}

/** Affiliations in round brackets, which arXiv prints behind names, are no names. */
function withoutNotes(text: string): string {
	if (!text.includes('(')) {
		return text;
	}
	let kept = '';
	let depth = 0;
	let from = 0;
	for (let at = 0; at < text.length; at++) {
		const sign = text[at];
		if (sign === '(' && at > 0) {
			kept += depth === 0 ? text.slice(from, at) : '';
			depth++;
		} else if (sign === ')' && depth > 0) {
			depth--;
			from = at + 1;
		}
	}
	return depth === 0 ? kept + text.slice(from) : text;
}

function tidy(name: string): string {
	return name.replace(/^[\s*†‡,]+|[\s*†‡,]+$/gu, '');
}

/** A name that is written `Family, Given` or with a suffix as a third part, taken apart; `null` for any other. */
export function invertedName(name: string): PersonName | null {
	if (!name.includes(',')) {
		return null;
	}
	const [family = '', second = '', third = '', ...others] = name.split(',').map((part) => part.trim());
	if (family === '' || second === '' || others.length > 0) {
		return null;
	}
	const [given, suffix] = SUFFIX.test(second) && third !== '' ? [third, second] : [second, third];
	return SUFFIX.test(second) && third === '' ? null : { family, given, ...(suffix !== '' && { suffix }) };
}
