// Quality and speed of topics: npm run bench:topics (needs ../shared). How the data came about: docs/topics.md.
import { existsSync, readFileSync } from 'node:fs';
import { type LabelledPaper, LEARN_OPTIONS, learnPrecedence, learnWeights } from '../../scripts/topics/learn';
import { readTrainingData, vocabularyOf } from '../../scripts/topics/trainingData';
import { readTokens } from '../../src/core/search/words/tokens';
import { TOPICS, topicName, topicsOf } from '../../src/core/topics';
import { compileModel, type TopicModel } from '../../src/core/topics/model';
import { Words } from '../../src/core/topics/words';

const SHARED = '../shared';
const FOLDS = 5;
/** Each parts the gold papers into folds in another way; fixed, so that the numbers are the same each time. */
const SEEDS = [1, 2, 3, 4, 5];
const SPEED_PAPERS = 100_000;

if (!existsSync(SHARED)) {
	console.log('bench:topics needs ../shared; nothing measured');
	process.exit(0);
}

const data = readTrainingData(SHARED, 'scripts/topics/labels.jsonl');
const options = { ...LEARN_OPTIONS, vocabulary: vocabularyOf(data.corpus) };
// Learned without the gold, as in the shipped weights.
const precedence = learnPrecedence(data.development, data.knownTitles, options);

class Score {
	papers = 0;
	strict = 0;
	lenient = 0;
	overlap = 0;

	add(model: Pick<TopicModel, 'topicsOf'>, papers: readonly LabelledPaper[]): this {
		for (const paper of papers) {
			const found = model.topicsOf(paper).map(({ topic }) => topic);
			const shared = found.filter((topic) => paper.topics.includes(topic)).length;
			this.papers++;
			this.strict += Number(found[0] === paper.topics[0]);
			this.lenient += Number(paper.topics.includes(found[0]!));
			this.overlap += shared / new Set([...found, ...paper.topics]).size;
		}
		return this;
	}
}

const MEASURES = [
	['strict', ({ strict, papers }: Score) => `${((100 * strict) / papers).toFixed(1)} %`],
	['lenient', ({ lenient, papers }: Score) => `${((100 * lenient) / papers).toFixed(1)} %`],
	['Jaccard', ({ overlap, papers }: Score) => (overlap / papers).toFixed(3)],
] as const;

function print(what: string, score: Score): void {
	console.log(`${what.padEnd(72)} ${MEASURES.map(([name, of]) => `${name} ${of(score).padStart(7)}`).join('  ')}`);
}

/** The mean of several scores of the same papers, and below it the least and the most. */
function printMean(what: string, scores: readonly Score[]): void {
	const sum = new Score();
	for (const score of scores) {
		for (const part of ['papers', 'strict', 'lenient', 'overlap'] as const) sum[part] += score[part];
	}
	print(what, sum);
	const spread = MEASURES.map(([name, of]) => {
		const values = scores.map(of).sort((a, b) => Number.parseFloat(a) - Number.parseFloat(b));
		return `${name} ${values[0]} to ${values.at(-1)}`;
	});
	console.log(`  single rounds: ${spread.join(', ')}`);
}

function train(papers: readonly LabelledPaper[]): TopicModel {
	return compileModel({ topics: TOPICS, learned: { ...learnWeights(papers, options), precedence } });
}

function crossValidate(papers: readonly LabelledPaper[], always: readonly LabelledPaper[], seed: number): Score {
	const score = new Score();
	const shuffled = shuffle(papers, seed);
	for (let fold = 0; fold < FOLDS; fold++) {
		const model = train([...always, ...shuffled.filter((_, index) => index % FOLDS !== fold)]);
		score.add(
			model,
			shuffled.filter((_, index) => index % FOLDS === fold),
		);
	}
	return score;
}

/** By a linear congruential generator, so that a seed gives the same order each time. */
function shuffle<T>(items: readonly T[], seed: number): readonly T[] {
	const shuffled = [...items];
	let state = seed;
	for (let last = shuffled.length - 1; last > 0; last--) {
		state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
		const at = Math.floor((state / 2 ** 32) * (last + 1));
		[shuffled[last], shuffled[at]] = [shuffled[at]!, shuffled[last]!];
	}
	return shuffled;
}

console.log('Against labels (goal: strict ≥ 75 %, lenient ≥ 90 %, Jaccard ≥ 0.65)');
const others = [...data.knownTitles, ...data.development];
printMean(
	`shared gold, ${FOLDS}-fold cross-validated, mean of ${SEEDS.length} rounds`,
	SEEDS.map((seed) => crossValidate(data.gold, others, seed)),
);
if (process.argv.includes('--full')) {
	print(
		'own labels for development, cross-validated',
		crossValidate(data.development, [...data.knownTitles, ...data.gold], 1),
	);
}
print('shared gold, no gold paper seen in training', new Score().add(train(others), data.gold));
const measure = (papers: readonly LabelledPaper[], what: string): void =>
	print(
		`own labels ${what} (${papers.length} papers of the large corpus), as shipped`,
		new Score().add({ topicsOf }, papers),
	);
measure(data.heldOut, 'held out');
measure(data.heldOutLater, 'held out later');
print('shared gold, as shipped (trained on it, not a measure)', new Score().add({ topicsOf }, data.gold));

