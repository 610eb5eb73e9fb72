import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Library } from '../../../src/core/library';
import { readListing } from '../../../src/core/listing';
import type { Paper } from '../../../src/core/paper';
import { titleKey } from '../../../src/core/text/title';
import { topicsOf } from '../../../src/core/topics';

const LARGE = join('..', 'shared', 'corpus-large');
const FEEDS = join('..', 'shared', 'feeds', 'daily');
const LISTINGS = ['listing-blocks-1.txt', 'listing-blocks-2.txt', 'listing-pairs.txt'];

/** A paper with what readers choose by, which no ranking looks at. */
export interface Judged {
	readonly paper: Paper;
	/** Topics and sub-topics of Offprint's taxonomy, and categories of arXiv where they are recorded. */
	readonly fields: ReadonlySet<string>;
}

/** Papers that came on a day or a few, and were looked through together. */
export type Session = readonly Judged[];

/** Fewer papers are looked through together with those of the next days. */
const SESSION = 25;

/** Dated papers of the recorded days and of the large corpus, in the order they came. */
export function readPapers(): readonly Judged[] {
	const files = [...LISTINGS.map((file) => join(LARGE, file)), ...readdirSync(FEEDS).map((file) => join(FEEDS, file))];
	const { papers } = Library.empty.withListings(files.map((file) => readListing(readFileSync(file, 'utf8'), file)));
	const categories = readCategories();
	return papers
		.filter(({ date, abstract }) => date !== null && abstract !== '')
		.sort((a, b) => (a.date! < b.date! ? -1 : a.date! > b.date! ? 1 : a.id < b.id ? -1 : 1))
		.map((paper) => ({ paper, fields: fieldsOf(paper, categories.get(titleKey(paper.title)) ?? []) }));
}

/** Papers in the order they came, as sessions. */
export function sessionsOf(dated: readonly Judged[]): readonly Session[] {
	const sessions: Judged[][] = [];
	for (const [at, judged] of dated.entries()) {
		const last = sessions.at(-1);
		if (!last || (last.length >= SESSION && dated[at - 1]!.paper.date !== judged.paper.date)) {
			sessions.push([judged]);
		} else {
			last.push(judged);
		}
	}
	return sessions;
}

function fieldsOf(paper: Paper, categories: readonly string[]): ReadonlySet<string> {
	const topics = topicsOf(paper);
	return new Set([
		...topics.flatMap(({ topic, subtopic }) => [
			`topic ${topic}`,
			...(subtopic ? [`subtopic ${topic}/${subtopic}`] : []),
		]),
		...categories.map((category) => `category ${category}`),
	]);
}

/** Categories of the papers that have some, by the key of their title. */
function readCategories(): ReadonlyMap<string, readonly string[]> {
	const lines = readFileSync(join(LARGE, 'arxiv-categories.jsonl'), 'utf8').split('\n').filter(Boolean);
	return new Map(
		lines.map((line) => {
			const { title, categories } = JSON.parse(line) as { title: string; categories: string[] };
			return [titleKey(title), categories];
		}),
	);
}
