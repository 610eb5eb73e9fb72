import { hashText } from '../hash';
import { readSentences, type Words } from './words';

/** What a term stands for in one model: an index given out by the lexicon, dense from 0. */
export type TermId = number;

/** What a word stands for: an index given out by the lexicon, dense from 0; `NO_WORD` for a word of no term. */
export type WordId = number;

/** The id of every word that the lexicon doesn't hold. */
export const NO_WORD: WordId = -1;

/** Terms of one sentence, from left to right, each with its first word and the word after its last; reused. */
export interface Hits {
	count: number;
	readonly terms: TermId[];
	readonly starts: number[];
	readonly ends: number[];
}

interface Node {
	term: TermId | undefined;
	next: Map<WordId, Node> | undefined;
}

/**
 * Terms of one or more words, found in sentences from left to right, the longest first and without overlap: in
 * "vision-language-action model" the term of three words counts, not the two-word term within it. A plural counts as
 * its singular. A term `*bench` stands for every word that ends so, such as the names `WebBench` and `MMBench`.
 */
export class Lexicon {
	readonly #terms: string[] = [];
	readonly #termIds = new Map<string, TermId>();
	readonly #endings: { readonly ending: string; readonly term: TermId }[] = [];
	readonly #words: string[] = [];
	readonly #hashes: number[] = [];
	readonly #wordIds = new Map<string, WordId>();
	/** The nodes of first words, by word. */
	readonly #firsts: (Node | undefined)[] = [];
	/** Word ids by their hash, in an open table; built anew when words were added. */
	#table = new Int32Array(0);

	/** Every term as it was normalised, by its id. */
	get terms(): readonly string[] {
		return this.#terms;
	}

	/** How many words there are. */
	get wordCount(): number {
		return this.#words.length;
	}

	/** Gives the term's id, adding the term when new; `undefined` for a term without a word. */
	add(term: string): TermId | undefined {
		const words = readSentences(term).flat();
		const last = words.at(-1);
		if (last === undefined) return undefined;
		const isEnding = term.startsWith('*');
		const name = isEnding ? `*${last}` : words.join(' ');
		const known = this.#termIds.get(name);
		if (known !== undefined) return known;
		const id = this.#terms.push(name) - 1;
		this.#termIds.set(name, id);
		if (isEnding) {
			this.#endings.push({ ending: last, term: id });
			return id;
		}
		const start = words.slice(0, -1);
		this.#insert([...start, last], id, true);
		this.#insert([...start, plural(last)], id, false);
		return id;
	}

	/** Gives a lower-case word's id, adding the word when new; a word alone is no term. */
	addWord(word: string): WordId {
		const known = this.#wordIds.get(word);
		if (known !== undefined) return known;
		const id = this.#words.push(word) - 1;
		this.#hashes.push(hashText(word));
		this.#wordIds.set(word, id);
		this.#firsts.push(undefined);
		this.#table = new Int32Array(0);
		return id;
	}

	/** Puts the id of each of the words into `ids`. */
	identify({ lower, count, starts, ends, hashes }: Words, ids: WordId[]): void {
		if (this.#table.length === 0) this.#table = this.#hash();
		const table = this.#table;
		const mask = table.length - 1;
		for (let at = 0; at < count; at++) {
			const hash = hashes[at]!;
			let id = NO_WORD;
			for (let slot = spread(hash) & mask; table[slot]! >= 0; slot = (slot + 1) & mask) {
				const word = table[slot]!;
				if (this.#hashes[word] !== hash) continue;
				const name = this.#words[word]!;
				if (name.length === ends[at]! - starts[at]! && lower.startsWith(name, starts[at]!)) {
					id = word;
					break;
				}
			}
			ids[at] = id;
		}
	}

	/**
	 * Finds the terms among the words `from` … `to - 1`, whose ids `identify` gave, and puts them into `hits`; if
	 * `withEndings`, also those that only name a word's ending.
	 */
	find(words: Words, ids: readonly WordId[], from: number, to: number, withEndings: boolean, hits: Hits): void {
		hits.count = 0;
		for (let at = from; at < to; ) {
			const first = ids[at]!;
			let node = first < 0 ? undefined : this.#firsts[first];
			if (!node && withEndings) this.#findEnding(words, at, hits);
			let end = at + 1;
			let found: TermId | undefined;
			for (let next = at + 1; node; next++) {
				if (node.term !== undefined) {
					found = node.term;
					end = next;
				}
				node = next >= to || node.next === undefined ? undefined : node.next.get(ids[next]!);
			}
			if (found !== undefined) put(hits, found, at, end);
			at = end;
		}
	}

	#findEnding({ lower, starts, ends }: Words, at: number, hits: Hits): void {
		for (const { ending, term } of this.#endings) {
			const start = ends[at]! - ending.length;
			if (start >= starts[at]! && lower.startsWith(ending, start)) put(hits, term, at, at + 1);
		}
	}

	#insert(words: readonly string[], id: TermId, isExact: boolean): void {
		let node: Node | undefined;
		for (const word of words) {
			const wordId = this.addWord(word);
			let next: Node | undefined = node ? node.next?.get(wordId) : this.#firsts[wordId];
			if (!next) {
				next = { term: undefined, next: undefined };
				if (node) {
					node.next ??= new Map();
					node.next.set(wordId, next);
				} else this.#firsts[wordId] = next;
			}
			node = next;
		}
		if (node && (isExact || node.term === undefined)) node.term = id;
	}

	#hash(): Int32Array<ArrayBuffer> {
		let size = 16;
		while (size < this.#words.length * 4) size *= 2;
		const table = new Int32Array(size).fill(NO_WORD);
		for (const [word, hash] of this.#hashes.entries()) {
			let slot = spread(hash) & (size - 1);
			while (table[slot]! >= 0) slot = (slot + 1) & (size - 1);
			table[slot] = word;
		}
		return table;
	}
}

/** Lets the low bits of a hash depend on its high ones. */
function spread(hash: number): number {
	return hash ^ (hash >>> 15);
}

function put(hits: Hits, term: TermId, start: number, end: number): void {
	hits.terms[hits.count] = term;
	hits.starts[hits.count] = start;
	hits.ends[hits.count] = end;
	hits.count++;
}

function plural(word: string): string {
	if (/[^aeiou]y$/.test(word)) return `${word.slice(0, -1)}ies`;
	return /(?:s|x|z|ch|sh)$/.test(word) ? `${word}es` : `${word}s`;
}
