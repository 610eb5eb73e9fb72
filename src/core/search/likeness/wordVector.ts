import { grown } from '../indexing/growing';
import type { LiveSegment } from '../indexing/liveSegment';
import type { Snapshot } from '../indexing/snapshot';
import { TermTable } from '../indexing/termTable';
import { textOf } from '../words/textOf';
import type { TokenSink } from '../words/tokenSink';
import { readTokens, STOP_WORDS } from '../words/tokens';

/** What rarity counts for where the field of a text is told, and where the names in it are; chosen on the large corpus. */
const FIELD_POWER = 0.6;
const NAME_POWER = 3;
/** What the names in two texts count beside their field. */
const NAME_SHARE = 0.5;

/** Shared words given as the reason. */
const REASONS = 4;
/** Of the papers with a word of a field, at least this share has it in the title; words such as “website” and “four” stand in abstracts alone. */
const TELLING_SHARE = 0.05;
/** Papers with a rare word, and their share. */
const RARE = 2;
const RARE_SHARE = 0.01;
/** Words that agree in so many letters are one reason. */
const SAME_START = 5;
/** Letters of a word that is likely to say something although no paper tells. */
const LONG = 6;

/** Words of a text, stop words left out, by their numbers: each once, and how often it stands there. */
interface Counted {
	readonly numbers: Int32Array;
	readonly counts: Int32Array;
}

/** The words of all texts of one comparison, numbered as they come, and how rare each is among the papers of a snapshot. */
export class ComparedWords {
	readonly #snapshot: Snapshot;
	readonly #table = new TermTable();
	/** By number: papers with exactly this word, -1 for what says nothing (stop words and single letters). */
	readonly #papers: number[] = [];
	/** By number: what a word weighs in the two directions of `WordVector`. */
	readonly #fieldWeights: number[] = [];
	readonly #nameWeights: number[] = [];
	/** By number, while a text is read: how often the word came; and the words that did. */
	#counts = new Int32Array(1 << 11);
	#came = new Int32Array(1 << 9);
	#cameSize = 0;

	constructor(snapshot: Snapshot) {
		this.#snapshot = snapshot;
	}

	/** Reads texts that are one; `onWord` gets the number of each word and where it stands. */
	count(
		texts: readonly string[],
		onWord?: (number: number, text: string, start: number, end: number) => void,
	): Counted {
		this.#cameSize = 0;
		for (const text of texts) {
			const sink: TokenSink = {
				token: (units, from, to, start, end) => {
					const number = this.#table.numberOf(units, from, to);
					this.#add(number);
					onWord?.(number, text, start, end);
				},
			};
			if (!onWord) {
				sink.word = (units, length, low, high) => this.#add(this.#table.numberOfAscii(units, 0, length, low, high));
			}
			readTokens(text, sink);
		}
		const numbers = this.#came.slice(0, this.#cameSize).filter((number) => this.papersWith(number) >= 0);
		const counts = numbers.map((number) => this.#counts[number]!);
		for (let i = 0; i < this.#cameSize; i++) {
			this.#counts[this.#came[i]!] = 0;
		}
		return { numbers, counts };
	}

	/** The number of each word in turn and where it stands, about as fast as a text can be read. */
	read(text: string, onWord: (number: number, start: number, end: number) => void): void {
		const table = this.#table;
		readTokens(text, {
			token: (units, from, to, start, end) => onWord(table.numberOf(units, from, to), start, end),
			word: (units, length, low, high, start) =>
				onWord(table.numberOfAscii(units, 0, length, low, high), start, start + length),
		});
	}

	#add(number: number): void {
		this.#counts = grown(this.#counts, number + 1);
		if (this.#counts[number]!++ === 0) {
			this.#came = grown(this.#came, this.#cameSize + 1);
			this.#came[this.#cameSize++] = number;
		}
	}

	text(number: number): string {
		const { units, starts } = this.#table;
		return textOf(units, starts[number]!, starts[number + 1]!);
	}

	/** Papers with exactly this word; -1 for words that say nothing. */
	papersWith(number: number): number {
		while (this.#papers.length <= number) {
			this.#lookUp(this.text(this.#papers.length));
		}
		return this.#papers[number]!;
	}

	/** Inverse document frequency, smoothed: 1 for a word of every paper. */
	rarity(number: number): number {
		return 1 + Math.log((1 + this.#snapshot.total) / (1 + this.papersWith(number)));
	}

	fieldWeight(number: number): number {
		return this.#fieldWeights[number]!;
	}
	nameWeight(number: number): number {
		return this.#nameWeights[number]!;
	}

	/** Whether people would take the word for a reason: titles of the snapshot have it, too. */
	isTelling(number: number): boolean {
		const papers = this.papersWith(number);
		return papers > 0 && this.#titlesWith(this.text(number)) >= papers * TELLING_SHARE;
	}

	isRare(number: number): boolean {
		return this.papersWith(number) <= Math.max(RARE, this.#snapshot.total * RARE_SHARE);
	}

	#lookUp(word: string): void {
		const number = this.#papers.length;
		const saysNothing = word.length < 2 || STOP_WORDS.has(word);
		this.#papers.push(saysNothing ? -1 : this.#papersWith(word));
		const rarity = saysNothing ? 0 : this.rarity(number);
		this.#fieldWeights.push(rarity ** FIELD_POWER);
		this.#nameWeights.push(rarity ** NAME_POWER);
	}

	#papersWith(word: string): number {
		return this.#sumOver(word, (live, term) => live.papersWith(term, term + 1));
	}

	#titlesWith(word: string): number {
		return this.#sumOver(word, ({ segment: { titles } }, term) => titles.starts[term + 1]! - titles.starts[term]!);
	}

