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

const LABEL_OF = new Map(LABELS.flatMap(([label, words]) => words.split('|').map((word) => [word, label] as const)));
const WORDS = [...LABEL_OF.keys()]
	.sort((a, b) => b.length - a.length)
	.map((word) => word.replace(/[.]/gu, '\\.'))
	.join('|');
const LABELLED = new RegExp(
	`^(${WORDS})\\s*((?:\\d|[ivxlcdm]+\\b|[A-Z]\\b)[^\\s,;]*(?:(?:\\s*[,&–-]\\s*|\\s+and\\s+)\\d[^\\s,;]*)*)`,
	'iu',
);
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
export function splitLocator(after: string): Locator {
	const start = /^\s*,?\s*/u.exec(after)?.[0].length ?? 0;
	const text = after.slice(start);
	const braced = /^\{([^{}]*)\}/u.exec(text);
	if (braced !== null) {
		const inside = (braced[1] ?? '').trim();
		const word = new RegExp(`^(${WORDS})\\s+`, 'iu').exec(inside);
		return {
			label: inside === '' ? '' : labelOf(word?.[1]),
			locator: inside.slice(word?.[0].length ?? 0),
			suffix: text.slice(braced[0].length),
		};
	}
	const labelled = LABELLED.exec(text);
	if (labelled !== null) {
		return { label: labelOf(labelled[1]), locator: labelled[2] ?? '', suffix: text.slice(labelled[0].length) };
	}
	const bare = BARE.exec(text)?.[0];
	if (bare !== undefined) return { label: 'page', locator: bare, suffix: text.slice(bare.length) };
	return { label: '', locator: '', suffix: after };
}

function labelOf(word: string | undefined): string {
	return LABEL_OF.get((word ?? 'page').toLowerCase()) ?? 'page';
}
