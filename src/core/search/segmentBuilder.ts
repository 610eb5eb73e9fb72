import type { Paper } from '../paper';
import { grown } from './growing';
import { ALIAS_BIT, type Postings, type Segment } from './segment';
import { sortTerms } from './sortTerms';
import { readTokens, STOP_WORDS, type TokenSink } from './tokens';
import { Vocabulary } from './vocabulary';

/** How much one occurrence of a word counts, by where it stands. */
const WEIGHT = { title: 8, abstract: 2, name: 6, link: 3 } as const;
const MAX_WEIGHT = 255;
/** Set in the log where the word stands in the title. */
const IN_TITLE = 0x100;
/** Set where the word is a stop word, which only titles keep. */
const TITLE_ONLY = 0x200;

/** BM25: how soon repetition stops counting, in occurrences in an abstract; and how much length counts. */
const SATURATION = 1.2 * WEIGHT.abstract;
const LENGTH_SHARE = 0.4;
/** Words of a usual paper; fixed, so that impacts never change when papers come in. */
const USUAL_LENGTH = 190;

/**
 * Collects papers and makes a segment of them. Words are kept once, in an open hash table over one array of units;
 * what a paper says goes to a log of (term, weight), which `build` sorts into postings by counting.
 */
export class SegmentBuilder implements TokenSink {
	#documents = 0;
	#terms = 0;
	#units = new Uint16Array(1 << 14);
	#starts = new Uint32Array(1 << 11);
	#hashes = new Int32Array(1 << 11);
	#stop = new Uint8Array(1 << 11);
	/** Where in the log the current paper has the term, if at all (then the log says the same term there). */
	#place = new Uint32Array(1 << 11);
	#table = new Int32Array(1 << 12).fill(-1);
	#mask = (1 << 12) - 1;

	#logTerms = new Uint32Array(1 << 14);
	#logWeights = new Uint16Array(1 << 14);
	#logged = 0;
	#logStarts = new Uint32Array(1 << 8);
	#titleTerms = new Uint32Array(1 << 12);
	#titled = 0;
	#titleStarts = new Uint32Array(1 << 8);

	#weight: number = WEIGHT.title;
	#inTitle = false;
	#ordered = false;
	#length = 0;

	get documents(): number {
		return this.#documents;
	}

	add(paper: Paper): void {
		const document = this.#documents++;
		this.#logStarts = grown(this.#logStarts, document + 2);
		this.#titleStarts = grown(this.#titleStarts, document + 2);
		this.#length = 0;
		this.#inTitle = true;
		this.#ordered = true;
		this.#read(paper.titleText, WEIGHT.title);
		this.#ordered = false;
		if (paper.title !== paper.titleText) {
			this.#read(paper.title, 1);
		}
		this.#inTitle = false;
		this.#read(paper.abstract, WEIGHT.abstract);
		this.#readAside(paper);
		this.#settle(this.#logStarts[document]!);
		this.#logStarts[document + 1] = this.#logged;
		this.#titleStarts[document + 1] = this.#titled;
	}

