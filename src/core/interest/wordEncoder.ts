import { hashText } from '../hash';
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

/** Chosen on readers of seeds 1 and 3; `npm run bench:interest` judges them by others. */
export const ENCODING: EncodingWeights = {
	title: 2,
	rarity: 1,
	pairs: 0.5,
	authors: 0.5,
	organization: 0.3,
	topics: 0.3,
	categories: 0.5,
	bias: 1,
};

/** What is known of a paper beside its text. */
export interface KnownOf {
	/** Ids of its topics; none where they are not found yet. */
	readonly topicsOf?: (paper: Paper) => readonly string[];
}

/** Features are places: words by their numbers, pairs of words and names by a hash, the one of every paper at the end. */
const WORDS = 2 ** 17;
const PAIRS = 2 ** 18;
const NAMES = 2 ** 16;
const BIAS = WORDS + PAIRS + NAMES;
const SIZE = BIAS + 1;

/** Vectors that are kept, about 2 kB each. */
const MOST_KEPT = 4000;

/** Gets a feature of a text, what it weighs, where it stands, and the numbers of its first and its last word. */
type TakeFeature = (feature: number, amount: number, start: number, end: number, first: number, last: number) => void;

const KINDS = ['author', 'organization', 'topic', 'category'] as const;

/**
 * Papers as the words of the search index, by frequency and rarity, beside who wrote them and their fields; about 40 µs
 * for a paper. Lives no longer than the topics it is given: make another one when these change.
 */
export class WordEncoder implements PaperEncoder {
	readonly size = SIZE;
	readonly common = BIAS;
	/** By the number of a word: what it weighs; 0 for what says nothing. */
	private readonly wordWeights: number[] = [];
	/** By feature, while a paper is read: how often it came, and what it weighs. */
	private readonly counts = new Float32Array(BIAS);
	private readonly amounts = new Float32Array(BIAS);
	private readonly came = new Int32Array(MOST_FEATURES);
	private cameSize = 0;
	/** Vectors of the papers that came first: learning anew reads no text again. */
	private readonly kept = new Map<Paper, SparseVector>();

	constructor(
		private readonly words: ComparedWords,
		private readonly known: KnownOf = {},
		private readonly weights: EncodingWeights = ENCODING,
	) {}

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

	name(paper: Paper): readonly Contribution[] {
		const named = new Map<number, Feature>();
		for (const text of [paper.titleText, paper.abstract]) {
			this.readWords(text, (feature, _, start, end, first, last) => {
				if (!named.has(feature) && this.words.isTelling(first) && this.words.isTelling(last)) {
					named.set(feature, { kind: 'word', text: text.slice(start, end) });
				}
			});
		}
		for (const { kind, texts } of this.namesOf(paper)) {
			for (const text of texts) {
				named.set(nameFeature(kind, text), { kind, text });
			}
		}
		return Array.from(named, ([feature, { kind, text }]) => ({ feature, kind, text }));
	}

	private read(paper: Paper): SparseVector {
		this.cameSize = 0;
		this.readText(paper.titleText, this.weights.title);
		this.readText(paper.abstract, 1);
		const { cameSize: words, came, counts, amounts } = this;
		let length = 0;
		for (let i = 0; i < words; i++) {
			const feature = came[i]!;
			const count = counts[feature]!;
			const amount = count === 1 ? amounts[feature]! : amounts[feature]! * frequencyOf(count);
			amounts[feature] = amount;
			length += amount * amount;
		}
		const factor = length > 0 ? 1 / Math.sqrt(length) : 0;
		for (let i = 0; i < words; i++) {
			amounts[came[i]!]! *= factor;
		}
		for (const { kind, texts, weight } of this.namesOf(paper)) {
			for (const text of texts) {
				this.add(nameFeature(kind, text), 1, weight / Math.sqrt(texts.length));
			}
		}
		const features = new Int32Array(this.cameSize + 1);
		const values = new Float32Array(this.cameSize + 1);
		for (let i = 0; i < this.cameSize; i++) {
			const feature = came[i]!;
			features[i] = feature;
			values[i] = amounts[feature]!;
			counts[feature] = 0;
		}
		features[this.cameSize] = BIAS;
		values[this.cameSize] = this.weights.bias;
		return { features, values };
	}

	private readText(text: string, times: number): void {
		this.readWords(text, (feature, amount) => this.add(feature, times, amount));
	}

	private add(feature: number, times: number, amount: number): void {
		if (this.counts[feature] === 0) {
			if (this.cameSize === MOST_FEATURES) {
				return;
			}
			this.came[this.cameSize++] = feature;
			this.amounts[feature] = amount;
		}
		this.counts[feature]! += times;
	}

	/** Each word and each pair of words of a text that says something, with what it weighs. */
	private readWords(text: string, take: TakeFeature): void {
		const { pairs } = this.weights;
		let before = -1;
		let weightBefore = 0;
		let startBefore = 0;
		let endBefore = 0;
		this.words.read(text, (word, start, end) => {
			const weight = this.wordWeight(word);
			if (weight === 0) {
				before = -1;
				return;
			}
			take(word & (WORDS - 1), weight, start, end, word, word);
			if (start < endBefore) {
				// The whole of a compound whose parts came before.
				return;
			}
			if (before >= 0 && start - endBefore <= 1) {
				const amount = pairs * Math.max(weightBefore, weight);
				take(pairFeature(before, word), amount, startBefore, end, before, word);
			}
			before = word;
			weightBefore = weight;
			startBefore = start;
			endBefore = end;
		});
	}

	private wordWeight(word: number): number {
		const { wordWeights, words } = this;
		for (let next = wordWeights.length; next <= word; next++) {
			wordWeights.push(words.papersWith(next) < 0 ? 0 : words.rarity(next) ** this.weights.rarity);
		}
		return wordWeights[word]!;
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
}

/** More than the longest abstract has; what is beyond is not compared. */
const MOST_FEATURES = 8192;

function pairFeature(first: number, second: number): number {
	const mixed = Math.imul(Math.imul(first, 0x9e3779b1) ^ second, 0x85ebca6b);
	return WORDS + ((mixed ^ (mixed >>> 15)) & (PAIRS - 1));
}

function nameFeature(kind: (typeof KINDS)[number], text: string): number {
	const mixed = Math.imul(hashText(text) + KINDS.indexOf(kind), 0x85ebca6b);
	return WORDS + PAIRS + ((mixed ^ (mixed >>> 15)) & (NAMES - 1));
}
