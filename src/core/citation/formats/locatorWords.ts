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

const LABEL_OF_TERM = new Map(
	LABELS.flatMap(([label]) => [[label, label] as const, [label.replace('-', ' '), label] as const]),
);

/** Terms of a few styles in their languages, by the text of the locale and that of the style. */
const KNOWN = new Map<string, Map<string, LocatorWords>>();
const MOST_KNOWN = 20;

/**
 * The words of a CSL locale (`locales-de-DE.xml`) and those a style adds for its language or for all
 * (`<locale xml:lang="de">`), as pandoc joins them; English ones where neither has any.
 *
 * @param locale its XML; English where it is empty
 * @param style its XML
 */
export function locatorWordsOf(locale: string, style: string): LocatorWords {
	const ofLocale = KNOWN.get(locale) ?? new Map<string, LocatorWords>();
	const known = ofLocale.get(style);
	if (known !== undefined) return known;
	const language = languageOf(locale.slice(0, 1000)) ?? 'en';
	const words = [
		...(language === 'en' ? ENGLISH.labelOf : wordsIn(locale)),
		...localesIn(style, language).flatMap(wordsIn),
	];
	const found = words.length === 0 ? ENGLISH : locatorWords(words);
	if (KNOWN.size >= MOST_KNOWN || ofLocale.size >= MOST_KNOWN) KNOWN.clear();
	KNOWN.set(locale, ofLocale.set(style, found));
	return found;
}

/** The first part of the language that a text in XML names. */
function languageOf(xml: string): string | undefined {
	return /\bxml:lang\s*=\s*["']([a-z]+)/iu.exec(xml)?.[1]?.toLowerCase();
}

/** The `<locale>` elements of a style that hold for a language. */
function localesIn(style: string, language: string): readonly string[] {
	const found: string[] = [];
	for (let at = style.search(/<locale[\s>]/u); at >= 0; ) {
		const end = style.indexOf('</locale', at);
		if (end < 0) break;
		const text = style.slice(at, end);
		const own = languageOf(text.slice(0, text.indexOf('>') + 1));
		if (own === undefined || own === language) found.push(text);
		const next = style.slice(end).search(/<locale[\s>]/u);
		at = next < 0 ? -1 : end + next;
	}
	return found;
}

/** What terms say in themselves, in their singular and in their plural. */
function wordsIn(locale: string): readonly (readonly [word: string, label: string])[] {
	const words: (readonly [word: string, label: string])[] = [];
	let label: string | undefined;
	for (const piece of locale.split('<')) {
		const term = /^term\s[^>]*\bname\s*=\s*["']([^"']*)/u.exec(piece.slice(0, 200))?.[1];
		if (term !== undefined) label = LABEL_OF_TERM.get(term);
		else if (piece.startsWith('/term')) label = undefined;
		const word = /^(?:single|multiple|term\s[^>]*)>([^<]{1,60})$/u.exec(piece.trimEnd())?.[1];
		const spelt = word === undefined ? '' : spelling(word);
		if (spelt !== '' && label !== undefined) words.push([spelt, label]);
	}
	return words;
}

/** A word as it is compared: small, with ordinary blanks. */
export function spelling(word: string): string {
	return word
		.replace(/&#(\d{1,6});/gu, (_, code: string) => String.fromCodePoint(Number(code)))
		.replace(/[\s\u00a0\u202f]/gu, ' ')
		.toLowerCase()
		.trim();
}

function locatorWords(words: readonly (readonly [word: string, label: string])[]): LocatorWords {
	return {
		labelOf: new Map([...words].reverse()),
		longest: Math.max(...words.map(([word]) => word.length)),
	};
}
