import { personName } from '../citation/personName';
import { normalized } from '../text/normalize';
import { transliterate } from '../text/transliterate';

/** Whether two printed names may be the same person: one family name, or the same words in another order. */
export function isSamePerson(one: string, other: string): boolean {
	const [a, b] = [folded(one), folded(other)];
	if (a.family === b.family || a.family === b.spelledOut || a.spelledOut === b.family) {
		return a.initial === '' || b.initial === '' || a.initial === b.initial || a.whole === b.whole;
	}
	return a.whole === b.whole || (a.bare === b.bare && a.initial === b.initial);
}

/** True where both names have a given name that is spelled out, and these are not two spellings of one. */
export function differInGivenName(one: string, other: string): boolean {
	const [a, b] = [folded(one), folded(other)];
	return (
		a.whole !== b.whole &&
		a.given.length > 1 &&
		b.given.length > 1 &&
		a.given.slice(0, 2) !== b.given.slice(0, 2) &&
		consonants(a.given) !== consonants(b.given)
	);
}

function consonants(name: string): string {
	return name.replace(/[aeiouy]/gu, '');
}

interface FoldedName {
	readonly family: string;
	/** With `ue` for `ü`, as German names are written in ASCII. */
	readonly spelledOut: string;
	/** Family name without its particles. */
	readonly bare: string;
	readonly initial: string;
	/** The first of the given names. */
	readonly given: string;
	/** All words in the order of the alphabet. */
	readonly whole: string;
}

const known = new Map<string, FoldedName>();
const MOST_KNOWN = 20_000;

function folded(printed: string): FoldedName {
	const found = known.get(printed);
	if (found !== undefined) {
		return found;
	}
	const { family = '', given = '', literal } = personName(turned(printed));
	const own = literal ?? family.replace(/\s(?:[JS]r\.?|I{2,3}|IV)$/u, '');
	const name = {
		family: letters(own).replaceAll(' ', ''),
		spelledOut: letters(own.replace(/[äöü]/giu, (letter) => UMLAUTS[letter.toLowerCase()] ?? letter)),
		bare: letters(own.replace(ELIDED, '')).split(' ').at(-1) ?? '',
		initial: letters(given).slice(0, 1),
		given: letters(given).split(' ', 1)[0] ?? '',
		whole: letters(turned(printed)).split(' ').toSorted().join(' '),
	};
	if (known.size >= MOST_KNOWN) {
		known.clear();
	}
	known.set(printed, name);
	return name;
}

/** Particles that lost their vowel before that of the name: `d’Amore`. */
const ELIDED = /^(?:d|l|dell|dall|nell|sant)['’]\s*(?=\p{L})/iu;
const UMLAUTS: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue' };

/** `Moss NM`, as medicine writes it, and `Nora Moss 0001`, as DBLP tells namesakes apart. */
function turned(printed: string): string {
	const name = printed.replace(/\s+\d{4}$/u, '');
	const [, family, initials] = /^(\p{Lu}\S*\p{Ll}\S*)\s+(\p{Lu}{1,3})$/u.exec(name) ?? [];
	return family === undefined || initials === undefined ? name : `${[...initials].join('. ')}. ${family}`;
}

function letters(text: string): string {
	return transliterate(normalized(text))
		.toLowerCase()
		.replace(/[’'`.-]/gu, (sign) => (sign === '.' || sign === '-' ? ' ' : ''))
		.replace(/[^\p{L}\p{N}]+/gu, ' ')
		.trim();
}

/** What a list of authors is to that of a work. */
export interface AuthorsCompared {
	readonly sameFirst: boolean;
	/** So many of the list stand on the work, too. */
	readonly shared: number;
	readonly inOrder: boolean;
	/** So many of those that are shared have another given name there. */
	readonly otherGiven: number;
}

export function compareAuthors(list: readonly string[], work: readonly string[]): AuthorsCompared {
	const left = work.map((name, at) => ({ name, at }));
	let last = -1;
	let inOrder = true;
	let shared = 0;
	let otherGiven = 0;
	for (const name of list) {
		const index = left.findIndex((candidate) => isSamePerson(name, candidate.name));
		const found = index < 0 ? undefined : left.splice(index, 1)[0];
		if (found !== undefined) {
			shared++;
			otherGiven += differInGivenName(name, found.name) ? 1 : 0;
			inOrder &&= found.at > last;
			last = found.at;
		}
	}
	const [first, workFirst] = [list[0], work[0]];
	return {
		sameFirst: first !== undefined && workFirst !== undefined && isSamePerson(first, workFirst),
		...{ shared, inOrder, otherGiven },
	};
}
