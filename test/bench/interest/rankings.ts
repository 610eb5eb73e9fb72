import { type Example, learnInterest, WordEncoder } from '../../../src/core/interest';
import { LEARNING, type LearningWeights } from '../../../src/core/interest/interest';
import { dot, type SparseVector } from '../../../src/core/interest/logistic';
import { ENCODING, type EncodingWeights, type KnownOf } from '../../../src/core/interest/wordEncoder';
import type { Paper } from '../../../src/core/paper';
import type { PaperSearch } from '../../../src/core/search';
import { finish } from '../../../src/core/steps';
import { linearSvm } from './linearSvm';

/** What is known when a session begins: what was done before, newest last. */
export interface Past {
	readonly examples: readonly Example[];
	/** Papers that came before. */
	readonly papers: readonly Paper[];
}

/** Learns from the past and scores papers: higher comes first. */
export type Ranking = (past: Past) => (paper: Paper) => number;

export const newestFirst: Ranking = () => (paper) => Date.parse(paper.date ?? '');
export const mostLiked: Ranking = () => (paper) => paper.upvotes ?? -1;

type Vectors = ReadonlyMap<Paper, SparseVector>;

const savedOf = ({ examples }: Past) =>
	examples.flatMap(({ paper, signals }) => (signals.includes('saved') ? [paper] : []));

/** Cosine with the mean of what was saved. */
export function meanOfPositives(vectors: Vectors, size: number): Ranking {
	return (past) => {
		const mean = new Float64Array(size);
		for (const paper of savedOf(past)) {
			const { features, values } = vectors.get(paper)!;
			features.forEach((feature, at) => {
				mean[feature]! += values[at]!;
			});
		}
		return (paper) => dot(mean, vectors.get(paper)!);
	};
}

/** As arxiv-sanity-lite (serve.py): what was saved against all else that is known. */
export function arxivSanity(vectors: Vectors, size: number, C = 0.1): Ranking {
	return (past) => {
		const saved = new Set(savedOf(past));
		const others = past.papers.filter((paper) => !saved.has(paper));
		const score = linearSvm(
			[...saved].map((paper) => vectors.get(paper)!),
			others.map((paper) => vectors.get(paper)!),
			C,
			size,
		);
		return (paper) => score(vectors.get(paper)!);
	};
}

/** Offprint's; it is told the topics it finds only where readers do not choose by these. */
export function offprint(
	search: PaperSearch,
	known: KnownOf,
	encoding: EncodingWeights = ENCODING,
	learning: LearningWeights = LEARNING,
): Ranking {
	const encoder = new WordEncoder(search.comparedWords(), known, encoding);
	const vectors = new WeakMap<Paper, SparseVector>();
	const kept = {
		size: encoder.size,
		common: encoder.common,
		encode(paper: Paper) {
			const vector = vectors.get(paper) ?? encoder.encode(paper);
			vectors.set(paper, vector);
			return vector;
		},
		name: (paper: Paper) => encoder.name(paper),
	};
	return ({ examples, papers }) => {
		const every = Math.max(1, Math.floor(papers.length / BACKGROUND));
		const background = papers.filter((_, at) => at % every === 0);
		const interest = finish(learnInterest({ examples, background, encoder: kept, weights: learning }));
		return (paper) => interest?.scoreOf(paper) ?? 0;
	};
}

const BACKGROUND = 400;
