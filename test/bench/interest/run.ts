/**
 * The order by interest, split by time, on invented readers of real papers: `npm run bench:interest`. What was tried
 * when choosing parameters were readers of seeds 1, 3 and 7; those here are others. Readers choose by topics of our taxonomy or categories of arXiv,
 * and no ranking is told what they choose by; those who choose by categories are ranked with the topics Offprint finds.
 */
import { existsSync } from 'node:fs';
import { learnInterest, type Signal, WordEncoder } from '../../../src/core/interest';
import type { Paper } from '../../../src/core/paper';
import { createSearch } from '../../../src/core/search';
import { finish } from '../../../src/core/steps';
import { topicsOf } from '../../../src/core/topics';
import { judge } from './judge';
import { arxivSanity, meanOfPositives, mostLiked, newestFirst, offprint, type Ranking } from './rankings';
import { KINDS, type Kind, makeReaders } from './readers';
import { MOST_TERMS, tfIdf } from './tfIdf';
import { readPapers, type Session, sessionsOf } from './world';

const SEEDS = [2, 4, 5];
const READERS: Readonly<Record<Kind, number>> = { topics: 60, categories: 60 };
/** One session of so many is judged. */
const EVERY: Readonly<Record<Kind, number>> = { topics: 17, categories: 6 };
const RERANKED = 1000;

/** As the product knows a paper. */
const topicIds = (paper: Paper) =>
	topicsOf(paper).flatMap(({ topic, subtopic }) => [topic, ...(subtopic ? [`${topic}/${subtopic}`] : [])]);

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

function run(): void {
	const all = readPapers();
	const papers = all.map(({ paper }) => paper);
	const search = createSearch(papers);
	const vectors = tfIdf(papers);
	const rankings: Readonly<Record<string, Ranking>> = {
		'newest first': newestFirst,
		upvotes: mostLiked,
		'mean of what was saved (TF-IDF)': meanOfPositives(vectors, MOST_TERMS),
		'arxiv-sanity (linear SVM, C = 0.1)': arxivSanity(vectors, MOST_TERMS),
	};
	const own: Readonly<Record<Kind, Ranking>> = {
		topics: offprint(search, {}),
		categories: offprint(search, { topicsOf: topicIds }),
	};
	const worlds: Readonly<Record<Kind, readonly Session[]>> = {
		topics: sessionsOf(all),
		categories: sessionsOf(all.filter(({ fields }) => [...fields].some((field) => field.startsWith('category ')))),
	};
	for (const kind of KINDS) {
		const readers = SEEDS.flatMap((seed) => makeReaders(worlds[kind], kind, READERS[kind], seed));
		console.log(
			`\nReaders by ${kind}: ${readers.length}, ${worlds[kind].length} sessions`.padEnd(50),
			'NDCG@10  judged',
		);
		for (const [name, ranking] of Object.entries({ ...rankings, Offprint: own[kind] })) {
			const results = readers.flatMap((reader) => judge(reader, worlds[kind], ranking, EVERY[kind]));
			console.log(`  ${name.padEnd(46)} ${(100 * mean(results)).toFixed(1)}   ${results.length}`);
		}
	}
	const encoder = new WordEncoder(search.comparedWords());
	const signals: readonly Signal[] = ['saved'];
	const examples = papers.slice(0, 100).map((paper) => ({ paper, signals, daysAgo: 0 }));
	const background = papers.slice(100, 500);
	const reranked = papers.slice(500, 500 + RERANKED);
	console.log();
	for (const state of ['not read before', 'read before']) {
		const interest = finish(learnInterest({ examples, background, encoder }));
		const before = process.cpuUsage();
		for (const paper of reranked) {
			interest?.scoreOf(paper);
		}
		const { user, system } = process.cpuUsage(before);
		console.log(
			`${RERANKED} papers put in order, ${state}: ${Math.round((user + system) / 1000)} ms (wanted: 50 at most)`,
		);
	}
}

if (existsSync('../shared/corpus-large') && existsSync('../shared/feeds')) {
	run();
} else {
	console.log('The papers of ../shared are not here.');
}