const counts = new Map<string, number>();
const count = (key: string): void => void counts.set(key, (counts.get(key) ?? 0) + 1);
for (const paper of data.corpus) {
	const topics = topicsOf(paper);
	// What a paper presents is never its primary topic, and is counted beside it.
	const presents = topics.slice(1).filter(({ topic }) => topic === 'benchmarks');
	for (const { topic, subtopic } of [topics[0]!, ...presents]) {
		count(topic);
		count(`${topic} ▸ ${subtopic ?? 'none'}`);
	}
}
const share = (key: string): string => `${((100 * (counts.get(key) ?? 0)) / data.corpus.length).toFixed(1)} %`;
console.log(
	`\nPrimary topics of ${data.corpus.length} papers of the large corpus (goal: none above 25 %, Other below 3 %)`,
);
const ids = [...TOPICS.map(({ id }) => id), 'other'].sort((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0));
for (const id of ids) {
	const finer = (TOPICS.find((topic) => topic.id === id)?.subtopics ?? []).map(
		(sub) => `${sub.name} ${share(`${id} ▸ ${sub.id}`)}`,
	);
	const rest = finer.length > 0 ? `, none ${share(`${id} ▸ none`)}` : '';
	console.log(`  ${topicName(id).padEnd(36)} ${share(id).padStart(7)}   ${finer.join(', ')}${rest}`);
}

/** Where a category decides a topic: papers whose first category it is should have one of these topics. */
const DECIDING: readonly (readonly [category: string, first: boolean, topics: readonly string[]])[] = [
	['cs.RO', false, ['robotics', 'imitation-learning']],
	['cs.IR', false, ['recommendation-users', 'language-speech']],
	['cs.CV', true, ['computer-vision', 'generative', 'multimodal']],
	['cs.GR', false, ['generative', 'computer-vision']],
	[
		'cs.CL',
		true,
		['language-speech', 'reasoning', 'pretraining-finetuning', 'prompting', 'llm-agents', 'efficiency-moe'],
	],
	['cs.MA', false, ['multi-agent-social', 'llm-agents']],
	['cs.SE', false, ['llm-agents', 'reasoning']],
	['cs.CR', false, ['safety-alignment']],
	['cs.SD', false, ['language-speech', 'generative', 'multimodal']],
	['eess.AS', false, ['language-speech', 'generative']],
	['q-bio', false, ['science-health', 'cognitive-neuro']],
	['stat', false, ['theory-causality']],
];
console.log('\nAgreement with arXiv categories where these decide a topic');
const categories = readFileSync(`${SHARED}/corpus-large/arxiv-categories.jsonl`, 'utf8')
	.split('\n')
	.filter(Boolean)
	.map((line): { title: string; categories: readonly string[] } => JSON.parse(line));
const byTitle = new Map(data.corpus.map((paper) => [paper.title, paper]));
for (const [category, first, expected] of DECIDING) {
	let papers = 0;
	let primary = 0;
	let any = 0;
	for (const entry of categories) {
		const paper = byTitle.get(entry.title);
		const listed = first ? entry.categories.slice(0, 1) : entry.categories;
		if (!paper || !listed.some((name) => name === category || name.startsWith(`${category}.`))) continue;
		const found = topicsOf(paper).map(({ topic }) => topic);
		papers++;
		primary += Number(expected.includes(found[0]!));
		any += Number(found.some((topic) => expected.includes(topic)));
	}
	const names = expected.map((id) => topicName(id)).join(' / ');
	const where = `${category}${first ? ' (first)' : ''}`;
	const rate = (part: number): string => `${Math.round((100 * part) / Math.max(papers, 1))} %`.padStart(5);
	console.log(
		`  ${where.padEnd(14)} ${String(papers).padStart(4)} papers  primary ${rate(primary)}  any ${rate(any)}  ${names}`,
	);
}

const papers = Array.from({ length: SPEED_PAPERS }, (_, index) => data.corpus[index % data.corpus.length]!);
const time = (work: () => void): number => {
	const start = performance.now();
	work();
	return performance.now() - start;
};
let words = 0;
const reader = new Words();
const split = (): void => {
	for (const { titleText, abstract } of papers) {
		for (const text of [titleText, abstract]) {
			reader.read(text);
			words += reader.count;
		}
	}
};
// The tokens search works on, as strings: what tokenising a paper costs in this product.
const sink = {
	token: (units: Uint16Array, from: number, to: number): void => {
		words += String.fromCharCode(...units.subarray(from, to)).length;
	},
};
const tokenise = (): void => {
	for (const { titleText, abstract } of papers) {
		readTokens(titleText, sink);
		readTokens(abstract, sink);
	}
};
const classify = (): void => {
	for (const paper of papers) topicsOf(paper);
};
// Reading `words` keeps the work above from being optimised away.
if (words < 0) console.log(words);
const [splitting, tokenising, classifying] = [split, tokenise, classify].map((work) =>
	Math.min(time(work), time(work)),
);
console.log(
	`\nSpeed: ${SPEED_PAPERS} papers: topics ${Math.round(classifying!)} ms, of which splitting into words ${Math.round(splitting!)} ms; ` +
		`tokenising them for search ${Math.round(tokenising!)} ms: ${(classifying! / tokenising!).toFixed(2)} times that (goal: at most 2)`,
);
