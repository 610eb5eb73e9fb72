import { FONT_COMMANDS } from '../text/latex';
import { normalized } from '../text/normalize';
import { readableTitle, titleKey } from '../text/title';
import { transliterate } from '../text/transliterate';

/**
 * How two titles compare:
 * - `same`: the same letters and digits
 * - `alike`: at least nine words of ten are the same, and what differs carries no weight
 * - `near`: most words are the same, but one that carries weight is not: as likely another work
 * - `other`
 */
export type TitleLikeness = 'same' | 'alike' | 'near' | 'other';

export function compareTitles(one: string, other: string): TitleLikeness {
	if (titleKey(one) === titleKey(other) || spelledKey(one) === spelledKey(other)) {
		return 'same';
	}
	const overlap = titleOverlap(one, other);
	if (overlap >= ALIKE && weightOf(one) === weightOf(other)) {
		return 'alike';
	}
	return overlap >= NEAR ? 'near' : 'other';
}

/** The share of the words of two titles that both have, from 0 to 1. */
export function titleOverlap(one: string, other: string): number {
	const { shared, apart } = wordsApart(one, other);
	return shared / (shared + apart.length || 1);
}

/** One title may be written in ASCII, or with `&`. */
function spelledKey(title: string): string {
	const plain = readableTitle(title).replace(/\s&\s/gu, ' and ');
	return titleKey(/^[\x20-\x7e]*$/u.test(plain) ? plain : transliterate(plain));
}

/** The words that carry weight, in their order: from words to images is not from images to words. */
function weightOf(title: string): string {
	return wordsOf(title).filter(carriesWeight).join(' ');
}

/** The best of what the titles of a work are to a title. */
export function compareWithTitles(title: string, titles: readonly string[]): TitleLikeness {
	return bestLikeness(titles.map((each) => compareTitles(title, each)));
}

export function bestLikeness(found: readonly TitleLikeness[]): TitleLikeness {
	return ORDER.find((likeness) => found.includes(likeness)) ?? 'other';
}

/** True where one title is the other without its subtitle, as some publishers deposit it. */
export function isCutTitle(one: string, other: string): boolean {
	const [a, b] = [titleKey(one), titleKey(other)];
	return a !== b && (titleKey(mainTitle(one)) === b || titleKey(mainTitle(other)) === a);
}

function mainTitle(title: string): string {
	return readableTitle(title).split(/(?<=\S)(?:\s*:\s|\s+[-–—]+\s|(?<=[?!])\s)/u, 1)[0] ?? '';
}

const ORDER: readonly TitleLikeness[] = ['same', 'alike', 'near', 'other'];
const ALIKE = 0.9;
const NEAR = 0.6;

/** True where titles differ in a number: `Part I` is not `Part II`. */
export function differInNumber(one: string, other: string): boolean {
	return wordsApart(one, other).apart.some((word) => /\d|^(?:i{1,3}|iv|vi{0,3}|ix|x)$/u.test(word));
}

/** True for a title that many works could bear: it has fewer than five words of weight. */
export function isGeneric(title: string): boolean {
	return wordsOf(title).filter(carriesWeight).length < 5;
}

function wordsApart(one: string, other: string): { readonly shared: number; readonly apart: readonly string[] } {
	const left = new Map<string, number>();
	for (const word of wordsOf(one)) {
		left.set(word, (left.get(word) ?? 0) + 1);
	}
	const apart: string[] = [];
	let shared = 0;
	for (const word of wordsOf(other)) {
		const count = left.get(word) ?? 0;
		if (count > 0) {
			left.set(word, count - 1);
			shared++;
		} else {
			apart.push(word);
		}
	}
	for (const [word, count] of left) {
		apart.push(...Array<string>(count).fill(word));
	}
	return { shared, apart };
}

function wordsOf(title: string): readonly string[] {
	return (
		normalized(readableTitle(title), 'NFKC')
			.toLowerCase()
			.replace(/(?<=\p{L})['’](?=\p{L})/gu, '')
			.match(/[\p{L}\p{N}\p{M}]+[+#]*/gu) ?? []
	);
}

/** Articles, prepositions, conjunctions and auxiliaries of English; what LaTeX leaves behind is no word either. */
const LIGHT = new Set(
	'a an the of in on for to and or nor but with from by as at is are was were be been do does can via into onto its it this that these those'.split(
		' ',
	),
);

/** Commands of LaTeX that are words of titles, too: small models are not large ones. */
const ALSO_WORDS = new Set('text left right big tiny small large huge protect underline'.split(' '));

function carriesWeight(word: string): boolean {
	return !LIGHT.has(word) && !(FONT_COMMANDS.has(word) && !ALSO_WORDS.has(word));
}
