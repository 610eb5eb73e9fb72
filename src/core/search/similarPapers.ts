import type { Paper } from '../paper';
import { impactIn } from './postings';
import type { LiveSegment, Snapshot } from './snapshot';
import { sameSpellings } from './spellings';
import { readTokens, STOP_WORDS } from './tokens';
import type { TermSpan, Vocabulary } from './vocabulary';

/** A paper near a text in content. */
export interface Similar {
	/** Index in the papers of the snapshot. */
	readonly index: number;
	/** Higher is nearer; comparable within one answer only. */
	readonly score: number;
	/** Words the two share that say most, best first, as the text writes them. */
	readonly terms: readonly string[];
}

/** Words of a text that are compared: those that say most. */
const MAX_WORDS = 32;
/** Words in more papers than this share say nothing. */
const COMMON_SHARE = 0.25;
/** Shared words given as the reason. */
const REASONS = 4;
/** Words that agree in so many letters are one reason. */
const SAME_START = 5;
const TITLE_COUNT = 3;

interface TextWord {
	readonly text: string;
	/** As the text writes it. */
	readonly written: string;
	count: number;
}

interface WeightedWord extends TextWord {
	readonly weight: number;
}

/** Papers nearest to a text: its words by frequency and rarity (TF-IDF) against the impacts of the index (BM25F). */
export function similarToText(snapshot: Snapshot, text: string, limit: number): readonly Similar[] {
	const words = new Map<string, TextWord>();
	countWords(text, 1, words);
	return nearest(snapshot, words, limit, -1);
}

/** Papers nearest to a paper of the snapshot, itself left out. */
export function similarToPaper(snapshot: Snapshot, index: number, limit: number): readonly Similar[] {
	const paper: Paper = snapshot.papers[index]!;
	const words = new Map<string, TextWord>();
	countWords(paper.titleText, TITLE_COUNT, words);
	countWords(paper.abstract, 1, words);
	return nearest(snapshot, words, limit, index);
}

function countWords(text: string, count: number, words: Map<string, TextWord>): void {
	readTokens(text, {
		token(units, from, to, start, end) {
			if (to - from < 2) {
				return;
			}
			const word = String.fromCharCode(...units.subarray(from, to));
			const known = words.get(word);
			if (known !== undefined) {
				known.count += count;
			} else if (!STOP_WORDS.has(word)) {
				words.set(word, { text: word, written: text.slice(start, end), count });
			}
		},
	});
}

function nearest(
	snapshot: Snapshot,
	words: ReadonlyMap<string, TextWord>,
	limit: number,
	without: number,
): readonly Similar[] {
	const chosen = chooseWords(snapshot, words);
	const results: Similar[] = [];
	for (const live of snapshot.segments) {
		const spans = chosen.map(({ text }) => spellingsIn(live.segment.vocabulary, text));
		scoreSegment(live, chosen, spans, limit, without);
		live.top.drain((document, score) => {
			results.push({ index: live.papers[document]!, score, terms: reasons(live, document, chosen, spans) });
		});
	}
	return results.sort((a, b) => b.score - a.score || a.index - b.index).slice(0, limit);
}

function chooseWords(snapshot: Snapshot, words: ReadonlyMap<string, TextWord>): readonly WeightedWord[] {
	const { total } = snapshot;
	const weighted: WeightedWord[] = [];
	for (const word of words.values()) {
		const papers = snapshot.segments.reduce((sum, live) => sum + papersWith(live, word.text), 0);
		if (papers > 0 && papers <= Math.max(2, total * COMMON_SHARE)) {
			const rarity = Math.log(1 + total / papers);
			weighted.push({ ...word, weight: (1 + Math.log(word.count)) * rarity * rarity });
		}
	}
	return weighted.sort((a, b) => b.weight - a.weight).slice(0, MAX_WORDS);
}

/** Papers of a segment with exactly this word. */
function papersWith(live: LiveSegment, word: string): number {
	const term = live.segment.vocabulary.find(word);
	return term < 0 ? 0 : live.papersWith(term, term + 1);
}

/** The word and its other spellings. */
function spellingsIn(vocabulary: Vocabulary, word: string): readonly TermSpan[] {
	return [word, ...sameSpellings(word)]
		.map((form) => vocabulary.find(form))
		.filter((term) => term >= 0)
		.map((term) => ({ from: term, to: term + 1 }));
}

/** Leaves the nearest documents in `live.top`. */
function scoreSegment(
	live: LiveSegment,
	words: readonly WeightedWord[],
	spans: readonly (readonly TermSpan[])[],
	limit: number,
	without: number,
): void {
	const { scratch, segment, papers, top } = live;
	const { starts, entries } = segment.everything;
	const now = scratch.startSteps(1);
	const { stamp, score, documents } = scratch;
	let count = 0;
	for (const [i, { weight }] of words.entries()) {
		for (const { from, to } of spans[i]!) {
			const factor = weight / 256;
			const end = starts[to]!;
			for (let at = starts[from]!; at < end; at++) {
				const entry = entries[at]!;
				const document = entry >>> 8;
				if (stamp[document] === now) {
					score[document]! += factor * (entry & 0xff);
				} else {
					stamp[document] = now;
					score[document] = factor * (entry & 0xff);
					documents[count++] = document;
				}
			}
		}
	}
	top.start(limit, (document) => papers[document]! >= 0 && papers[document] !== without);
	for (let i = 0; i < count; i++) {
		top.offer(documents[i]!, score[documents[i]!]!, 0);
	}
}

function reasons(
	{ segment }: LiveSegment,
	document: number,
	words: readonly WeightedWord[],
	spans: readonly (readonly TermSpan[])[],
): readonly string[] {
	const { starts, entries } = segment.everything;
	const shared = words.map(({ written, weight }, i) => {
		const impacts = spans[i]!.map(({ from, to }) => impactIn(entries, starts[from]!, starts[to]!, document));
		return { written, score: weight * Math.max(0, ...impacts) };
	});
	const distinct: string[] = [];
	for (const { written } of shared.filter(({ score }) => score > 0).sort((a, b) => b.score - a.score)) {
		const start = written.slice(0, SAME_START).toLowerCase();
		if (distinct.length < REASONS && !distinct.some((other) => other.toLowerCase().includes(start))) {
			distinct.push(written);
		}
	}
	return distinct;
}
