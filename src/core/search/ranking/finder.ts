import { costOf } from '../indexing/postings';
import type { Segment } from '../indexing/segment';
import type { Snapshot } from '../indexing/snapshot';
import { CANDIDATES_PER_HIT, LONGEST_QUERY } from '../limits';
import type { PaperTest } from '../query/filters';
import type { Query, QueryWord } from '../query/query';
import { cutReadings, type Reading, type ReadingWord, readingsOf } from '../query/readings';
import { plainWords } from '../words/tokens';
import type { TitleMatch } from './highlight';
import type { MatchWord } from './joinWord';
import { matchSome } from './matchSome';
import { isOptional, matchWord, PreparedReading } from './preparedReading';
import { titleBonus } from './rankTitle';
import type { Reach } from './wordTerms';

/** A found paper; see `Hit`. */
export interface Found {
	/** Index in the papers of the snapshot. */
	readonly index: number;
	readonly score: number;
	/** True when it has all words, typing errors forgiven. */
	readonly complete: boolean;
	/** What in its title answers; `null` where nothing was searched for. */
	readonly match: TitleMatch | null;
}

/** Fewer full answers than this make search go on to parts of words and typing errors. */
const ENOUGH = 3;
/** A start longer than this is hardly a part of another word by accident. */
const LONG_START = 8;
/** A paper must cover this share of the words, by rarity, to be shown when none has them all. */
const LEAST_COVERED = 0.3;
/** What an answer is worth, added to its score, so that each way of finding stays above the next. */
const TIER = { written: 6, writtenInner: 6, similar: 4, similarInner: 4, loose: 2, partial: 0 } as const;
type Tier = keyof typeof TIER;
/** How far words are read that stand somewhere, and those that stand nowhere or are the only one. */
const REACHES: Readonly<Record<Tier, { readonly known: Reach; readonly unknown: Reach }>> = {
	written: { known: 'written', unknown: 'written' },
	writtenInner: { known: 'inner', unknown: 'inner' },
	similar: { known: 'written', unknown: 'similar' },
	similarInner: { known: 'inner', unknown: 'similar' },
	loose: { known: 'similar', unknown: 'far' },
	partial: { known: 'written', unknown: 'far' },
};
/** What a title gains that has the function words of the query, too: more than its other words can make up for. */
const FUNCTION_WORDS = 1.5;
/** What is typed is the title: more than anything else can be worth. */
const WHOLE_TITLE = 20;
/** Where no paper has all words, the query is about content more than about a title. */
const PARTIAL_TITLE = 0.5;
/** Postings read to show partial answers below full ones. */
const PARTIAL_BUDGET = 5_000;
/** Papers looked at for a single word that stands for more, unless filters may drop most of them. */
const MOST_READ = 8_000;
/** A start so short, still being typed, that stands for so many words of abstracts says too little to look them up. */
const SHORT_TYPED = 3;
const MOST_TYPED = 20_000;
/** Queries of more words are read as they stand or in part. */
const MAX_LOOSE = 6;

/** The words of a phrase, each as if it were typed by itself. */
export function phraseWords(phrase: string): QueryWord[] {
	return plainWords(phrase).map((text) => ({ text, start: 0, end: 0, typing: false, attached: false }));
}

/** One way to offer the documents of a segment that answer a reading. */
type Matching = (this: Finder, segment: number, reading: PreparedReading) => void;

/** Finds the best papers for words, tier by tier, until there are enough. */
export class Finder {
	readonly #readings: PreparedReading[] = [];
	readonly #found = new Map<number, Found>();
	/** By index: 1 where a paper passes the test, -1 where not, 0 while it was not asked. */
	#passes: Int8Array | undefined;

	constructor(
		readonly snapshot: Snapshot,
		readonly words: readonly QueryWord[],
		readonly limit: number,
		readonly test: PaperTest | null,
		readonly titleOnly: boolean,
		/** Marks the papers that may pass the test; `null` where any may. */
		readonly among: Uint8Array | null = null,
	) {}