	#sumOver(word: string, count: (live: LiveSegment, term: number) => number): number {
		return this.#snapshot.segments.reduce((sum, live) => {
			const term = live.segment.vocabulary.find(word);
			return term < 0 ? sum : sum + count(live, term);
		}, 0);
	}
}

/**
 * A text as two directions (TF-IDF): in one, words count nearly alike and together tell its field; in the other the
 * rarest count for nearly all, as the names of systems do. One alone finds either papers of the field that share no
 * method, or papers that share a name and nothing else.
 */
export class WordVector {
	readonly counted: Counted;
	readonly #words: ComparedWords;
	/** What each word of the text weighs in both directions, of length 1, by its number. */
	readonly #field: Float64Array;
	readonly #name: Float64Array;
	/** As the text writes them. */
	readonly #written = new Map<number, string>();

	/** `words` has read no text before, so that those of this one have the smallest numbers. */
	constructor(words: ComparedWords, texts: readonly string[]) {
		this.#words = words;
		this.counted = words.count(texts, (number, text, start, end) => {
			this.#written.has(number) || this.#written.set(number, text.slice(start, end));
		});
		const { numbers, counts } = this.counted;
		const { field, name } = this.#lengths(this.counted, Number.POSITIVE_INFINITY);
		const size = numbers.reduce((most, number) => Math.max(most, number), -1) + 1;
		this.#field = new Float64Array(size);
		this.#name = new Float64Array(size);
		for (const [i, number] of numbers.entries()) {
			const frequency = frequencyOf(counts[i]!);
			this.#field[number] = (frequency * words.fieldWeight(number)) / field;
			this.#name[number] = (frequency * words.nameWeight(number)) / name;
		}
	}

	/** The cosines between the directions of two texts, weighted; 0 where no word is shared. */
	nearness(texts: readonly string[]): number {
		return this.#parts(texts).reduce((sum, part) => sum + part, 0);
	}

	/**
	 * The shared words that bring two texts nearest, as this one writes them: those that titles have, too. A text that was
	 * read may share others; such a one is a reason where few abstracts have it and a text comes back to it, or for want of
	 * those where no abstract has it.
	 */
	sharedWith(texts: readonly string[]): readonly string[] {
		const parts = this.#parts(texts);
		const isTelling = (number: number) => this.#words.isTelling(number);
		const telling = this.#reasons(parts, isTelling);
		if (telling.length > 0) {
			return telling;
		}
		const again = new Set([...comingBack(this.#words.count(texts)), ...comingBack(this.counted)]);
		const rare = this.#reasons(parts, (number) => again.has(number) && this.#words.isRare(number));
		return rare.length > 0 ? rare : this.#reasons(parts, (number) => this.#isLongAndNew(number));
	}

	#isLongAndNew(number: number): boolean {
		return this.#words.papersWith(number) === 0 && this.#written.get(number)!.length >= LONG;
	}

	#reasons(parts: Float64Array, isReason: (number: number) => boolean): readonly string[] {
		const shared = Array.from(parts, (part, number) => ({ number, part }))
			.filter(({ number, part }) => part > 0 && isReason(number))
			.sort((a, b) => b.part - a.part);
		const distinct: string[] = [];
		for (const { number } of shared) {
			const written = this.#written.get(number)!;
			const start = written.slice(0, SAME_START).toLowerCase();
			if (distinct.length < REASONS && !distinct.some((known) => known.toLowerCase().includes(start))) {
				distinct.push(written);
			}
		}
		return distinct;
	}

	/** What each word of this text, by its number, adds to the nearness of another. */
	#parts(texts: readonly string[]): Float64Array {
		const other = this.#words.count(texts);
		const { field, name } = this.#lengths(other, this.#field.length);
		const parts = new Float64Array(this.#field.length);
		for (let i = 0; i < other.numbers.length; i++) {
			const number = other.numbers[i]!;
			if (number < parts.length) {
				const frequency = frequencyOf(other.counts[i]!);
				const inField = (this.#field[number]! * (frequency * this.#words.fieldWeight(number))) / field;
				const inNames = (this.#name[number]! * (frequency * this.#words.nameWeight(number))) / name;
				parts[number] = inField + NAME_SHARE * inNames;
			}
		}
		return parts;
	}

	/** Of numbers from `ownWords` on, which this text has not, those count that papers have. */
	#lengths({ numbers, counts }: Counted, ownWords: number): { readonly field: number; readonly name: number } {
		let field = 0;
		let name = 0;
		for (let i = 0; i < numbers.length; i++) {
			// In the passage of a text, what no paper says is pieces of formulas and names of variables.
			if (numbers[i]! >= ownWords && this.#words.papersWith(numbers[i]!) === 0) {
				continue;
			}
			const frequency = frequencyOf(counts[i]!);
			field += (frequency * this.#words.fieldWeight(numbers[i]!)) ** 2;
			name += (frequency * this.#words.nameWeight(numbers[i]!)) ** 2;
		}
		return { field: Math.sqrt(field), name: Math.sqrt(name) };
	}
}

function comingBack({ numbers, counts }: Counted): Iterable<number> {
	return numbers.filter((_, i) => counts[i]! > 1);
}

/** A word that comes again says less each time. */
export function frequencyOf(count: number): number {
	return 1 + Math.log(count);
}
