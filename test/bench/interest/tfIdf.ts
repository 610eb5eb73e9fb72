import type { SparseVector } from '../../../src/core/interest/logistic';
import type { Paper } from '../../../src/core/paper';
import { STOP_WORDS } from '../../../src/core/search/words/tokens';

const WORD = /[a-z_][a-z0-9_]+/g;
export const MOST_TERMS = 20_000;
const LEAST_PAPERS = 5;
const MOST_SHARE = 0.1;

/**
 * Vectors of papers as arxiv-sanity-lite makes them (compute.py): title, abstract and authors; words and pairs of words
 * in at least 5 papers and at most a tenth of them, the 20,000 most frequent; sublinear TF-IDF, length 1. They are
 * made of all papers, also those that are yet to come.
 */
export function tfIdf(papers: readonly Paper[]): ReadonlyMap<Paper, SparseVector> {
	const counted = papers.map((paper) => countTerms(`${paper.titleText} ${paper.abstract} ${paper.authors.join(' ')}`));
	const frequencies = new Map<string, { papers: number; count: number }>();
	for (const counts of counted) {
		for (const [term, count] of counts) {
			const known = frequencies.get(term) ?? { papers: 0, count: 0 };
			frequencies.set(term, { papers: known.papers + 1, count: known.count + count });
		}
	}
	const kept = [...frequencies]
		.filter(([, { papers: some }]) => some >= LEAST_PAPERS && some <= MOST_SHARE * papers.length)
		.sort((a, b) => b[1].count - a[1].count)
		.slice(0, MOST_TERMS);
	const terms = new Map(kept.map(([term], at) => [term, at]));
	const rarities = kept.map(([, { papers: some }]) => 1 + Math.log((1 + papers.length) / (1 + some)));
	return new Map(papers.map((paper, at) => [paper, vectorOf(counted[at]!, terms, rarities)]));
}

function countTerms(text: string): ReadonlyMap<string, number> {
	const words = (text.normalize('NFKD').toLowerCase().match(WORD) ?? []).filter((word) => !STOP_WORDS.has(word));
	const counts = new Map<string, number>();
	words.forEach((word, at) => {
		for (const term of [word, ...(words[at + 1] ? [`${word} ${words[at + 1]}`] : [])]) {
			counts.set(term, (counts.get(term) ?? 0) + 1);
		}
	});
	return counts;
}

function vectorOf(
	counts: ReadonlyMap<string, number>,
	terms: ReadonlyMap<string, number>,
	rarities: readonly number[],
): SparseVector {
	const found = [...counts].flatMap(([term, count]): [number, number][] => {
		const at = terms.get(term);
		return at === undefined ? [] : [[at, (1 + Math.log(count)) * rarities[at]!]];
	});
	const length = Math.hypot(...found.map(([, value]) => value)) || 1;
	return {
		features: Int32Array.from(found, ([term]) => term),
		values: Float32Array.from(found, ([, value]) => value / length),
	};
}
