import type { Lexicon, TermId } from './lexicon';
import { readSentences, type Sentence } from './words';

/** What topics are read from. */
export interface TopicText {
	readonly titleText: string;
	/** May be empty: then the title alone decides. */
	readonly abstract: string;
}

/** How much an occurrence counts by its place; an abstract's occurrences of one term add up to `abstractLimit` at most. */
export const PLACE_WEIGHTS = { title: 2.5, lead: 0.8, focus: 1, rest: 0.5, abstractLimit: 1.5 } as const;

/** How often and how prominently each term of the lexicon stands in a paper. */
export interface Evidence {
	/** Every term found, in order of first appearance. */
	readonly terms: readonly TermId[];
	/** Strength of each of `terms`, in its order. */
	readonly strengths: readonly number[];
	/** The same without sentences that only mention: title and the sentences that say what the paper offers. */
	readonly offered: readonly number[];
}

/** Gathers the terms of one paper. Pure and linear in the text. */
export function gatherEvidence(lexicon: Lexicon, text: TopicText): Evidence {
	const slots = new Map<TermId, number>();
	const terms: TermId[] = [];
	const title: number[] = [];
	const abstract: number[] = [];
	const offered: number[] = [];
	const slotOf = (term: TermId): number => {
		const known = slots.get(term);
		if (known !== undefined) return known;
		slots.set(term, terms.length);
		title.push(0);
		abstract.push(0);
		offered.push(0);
		return terms.push(term) - 1;
	};

	for (const sentence of readSentences(text.titleText)) {
		lexicon.find(sentence, true, (term) => {
			const slot = slotOf(term);
			title[slot] = PLACE_WEIGHTS.title;
			offered[slot] = PLACE_WEIGHTS.title;
		});
	}
	readSentences(text.abstract).forEach((sentence, index) => {
		const offers = saysWhatIsOffered(sentence);
		const weight = offers ? PLACE_WEIGHTS.focus : index === 0 ? PLACE_WEIGHTS.lead : PLACE_WEIGHTS.rest;
		lexicon.find(sentence, false, (term) => {
			const slot = slotOf(term);
			abstract[slot] = Math.min(PLACE_WEIGHTS.abstractLimit, abstract[slot]! + weight);
			if (offers) offered[slot] = Math.min(PLACE_WEIGHTS.title + 1, Math.max(offered[slot]!, title[slot]! + 1));
		});
	});
	return { terms, strengths: title.map((value, slot) => value + abstract[slot]!), offered };
}

/** True for "we introduce …", "this paper presents …", "in this work, we study …" and their like. */
function saysWhatIsOffered(sentence: Sentence): boolean {
	const limit = Math.min(sentence.length, OPENING_WORDS);
	for (let at = 0; at < limit; at++) {
		if (OFFERING_VERBS.has(sentence[at]!) && at > 0) return true;
	}
	return false;
}

const OPENING_WORDS = 14;

const OFFERING_VERBS: ReadonlySet<string> = new Set(
	`propose proposes proposed introduce introduces introduced introducing present presents presented presenting develop develops
	release releases releasing construct constructs build builds collect collects curate curates create creates contribute
	contributes design designs establish establishes study studies investigate investigates`
		.split(/\s+/)
		.filter(Boolean),
);
