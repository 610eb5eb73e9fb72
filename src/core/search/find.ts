import { BestOf } from './bestOf';
import { type PaperFacts, type PaperTest, paperTest } from './filters';
import { CANDIDATES_PER_HIT } from './limits';
import { type MatchReading, matchAll, matchSome } from './match';
import type { Query, QueryWord } from './query';
import { matchedTokens, type RankWord, type TitleToken, titleBonus } from './rankTitle';
import { cutReadings, type Reading, type ReadingWord, readingsOf } from './readings';
import type { LiveSegment, Snapshot } from './snapshot';
import { STOP_WORDS, tokensOf } from './tokens';
import type { Reach } from './wordTerms';

/** A found paper before its title is marked. */
export interface Found {
	/** Index in the papers of the snapshot. */
	readonly index: number;
	readonly score: number;
	/** Tokens of its title that answer. */
	readonly tokens: readonly TitleToken[];
	/** Words of the reading that found it. */
	readonly words: readonly ReadingWord[];
}

/** A paper of the answer in the making. */
interface Candidate {
	readonly index: number;
	readonly score: number;
	readonly live: LiveSegment;
	readonly document: number;
	readonly reading: PreparedReading;
}

/** Fewer full answers than this make search go on to parts of words and typing errors. */
const ENOUGH = 3;
/** A start longer than this is hardly a part of another word by accident. */
const LONG_START = 8;
/** A paper must cover this share of the words, by rarity, to be shown when none has them all. */
const LEAST_COVERED = 0.3;
/** What an answer is worth, added to its score, so that each way of finding stays above the next. */
const TIER = { written: 6, similar: 4, loose: 2, partial: 0 } as const;
type Tier = keyof typeof TIER;
/** Scores from here on are of papers that have all words, typing errors forgiven. */
export const LEAST_COMPLETE = TIER.loose;
/** How far words are read that stand somewhere, and those that stand nowhere or are the only one. */
const REACHES: Readonly<Record<Tier, { readonly known: Reach; readonly unknown: Reach }>> = {
	written: { known: 'written', unknown: 'written' },
	similar: { known: 'written', unknown: 'similar' },
	loose: { known: 'similar', unknown: 'far' },
	partial: { known: 'written', unknown: 'far' },
};
/** Where no paper has all words, the query is about content more than about a title. */
const PARTIAL_TITLE = 0.5;
/** Postings read to show partial answers below full ones. */
const PARTIAL_BUDGET = 5_000;
/** Papers looked at for a single word that stands for more, unless filters may drop most of them. */
const MOST_READ = 8_000;
/** A start so short, still being typed, says too little to look it up in every abstract. */
const SHORT_TYPED = 2;
/** Queries of more words are read as they stand or in part. */
const MAX_LOOSE = 6;
/** A stop word counts little; a word in every paper counts hardly. */
const STOP_RARITY = 0.2;
const LEAST_RARITY = 0.05;

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
		.map(({ text }) => ({ text, start: 0, end: 0, typing: false, attached: false }));
}

