import type { Paper } from '../../paper';
import type { LiveSegment } from '../indexing/liveSegment';
import type { Snapshot } from '../indexing/snapshot';
import type { TermSpan, Vocabulary } from '../indexing/vocabulary';
import { sameSpellings } from './spellings';
import { ComparedWords, frequencyOf, WordVector } from './wordVector';

/** A paper near a text in content. */
export interface Similar {
	/** Index in the papers of the snapshot. */
	readonly index: number;
	/** Higher is nearer; comparable within one answer only. */
	readonly score: number;
	/** Words the two share that say most, best first, as the text writes them. */
	readonly terms: readonly string[];
}

/** Words looked up in the index: those that weigh most; more than an abstract has. */
const MAX_WORDS = 256;
/** Words in more papers than this share are not looked up: their postings are long and bring no paper forward. */
const COMMON_SHARE = 0.15;
/** Papers the index brings forward, whose texts are then compared. */
const CANDIDATES = 100;
/** What the cube of a word's rarity counts beside its rarity, so that names bring papers forward. */
const NAME_WEIGHT = 0.02;

/**
 * Papers nearest to a text. The index brings forward the papers that share most with it (its words by frequency and
 * rarity against BM25F); of these the texts are compared (see `WordVector`). `npm run bench:related` measures it.
 */
export function similarToText(snapshot: Snapshot, text: string, limit: number): readonly Similar[] {
	return nearest(snapshot, [text], limit, -1);
}

/** Papers nearest to a paper of the snapshot, itself left out. */
export function similarToPaper(snapshot: Snapshot, index: number, limit: number): readonly Similar[] {
	return nearest(snapshot, textsOf(snapshot.papers[index]!), limit, index);
}

function textsOf({ titleText, abstract }: Paper): readonly string[] {
	return [titleText, abstract];
}

function nearest(snapshot: Snapshot, texts: readonly string[], limit: number, without: number): readonly Similar[] {
	const words = new ComparedWords(snapshot);
	const own = new WordVector(words, texts);
	const textsAt = (index: number) => textsOf(snapshot.papers[index]!);
	return candidates(snapshot, chooseWords(own, words, snapshot.total), without)
		.map((index) => ({ index, score: own.nearness(textsAt(index)) }))
		.sort((a, b) => b.score - a.score || a.index - b.index)
		.slice(0, limit)
		.map(({ index, score }) => ({ index, score, terms: own.sharedWith(textsAt(index)) }));
}

/** Indices of the papers that share most with the words. */
function candidates(snapshot: Snapshot, words: readonly WeightedWord[], without: number): readonly number[] {
	const found: { readonly index: number; readonly score: number }[] = [];
	for (const live of snapshot.segments) {
		scoreSegment(live, words, without);
		live.top.drain((document, score) => {
			found.push({ index: live.papers[document]!, score });
		});
	}
	return found
		.sort((a, b) => b.score - a.score || a.index - b.index)
		.slice(0, CANDIDATES)
		.map(({ index }) => index);
}

interface WeightedWord {
	readonly text: string;
	readonly weight: number;
}

function chooseWords({ counted }: WordVector, words: ComparedWords, total: number): readonly WeightedWord[] {
	const weighted: WeightedWord[] = [];
	for (const [i, number] of counted.numbers.entries()) {
		const papers = words.papersWith(number);
		if (papers > 0 && papers <= Math.max(2, total * COMMON_SHARE)) {
			const rarity = words.rarity(number);
			const weight = frequencyOf(counted.counts[i]!) * (rarity + NAME_WEIGHT * rarity ** 3);
			weighted.push({ text: words.text(number), weight });
		}
	}
	return weighted.sort((a, b) => b.weight - a.weight).slice(0, MAX_WORDS);
}

/** The word and its other spellings. */
function spellingsIn(vocabulary: Vocabulary, word: string): readonly TermSpan[] {
	return [word, ...sameSpellings(word)]
		.map((form) => vocabulary.find(form))
		.filter((term) => term >= 0)
		.map((term) => ({ from: term, to: term + 1 }));
}

/** Leaves the nearest documents in `live.top`. */
function scoreSegment(live: LiveSegment, words: readonly WeightedWord[], without: number): void {
	const { scratch, segment, papers, top } = live;
	const { starts, entries } = segment.everything;
	const now = scratch.startSteps(1);
	const { stamp, score, documents } = scratch;
	let count = 0;
	for (const { text, weight } of words) {
		for (const { from, to } of spellingsIn(segment.vocabulary, text)) {
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
	top.start(CANDIDATES, (document) => papers[document]! >= 0 && papers[document] !== without);
	for (let i = 0; i < count; i++) {
		top.offer(documents[i]!, score[documents[i]!]!, 0);
	}
}
