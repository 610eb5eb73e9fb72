import type { Paper, PaperId } from '../../paper';
import type { LiveSegment } from '../indexing/liveSegment';
import type { Snapshot } from '../indexing/snapshot';
import type { TermSpan, Vocabulary } from '../indexing/vocabulary';
import { type ReadPassage, ReadTexts } from './readTexts';
import { sameSpellings } from './spellings';
import { ComparedWords, frequencyOf, WordVector } from './wordVector';

/** A paper near a text in content. */
export interface Similar {
	readonly id: PaperId;
	/** Higher is nearer; comparable within one answer only. */
	readonly score: number;
	/** Words the two share that say most, best first, as the text writes them. */
	readonly terms: readonly string[];
	/** The passage that is nearest, where the paper's text was read and that is nearer than its abstract. */
	readonly passage: ReadPassage | null;
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
 * Papers nearest to a text: by their abstracts, and by passages of the texts that were read. The index brings forward
 * what shares most with it (its words by frequency and rarity against BM25F); of these the texts are compared (see
 * `WordVector`). `npm run bench:related` measures it.
 */
export function similarToText(snapshot: Snapshot, read: ReadTexts, text: string, limit: number): readonly Similar[] {
	return best(nearest(snapshot, read, [text], -1), limit);
}

/** Papers nearest to a paper of the snapshot, itself left out: to its abstract, and to its text where that was read. */
export function similarToPaper(snapshot: Snapshot, read: ReadTexts, index: number, limit: number): readonly Similar[] {
	const paper = snapshot.papers[index]!;
	const near = nearest(snapshot, read, textsOf(paper), index);
	const text = read.of(paper.id).map(({ words }) => words);
	return best(text.length === 0 ? near : [...near, ...nearest(snapshot, read, text, index)], limit);
}

function textsOf({ titleText, abstract }: Paper): readonly string[] {
	return [titleText, abstract];
}

/** Something compared: its reasons are looked for only when it is shown. */
interface Near extends Pick<Similar, 'id' | 'score' | 'passage'> {
	readonly terms: () => readonly string[];
}

function nearest(snapshot: Snapshot, read: ReadTexts, texts: readonly string[], without: number): readonly Near[] {
	const words = new ComparedWords(snapshot);
	const own = new WordVector(words, texts);
	const isOther = ({ paperId }: ReadPassage) => without < 0 || paperId !== snapshot.papers[without]!.id;
	const inAbstracts = candidates(snapshot, chooseWords(own, words, 1, snapshot.total), (index) => index !== without);
	const inTexts =
		read === ReadTexts.NONE
			? []
			: candidates(read.snapshot, chooseWords(own, words, 0, snapshot.total), (at) => isOther(read.passages[at]!));
	return [
		...inAbstracts.map((index): Near => {
			const paper = snapshot.papers[index]!;
			const score = own.nearness(textsOf(paper));
			return { id: paper.id, score, passage: null, terms: () => own.sharedWith(textsOf(paper)) };
		}),
		...inTexts.map((index): Near => {
			const passage = read.passages[index]!;
			const score = own.nearness([passage.words]);
			return { id: passage.paperId, score, passage, terms: () => own.sharedWith([passage.words]) };
		}),
	];
}

/** The nearest, each paper once. */
function best(near: readonly Near[], limit: number): readonly Similar[] {
	const found = new Map<PaperId, Near>();
	for (const each of near) {
		if (each.score > (found.get(each.id)?.score ?? -1)) {
			found.set(each.id, each);
		}
	}
	return [...found.values()]
		.sort((a, b) => b.score - a.score)
		.slice(0, limit)
		.map(({ terms, ...rest }) => ({ ...rest, terms: terms() }));
}

/** Indices of the papers that share most with the words. */
function candidates(
	snapshot: Snapshot,
	words: readonly WeightedWord[],
	isMeant: (index: number) => boolean,
): readonly number[] {
	const found: { readonly index: number; readonly score: number }[] = [];
	for (const live of snapshot.segments) {
		scoreSegment(live, words, isMeant);
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

/** @param least abstracts that a word must stand in: 0 where it is looked up in passages */
function chooseWords(
	{ counted }: WordVector,
	words: ComparedWords,
	least: number,
	total: number,
): readonly WeightedWord[] {
	const weighted: WeightedWord[] = [];
	for (const [i, number] of counted.numbers.entries()) {
		const papers = words.papersWith(number);
		if (papers >= least && papers <= Math.max(2, total * COMMON_SHARE)) {
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
function scoreSegment(live: LiveSegment, words: readonly WeightedWord[], isMeant: (index: number) => boolean): void {
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
	top.start(CANDIDATES, (document) => papers[document]! >= 0 && isMeant(papers[document]!));
	for (let i = 0; i < count; i++) {
		top.offer(documents[i]!, score[documents[i]!]!, 0);
	}
}
