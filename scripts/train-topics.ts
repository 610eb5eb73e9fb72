// Writes src/core/topics/weights.json: node scripts/run-ts.mjs scripts/train-topics.ts (needs ../shared). See docs/topics.md.
import { writeFileSync } from 'node:fs';
import { LEARN_OPTIONS, learnPrecedence, learnWeights } from './topics/learn';
import { readTrainingData, vocabularyOf } from './topics/trainingData';

const data = readTrainingData('../shared', 'scripts/topics/labels.jsonl');
const papers = [...data.knownTitles, ...data.development, ...data.gold];
const options = { ...LEARN_OPTIONS, vocabulary: vocabularyOf(data.corpus) };
const weights = {
	...learnWeights(papers, options),
	precedence: learnPrecedence(data.development, data.knownTitles, options),
};
const text = `${JSON.stringify(weights, null, '\t')}\n`;
writeFileSync('src/core/topics/weights.json', text);
console.log(`${papers.length} papers learned, weights.json ${Math.round(text.length / 1000)} kB`);
