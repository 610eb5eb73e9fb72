/** Locator kinds of CSL with their English words, singular and plural, long and short (pandoc's and CSL's en-US). */
const LABELS: readonly (readonly [label: string, words: string])[] = [
	['book', 'book|books|bk.|bks.'],
	['chapter', 'chapter|chapters|chap.|chaps.|ch.'],
	['column', 'column|columns|col.|cols.'],
	['figure', 'figure|figures|fig.|figs.'],
	['folio', 'folio|folios|fol.|fols.'],
	['issue', 'number|numbers|no.|nos.'],
	['line', 'line|lines|l.|ll.'],
	['note', 'note|notes|n.|nn.'],
	['opus', 'opus|opera|op.|opp.'],
	['page', 'page|pages|p.|pp.'],
	['paragraph', 'paragraph|paragraphs|para.|paras.|¶¶|¶'],
	['part', 'part|parts|pt.|pts.'],
	['section', 'section|sections|sec.|secs.|§§|§'],
	['sub-verbo', 'sub verbo|sub verbis|s.v.|s.vv.'],
	['verse', 'verse|verses|v.|vv.'],
	['volume', 'volume|volumes|vol.|vols.'],
];

/** The words that a language has for the kinds of locators. */
export interface LocatorWords {
	readonly labelOf: ReadonlyMap<string, string>;
	/** A word and what it counts. */
	readonly labelled: RegExp;
	/** A word at the beginning of what stands in braces. */
	readonly word: RegExp;
}

/** English words, which pandoc reads in documents without another language. */
export const ENGLISH: LocatorWords = locatorWords(
	LABELS.flatMap(([label, words]) => words.split('|').map((word) => [word, label] as const)),
);

const TERM_OF_LABEL = new Map(LABELS.map(([label]) => [label === 'sub-verbo' ? 'sub verbo' : label, label] as const));

/** The words of a CSL locale (`locales-de-DE.xml`); English ones where it has none. */
export function locatorWordsOf(locale: string): LocatorWords {
	const known = LOCALES.get(locale);
	if (known !== undefined) return known;
	const words: (readonly [word: string, label: string])[] = [];
	let label: string | undefined;
	for (const piece of locale.split('<')) {
		const term = /^term\s[^>]*\bname="([^"]*)"/u.exec(piece.slice(0, 200))?.[1];
		if (term !== undefined) label = TERM_OF_LABEL.get(term.replace('-', ' ')) ?? TERM_OF_LABEL.get(term);
		else if (piece.startsWith('/term')) label = undefined;
		const word = /^(?:single|multiple)>([^<]{1,60})$/u.exec(piece.trimEnd())?.[1];
		if (word !== undefined && label !== undefined) words.push([word.trim().toLowerCase(), label]);
	}
	const found = words.length === 0 ? ENGLISH : locatorWords(words);
	LOCALES.set(locale, found);
	return found;
}

const LOCALES = new Map<string, LocatorWords>();

function locatorWords(words: readonly (readonly [word: string, label: string])[]): LocatorWords {
	const labelOf = new Map([...words].reverse());
	const choice = [...labelOf.keys()]
		.sort((a, b) => b.length - a.length)
		.map((word) => word.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&'))
		.join('|');
	return {
		labelOf,
		labelled: new RegExp(
			`^(${choice})\\s*((?:\\d|[ivxlcdm]+\\b|[A-Z]\\b)[^\\s,;]*(?:(?:\\s*[,&–-]\\s*|\\s+and\\s+)\\d[^\\s,;]*)*)`,
			'iu',
		),
		word: new RegExp(`^(${choice})\\s+`, 'iu'),
	};
}

const BARE = /^(\d[^\s,;]*(?:(?:\s*[,&–-]\s*|\s+and\s+)\d[^\s,;]*)*)/u;

/** What follows a key, taken apart. */
export interface Locator {
	/** CSL label: `page`, `chapter` …; `page` where there is no word; empty without a locator. */
	readonly label: string;
	readonly locator: string;
	/** The rest, with the blank or comma it begins with. */
	readonly suffix: string;
}

/**
 * Splits `, pp. 33-35 and passim` into locator and suffix as pandoc does: braces force a locator (`{ii, A, D-Z}`), empty
 * braces forbid one (`{}, 99 years later`), a bare number is a page (Pandoc manual, "Citation syntax").
 */
export function splitLocator(after: string, words: LocatorWords = ENGLISH): Locator {
	const start = /^\s*,?\s*/u.exec(after)?.[0].length ?? 0;
	const text = after.slice(start);
	const braced = /^\{([^{}]*)\}/u.exec(text);
	if (braced !== null) {
		const inside = (braced[1] ?? '').trim();
		const word = words.word.exec(inside);
		return {
			label: inside === '' ? '' : labelOf(word?.[1], words),
			locator: inside.slice(word?.[0].length ?? 0),
			suffix: text.slice(braced[0].length),
		};
	}
	const labelled = words.labelled.exec(text);
	if (labelled !== null) {
		return { label: labelOf(labelled[1], words), locator: labelled[2] ?? '', suffix: text.slice(labelled[0].length) };
	}
	const bare = BARE.exec(text)?.[0];
	if (bare !== undefined) return { label: 'page', locator: bare, suffix: text.slice(bare.length) };
	return { label: '', locator: '', suffix: after };
}

function labelOf(word: string | undefined, { labelOf }: LocatorWords): string {
	return labelOf.get((word ?? '').toLowerCase()) ?? 'page';
}
