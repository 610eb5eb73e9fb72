import { transliterate } from '../citation/keys/transliterate';
import { personName } from '../citation/personName';
import { normalized } from '../text/normalize';

/** Whether two printed names may be the same person: one family name, or the same words in another order. */
export function isSamePerson(one: string, other: string): boolean {
	const [a, b] = [folded(one), folded(other)];
	if (a.family === b.family) {
		return a.initial === '' || b.initial === '' || a.initial === b.initial || a.whole === b.whole;
	}
	return a.whole === b.whole || (a.bare === b.bare && a.initial === b.initial);
}

interface FoldedName {
	readonly family: string;
	/** Family name without its particles. */
	readonly bare: string;
	readonly initial: string;
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
	const { family = '', given = '', literal } = personName(printed);
	const last = letters(literal ?? family.replace(/\s(?:[JS]r\.?|I{2,3}|IV)$/u, ''));
	const name = {
		family: last.replaceAll(' ', ''),
		bare: last.split(' ').at(-1) ?? '',
		initial: letters(given).slice(0, 1),
		whole: letters(printed).split(' ').toSorted().join(' '),
	};
	if (known.size >= MOST_KNOWN) {
		known.clear();
	}
	known.set(printed, name);
	return name;
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
}

export function compareAuthors(list: readonly string[], work: readonly string[]): AuthorsCompared {
	const left = work.map((name, at) => ({ name, at }));
	let last = -1;
	let inOrder = true;
	let shared = 0;
	for (const name of list) {
		const index = left.findIndex((candidate) => isSamePerson(name, candidate.name));
		const found = index < 0 ? undefined : left.splice(index, 1)[0];
		if (found !== undefined) {
			shared++;
			inOrder &&= found.at > last;
			last = found.at;
		}
	}
	const [first, workFirst] = [list[0], work[0]];
	return {
		sameFirst: first !== undefined && workFirst !== undefined && isSamePerson(first, workFirst),
		shared,
		inOrder,
	};
}
