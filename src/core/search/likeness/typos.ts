import type { Vocabulary } from '../indexing/vocabulary';
import { editsForgiven, type SimilarTerm, similarAmong, similarTerms } from './similarTerms';

/** Words whose near terms are kept for the next letter. */
const MAX_KEPT = 16;
/** From this length on the start of a word being typed may hold a typing error. */
const SHORT_START = 5;

interface Kept {
	readonly most: number;
	readonly terms: readonly SimilarTerm[];
}

/**
 * Finds terms near to a word. What is near to the start of a word being typed holds all that is near to the word one
 * letter later, so that a walk over the vocabulary is needed once a word, not once a letter.
 */
export class Typos {
	readonly #kept = new Map<string, Kept>();

	constructor(readonly vocabulary: Vocabulary) {}

	/** Terms a few typing errors away that start with the same letter, as nearly all that are meant do. */
	near(word: string, typing: boolean): readonly SimilarTerm[] {
		const most = editsForgiven(word.length);
		if (most === 0) {
			return [];
		}
		const asStart = word.length >= SHORT_START;
		const before = this.#kept.get(word) ?? this.#kept.get(word.slice(0, -1));
		const terms =
			before?.most === most && asStart
				? similarAmong(this.vocabulary, word, most, true, before.terms)
				: similarTerms(this.vocabulary, word, most, asStart, this.vocabulary.startingWith(word[0]!));
		this.#keep(word, { most, terms });
		return terms.filter(({ edits, startOnly }) => edits > 0 && (typing || !startOnly));
	}

	/** Terms one typing error away in the first letter: it is wrong, missing, too many, or swapped with the second. */
	firstWrong(word: string): readonly SimilarTerm[] {
		if (editsForgiven(word.length) === 0) {
			return [];
		}
		const rest = word.slice(1);
		const forms = new Set([rest, word[1]! + word[0] + word.slice(2)]);
		for (const first of this.vocabulary.firstUnits) {
			const letter = String.fromCharCode(first);
			forms.add(letter + rest).add(letter + word);
		}
		forms.delete(word);
		return [...forms].flatMap((form) => {
			const term = this.vocabulary.find(form);
			return term < 0 ? [] : { term, edits: 1, startOnly: false };
		});
	}

	#keep(word: string, kept: Kept): void {
		if (this.#kept.size >= MAX_KEPT) {
			this.#kept.delete(this.#kept.keys().next().value!);
		}
		this.#kept.set(word, kept);
	}
}
