import { BestOf } from './bestOf';
import { type PaperFacts, type PaperTest, paperTest } from './filters';
import { CANDIDATES_PER_HIT } from './limits';
import { matchAll, matchSome } from './match';
import type { Query, QueryWord } from './query';
import { type RankWord, rankTitle, type TitleToken } from './rankTitle';
import { cutReadings, type Reading, type ReadingWord, readingsOf } from './readings';
import type { LiveSegment, Snapshot } from './snapshot';
import { STOP_WORDS, tokensOf } from './tokens';
import type { Reach } from './wordTerms';

/** A found paper before its title is marked. */
export interface Found {
	/** Index in the papers of the snapshot. */
	readonly index: number;
	readonly score: number;
	readonly tokens: readonly TitleToken[];
	/** Lengths of the words of the reading that found it, by number. */
	readonly words: readonly ReadingWord[];
}

/** Fewer full answers than this make search go on to parts of words and typing errors. */
const ENOUGH = 3;
/** A paper must cover this share of the words, by rarity, to be shown when none has them all. */
const LEAST_COVERED = 0.3;
/** What an answer is worth, added to its score, so that each way of finding stays above the next. */
const TIER = { written: 4, similar: 2, partial: 0 } as const;
type Tier = keyof typeof TIER;

/** Best papers for the words of a query, in tiers; see docs/search.md. */
export function findPapers(snapshot: Snapshot, query: Query, limit: number, facts: PaperFacts): readonly Found[] {
	const test = paperTest(query, facts);
	const words: readonly QueryWord[] = [...query.words, ...query.phrases.flatMap(phraseWords)];
	if (words.length === 0) {
		return test === null ? [] : newest(snapshot, test, limit);
	}
	return new Finder(snapshot, words, limit, test, query.titleOnly).find();
}

function phraseWords(phrase: string): QueryWord[] {
	return tokensOf(phrase)
		.filter(({ alias }) => !alias)
		.map(({ text }) => ({ text, start: 0, end: 0, typing: false }));
}

function newest({ papers }: Snapshot, test: PaperTest, limit: number): Found[] {
	const kept: number[] = [];
	papers.forEach((paper, index) => {
		if (test(paper)) {
			kept.push(index);
		}
	});
	return kept
		.sort((a, b) => (papers[b]!.date ?? '').localeCompare(papers[a]!.date ?? '') || a - b)
		.slice(0, limit)
		.map((index) => ({ index, score: 0, tokens: [], words: [] }));
}

/** The words of one reading with their rarity, and on each segment the terms they stand for. */
interface PreparedReading {
	readonly words: readonly ReadingWord[];
	readonly rarities: readonly number[];
	readonly reach: Reach;
}

class Finder {
	readonly #readings: PreparedReading[] = [];
	readonly #total: number;
	readonly #found: Map<number, Found> = new Map();

	constructor(
		readonly snapshot: Snapshot,
		readonly words: readonly QueryWord[],
		readonly limit: number,
		readonly test: PaperTest | null,
		readonly titleOnly: boolean,
	) {
		this.#total = snapshot.segments.reduce((sum, { segment }) => sum + segment.documents, 0);
	}

