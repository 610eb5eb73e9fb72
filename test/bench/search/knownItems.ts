import { Random } from './random';
import type { Variant } from './variants';

export const CLASSES = [
	'title words',
	'names',
	'prefixes',
	'out of order',
	'abstract words',
	'one typo',
	'two typos',
	'three typos',
	'split and joined',
	'inner part',
	'part and word',
	'whole title',
	'function words',
	'author',
	'author and word',
] as const;
export type QueryClass = (typeof CLASSES)[number];

export interface KnownItem {
	readonly kind: QueryClass;
	readonly query: string;
	/** Index of the paper it must find. */
	readonly paper: number;
}

const STOP =
	/^(?:with|from|that|this|these|their|which|while|have|such|into|than|more|most|using|based|does|what|when|where|also|only|between|through|towards?|across|during|about|each|both|other|over|under|being|been|them|they|were|will|would|could|should|those|because|however|there|then|some|many|very|well)$/;

/** Plain words of a text as a naive reader sees them. */
function wordsOf(text: string): string[] {
	return text.toLowerCase().match(/[a-z0-9]+/g) ?? [];
}

function contentOf(text: string): string[] {
	return [...new Set(wordsOf(text).filter((word) => word.length > 3 && /^[a-z]+$/.test(word) && !STOP.test(word)))];
}

interface Draft extends KnownItem {
	/** Words that together must stand in no other paper. */
	readonly words: readonly string[];
	readonly where: 'title' | 'text';
}

/** `each` queries of every class, every one answered by one paper only (checked by a plain scan of all papers). */
export function makeKnownItems(papers: readonly Variant[], each: number): KnownItem[] {
	const random = new Random(11);
	const isRare = rareWords(papers.slice(0, SAMPLE));
	const drafts = CLASSES.flatMap((kind) => {
		const made: Draft[] = [];
		for (let tries = 0; made.length < each * 3 && tries < each * 60; tries++) {
			const paper = random.below(papers.length);
			const draft = MAKERS[kind](papers[paper]!, random, tries, isRare);
			if (draft !== null) {
				made.push({ kind, paper, ...draft });
			}
		}
		return made;
	});
	const unique = uniqueOf(drafts, papers);
	return CLASSES.flatMap((kind) => unique.filter((draft) => draft.kind === kind).slice(0, each));
}

type Made = { readonly query: string; readonly words: readonly string[]; readonly where: 'title' | 'text' };
type Maker = (paper: Variant, random: Random, tries: number, isRare: (word: string) => boolean) => Made | null;

/** Papers looked at to see which words are rare, and what share of them may have a rare word. */
const SAMPLE = 3_000;
const RARE = 0.01;

function rareWords(papers: readonly Variant[]): (word: string) => boolean {
	const counts = new Map<string, number>();
	for (const { abstract } of papers) {
		for (const word of new Set(wordsOf(abstract))) {
			counts.set(word, (counts.get(word) ?? 0) + 1);
		}
	}
	return (word) => (counts.get(word) ?? 0) <= papers.length * RARE;
}

function someTitleWords({ title }: Variant, random: Random): string[] | null {
	const words = contentOf(title);
	if (words.length < 4) {
		return null;
	}
	const chosen = new Set(random.shuffled(words).slice(0, 4));
	return words.filter((word) => chosen.has(word));
}

const titleWords: Maker = (paper, random) => {
	const words = someTitleWords(paper, random);
	return words === null ? null : { query: words.join(' '), words, where: 'title' };
};

