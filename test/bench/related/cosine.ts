import type { Paper } from '../../../src/core/paper';

/** Words that say nothing of a paper; the usual short list for English. */
const STOP_WORDS = new Set(
	`a about above after again all also an and any are as at be because been before being below between both but by can
	could did do does doing down during each few for from further had has have having he her here him his how however i if
	in into is it its itself may more most no nor not of off on once only or other our out over own same she should so some
	such than that the their them then there these they this those through to too under until up very was we were what when
	where which while who why will with within without would you your`.split(/\s+/),
);

/** The papers nearest to a paper, nearest first, as indices. */
export type Nearest = (paper: number, limit: number) => readonly number[];

/**
 * What related papers are measured against: the cosine between TF-IDF vectors of title and abstract, sublinear in
 * frequency, compared with every paper. A plain implementation of its own, which shares nothing with the product.
 */
export function bruteForceCosine(papers: readonly Paper[], titleCount: number): Nearest {
	const documents = papers.map(({ titleText, abstract }) => {
		const counts = new Map<string, number>();
		for (const [text, count] of [
			[titleText, titleCount],
			[abstract, 1],
		] as const) {
			for (const word of text.toLowerCase().match(/[\p{L}\p{N}]{2,}/gu) ?? []) {
				if (!STOP_WORDS.has(word)) {
					counts.set(word, (counts.get(word) ?? 0) + count);
				}
			}
		}
		return counts;
	});
	const frequency = new Map<string, number>();
	for (const counts of documents) {
		for (const word of counts.keys()) {
			frequency.set(word, (frequency.get(word) ?? 0) + 1);
		}
	}
	const vectors = documents.map((counts) => {
		const weights = [...counts].map(([word, count]): [string, number] => {
			const rarity = Math.log((1 + papers.length) / (1 + (frequency.get(word) ?? 0))) + 1;
			return [word, (1 + Math.log(count)) * rarity];
		});
		const length = Math.hypot(...weights.map(([, weight]) => weight));
		return new Map(weights.map(([word, weight]) => [word, weight / length]));
	});
	return (paper, limit) => {
		const own = [...(vectors[paper] ?? [])];
		return vectors
			.map((vector, index) => ({ index, score: own.reduce((sum, [word, w]) => sum + w * (vector.get(word) ?? 0), 0) }))
			.filter(({ index }) => index !== paper)
			.sort((a, b) => b.score - a.score)
			.slice(0, limit)
			.map(({ index }) => index);
	};
}
