import { linkBits } from '../../links/links';
import type { Paper } from '../../paper';
import type { TokenSink } from '../words/tokenSink';
import { readTokens, STOP_WORDS } from '../words/tokens';
import { grown } from './growing';
import { PaperLog } from './paperLog';
import { byTerm, emptyPostings, TERMS_A_STEP } from './postings';
import { ALIAS_BIT, letterBit, type Postings, placeOf, type Segment } from './segment';
import { sortTerms } from './sortTerms';
import { TermTable } from './termTable';
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
 * Collects papers and makes a segment of them. What a paper says goes to a log of (term, weight), which `build` sorts
 * into postings by counting.
 */
export class SegmentBuilder implements TokenSink {
	#documents = 0;
	readonly #terms = new TermTable();
	/** One more than where in the log the term stands last; beyond the current paper's start it stands in that paper. */
	#places = new Uint32Array(1 << 11);
	/** Papers with the term: in titles, and in everything. */
	#inTitles = new Uint32Array(1 << 11);
	#inEverything = new Uint32Array(1 << 11);

	/** Words of the current paper, and what they weigh in it. */
	#paperTerms = new Uint32Array(1 << 10);
	#paperWeights = new Uint16Array(1 << 10);
	readonly #log = new PaperLog();
	/** Where each paper ends in its block. */
	#logEnds = new Uint32Array(1 << 8);
	/** Entries of all papers, and of those before the current one. */
	#logged = 0;
	#logStart = 0;
	#titleTerms = new Uint32Array(1 << 12);
	#titlePlaces = new Uint32Array(1 << 12);
	#titleLetters = new Uint32Array(1 << 8);
	#linkBits = new Uint8Array(1 << 8);
	#titled = 0;
	#titleStarts = new Uint32Array(1 << 8);

	#weight: number = WEIGHT.title;
	#inTitle = false;
	#ordered = false;
	#length = 0;
	/** Stop words have the first term numbers. */
	readonly #stopTerms: number;

	constructor() {
		for (const word of STOP_WORDS) {
			const units = Uint16Array.from(word, (character) => character.charCodeAt(0));
			this.#terms.numberOf(units, 0, units.length);
		}
		this.#stopTerms = this.#terms.size;
	}

	get documents(): number {
		return this.#documents;
	}

	add(paper: Paper): void {
		const document = this.#documents++;
		this.#logEnds = grown(this.#logEnds, document + 1);
		this.#titleStarts = grown(this.#titleStarts, document + 2);
		this.#titleLetters = grown(this.#titleLetters, document + 1);
		this.#linkBits = grown(this.#linkBits, document + 1);
		this.#logStart = this.#logged;
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
		this.#readAside(paper, document);
		this.#logEnds[document] = this.#settle(document);
		this.#titleStarts[document + 1] = this.#titled;
	}

