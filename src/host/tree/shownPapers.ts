import type { Library } from '../../core/library';
import { prepareOrder, type SortOrder } from '../../core/outline';
import { paperFilter } from '../../core/outline/paperFilter';
import type { Paper } from '../../core/paper';
import { type PaperFacts, parseQuery } from '../../core/search';
import type { PaperTopics } from '../paperTopics';
import type { ReadingState } from '../readingState';
import { topicPlacer } from './topicPlaces';

/** What the tree is made of. */
interface Shown {
	readonly papers: readonly Paper[];
	readonly fresh: readonly Paper[];
}

/** What a filter keeps of the papers, ready to be shown in an order, and what is new of it. */
export function* shownOf(library: Library, filter: string, sort: SortOrder, knowing: Knowing): Generator<void, Shown> {
	const keeps = filter === '' ? undefined : paperFilter(parseQuery(filter), factsOf(knowing));
	const papers = keeps ? yield* filtered(library.papers, keeps) : library.papers;
	yield* prepareOrder(sort, papers);
	const fresh = [...knowing.reading.newIds].flatMap((id) => library.get(id) ?? []);
	return { papers, fresh: keeps ? yield* filtered(fresh, keeps) : fresh };
}

/** Those who know of a paper what a filter may ask for. */
interface Knowing {
	readonly topics: PaperTopics;
	readonly reading: ReadingState;
}

/** A paper has the topics under which it stands in the tree. */
function factsOf({ topics, reading }: Knowing): PaperFacts {
	const placesOf = topicPlacer(topics);
	return {
		topics: (paper) => placesOf(paper).flatMap(({ id, name }) => [id, name]),
		isRead: (id) => reading.isRead(id),
		isListed: (id) => reading.isListed(id),
		isNew: (id) => reading.newIds.has(id),
	};
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
