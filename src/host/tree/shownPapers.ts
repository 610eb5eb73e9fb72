import type { Library } from '../../core/library';
import { type ExtraGroup, prepareOrder, type SortOrder } from '../../core/outline';
import { muteTest, readMutes } from '../../core/outline/mutes';
import { paperFilter } from '../../core/outline/paperFilter';
import { asksForTopics, readWatches, type Watch, watchTest } from '../../core/outline/watches';
import type { Paper, PaperId } from '../../core/paper';
import type { PaperFacts } from '../../core/search';
import { parseQuery } from '../../core/search/query/parseQuery';
import { encoded } from '../../core/text/encoded';
import type { FullTexts } from '../fullTexts';
import type { PaperInterest } from '../paperInterest';
import type { PaperTopics } from '../paperTopics';
import type { ReadingState } from '../readingState';
import { readSetting } from '../settings';
import { topicPlacer } from './topicPlaces';

/** Rows of the group For You at most: what one looks through. */
const MOST_FOR_YOU = 20;

/** What the tree is made of. */
interface Shown {
	/** What the filter keeps and no mute takes. */
	readonly papers: readonly Paper[];
	readonly muted: readonly Paper[];
	/** Those to stand below the others of their group: read ones, as of now, so that no row moves under the hand that opens it. */
	readonly sunk: ReadonlySet<Paper>;
	readonly extras: readonly ExtraGroup[];
	/** The watches that new papers answer. */
	readonly watchedBy: ReadonlyMap<PaperId, readonly string[]>;
}

/** What a filter keeps of the papers, ready to be shown in an order, with the groups that stand above and below. */
export function* shownOf(library: Library, filter: string, sort: SortOrder, knowing: Knowing): Generator<void, Shown> {
	const facts = factsOf(knowing);
	const keeps = filter === '' ? undefined : paperFilter(parseQuery(filter), facts);
	const kept = keeps ? yield* filtered(library.papers, keeps) : library.papers;
	const { papers, muted } = yield* withoutMuted(kept, facts);
	yield* prepareOrder(sort, papers);
	const isShown = (paper: Paper) => !muted.has(paper) && (keeps?.(paper) ?? true);
	const { reading, interest } = knowing;
	const read = readSetting('tree.readLast') ? [...reading.readIds].flatMap((id) => library.get(id) ?? []) : [];
	const fresh = yield* filtered(
		[...reading.newIds].flatMap((id) => library.get(id) ?? []),
		isShown,
	);
	const hits = yield* watched(fresh, facts);
	const forYou = interest.best.filter(
		(paper) => library.get(paper.id) === paper && !interest.isRefused(paper.id) && isShown(paper),
	);
	return {
		papers,
		muted: [...muted],
		sunk: new Set(read.filter((paper) => !muted.has(paper))),
		watchedBy: hits.watchedBy,
		extras: [
			{
				segment: 'forYou',
				label: '',
				special: 'forYou',
				papers: interest.isOn ? forYou.slice(0, MOST_FOR_YOU) : [],
				isOrdered: true,
			},
			...hits.groups,
			{ segment: 'new', label: '', special: 'new', papers: fresh },
			{ segment: 'muted', label: '', special: 'muted', papers: [...muted], isLast: true },
		],
	};
}

/** Those who know of a paper what a filter or an order may ask for. */
export interface Knowing {
	readonly topics: PaperTopics;
	readonly reading: ReadingState;
	readonly interest: PaperInterest;
	readonly texts: FullTexts;
}

/** Whether topics must be known for what the settings mute and watch. */
export function rulesAskForTopics(): boolean {
	return (
		readMutes(readSetting('mutes')).some(({ kind }) => kind === 'topics') ||
		readWatches(readSetting('watches')).some(({ query }) => asksForTopics(query))
	);
}

/** A paper has the topics under which it stands in the tree. */
function factsOf({ topics, reading, texts }: Knowing): PaperFacts {
	const placesOf = topicPlacer(topics);
	return {
		topics: (paper) => placesOf(paper).flatMap(({ id, name }) => [id, name]),
		isRead: (id) => reading.isRead(id),
		isListed: (id) => reading.isListed(id),
		isNew: (id) => reading.newIds.has(id),
		tags: (id) => reading.tagsOf(id),
		fullText: (paper) => texts.words(paper),
	};
}

function* withoutMuted(
	papers: readonly Paper[],
	{ topics = () => [] }: PaperFacts,
): Generator<void, { readonly papers: readonly Paper[]; readonly muted: ReadonlySet<Paper> }> {
	const mutes = readMutes(readSetting('mutes'));
	const muted = new Set<Paper>();
	if (mutes.length === 0) {
		return { papers, muted };
	}
	const rulesOver = muteTest(mutes, topics);
	const shown: Paper[] = [];
	for (const paper of papers) {
		if (rulesOver(paper).length > 0) {
			muted.add(paper);
		} else {
			shown.push(paper);
		}
		yield;
	}
	return { papers: shown, muted };
}

interface Hits {
	readonly groups: readonly ExtraGroup[];
	readonly watchedBy: ReadonlyMap<PaperId, readonly string[]>;
}

/** New papers by the watches they answer. */
function* watched(fresh: readonly Paper[], facts: PaperFacts): Generator<void, Hits> {
	const watches = readWatches(readSetting('watches'));
	const watchesOf = watchTest(watches, facts);
	const papersOf = new Map<Watch, Paper[]>(watches.map((watch) => [watch, []]));
	const watchedBy = new Map<PaperId, readonly string[]>();
	for (const paper of watches.length > 0 ? fresh : []) {
		const answered = watchesOf(paper);
		for (const watch of answered) {
			papersOf.get(watch)!.push(paper);
		}
		if (answered.length > 0) {
			watchedBy.set(
				paper.id,
				answered.map(({ name }) => name),
			);
		}
		yield;
	}
	const groups = [...papersOf].map(
		([{ name }, papers]): ExtraGroup => ({
			segment: `watch:${encoded(name)}`,
			label: name,
			special: 'watch',
			papers,
		}),
	);
	return { groups, watchedBy };
}

function* filtered(papers: readonly Paper[], keeps: (paper: Paper) => boolean): Generator<void, readonly Paper[]> {
	const kept: Paper[] = [];
	for (const paper of papers) {
		if (keeps(paper)) {
			kept.push(paper);
		}
		yield;
	}
	return kept;
}
