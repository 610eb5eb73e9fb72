// What topics are learned from and measured on. Texts stay in ../shared; the repository holds titles and labels only.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Library } from '../../src/core/library';
import { readListing } from '../../src/core/listing';
import type { Paper } from '../../src/core/paper';
import { TOPICS } from '../../src/core/topics';
import { readSentences } from '../../src/core/topics/words';
import type { LabelledPaper } from './learn';

export interface TrainingData {
	/** The shared gold: 77 seed papers. Weighs more, since its labels were made with the whole abstract at hand. */
	readonly gold: readonly LabelledPaper[];
	/** Papers of the large corpus labelled for training. */
	readonly development: readonly LabelledPaper[];
	/** Papers of the large corpus labelled for measuring only. */
	readonly heldOut: readonly LabelledPaper[];
	/** As `heldOut`, labelled later: what no model before the shipped one was measured on. */
	readonly heldOutLater: readonly LabelledPaper[];
	/** Well-known papers of fields the large corpus hardly touches: title and labels, no abstract. */
	readonly knownTitles: readonly LabelledPaper[];
	readonly corpus: readonly Paper[];
}

const GOLD_WEIGHT = 3;

interface Label {
	readonly set: 'development' | 'held-out' | 'held-out-later' | 'known-title';
	readonly title: string;
	readonly topics: readonly string[];
}

export function readTrainingData(shared: string, labelFile: string): TrainingData {
	const corpus = readPapers(path.join(shared, 'corpus-large'));
	const texts = new Map(corpus.map((paper) => [paper.title, paper]));
	const labels: readonly Label[] = readFileSync(labelFile, 'utf8')
		.split('\n')
		.filter(Boolean)
		.map((line) => JSON.parse(line));
	const labelled = (set: Label['set']): readonly LabelledPaper[] =>
		labels
			.filter((label) => label.set === set)
			.map((label) => ({ ...textOf(texts, label, set), topics: label.topics, weight: 1 }));

	const seeds = new Map(readPapers(path.join(shared, 'corpus')).map((paper) => [paper.title, paper]));
	const ids = new Map(TOPICS.map(({ id, name }) => [name, id]));
	const goldLabels: readonly { title: string; topics: readonly string[] }[] = JSON.parse(
		readFileSync(path.join(shared, 'gold', 'papers.json'), 'utf8'),
	);
	const gold = goldLabels.map(({ title, topics }) => {
		const { titleText, abstract } = seeds.get(title)!;
		return { titleText, abstract, topics: topics.map((name) => ids.get(name)!), weight: GOLD_WEIGHT };
	});
	return {
		gold,
		development: labelled('development'),
		heldOut: labelled('held-out'),
		heldOutLater: labelled('held-out-later'),
		knownTitles: labelled('known-title'),
		corpus,
	};
}

function textOf(texts: ReadonlyMap<string, Paper>, { title }: Label, set: Label['set']) {
	const paper = texts.get(title);
	if (!paper && set !== 'known-title') throw new Error(`No such paper in the large corpus: ${title}`);
	return paper ? { titleText: paper.titleText, abstract: paper.abstract } : { titleText: title, abstract: '' };
}

function readPapers(folder: string): readonly Paper[] {
	const files = readdirSync(folder).filter((name) => name.endsWith('.txt'));
	return Library.empty.withListings(
		files.map((name) => readListing(readFileSync(path.join(folder, name), 'utf8'), name)),
	).papers;
}

/** Words of the corpus that are neither rare nor everywhere, singular, without numbers and function words. */
export function vocabularyOf(papers: readonly Paper[]): readonly string[] {
	const counts = new Map<string, number>();
	for (const { titleText, abstract } of papers) {
		const words = new Set([...readSentences(titleText), ...readSentences(abstract)].flat().map(singular));
		for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
	}
	const most = papers.length * MOST_COMMON;
	return [...counts]
		.filter(
			([word, count]) =>
				count >= LEAST_PAPERS && count <= most && /^[a-z][a-z0-9]+$/.test(word) && !FUNCTION_WORDS.has(word),
		)
		.map(([word]) => word)
		.sort();
}

const LEAST_PAPERS = 20;
const MOST_COMMON = 0.2;

function singular(word: string): string {
	return word.length > 3 && /[^sui]s$/.test(word) ? word.slice(0, -1) : word;
}

const FUNCTION_WORDS: ReadonlySet<string> = new Set(
	`an the of and or to in on for with by as is are be this that we our it its their from at can has have not which these such
	while than both also how more into using via based between across over under new show paper work however existing recent`.split(
		/\s+/,
	),
);