	#readAside(paper: Paper, document: number): void {
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
		const { links } = paper;
		this.#linkBits[document] = linkBits({ links });
		for (const link of links) {
			this.#read(link.url, WEIGHT.link);
		}
	}

	#read(text: string, weight: number): void {
		this.#weight = weight;
		readTokens(text, this);
	}

	token(units: Uint16Array, from: number, to: number, start: number, end: number, alias: boolean): void {
		const term = this.#terms.numberOf(units, from, to);
		if (this.#ordered) {
			this.#noteTitle(alias ? (term | ALIAS_BIT) >>> 0 : term, placeOf(start, end), units[from]!);
		}
		this.#take(term, alias);
	}

	word(units: Uint16Array, length: number, low: number, high: number, start: number): void {
		const term = this.#terms.numberOfAscii(units, 0, length, low, high);
		if (this.#ordered) {
			this.#noteTitle(term, placeOf(start, start + length), units[0]!);
		}
		this.#take(term, false);
	}

	#take(term: number, alias: boolean): void {
		const inTitle = this.#inTitle;
		const stop = term < this.#stopTerms;
		if (stop && !inTitle) {
			return;
		}
		if (!alias) {
			this.#length++;
		}
		if (term >= this.#places.length) {
			this.#reserve(term);
		}
		const place = this.#places[term]! - 1;
		if (place < this.#logStart) {
			this.#note(term, (stop ? TITLE_ONLY : 0) | (inTitle ? IN_TITLE : 0) | this.#weight);
			return;
		}
		const weights = this.#paperWeights;
		const noted = weights[place - this.#logStart]!;
		weights[place - this.#logStart] = (noted & 0x300) | Math.min((noted & 0xff) + this.#weight, MAX_WEIGHT);
	}

	#reserve(term: number): void {
		this.#places = grown(this.#places, term + 1);
		this.#inTitles = grown(this.#inTitles, term + 1);
		this.#inEverything = grown(this.#inEverything, term + 1);
	}

	#noteTitle(entry: number, place: number, firstUnit: number): void {
		const index = this.#titled++;
		if (index === this.#titleTerms.length) {
			this.#titleTerms = grown(this.#titleTerms, index + 1);
			this.#titlePlaces = grown(this.#titlePlaces, index + 1);
		}
		this.#titleTerms[index] = entry;
		this.#titlePlaces[index] = place;
		this.#titleLetters[this.#documents - 1]! |= letterBit(firstUnit);
	}

	/** Notes the first occurrence of a term in the current paper; titles are read first, so their mark is final. */
	#note(term: number, weights: number): void {
		const place = this.#logged++;
		const index = place - this.#logStart;
		if (index >= this.#paperTerms.length) {
			this.#paperTerms = grown(this.#paperTerms, index + 1);
			this.#paperWeights = grown(this.#paperWeights, index + 1);
		}
		this.#places[term] = place + 1;
		this.#paperTerms[index] = term;
		this.#paperWeights[index] = weights;
		if ((weights & IN_TITLE) !== 0) {
			this.#inTitles[term]!++;
		}
		if ((weights & TITLE_ONLY) === 0) {
			this.#inEverything[term]!++;
		}
	}

	/** Writes the paper just read into the log, its summed weights as impacts; returns where it ends in its block. */
	#settle(document: number): number {
		const norm = SATURATION * (1 - LENGTH_SHARE + (LENGTH_SHARE * this.#length) / USUAL_LENGTH);
		const count = this.#logged - this.#logStart;
		const block = this.#log.blockFor(document, count);
		const { terms, weights, filled } = block;
		const noted = this.#paperWeights;
		terms.set(this.#paperTerms.subarray(0, count), filled);
		for (let index = 0; index < count; index++) {
			const weight = noted[index]! & 0xff;
			weights[filled + index] = (noted[index]! & 0x300) | ((255 * weight) / (weight + norm) + 0.5);
		}
		block.filled += count;
		return block.filled;
	}

	/** The segment of the papers added, in steps of a few milliseconds; the builder is spent afterwards. */
	*build(): Generator<void, Segment> {
		const { units: unsorted, starts: places, size } = this.#terms;
		this.#reserve(size - 1);
		const order = yield* sortTerms(unsorted, places, size);
		const rank = new Uint32Array(size);
		const starts = new Uint32Array(size + 1);
		for (let i = 0; i < size; i++) {
			const term = order[i]!;
			rank[term] = i;
			starts[i + 1] = starts[i]! + places[term + 1]! - places[term]!;
			if (i % TERMS_A_STEP === 0) {
				yield;
			}
		}
		yield;
		const units = new Uint16Array(starts[size]!);
		for (let i = 0; i < size; i++) {
			let at = starts[i]!;
			for (let from = places[order[i]!]!; at < starts[i + 1]!; at++, from++) {
				units[at] = unsorted[from]!;
			}
			if (i % TERMS_A_STEP === 0) {
				yield;
			}
		}
		yield;
		const titleTerms = this.#titleTerms.slice(0, this.#titled);
		for (let i = 0; i < titleTerms.length; i++) {
			const term = titleTerms[i]!;
			titleTerms[i] = term >= ALIAS_BIT ? (rank[term - ALIAS_BIT]! | ALIAS_BIT) >>> 0 : rank[term]!;
		}
		yield;
		const postings = yield* this.#postings(order);
		return {
			documents: this.#documents,
			vocabulary: new Vocabulary(units, starts),
			...postings,
			titleStarts: this.#titleStarts.slice(0, this.#documents + 1),
			titleTerms,
			titlePlaces: this.#titlePlaces.slice(0, this.#titled),
			titleLetters: this.#titleLetters.slice(0, this.#documents),
			linkBits: this.#linkBits.slice(0, this.#documents),
		};
	}

	/** Sorts the log by term: the counts say where each term's papers begin, and papers come in order. */
	*#postings(order: Uint32Array): Generator<void, { titles: Postings; everything: Postings }> {
		const titles = yield* emptyPostings(order, this.#inTitles);
		const everything = yield* emptyPostings(order, this.#inEverything);
		// By the number a term had when it came first: common ones stand together.
		const nextTitle = yield* byTerm(order, titles.starts);
		const next = yield* byTerm(order, everything.starts);
		yield;
		const { blocks } = this.#log;
		for (const [number, { terms, weights, first }] of blocks.entries()) {
			const end = blocks[number + 1]?.first ?? this.#documents;
			let place = 0;
			for (let document = first; document < end; document++) {
				for (const past = this.#logEnds[document]!; place < past; place++) {
					const weight = weights[place]!;
					const term = terms[place]!;
					const entry = document * 256 + (weight & 0xff);
					if ((weight & TITLE_ONLY) === 0) {
						everything.entries[next[term]!++] = entry;
					}
					if ((weight & IN_TITLE) !== 0) {
						titles.entries[nextTitle[term]!++] = entry;
					}
				}
			}
			yield;
		}
		return { titles, everything };
	}
}