	find({ text, phrases }: Query): readonly Found[] {
		const written = readingsOf(this.words, (text, typing) => this.#knows(text, typing));
		const inTitles = this.#collect('written', written);
		this.#takeWholeTitles(this.words.map((word) => word.text));
		if (phrases.length > 0) {
			// A title with quotes in it: its words in the order in which they were typed.
			this.#takeWholeTitles(phraseWords(text.slice(0, LONGEST_QUERY)).map((word) => word.text));
		}
		if (inTitles === 0 && this.#mayBeParts()) {
			this.#collect('writtenInner', written.slice(0, 1));
		}
		if (this.#isPoor()) {
			const isUnknown = (text: string, typing: boolean) => !this.#knows(text, typing);
			const inTitles = this.#collect('similar', [
				...readingsOf(
					this.words,
					(text, _typing, parts) => text.length > 4 && parts.some((part) => isUnknown(part.text, part.typing)),
				),
				...cutReadings(this.words, (text, typing) => this.#frequency(text, typing)),
			]);
			if (inTitles === 0 && this.words.length > 1 && this.words.length <= MAX_LOOSE) {
				this.#collect('similarInner', [{ words: this.words, bonus: 0 }]);
			}
		}
		if (this.#isPoor() && this.words.length <= MAX_LOOSE) {
			this.#collect('loose', [{ words: this.words, bonus: 0 }]);
		}
		if (this.words.length > 1 && this.#found.size < ENOUGH) {
			this.#addPartial();
		}
		return [...this.#found.values()].sort((a, b) => b.score - a.score || a.index - b.index).slice(0, this.limit);
	}

	/** Papers with some of the words; beside full answers only where that costs little. Words nothing has do not count. */
	#addPartial(): void {
		const words = this.words.filter((word) =>
			this.snapshot.segments.some(
				(_, i) => this.snapshot.word(word.text).terms(i, word.typing, this.#reach('partial', word)).count > 0,
			),
		);
		const cost = words.reduce((sum, { text, typing }) => sum + this.#frequency(text, typing), 0);
		if (words.length > 0 && (this.#found.size === 0 || cost <= PARTIAL_BUDGET)) {
			this.#collect('partial', [{ words, bonus: 0 }]);
		}
	}

	/** The words, and neighbours that are known as one word, on each segment. */
	wordsToMark(): readonly (readonly MatchWord[])[] {
		const readings = readingsOf(this.words, (text, typing) => this.#knows(text, typing));
		const words = new Map(readings.flatMap((reading) => reading.words).map((word) => [word.text, word]));
		const telling = [...words.values()].filter((word) => !isOptional(word));
		return this.snapshot.segments.map((_, i) =>
			telling.map((word) => matchWord(this.snapshot, i, word, this.#reach('similar', word))),
		);
	}

	/** True when what is written so far may not be what is meant: nothing found, or one short word that is hardly one. */
	#isPoor(): boolean {
		const [word, ...others] = this.words;
		const isFragment = others.length === 0 && word!.text.length <= LONG_START && !this.#knows(word!.text, false);
		return this.#found.size === 0 || (isFragment && this.#found.size < ENOUGH);
	}

	#knows(text: string, typing: boolean): boolean {
		return this.snapshot.word(text).isKnown(typing);
	}

	#frequency(text: string, typing: boolean): number {
		return this.snapshot.word(text).frequency(typing);
	}

	/** Returns how many titles have the words. */
	#collect(tier: Tier, readings: readonly Reading[]): number {
		const first = this.#readings.length;
		for (const { words, bonus } of readings) {
			const reachOf = (word: ReadingWord) => this.#reach(tier, word);
			this.#readings.push(new PreparedReading(this.snapshot, words, bonus, this.#readings.length, reachOf));
		}
		const readingsNow = this.#readings.slice(first);
		const titlesOnly = this.titleOnly || tier === 'writtenInner' || tier === 'similarInner';
		let titled = 0;
		for (const segment of this.snapshot.segments.keys()) {
			if (tier === 'partial') {
				this.#offer(tier, segment, readingsNow, this.#matchSome);
			} else {
				// Titles have their own places among the candidates: better words in abstracts cannot take them.
				const inTitles = this.#offer(tier, segment, readingsNow, this.#matchTitles);
				titled += inTitles;
				if (!titlesOnly && inTitles < this.limit) {
					this.#offer(tier, segment, readingsNow, this.#matchEverything);
				}
			}
		}
		return titled;
	}

	/** Words that stand somewhere, the last typed so far that it says something: others are looked for as parts anyway. */
	#mayBeParts(): boolean {
		const last = this.words.at(-1)!;
		const isSaid = !last.typing || last.text.length > SHORT_TYPED;
		return isSaid && this.words.length > 1 && this.words.every(({ text, typing }) => this.#knows(text, typing));
	}

	/** Puts papers first whose title is what was typed. */
	#takeWholeTitles(words: readonly string[]): void {
		const { snapshot } = this;
		const last = snapshot.word(words.at(-1)!);
		for (const [number, { segment, papers, wholeTitles }] of snapshot.segments.entries()) {
			// While a word is typed it is mostly none.
			const terms = last.termOn(number) < 0 ? [-1] : words.map((word) => snapshot.word(word).termOn(number));
			for (const document of terms.includes(-1) ? [] : wholeTitles.find(terms)) {
				const index = papers[document]!;
				if (this.#allows(index)) {
					const match = { segment, document, words: this.#readings[0]!.on(number) };
					this.#found.set(index, { index, score: TIER.written + WHOLE_TITLE, complete: true, match });
				}
			}
		}
	}

	/** Takes the best documents of a segment that a way of matching gives; returns how many there are. */
	#offer(tier: Tier, number: number, readings: readonly PreparedReading[], match: Matching): number {
		const { papers, top } = this.snapshot.segments[number]!;
		top.start(this.limit * CANDIDATES_PER_HIT, (document) => this.#allows(papers[document]!));
		for (const reading of readings) {
			match.call(this, number, reading);
		}
		const { count } = top;
		this.#rank(tier, number);
		return count;
	}

	/** A word that stands somewhere is taken as written, unless nothing else is left. */
	#reach(tier: Tier, { text, typing }: ReadingWord): Reach {
		const known = this.#knows(text, typing);
		const alone = this.words.length === 1;
		return REACHES[tier][known && !alone ? 'known' : 'unknown'];
	}

	#matchTitles(number: number, reading: PreparedReading): void {
		const { top, titles } = this.snapshot.segments[number]!;
		const all = reading.on(number);
		const content = all.filter((word) => !isOptional(word));
		titles.match(content.length === 0 ? all : content, top, reading, this.#most());
		if (content.length > 0 && content.length < all.length && reading.bonus >= 0) {
			const { scale, bonus } = reading;
			titles.match(all, top, { number: reading.number, scale, bonus: bonus + FUNCTION_WORDS }, this.#most());
		}
	}

	#matchEverything(number: number, reading: PreparedReading): void {
		const { segment, top, everything } = this.snapshot.segments[number]!;
		const content = reading.on(number).filter((word) => !isOptional(word));
		const telling = content.filter((word) => !isBarelyTyped(word, segment));
		if (content.length > 0) {
			everything.match(telling.length === 0 ? content : telling, top, reading, this.#most());
		}
	}

	#matchSome(number: number, reading: PreparedReading): void {
		const { segment, scratch, top } = this.snapshot.segments[number]!;
		const telling = reading.on(number).filter((word) => !isOptional(word) && !isBarelyTyped(word, segment));
		matchSome(telling, this.titleOnly ? segment.titles : segment.everything, scratch, top, reading, LEAST_COVERED);
	}

	/** Postings read of a single word. */
	#most(): number {
		return this.test === null ? MOST_READ : Number.POSITIVE_INFINITY;
	}