/** Words of a query on one segment as its best tier reads them, for marking an abstract. */
export function excerptWords(snapshot: Snapshot, query: Query, live: LiveSegment): readonly RankWord[] {
	const words: readonly QueryWord[] = [...query.words, ...query.phrases.flatMap(phraseWords)];
	return new Finder(snapshot, words, 1, null, false).wordsOn(live);
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

/** The words of one reading with their rarity and how far each is read. */
interface PreparedReading extends MatchReading {
	readonly words: readonly ReadingWord[];
	readonly rarities: readonly number[];
	readonly reaches: readonly Reach[];
}

class Finder {
	readonly #readings: PreparedReading[] = [];
	readonly #total: number;
	readonly #found = new Map<number, Candidate>();

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
		this.#collect(
			'written',
			readingsOf(this.words, (text, typing) => this.#knows(text, typing)),
		);
		if (this.#isPoor()) {
			const isUnknown = (text: string, typing: boolean) => !this.#knows(text, typing);
			this.#collect('similar', [
				...readingsOf(
					this.words,
					(text, _typing, parts) => text.length > 4 && parts.some((part) => isUnknown(part.text, part.typing)),
				),
				...cutReadings(this.words, (text, typing) => this.#frequency(text, typing)),
			]);
		}
		if (this.#isPoor() && this.words.length <= MAX_LOOSE) {
			this.#collect('loose', [{ words: this.words, bonus: 0 }]);
		}
		if (this.words.length > 1 && this.#found.size < ENOUGH) {
			this.#addPartial();
		}
		return [...this.#found.values()]
			.sort((a, b) => b.score - a.score || a.index - b.index)
			.slice(0, this.limit)
			.map(({ index, score, live, document, reading }) => ({
				index,
				score,
				tokens: matchedTokens(live.segment, document, this.#onSegment(live, reading)),
				words: reading.words,
			}));
	}

	/** Papers with some of the words; beside full answers only where that costs little. Words nothing has do not count. */
	#addPartial(): void {
		const words = this.words.filter(({ text, typing }) =>
			this.snapshot.segments.some(
				(live) => live.terms(text, typing, this.#reach('partial', text, typing)).spans.length > 0,
			),
		);
		const cost = words.reduce((sum, { text, typing }) => sum + this.#frequency(text, typing), 0);
		if (words.length > 0 && (this.#found.size === 0 || cost <= PARTIAL_BUDGET)) {
			this.#collect('partial', [{ words, bonus: 0 }]);
		}
	}

	/** The words, and neighbours that are known as one word. */
	wordsOn(live: LiveSegment): readonly RankWord[] {
		const readings = readingsOf(this.words, (text, typing) => this.#knows(text, typing));
		const words = new Map(readings.flatMap((reading) => reading.words).map((word) => [word.text, word]));
		return [...words.values()]
			.filter((word) => !isOptional(word))
			.map(({ text, typing }) => ({
				terms: live.terms(text, typing, this.#reach('similar', text, typing)),
				rarity: this.#rarity(text, typing),
				length: text.length,
			}));
	}

	/** True when what is written so far may not be what is meant: nothing found, or one short word that is hardly one. */
	#isPoor(): boolean {
		const [word, ...others] = this.words;
		const isFragment = others.length === 0 && word!.text.length <= LONG_START && !this.#knows(word!.text, false);
		return this.#found.size === 0 || (isFragment && this.#found.size < ENOUGH);
	}

	#knows(text: string, typing: boolean): boolean {
		return this.snapshot.segments.some((live) => live.knows(text, typing));
	}

	#frequency(text: string, typing: boolean): number {
		return this.snapshot.segments.reduce((sum, live) => sum + live.frequency(text, typing), 0);
	}

	#rarity(text: string, typing: boolean): number {
		if (STOP_WORDS.has(text)) {
			return STOP_RARITY;
		}
		const frequency = this.#frequency(text, false) || (typing ? this.#frequency(text, true) : 0);
		return Math.log(1 + (this.#total - frequency + 0.5) / (frequency + 0.5)) + LEAST_RARITY;
	}

	#collect(tier: Tier, readings: readonly Reading[]): void {
		const first = this.#readings.length;
		for (const { words, bonus } of readings) {
			const rarities = words.map(({ text, typing }) => this.#rarity(text, typing));
			const reaches = words.map(({ text, typing }) => this.#reach(tier, text, typing));
			const number = this.#readings.length;
			this.#readings.push({ words, rarities, reaches, number, scale: 1 / sum(rarities), bonus });
		}
		for (const live of this.snapshot.segments) {
			live.scratch.startQuery();
			for (let number = first; number < this.#readings.length; number++) {
				this.#match(tier, live, number);
			}
			this.#rank(tier, live);
		}
	}

	/** A word that stands somewhere is taken as written, unless nothing else is left. */
	#reach(tier: Tier, text: string, typing: boolean): Reach {
		const known = this.#knows(text, typing);
		const alone = this.words.length === 1;
		return REACHES[tier][known && !alone ? 'known' : 'unknown'];
	}

	#match(tier: Tier, live: LiveSegment, number: number): void {
		const { segment, scratch } = live;
		const reading = this.#readings[number]!;
		const all = this.#onSegment(live, reading);
		const content = all.filter((_, i) => !isOptional(reading.words[i]!));
		if (tier === 'partial') {
			matchSome(content, this.titleOnly ? segment.titles : segment.everything, scratch, reading, LEAST_COVERED);
			return;
		}
		const most = this.test === null ? MOST_READ : Number.POSITIVE_INFINITY;
		matchAll(content.length === 0 ? all : content, segment, 'titles', scratch, reading, most);
		if (!this.titleOnly && content.length > 0 && scratch.foundCount < this.limit) {
			const telling = all.filter((_, i) => !isOptional(reading.words[i]!) && !isBarelyTyped(reading.words[i]!));
			matchAll(telling.length === 0 ? content : telling, segment, 'everything', scratch, reading, most);
		}
	}

	#onSegment(live: LiveSegment, { words, rarities, reaches }: PreparedReading): readonly RankWord[] {
		return words.map(({ text, typing }, i) => ({
			terms: live.terms(text, typing, reaches[i]!),
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
			const score = scratch.best[document]!;
			if (best.takes(score) && this.#allows(papers[document]!)) {
				best.add(document, score);
			}
		}
		const words = new Map<PreparedReading, readonly RankWord[]>();
		for (const { item: document, score } of best.items()) {
			const index = papers[document]!;
			if (this.#found.has(index)) {
				continue;
			}
			const reading = this.#readings[scratch.reading[document]!]!;
			const ranked = words.get(reading) ?? this.#onSegment(live, reading);
			words.set(reading, ranked);
			const title = titleBonus(segment, document, ranked) * (tier === 'partial' ? PARTIAL_TITLE : 1);
			const total = TIER[tier] + score + title;
			this.#found.set(index, { index, score: total, live, document, reading });
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

function isBarelyTyped({ text, typing }: ReadingWord): boolean {
	return typing && text.length <= SHORT_TYPED;
}

function sum(numbers: readonly number[]): number {
	return numbers.reduce((total, number) => total + number, 0);
}