	find(): readonly Found[] {
		const written = readingsOf(this.words, (text, typing) => this.#knows(text, typing));
		this.#collect('written', written, 'written');
		if (this.#isPoor()) {
			const similar = [
				...readingsOf(this.words, (text) => text.length >= 5),
				...cutReadings(this.words, (text, typing) => this.#frequency(text, typing)),
			];
			this.#collect('similar', similar, 'similar');
		}
		if (this.#found.size < ENOUGH && this.words.length > 1) {
			this.#collect('partial', written, 'written');
		}
		return [...this.#found.values()].sort((a, b) => b.score - a.score || a.index - b.index).slice(0, this.limit);
	}

	/** True when what is written so far may not be what is meant: nothing found, or one word that is hardly one. */
	#isPoor(): boolean {
		if (this.#found.size === 0) {
			return true;
		}
		const inTitle = [...this.#found.values()].some(({ tokens }) => tokens.some(({ kind }) => kind === 'same'));
		return this.#found.size < ENOUGH && this.words.length === 1 && !inTitle;
	}

	#knows(text: string, typing: boolean): boolean {
		return this.snapshot.segments.some((live) => live.knows(text, typing));
	}

	#frequency(text: string, typing: boolean): number {
		return this.snapshot.segments.reduce((sum, live) => sum + live.frequency(text, typing), 0);
	}

	#rarity(text: string, typing: boolean): number {
		if (STOP_WORDS.has(text)) {
			return 0.2;
		}
		const frequency = this.#frequency(text, false) || (typing ? this.#frequency(text, true) : 0);
		return Math.log(1 + (this.#total - frequency + 0.5) / (frequency + 0.5)) + 0.05;
	}

	#collect(tier: Tier, readings: readonly Reading[], reach: Reach): void {
		const prepared = readings.map(({ words }) => ({
			words,
			reach,
			rarities: words.map(({ text, typing }) => this.#rarity(text, typing)),
		}));
		const first = this.#readings.length;
		this.#readings.push(...prepared);
		for (const live of this.snapshot.segments) {
			live.scratch.startQuery();
			prepared.forEach((reading, i) => {
				this.#match(tier, live, reading, first + i);
			});
			this.#rank(tier, live);
		}
	}

	#match(tier: Tier, live: LiveSegment, reading: PreparedReading, number: number): void {
		const { segment, scratch } = live;
		const all = this.#onSegment(live, reading);
		const content = all.filter((_, i) => !isOptional(reading.words[i]!));
		if (tier === 'partial') {
			const spread = this.#partialWords(live, reading).filter((_, i) => !isOptional(reading.words[i]!));
			matchSome(spread, this.titleOnly ? segment.titles : segment.everything, scratch, number, LEAST_COVERED);
			return;
		}
		matchAll(content.length === 0 ? all : content, segment.titles, scratch, number);
		if (!this.titleOnly && content.length > 0 && scratch.foundCount < this.limit) {
			matchAll(content, segment.everything, scratch, number);
		}
	}

	/** For partial matches a word that is written nowhere also stands for words like it. */
	#partialWords(live: LiveSegment, reading: PreparedReading): readonly RankWord[] {
		return reading.words.map(({ text, typing }, i) => ({
			terms: live.terms(text, typing, this.#frequency(text, typing) > 0 ? 'written' : 'similar'),
			rarity: reading.rarities[i]!,
			length: text.length,
		}));
	}

	#onSegment(live: LiveSegment, { words, rarities, reach }: PreparedReading): readonly RankWord[] {
		return words.map(({ text, typing }, i) => ({
			terms: live.terms(text, typing, reach),
			rarity: rarities[i]!,
			length: text.length,
		}));
	}

	/** Takes the best candidates of a segment, ranks their titles exactly and keeps them. */
	#rank(tier: Tier, live: LiveSegment): void {
		const { scratch, papers, segment } = live;
		const best = new BestOf(this.limit * CANDIDATES_PER_HIT);
		for (let i = 0; i < scratch.foundCount; i++) {
			const document = scratch.found[i]!;
			const reading = this.#readings[scratch.reading[document]!]!;
			const score = scratch.best[document]! / sum(reading.rarities);
			if (best.takes(score) && this.#allows(papers[document]!)) {
				best.add(document, score);
			}
		}
		const words = new Map<number, readonly RankWord[]>();
		for (const { item: document, score } of best.items()) {
			const index = papers[document]!;
			if (this.#found.has(index)) {
				continue;
			}
			const number = scratch.reading[document]!;
			const reading = this.#readings[number]!;
			if (!words.has(number)) {
				words.set(number, tier === 'partial' ? this.#partialWords(live, reading) : this.#onSegment(live, reading));
			}
			const { bonus, tokens } = rankTitle(segment, document, words.get(number)!);
			this.#found.set(index, { index, score: TIER[tier] + score + bonus, tokens, words: reading.words });
		}
	}

	#allows(index: number): boolean {
		return index >= 0 && (this.test === null || this.test(this.snapshot.papers[index]!));
	}
}

/** Stop words need not be found, save one that may be the start of another word. */
function isOptional({ text, typing }: ReadingWord): boolean {
	return !typing && STOP_WORDS.has(text);
}

function sum(numbers: readonly number[]): number {
	return numbers.reduce((total, number) => total + number, 0);
}
