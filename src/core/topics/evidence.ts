import type { Hits, Lexicon, TermId, WordId } from './lexicon';
import { Words } from './words';

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
	/**
	 * Where each of `terms` first stands in title and abstract, these taken as one text without a sign between them; below
	 * 0 where that cannot be said, since a few letters are longer in lower case.
	 */
	readonly starts: readonly number[];
	readonly ends: readonly number[];
}

/** Gathers the terms of one paper after the other; keeps its working memory between papers. */
export class EvidenceGatherer {
	readonly #lexicon: Lexicon;
	/** Place of a term in the evidence of the paper at hand, -1 for none. */
	readonly #slots: Int32Array;
	/** 1 for each word that is an offering verb. */
	readonly #verbs: Uint8Array;
	readonly #words = new Words();
	readonly #ids: WordId[] = [];
	readonly #hits: Hits = { count: 0, terms: [], starts: [], ends: [] };

	/** The lexicon must hold all its terms by now. */
	constructor(lexicon: Lexicon) {
		this.#lexicon = lexicon;
		this.#slots = new Int32Array(lexicon.terms.length).fill(-1);
		const verbs = OFFERING_VERBS.map((verb) => lexicon.addWord(verb));
		this.#verbs = new Uint8Array(lexicon.wordCount);
		for (const verb of verbs) this.#verbs[verb] = 1;
	}

	/** The result depends on the text alone. Linear in the text. */
	gather({ titleText, abstract }: TopicText): Evidence {
		const slots = this.#slots;
		const hits = this.#hits;
		const words = this.#words;
		const terms: TermId[] = [];
		const strengths: number[] = [];
		const offered: number[] = [];
		const starts: number[] = [];
		const ends: number[] = [];

		this.#read(titleText);
		let origin = words.lower.length === titleText.length ? 0 : NOWHERE;
		for (let sentence = 0, from = 0; sentence < words.sentenceCount; sentence++) {
			const to = words.sentenceEnds[sentence]!;
			this.#lexicon.find(words, this.#ids, from, to, true, hits);
			for (let hit = 0; hit < hits.count; hit++) {
				const term = hits.terms[hit]!;
				if (slots[term]! >= 0) continue;
				slots[term] = terms.length;
				terms.push(term);
				strengths.push(PLACE_WEIGHTS.title);
				offered.push(PLACE_WEIGHTS.title);
				starts.push(origin + words.starts[hits.starts[hit]!]!);
				ends.push(origin + words.ends[hits.ends[hit]! - 1]!);
			}
			from = to;
		}

		const titleTerms = terms.length;
		this.#read(abstract);
		origin = words.lower.length === abstract.length ? titleText.length : NOWHERE;
		for (let sentence = 0, from = 0; sentence < words.sentenceCount; sentence++) {
			const to = words.sentenceEnds[sentence]!;
			const verb = this.#findOfferingVerb(from, to);
			const weight = verb >= 0 ? PLACE_WEIGHTS.focus : sentence === 0 ? PLACE_WEIGHTS.lead : PLACE_WEIGHTS.rest;
			this.#lexicon.find(words, this.#ids, from, to, false, hits);
			for (let hit = 0; hit < hits.count; hit++) {
				const term = hits.terms[hit]!;
				const place = hits.starts[hit]!;
				const isOffered = verb >= 0 && place > verb && place <= verb + OFFER_WORDS;
				const slot = slots[term]!;
				if (slot < 0) {
					slots[term] = terms.length;
					terms.push(term);
					strengths.push(weight);
					offered.push(isOffered ? PLACE_WEIGHTS.focus : 0);
					starts.push(origin + words.starts[place]!);
					ends.push(origin + words.ends[hits.ends[hit]! - 1]!);
					continue;
				}
				const limit = PLACE_WEIGHTS.abstractLimit + (slot < titleTerms ? PLACE_WEIGHTS.title : 0);
				strengths[slot] = Math.min(limit, strengths[slot]! + weight);
				if (isOffered) offered[slot] = Math.min(limit, offered[slot]! + PLACE_WEIGHTS.focus);
			}
			from = to;
		}
		for (let slot = 0; slot < terms.length; slot++) slots[terms[slot]!] = -1;
		return { terms, strengths, offered, starts, ends };
	}

	#read(text: string): void {
		this.#words.read(text);
		this.#lexicon.identify(this.#words, this.#ids);
	}

	/** Place of the verb in "we introduce …", "this paper presents …", "in this work, we construct …" and their like, else -1. */
	#findOfferingVerb(from: number, to: number): number {
		const limit = Math.min(to, from + OPENING_WORDS);
		for (let at = from + 1; at < limit; at++) {
			const word = this.#ids[at]!;
			if (word >= 0 && this.#verbs[word] === 1) return at;
		}
		return -1;
	}
}

const NOWHERE = Number.NEGATIVE_INFINITY;
const OPENING_WORDS = 16;
const OFFER_WORDS = 14;

const OFFERING_VERBS: readonly string[] = [
	'propose proposes proposed introduce introduces introduced introducing present presents presented presenting',
	'develop develops developed release releases releasing released construct constructs constructed build builds built',
	'collect collects collected curate curates curated create creates created contribute contributes design designs',
	'establish establishes provide offer study studies investigate investigates',
].flatMap((line) => line.split(' '));
