import { newestOf } from '../../library/newest';
import { finish } from '../../steps';
import type { Snapshot } from '../indexing/snapshot';
import { type PaperFacts, type PaperTest, paperTest } from '../query/filters';
import type { Query, QueryWord } from '../query/query';
import { Finder, type Found, phraseWords } from './finder';
import { IndexMarks } from './indexMarks';
import type { MatchWord } from './joinWord';

/** Best papers for the words of a query, in tiers; see docs/search.md. */
export function findPapers(snapshot: Snapshot, query: Query, limit: number, facts: PaperFacts): readonly Found[] {
	const marks = new IndexMarks(snapshot, query);
	const test = paperTest(query, facts, (filter) => marks.of(filter));
	const among = marks.all();
	const words: readonly QueryWord[] = [...query.words, ...query.phrases.flatMap(phraseWords)];
	if (words.length === 0) {
		return test === null ? [] : newest(snapshot, test, limit, among);
	}
	return new Finder(snapshot, words, limit, test, query.titleOnly, among).find(query);
}

/** Words of a query as its best tier reads them, on each segment, for marking abstracts. */
export function excerptWords(snapshot: Snapshot, query: Query): readonly (readonly MatchWord[])[] {
	const words: readonly QueryWord[] = [...query.words, ...query.phrases.flatMap(phraseWords)];
	return new Finder(snapshot, words, 1, null, false).wordsToMark();
}

function newest({ papers }: Snapshot, test: PaperTest, limit: number, among: Uint8Array | null): Found[] {
	const indices = among === null ? null : Array.from(papers.keys()).filter((index) => among[index] === 1);
	const asked = indices === null ? papers : indices.map((index) => papers[index]!);
	const isWanted: PaperTest = (paper, place = -1) => test(paper, indices?.[place] ?? place);
	return finish(newestOf(asked, limit, isWanted)).map((place) => ({
		index: indices?.[place] ?? place,
		score: 0,
		complete: true,
		match: null,
	}));
}
