import type { Paper } from '../paper';
import { type ComparedWords, frequencyOf } from '../search/likeness/wordVector';
import type { Contribution, Feature, PaperEncoder } from './encoder';
import type { SparseVector } from './logistic';

/** What each kind of feature counts beside the words of a paper, and how words are weighed. */
export interface EncodingWeights {
	/** How often the words of a title count. */
	readonly title: number;
	/** The power of a word's rarity. */
	readonly rarity: number;
	/** Two words that stand side by side, against the rarer of them. */
	readonly pairs: number;
	readonly authors: number;
	readonly organization: number;
	readonly topics: number;
	readonly categories: number;
	/** Of the feature that every paper has. */
	readonly bias: number;
}

/** First values, hardly tuned yet: `npm run bench:interest` says how they do. */
export const ENCODING: EncodingWeights = {
	title: 2,
	rarity: 1,
	pairs: 0.5,
	authors: 0.5,
	organization: 0.3,
	topics: 0.5,
	categories: 0.5,
	bias: 1,
};

/** What is known of a paper beside its text. */
export interface KnownOf {
	/** Ids of its topics; none where they are not found yet. */
	readonly topicsOf?: (paper: Paper) => readonly string[];
}

/** The feature that every paper has. */
const BIAS = 0;

/**
 * Papers as the words of the search index, by frequency and rarity, beside who wrote them and their fields. Lives no
 * longer than the topics it is given: make another one when these change.
 */
export class WordEncoder implements PaperEncoder {
	/** By the number of a word; 0 where it has no feature yet. */
	private readonly wordFeatures: number[] = [];
	/** By two numbers of words as one. */
	private readonly pairFeatures = new Map<number, number>();
	/** Vectors of the papers that came first: learning anew reads no text again. */
	private readonly kept = new Map<Paper, SparseVector>();
	private readonly nameFeatures = new Map<string, number>();
	private next = BIAS + 1;

	constructor(
		private readonly words: ComparedWords,
		private readonly known: KnownOf = {},
		private readonly weights: EncodingWeights = ENCODING,
	) {}

	get size(): number {
		return this.next;
	}

	encode(paper: Paper): SparseVector {
		const known = this.kept.get(paper);
		if (known) {
			return known;
		}
		const vector = this.read(paper);
		if (this.kept.size < MOST_KEPT) {
			this.kept.set(paper, vector);
		}
		return vector;
	}

	private read(paper: Paper): SparseVector {
		const values = this.textOf(paper);
		let length = 0;
		for (const value of values.values()) {
			length += value * value;
		}
		const factor = length > 0 ? 1 / Math.sqrt(length) : 0;
		for (const [feature, value] of values) {
			values.set(feature, value * factor);
		}
		for (const { kind, texts, weight } of this.namesOf(paper)) {
			for (const text of texts) {
				values.set(this.nameFeature(kind, text), weight / Math.sqrt(texts.length));
			}
		}
		values.set(BIAS, this.weights.bias);
		return { features: Int32Array.from(values.keys()), values: Float64Array.from(values.values()) };
	}

	name(paper: Paper): readonly Contribution[] {
		const named = new Map<number, Feature>();
		this.readWords(paper, (feature, text) => {
			named.has(feature) || named.set(feature, { kind: 'word', text });
		});
		for (const { kind, texts } of this.namesOf(paper)) {
			for (const text of texts) {
				named.set(this.nameFeature(kind, text), { kind, text });
			}
		}
		return Array.from(named, ([feature, { kind, text }]) => ({ feature, kind, text }));
	}

	/** What the words of a paper weigh, by their features. */
	private textOf(paper: Paper): Map<number, number> {
		const counts = new Map<number, { count: number; readonly weight: number }>();
		this.readWords(paper, (feature, _, weight, times) => {
			const known = counts.get(feature);
			if (known) {
				known.count += times;
			} else {
				counts.set(feature, { count: times, weight });
			}
		});
		const values = new Map<number, number>();
		for (const [feature, { count, weight }] of counts) {
			values.set(feature, frequencyOf(count) * weight);
		}
		return values;
	}

	/** Each word and each pair of words of a paper, as often as they come. */
	private readWords(paper: Paper, take: (feature: number, text: string, weight: number, times: number) => void): void {
		for (const text of [paper.titleText, paper.abstract]) {
			const times = text === paper.titleText ? this.weights.title : 1;
			let before = -1;
			let startBefore = 0;
			let endBefore = 0;
			this.words.count([text], (word, _, start, end) => {
				if (this.words.papersWith(word) < 0) {
					before = -1;
					return;
				}
				const weight = this.words.rarity(word) ** this.weights.rarity;
				take(this.wordFeature(word), text.slice(start, end), weight, times);
				if (start < endBefore) {
					// The whole of a compound whose parts came before.
					return;
				}
				if (this.weights.pairs > 0 && before >= 0 && start - endBefore <= 1) {
					const rarer = Math.max(this.words.rarity(before), this.words.rarity(word));
					const pairWeight = this.weights.pairs * rarer ** this.weights.rarity;
					take(this.pairFeature(before, word), text.slice(startBefore, end), pairWeight, times);
				}
				before = word;
				startBefore = start;
				endBefore = end;
			});
		}
	}

	private namesOf(paper: Paper) {
		const { authors, organization, topics, categories } = this.weights;
		return [
			{ kind: 'author', texts: paper.authors, weight: authors },
			{ kind: 'organization', texts: paper.organization ? [paper.organization.name] : [], weight: organization },
			{ kind: 'topic', texts: this.known.topicsOf?.(paper) ?? [], weight: topics },
			{ kind: 'category', texts: paper.categories, weight: categories },
		] as const;
	}

	private wordFeature(word: number): number {
		this.wordFeatures[word] ||= this.next++;
		return this.wordFeatures[word];
	}

	private pairFeature(first: number, second: number): number {
		const pair = first * MOST_WORDS + second;
		const known = this.pairFeatures.get(pair) ?? this.next++;
		this.pairFeatures.set(pair, known);
		return known;
	}

	private nameFeature(kind: Feature['kind'], text: string): number {
		const name = `${kind} ${text}`;
		const known = this.nameFeatures.get(name) ?? this.next++;
		this.nameFeatures.set(name, known);
		return known;
	}
}

/** About 3 kB each. */
const MOST_KEPT = 4000;

/** More words than any corpus has; two numbers below it make one that is exact. */
const MOST_WORDS = 2 ** 26;