const MAKERS: Readonly<Record<QueryClass, Maker>> = {
	'title words': titleWords,
	names: ({ name, title }) =>
		name === null ? null : { query: title.slice(0, title.indexOf(':')), words: [], where: 'title' },
	prefixes: (paper, random, tries) => {
		if (tries % 2 === 0) {
			const whole = paper.name?.join('') ?? '';
			const query = whole.slice(0, Math.max(6, Math.ceil(whole.length * 0.75)));
			return whole.length < 9 || !isJoined(paper) ? null : { query, words: [query], where: 'text' };
		}
		const words = someTitleWords(paper, random);
		if (words === null) {
			return null;
		}
		const last = words.at(-1)!;
		words[words.length - 1] = last.slice(0, Math.max(3, Math.ceil(last.length * 0.6)));
		return { query: words.join(' '), words, where: 'title' };
	},
	'out of order': (paper, random) => {
		const words = someTitleWords(paper, random);
		if (words === null) {
			return null;
		}
		const [first, ...rest] = words;
		return { query: [...random.shuffled(rest), first!].join(' '), words, where: 'title' };
	},
	// What stays in mind of an abstract: two telling words and two others.
	'abstract words': ({ abstract }, random, _tries, isRare) => {
		const words = contentOf(abstract).filter((word) => word.length > 4);
		const rare = random.shuffled(words.filter(isRare)).slice(0, 2);
		const usual = random.shuffled(words.filter((word) => !isRare(word))).slice(0, 2);
		if (rare.length < 2 || usual.length < 2) {
			return null;
		}
		const inOrder = words.filter((word) => rare.includes(word) || usual.includes(word));
		return { query: inOrder.join(' '), words: inOrder, where: 'text' };
	},
	'one typo': (paper, random, tries) => {
		const name = paper.name?.join('') ?? '';
		if (tries % 2 === 0) {
			return !isJoined(paper) ? null : { query: misspell(name, random), words: [name], where: 'text' };
		}
		const words = someTitleWords(paper, random);
		const wrong = words?.findIndex((word) => word.length > 5) ?? -1;
		if (words === null || wrong < 0) {
			return null;
		}
		return {
			query: words.map((word, i) => (i === wrong ? misspell(word, random) : word)).join(' '),
			words,
			where: 'title',
		};
	},
	'two typos': (paper, random, tries) => {
		const name = paper.name?.join('') ?? '';
		if (tries % 2 === 0) {
			return !isJoined(paper) || name.length < 9
				? null
				: { query: misspell(misspell(name, random), random), words: [name], where: 'text' };
		}
		const words = someTitleWords(paper, random);
		const long = words?.filter((word) => word.length > 5) ?? [];
		if (words === null || long.length < 2) {
			return null;
		}
		const wrong = new Set(long.slice(0, 2));
		return {
			query: words.map((word) => (wrong.has(word) ? misspell(word, random) : word)).join(' '),
			words,
			where: 'title',
		};
	},
	// More than typing errors explain; beyond the goals, to see what fuse.js is worth.
	'three typos': (paper, random) => {
		const name = paper.name?.join('') ?? '';
		return !isJoined(paper) || name.length < 11
			? null
			: { query: misspell(misspell(misspell(name, random), random), random), words: [name], where: 'text' };
	},
	'split and joined': ({ name, title }) => {
		if (name === null) {
			return null;
		}
		const written = title.slice(0, title.indexOf(':'));
		const joined = !/[ -]/.test(written);
		return { query: joined ? name.join(' ') : name.join(''), words: [], where: 'title' };
	},
	'inner part': (paper, random) => {
		const name = paper.name?.join('') ?? '';
		if (!isJoined(paper) || name.length < 11) {
			return null;
		}
		const start = 2 + random.below(2);
		const part = name.slice(start, start + 7);
		return { query: part, words: [part], where: 'text' };
	},
	// The common word a name ends in, beside a word of the title: "former uncertainty".
	'part and word': (paper, random) => {
		const words = someTitleWords(paper, random)?.filter((word) => !paper.name?.join('').includes(word));
		const part = paper.name?.[1] ?? '';
		if (!isJoined(paper) || words === undefined || words.length < 2 || part.length < 4) {
			return null;
		}
		return { query: [part, ...words.slice(0, 2)].join(' '), words: words.slice(0, 2), where: 'title' };
	},
	'whole title': ({ title }) => ({ query: title, words: [], where: 'title' }),
	// Half a title with what stands between its words, which no other title has in full.
	'function words': ({ title }) => {
		const words = title.replace(/^[^:]*: /, '').split(' ');
		const from = words.slice(2).findIndex((word) => /^[a-z]{2,}$/.test(word)) + 2;
		const half = words.slice(from, from + 4);
		return from < 2 || half.length < 4
			? null
			: { query: half.join(' '), words: wordsOf(half.join(' ')), where: 'title' };
	},
	author: (paper, random) => {
		const authors = someAuthors(paper, random);
		const query = authors.map((name) => `author:"${name}"`).join(' ');
		return authors.length < 2 ? null : { query, words: [], where: 'text' };
	},
	'author and word': (paper, random) => {
		const [name] = someAuthors(paper, random);
		const words = someTitleWords(paper, random)?.slice(0, 2);
		return name === undefined || words === undefined
			? null
			: { query: `${name} ${words.join(' ')}`, words, where: 'title' };
	},
};

