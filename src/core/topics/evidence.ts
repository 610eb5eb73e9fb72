import type { Hits, Lexicon, TermId } from './lexicon';
import { readSentences, type Sentence } from './words';

/** What topics are read from. */
export interface TopicText {
	readonly titleText: string;
	/** May be empty: then the title alone decides. */
	readonly abstract: string;
}

/** How much an occurrence counts by its place; an abstract's occurrences of one term add up to `abstractLimit` at most. */
export const PLACE_WEIGHTS = { title: 2.2, lead: 0.8, focus: 1, rest: 0.65, abstractLimit: 1.5 } as const;

/** How often and how prominently each term of the lexicon stands in a paper. */
export interface Evidence {
	/** Every term found, in order of first appearance. */
	readonly terms: readonly TermId[];
	/** Strength of each of `terms`, in its order. */
	readonly strengths: readonly number[];
	/** Strength in the title and just after the verb of a sentence that says what the paper offers; else 0. */
	readonly offered: readonly number[];
}

/** Gathers the terms of one paper after the other; keeps its working memory between papers. */
export class EvidenceGatherer {
	readonly #lexicon: Lexicon;
	/** Place of a term in the evidence of the paper at hand, -1 for none. */
	readonly #slots: Int32Array;
	readonly #hits: Hits = { count: 0, terms: [], places: [] };

	/** The lexicon must hold all its terms by now. */
	constructor(lexicon: Lexicon) {
		this.#lexicon = lexicon;
		this.#slots = new Int32Array(lexicon.terms.length).fill(-1);
	}

	/** The result depends on the text alone. Linear in the text. */
	gather({ titleText, abstract }: TopicText): Evidence {
		const slots = this.#slots;
		const hits = this.#hits;
		const terms: TermId[] = [];
		const strengths: number[] = [];
		const offered: number[] = [];
		for (const sentence of readSentences(titleText)) {
			this.#lexicon.find(sentence, true, hits);
			for (let hit = 0; hit < hits.count; hit++) {
				const term = hits.terms[hit]!;
				if (slots[term]! >= 0) continue;
				slots[term] = terms.length;
				terms.push(term);
				strengths.push(PLACE_WEIGHTS.title);
				offered.push(PLACE_WEIGHTS.title);
			}
		}
		const titleTerms = terms.length;
		const sentences = readSentences(abstract);
		for (let index = 0; index < sentences.length; index++) {
			const sentence = sentences[index]!;
			const verb = findOfferingVerb(sentence);
			const weight = verb >= 0 ? PLACE_WEIGHTS.focus : index === 0 ? PLACE_WEIGHTS.lead : PLACE_WEIGHTS.rest;
			this.#lexicon.find(sentence, false, hits);
			for (let hit = 0; hit < hits.count; hit++) {
				const term = hits.terms[hit]!;
				const place = hits.places[hit]!;
				const isOffered = verb >= 0 && place > verb && place <= verb + OFFER_WORDS;
				const slot = slots[term]!;
				if (slot < 0) {
					slots[term] = terms.length;
					terms.push(term);
					strengths.push(weight);
					offered.push(isOffered ? PLACE_WEIGHTS.focus : 0);
					continue;
				}
				const limit = PLACE_WEIGHTS.abstractLimit + (slot < titleTerms ? PLACE_WEIGHTS.title : 0);
				strengths[slot] = Math.min(limit, strengths[slot]! + weight);
				if (isOffered) offered[slot] = Math.min(limit, offered[slot]! + PLACE_WEIGHTS.focus);
			}
		}
		for (const term of terms) slots[term] = -1;
		return { terms, strengths, offered };
	}
}

/** Place of the verb in "we introduce …", "this paper presents …", "in this work, we construct …" and their like, else -1. */
function findOfferingVerb(sentence: Sentence): number {
	const limit = Math.min(sentence.length, OPENING_WORDS);
	for (let at = 1; at < limit; at++) if (OFFERING_VERBS.has(sentence[at]!)) return at;
	return -1;
}

const OPENING_WORDS = 16;
const OFFER_WORDS = 14;

const OFFERING_VERBS: ReadonlySet<string> = new Set(
	[
		'propose proposes proposed introduce introduces introduced introducing present presents presented presenting',
		'develop develops developed release releases releasing released construct constructs constructed build builds built',
		'collect collects collected curate curates curated create creates created contribute contributes design designs',
		'establish establishes provide offer study studies investigate investigates',
	].flatMap((line) => line.split(' ')),
);