	/** Ranks the titles of the best documents of a segment exactly and keeps them. */
	#rank(tier: Tier, number: number): void {
		const { segment, papers, top } = this.snapshot.segments[number]!;
		const share = tier === 'partial' ? PARTIAL_TITLE : 1;
		top.drain((document, score, readingNumber) => {
			const index = papers[document]!;
			if (!this.#found.has(index)) {
				const words = this.#readings[readingNumber]!.on(number);
				const title = titleBonus(segment, document, words) * share;
				const match = { segment, document, words };
				this.#found.set(index, { index, score: TIER[tier] + score + title, complete: tier !== 'partial', match });
			}
		});
	}

	#allows(index: number): boolean {
		if (index < 0 || (this.among !== null && this.among[index] !== 1)) {
			return false;
		}
		if (this.test === null) {
			return true;
		}
		// A paper is offered by several ways of matching, and a test may read its whole abstract.
		this.#passes ??= new Int8Array(this.snapshot.papers.length);
		this.#passes[index] ||= this.test(this.snapshot.papers[index]!, index) ? 1 : -1;
		return this.#passes[index] === 1;
	}
}

function isBarelyTyped({ typing, text, terms }: MatchWord, { everything }: Segment): boolean {
	return typing && text.length <= SHORT_TYPED && costOf(terms, everything) > MOST_TYPED;
}
