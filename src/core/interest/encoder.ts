import type { Paper } from '../paper';
import type { SparseVector } from './logistic';

/** What a feature of a paper is, as people would name it. */
export interface Feature {
	readonly kind: 'word' | 'author' | 'organization' | 'topic' | 'category';
	/** A word or two as this paper writes them, or a name. */
	readonly text: string;
}

/** A feature of a paper, with what it adds to the paper's score. */
export interface Contribution extends Feature {
	readonly feature: number;
}

/**
 * Papers as vectors. What learns from them knows nothing else of papers, so an encoder of meaning could stand here: one
 * that gives the same length and the same features for as long as it lives, and names for those that have one.
 */
export interface PaperEncoder {
	/** One more than the highest feature that any vector had so far. */
	readonly size: number;
	/** The feature that every paper has, which makes no two papers alike. */
	readonly common: number;
	/** About length 1, whatever the paper's length; the same papers have the same vector. */
	encode(paper: Paper): SparseVector;
	/** The features of a paper that can be named. */
	name(paper: Paper): readonly Contribution[];
}
