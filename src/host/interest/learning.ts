import { type Example, type Interest, learnInterest, WordEncoder } from '../../core/interest';
import { newestDay } from '../../core/library/newest';
import type { Paper, PaperId } from '../../core/paper';
import type { PaperSearch } from '../../core/search';
import type { Remembered } from './signalMemory';

/** The newest so many papers are put in order, and all that are new; the others stay behind them by date. */
const MOST_SCORED = 10_000;
/** The newest so many papers are looked at for what matters most of all. */
const RECENT = 1000;
const MOST_BEST = 50;
/** Papers of which nothing is known, anyhow chosen. */
const BACKGROUND = 400;
const MOST_MUTED = 200;
const DAY_MS = 86_400_000;

/** What is learned from, as the snapshot and the user's rules are now. */
export interface LearningWorld {
	readonly papers: readonly Paper[];
	readonly remembered: readonly Remembered[];
	readonly newIds: ReadonlySet<PaperId>;
	readonly encoder: WordEncoder;
	readonly isMuted: (paper: Paper) => boolean;
	/** Read, on the reading list or refused: nobody needs to be led to it. */
	readonly isDone: (id: PaperId) => boolean;
	/** Milliseconds since 1970. */
	readonly now: number;
}

export interface Learned {
	readonly interest: Interest;
	readonly scores: ReadonlyMap<Paper, number>;
	/** Best first. */
	readonly best: readonly Paper[];
}

/** Papers as vectors, by the words of an index and their topics. */
export function encoderOf(search: PaperSearch, topicsOf: (paper: Paper) => readonly string[]): WordEncoder {
	return new WordEncoder(search.comparedWords(), { topicsOf });
}

/** Learns and puts the newest papers in order, in steps of well below a millisecond; `null` below five papers that speak for themselves. */
export function* learning(world: LearningWorld): Generator<void, Learned | null> {
	const { papers, newIds, encoder, isMuted } = world;
	const newest = yield* newestPapers(papers, MOST_SCORED, newIds);
	const recent = newest.length <= RECENT ? newest : yield* newestPapers(newest, RECENT, newIds);
	const muted = new Set<Paper>();
	for (const paper of recent) {
		isMuted(paper) && muted.add(paper);
		yield;
	}
	const every = Math.max(1, Math.floor(papers.length / BACKGROUND));
	const background = papers.filter((_, at) => at % every === 0);
	const examples = examplesOf(world, muted);
	const interest = yield* learnInterest({ examples, background, encoder });
	if (!interest) {
		return null;
	}
	const scores = new Map<Paper, number>();
	for (const paper of newest) {
		scores.set(paper, interest.scoreOf(paper));
		yield;
	}
	const best = recent
		.filter((paper) => scores.get(paper)! > 0 && !muted.has(paper) && !world.isDone(paper.id))
		.sort((a, b) => scores.get(b)! - scores.get(a)!)
		.slice(0, MOST_BEST);
	return { interest, scores, best };
}

function examplesOf({ remembered, now }: LearningWorld, muted: ReadonlySet<Paper>): readonly Example[] {
	const known = new Set(remembered.map(({ paper }) => paper));
	return [
		...remembered.map(({ paper, signals, at }): Example => ({ paper, signals, daysAgo: (now - at) / DAY_MS })),
		...[...muted]
			.filter((paper) => !known.has(paper))
			.slice(0, MOST_MUTED)
			.map((paper): Example => ({ paper, signals: ['muted'], daysAgo: 0 })),
	];
}

/** The newest papers by date, whole days of them, and those that are new whatever their date. */
function* newestPapers(
	papers: readonly Paper[],
	most: number,
	newIds: ReadonlySet<PaperId>,
): Generator<void, readonly Paper[]> {
	const since = yield* newestDay(papers, most);
	const kept: Paper[] = [];
	for (const paper of papers) {
		if ((paper.date ?? '') >= since || (newIds.size > 0 && newIds.has(paper.id))) {
			kept.push(paper);
		}
		yield;
	}
	return kept;
}