/** Two of the authors of a paper that has some, in full. */
function someAuthors({ authors }: Variant, random: Random): string[] {
	return random.shuffled([...authors]).slice(0, 2);
}

function isJoined({ name, title }: Variant): boolean {
	return name !== null && !/[ -]/.test(title.slice(0, title.indexOf(':')));
}

/** One letter wrong, missing, doubled or swapped; the first letter stays, as it does nearly always when people type. */
function misspell(word: string, random: Random): string {
	const at = 1 + random.below(word.length - 2);
	const letter = 'abcdefghijklmnopqrstuvwxyz'[random.below(26)]!;
	switch (random.below(4)) {
		case 0:
			return word.slice(0, at) + (letter === word[at] ? 'q' : letter) + word.slice(at + 1);
		case 1:
			return word.slice(0, at) + word.slice(at + 1);
		case 2:
			return word.slice(0, at) + letter + word.slice(at);
		default:
			return word[at] === word[at + 1]
				? word.slice(0, at) + word.slice(at + 1)
				: word.slice(0, at) + word[at + 1] + word[at] + word.slice(at + 2);
	}
}

/** The drafts whose words stand together in their own paper only; a word matches any word it starts or, alone, is in. */
function uniqueOf(drafts: readonly Draft[], papers: readonly Variant[]): Draft[] {
	const byWord = new Map<string, Draft[]>();
	for (const draft of drafts) {
		for (const word of draft.words) {
			byWord.set(word, [...(byWord.get(word) ?? []), draft]);
		}
	}
	const inner = drafts.filter(
		({ words, kind }) => words.length === 1 && (kind === 'inner part' || kind === 'prefixes'),
	);
	const starts = new Map<string, Draft[]>();
	for (const draft of drafts.filter(({ words, kind }) => words.length > 1 && kind === 'prefixes')) {
		const start = draft.words.at(-1)!;
		byWord.set(
			start,
			(byWord.get(start) ?? []).filter((other) => other !== draft),
		);
		starts.set(start, [...(starts.get(start) ?? []), draft]);
	}
	const others = new Set<Draft>();
	const pieces = new Map<string, Draft[]>();
	for (const draft of inner) {
		const key = draft.words[0]!.slice(0, 6);
		pieces.set(key, [...(pieces.get(key) ?? []), draft]);
	}
	const known = new Map<string, readonly Draft[]>();
	papers.forEach(({ title, abstract }, index) => {
		const inTitle = new Set(wordsOf(title));
		const inText = new Set([...inTitle, ...wordsOf(abstract)]);
		const counts = new Map<Draft, number>();
		const started = new Set<Draft>();
		for (const word of inText) {
			for (const draft of byWord.get(word) ?? []) {
				if (draft.where === 'text' || inTitle.has(word)) {
					counts.set(draft, (counts.get(draft) ?? 0) + 1);
				}
			}
			const typed = new Set<Draft>();
			for (let length = 3; length <= word.length; length++) {
				for (const draft of starts.get(word.slice(0, length)) ?? []) {
					if (inTitle.has(word)) {
						typed.add(draft);
					}
				}
			}
			for (const draft of typed) {
				started.add(draft);
			}
			for (const draft of containing(word, pieces, known)) {
				if (draft.paper !== index) {
					others.add(draft);
				}
			}
		}
		for (const draft of started) {
			counts.set(draft, (counts.get(draft) ?? 0) + 1);
		}
		for (const [draft, count] of counts) {
			if (count >= draft.words.length && draft.paper !== index) {
				others.add(draft);
			}
		}
	});
	return drafts.filter((draft) => !others.has(draft));
}

function containing(
	word: string,
	pieces: ReadonlyMap<string, readonly Draft[]>,
	known: Map<string, readonly Draft[]>,
): readonly Draft[] {
	const before = known.get(word);
	if (before !== undefined) {
		return before;
	}
	const found: Draft[] = [];
	for (let at = 0; at + 6 <= word.length; at++) {
		found.push(...(pieces.get(word.slice(at, at + 6)) ?? []).filter((draft) => word.includes(draft.words[0]!)));
	}
	known.set(word, found);
	return found;
}

/** Strings no paper has anything like: consonants as they never follow each other. */
export function makeNonsense(count: number): string[] {
	const random = new Random(23);
	return Array.from({ length: count }, (_, i) =>
		Array.from({ length: 1 + (i % 2) }, () =>
			Array.from({ length: 5 + random.below(6) }, () => random.pick([...'qxzjkvwfh'])).join(''),
		).join(' '),
	);
}
