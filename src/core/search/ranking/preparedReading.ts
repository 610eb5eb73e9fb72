import type { Snapshot } from '../indexing/snapshot';
import type { ReadingWord } from '../query/readings';
import { STOP_WORDS } from '../words/tokens';
import type { MatchWord } from './joinWord';
import type { MatchReading } from './matchAll';
import type { Reach } from './wordTerms';

/** A reading as it is matched: how far each word is read, and the words on each segment. */
export class PreparedReading implements MatchReading {
	readonly scale: number;
	readonly #on: (readonly MatchWord[] | undefined)[] = [];

	constructor(
		readonly snapshot: Snapshot,
		readonly words: readonly ReadingWord[],
		readonly bonus: number,
		readonly number: number,
		readonly reachOf: (word: ReadingWord) => Reach,
	) {
		this.scale = 1 / words.reduce((sum, { text, typing }) => sum + snapshot.rarity(text, typing), 0);
	}

	on(segment: number): readonly MatchWord[] {
		this.#on[segment] ??= this.words.map((word) => matchWord(this.snapshot, segment, word, this.reachOf(word)));
		return this.#on[segment];
	}
}

/** A word of a query as it is read on a segment. */
export function matchWord(snapshot: Snapshot, segment: number, { text, typing }: ReadingWord, reach: Reach): MatchWord {
	return {
		key: `${text}:${reach}`,
		text,
		terms: snapshot.word(text).terms(segment, typing, reach),
		rarity: snapshot.rarity(text, typing),
		typing,
	};
}

/** Stop words need not be found, save one that may be the start of another word. */
export function isOptional({ text, typing }: ReadingWord): boolean {
	return !typing && STOP_WORDS.has(text);
}
