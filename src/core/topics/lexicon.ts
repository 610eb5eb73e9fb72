import { readSentences, type Sentence } from './words';

/** What a term stands for in one model: an index given out by the lexicon, dense from 0. */
export type TermId = number;

/** Terms of one sentence, from left to right, each with the place of its first word; reused from sentence to sentence. */
export interface Hits {
	count: number;
	readonly terms: TermId[];
	readonly places: number[];
}

interface Node {
	term: TermId | undefined;
	next: Map<string, Node> | undefined;
}

/**
 * Terms of one or more words, found in sentences from left to right, the longest first and without overlap: in
 * "vision-language-action model" the term of three words counts, not the two-word term within it. A plural counts as
 * its singular. A term `*bench` stands for every word that ends so, such as the names `WebBench` and `MMBench`.
 */
export class Lexicon {
	readonly #root = new Map<string, Node>();
	readonly #ids = new Map<string, TermId>();
	readonly #terms: string[] = [];
	readonly #endings: { readonly ending: string; readonly term: TermId }[] = [];

	/** Every term as it was normalised, by its id. */
	get terms(): readonly string[] {
		return this.#terms;
	}

	/** Gives the term's id, adding the term when new; `undefined` for a term without a word. */
	add(term: string): TermId | undefined {
		const words = readSentences(term).flat();
		const last = words.at(-1);
		if (last === undefined) return undefined;
		const isEnding = term.startsWith('*');
		const name = isEnding ? `*${last}` : words.join(' ');
		const known = this.#ids.get(name);
		if (known !== undefined) return known;
		const id = this.#terms.push(name) - 1;
		this.#ids.set(name, id);
		if (isEnding) {
			this.#endings.push({ ending: last, term: id });
			return id;
		}
		const start = words.slice(0, -1);
		this.#insert([...start, last], id, true);
		this.#insert([...start, plural(last)], id, false);
		return id;
	}

	/** Finds the terms of a sentence and puts them into `hits`; `withEndings` also those that only name a word's ending. */
	find(sentence: Sentence, withEndings: boolean, hits: Hits): void {
		hits.count = 0;
		for (let at = 0; at < sentence.length; ) {
			let node = this.#root.get(sentence[at]!);
			if (!node && withEndings) this.#findEnding(sentence[at]!, at, hits);
			let end = at + 1;
			let found: TermId | undefined;
			for (let next = at + 1; node; next++) {
				if (node.term !== undefined) {
					found = node.term;
					end = next;
				}
				const word = sentence[next];
				node = word === undefined || node.next === undefined ? undefined : node.next.get(word);
			}
			if (found !== undefined) put(hits, found, at);
			at = end;
		}
	}

	#findEnding(word: string, at: number, hits: Hits): void {
		for (const { ending, term } of this.#endings) if (word.endsWith(ending)) put(hits, term, at);
	}

	#insert(words: readonly string[], id: TermId, isExact: boolean): void {
		let level = this.#root;
		let node: Node | undefined;
		for (const word of words) {
			if (node) {
				node.next ??= new Map();
				level = node.next;
			}
			node = level.get(word);
			if (!node) {
				node = { term: undefined, next: undefined };
				level.set(word, node);
			}
		}
		if (node && (isExact || node.term === undefined)) node.term = id;
	}
}

function put(hits: Hits, term: TermId, at: number): void {
	hits.terms[hits.count] = term;
	hits.places[hits.count] = at;
	hits.count++;
}

function plural(word: string): string {
	if (/[^aeiou]y$/.test(word)) return `${word.slice(0, -1)}ies`;
	return /(?:s|x|z|ch|sh)$/.test(word) ? `${word}es` : `${word}s`;
}
