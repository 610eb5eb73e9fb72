import type { Evidence, TopicText } from './evidence';
import type { Lexicon } from './lexicon';
import type { WeightTable } from './weightTable';

/** A word or short term that spoke for a topic, as the paper writes it, and by how much. */
export interface TopicReason {
	readonly term: string;
	readonly weight: number;
}

const REASONS_SHOWN = 6;

/** The strongest terms; terms equally strong stand in the order of the paper. */
export function giveReasons(
	paper: TopicText,
	lexicon: Lexicon,
	{ terms, starts, ends }: Evidence,
	strengths: readonly number[],
	members: WeightTable,
): readonly TopicReason[] {
	const slots: number[] = [];
	const weights: number[] = [];
	for (let slot = 0; slot < terms.length; slot++) {
		const weight = members.largest(terms[slot]!) * strengths[slot]!;
		if (weight <= 0 || (slots.length === REASONS_SHOWN && weight <= weights.at(-1)!)) continue;
		let at = slots.length;
		while (at > 0 && weights[at - 1]! < weight) at--;
		slots.splice(at, 0, slot);
		weights.splice(at, 0, weight);
		if (slots.length > REASONS_SHOWN) {
			slots.pop();
			weights.pop();
		}
	}
	// Words that hardly counted beside the first explain nothing ("use", "needed").
	const telling = slots.filter((_, rank) => weights[rank]! * LEAST_PART >= weights[0]!);
	return telling.map((slot, rank) => ({
		term: wordsOf(paper, starts[slot]!, ends[slot]!) ?? lexicon.terms[terms[slot]!]!.replace('*', ''),
		weight: weights[rank]!,
	}));
}

/** A reason counts at least one part in so many of the first. */
const LEAST_PART = 8;

/** The words at a place as the paper writes them; `undefined` where signs stand between them that no one reads as a word. */
function wordsOf({ titleText, abstract }: TopicText, start: number, end: number): string | undefined {
	if (start < 0) return undefined;
	const from = start - titleText.length;
	const words = from < 0 ? titleText.slice(start, end) : abstract.slice(from, end - titleText.length);
	return BETWEEN_WORDS.test(words) ? undefined : words;
}

const BETWEEN_WORDS = /[^\p{L}\p{M}\p{N} \-/’']/u;
