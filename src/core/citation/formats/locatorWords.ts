/** Locator kinds of CSL with their English words, singular and plural, long and short (pandoc's and CSL's en-US). */
const LABELS: readonly (readonly [label: string, words: string])[] = [
	['book', 'book|books|bk.|bks.'],
	['chapter', 'chapter|chapters|chap.|chaps.'],
	['column', 'column|columns|col.|cols.'],
	['figure', 'figure|figures|fig.|figs.'],
	['folio', 'folio|folios|fol.|fols.'],
	['issue', 'issue|issues|number|numbers|no.|nos.'],
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
	/** CSL's labels by the words in lower case. */
	readonly labelOf: ReadonlyMap<string, string>;
	/** UTF-16 units of the longest word. */
	readonly longest: number;
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
	return {
		labelOf: new Map([...words].reverse()),
		longest: Math.max(...words.map(([word]) => word.length)),
	};
}
