import type { Snapshot } from './snapshot';
import { readTokens, STOP_WORDS } from './tokens';

interface CountedWord {
	count: number;
	/** As the text writes it. */
	readonly written: string;
}

/** The words of texts, stop words left out, and how often each stands there. */
export class WordCounts {
	readonly #words = new Map<string, CountedWord>();

	constructor(...texts: readonly string[]) {
		for (const text of texts) {
			readTokens(text, {
				token: (units, from, to, start, end) => {
					if (to - from > 1) {
						this.#add(String.fromCharCode(...units.subarray(from, to)), text, start, end);
					}
				},
			});
		}
	}

	get entries(): ReadonlyMap<string, Readonly<CountedWord>> {
		return this.#words;
	}

	#add(word: string, text: string, start: number, end: number): void {
		const known = this.#words.get(word);
		if (known !== undefined) {
			known.count++;
		} else if (!STOP_WORDS.has(word)) {
			this.#words.set(word, { count: 1, written: text.slice(start, end) });
		}
	}
}

/** How rare words are among the papers of a snapshot. */
export class Rarities {
	readonly #snapshot: Snapshot;
	readonly #papers = new Map<string, number>();

	constructor(snapshot: Snapshot) {
		this.#snapshot = snapshot;
	}

	/** Papers with exactly this word. */
	papersWith(word: string): number {
		let papers = this.#papers.get(word);
		if (papers === undefined) {
			papers = this.#snapshot.segments.reduce((sum, live) => {
				const term = live.segment.vocabulary.find(word);
				return term < 0 ? sum : sum + live.papersWith(term, term + 1);
			}, 0);
			this.#papers.set(word, papers);
		}
		return papers;
	}

	/** Inverse document frequency, smoothed: 1 for a word of every paper. */
	of(word: string): number {
		return 1 + Math.log((1 + this.#snapshot.total) / (1 + this.papersWith(word)));
	}
}

/** What rarity counts for where the field of a text is told, and where the names in it are; chosen on the large corpus. */
const FIELD_POWER = 0.6;
const NAME_POWER = 3;
/** What the names in two texts count beside their field. */
const NAME_SHARE = 0.5;

/** Shared words given as the reason. */
const REASONS = 4;
/** Words that agree in so many letters are one reason. */
const SAME_START = 5;

interface Weights {
	readonly field: number;
	readonly name: number;
	readonly written: string;
}

/**
 * A text as two directions (TF-IDF): in one, words count nearly alike and together tell its field; in the other the
 * rarest count for nearly all, as the names of systems do. One alone finds either papers of the field that share no
 * method, or papers that share a name and nothing else.
 */
export class WordVector {
	readonly #weights = new Map<string, Weights>();
	#fieldLength = 0;
	#nameLength = 0;

	constructor(words: WordCounts, rarities: Rarities) {
		for (const [word, { count, written }] of words.entries) {
			const frequency = 1 + Math.log(count);
			const rarity = rarities.of(word);
			const field = frequency * rarity ** FIELD_POWER;
			const name = frequency * rarity ** NAME_POWER;
			this.#weights.set(word, { field, name, written });
			this.#fieldLength += field * field;
			this.#nameLength += name * name;
		}
		this.#fieldLength = Math.sqrt(this.#fieldLength);
		this.#nameLength = Math.sqrt(this.#nameLength);
	}

	/** The cosines between the directions, weighted; 0 where no word is shared. */
	nearness(other: WordVector): number {
		let sum = 0;
		for (const word of this.#weights.keys()) {
			sum += this.#share(word, other);
		}
		return sum;
	}

	/** The shared words that bring two texts nearest, as this one writes them. */
	sharedWith(other: WordVector): readonly string[] {
		const shared = [...this.#weights]
			.map(([word, { written }]) => ({ written, share: this.#share(word, other) }))
			.filter(({ share }) => share > 0)
			.sort((a, b) => b.share - a.share);
		const distinct: string[] = [];
		for (const { written } of shared) {
			const start = written.slice(0, SAME_START).toLowerCase();
			if (distinct.length < REASONS && !distinct.some((known) => known.toLowerCase().includes(start))) {
				distinct.push(written);
			}
		}
		return distinct;
	}

	#share(word: string, other: WordVector): number {
		const mine = this.#weights.get(word);
		const theirs = other.#weights.get(word);
		if (mine === undefined || theirs === undefined) {
			return 0;
		}
		const field = (mine.field * theirs.field) / (this.#fieldLength * other.#fieldLength);
		const name = (mine.name * theirs.name) / (this.#nameLength * other.#nameLength);
		return field + NAME_SHARE * name;
	}
}