	#readAside(paper: Paper): void {
		if (paper.aiSummary !== null) {
			this.#read(paper.aiSummary, 1);
		}
		if (paper.arxivId !== null) {
			this.#read(paper.arxivId, WEIGHT.name);
		}
		if (paper.organization !== null) {
			this.#read(paper.organization.name, WEIGHT.name);
			this.#read(paper.organization.handle ?? '', WEIGHT.name);
		}
		for (const author of paper.authors) {
			this.#read(author, WEIGHT.name);
		}
		for (const link of paper.links) {
			this.#read(link.url, WEIGHT.link);
		}
	}

	#read(text: string, weight: number): void {
		this.#weight = weight;
		readTokens(text, this);
	}

	token(units: Uint16Array, from: number, to: number, _start: number, _end: number, alias: boolean): void {
		const term = this.#termOf(units, from, to);
		if (this.#ordered) {
			this.#titleTerms = grown(this.#titleTerms, this.#titled + 1);
			this.#titleTerms[this.#titled++] = alias ? (term | ALIAS_BIT) >>> 0 : term;
		}
		const stop = this.#stop[term] === 1;
		if (stop && !this.#inTitle) {
			return;
		}
		this.#length += alias ? 0 : 1;
		let place = this.#place[term]!;
		if (place < this.#logStarts[this.#documents - 1]! || place >= this.#logged || this.#logTerms[place] !== term) {
			place = this.#logged++;
			if (place >= this.#logTerms.length) {
				this.#logTerms = grown(this.#logTerms, place + 1);
				this.#logWeights = grown(this.#logWeights, place + 1);
			}
			this.#place[term] = place;
			this.#logTerms[place] = term;
			this.#logWeights[place] = stop ? TITLE_ONLY : 0;
		}
		const logged = this.#logWeights[place]!;
		const weight = Math.min(MAX_WEIGHT, (logged & 0xff) + this.#weight);
		this.#logWeights[place] = (logged & 0x300) | (this.#inTitle ? IN_TITLE : 0) | weight;
	}

	/** Turns the summed weights of the paper just read into impacts. */
	#settle(from: number): void {
		const norm = SATURATION * (1 - LENGTH_SHARE + (LENGTH_SHARE * this.#length) / USUAL_LENGTH);
		for (let place = from; place < this.#logged; place++) {
			const logged = this.#logWeights[place]!;
			const weight = logged & 0xff;
			this.#logWeights[place] = (logged & 0x300) | Math.max(1, Math.round((255 * weight) / (weight + norm)));
		}
	}

	#termOf(units: Uint16Array, from: number, to: number): number {
		let hash = to - from;
		for (let i = from; i < to; i++) {
			hash = Math.imul(hash ^ units[i]!, 0x01000193);
		}
		hash ^= hash >>> 15;
		let slot = hash & this.#mask;
		for (let term = this.#table[slot]!; term >= 0; term = this.#table[slot]!) {
			if (this.#hashes[term] === hash && this.#same(term, units, from, to)) {
				return term;
			}
			slot = (slot + 1) & this.#mask;
		}
		const term = this.#addTerm(units, from, to, hash);
		this.#table[slot] = term;
		if (this.#terms * 2 > this.#mask) {
			this.#rehash();
		}
		return term;
	}

	#same(term: number, units: Uint16Array, from: number, to: number): boolean {
		const start = this.#starts[term]!;
		if (this.#starts[term + 1]! - start !== to - from) {
			return false;
		}
		for (let i = from; i < to; i++) {
			if (this.#units[start + i - from] !== units[i]) {
				return false;
			}
		}
		return true;
	}

	#addTerm(units: Uint16Array, from: number, to: number, hash: number): number {
		const term = this.#terms++;
		const start = this.#starts[term]!;
		const end = start + to - from;
		this.#units = grown(this.#units, end);
		this.#units.set(units.subarray(from, to), start);
		this.#starts = grown(this.#starts, term + 2);
		this.#starts[term + 1] = end;
		this.#hashes = grown(this.#hashes, term + 1);
		this.#hashes[term] = hash;
		this.#stop = grown(this.#stop, term + 1);
		this.#stop[term] = to - from < 8 && STOP_WORDS.has(String.fromCharCode(...units.subarray(from, to))) ? 1 : 0;
		this.#place = grown(this.#place, term + 1);
		return term;
	}

	#rehash(): void {
		this.#mask = this.#mask * 2 + 1;
		this.#table = new Int32Array(this.#mask + 1).fill(-1);
		for (let term = 0; term < this.#terms; term++) {
			let slot = this.#hashes[term]! & this.#mask;
			while (this.#table[slot]! >= 0) {
				slot = (slot + 1) & this.#mask;
			}
			this.#table[slot] = term;
		}
	}

	/** The segment of the papers added, in steps of a few milliseconds; the builder is spent afterwards. */
	*build(): Generator<void, Segment> {
		const order = yield* sortTerms(this.#units, this.#starts, this.#terms);
		const rank = new Uint32Array(this.#terms);
		const starts = new Uint32Array(this.#terms + 1);
		for (let i = 0; i < order.length; i++) {
			const term = order[i]!;
			rank[term] = i;
			starts[i + 1] = starts[i]! + this.#starts[term + 1]! - this.#starts[term]!;
		}
		yield;
		const units = new Uint16Array(starts[this.#terms]!);
		for (let i = 0; i < order.length; i++) {
			const term = order[i]!;
			units.set(this.#units.subarray(this.#starts[term]!, this.#starts[term + 1]!), starts[i]!);
		}
		yield;
		const titleTerms = this.#titleTerms.slice(0, this.#titled);
		for (let i = 0; i < titleTerms.length; i++) {
			const term = titleTerms[i]!;
			titleTerms[i] = term >= ALIAS_BIT ? (rank[term - ALIAS_BIT]! | ALIAS_BIT) >>> 0 : rank[term]!;
		}
		const titles = yield* this.#postings(rank, (weights) => (weights & IN_TITLE) !== 0);
		const everything = yield* this.#postings(rank, (weights) => (weights & TITLE_ONLY) === 0);
		return {
			documents: this.#documents,
			vocabulary: new Vocabulary(units, starts),
			titles,
			everything,
			titleStarts: this.#titleStarts.slice(0, this.#documents + 1),
			titleTerms,
		};
	}

	*#postings(rank: Uint32Array, wanted: (weights: number) => boolean): Generator<void, Postings> {
		const starts = new Uint32Array(this.#terms + 1);
		for (let place = 0; place < this.#logged; place++) {
			if (wanted(this.#logWeights[place]!)) {
				starts[rank[this.#logTerms[place]!]! + 1]!++;
			}
		}
		yield;
		for (let term = 0; term < this.#terms; term++) {
			starts[term + 1]! += starts[term]!;
		}
		const entries = new Uint32Array(starts[this.#terms]!);
		const next = starts.slice();
		for (let document = 0; document < this.#documents; document++) {
			for (let place = this.#logStarts[document]!; place < this.#logStarts[document + 1]!; place++) {
				const weights = this.#logWeights[place]!;
				if (wanted(weights)) {
					const slot = rank[this.#logTerms[place]!]!;
					entries[next[slot]!++] = document * 256 + (weights & 0xff);
				}
			}
		}
		yield;
		return { starts, entries };
	}
}
