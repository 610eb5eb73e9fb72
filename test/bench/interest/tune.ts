import { LEARNING } from '../../../src/core/interest/interest';
import { ENCODING } from '../../../src/core/interest/wordEncoder';
import { createSearch } from '../../../src/core/search';
import { judge } from './judge';
import { arxivSanity, offprint } from './rankings';
import { makeReaders } from './readers';
import { MOST_TERMS, tfIdf } from './tfIdf';
import { readPapers, sessionsOf } from './world';
const mean = (v: readonly number[]) => v.reduce((s, x) => s + x, 0) / v.length;
const all = readPapers();
const papers = all.map(({ paper }) => paper);
const search = createSearch(papers);
const vectors = tfIdf(papers);
const world = sessionsOf(all);
const seeds = [1, 3];
const readers = seeds.flatMap((seed) => makeReaders(world, 'topics', 14, seed));
const run = (name: string, ranking: any) => {
	const r = readers.flatMap((reader) => judge(reader, world, ranking, 17));
	console.log(name.padEnd(30), (100 * mean(r)).toFixed(1), r.length);
};
run('svm', arxivSanity(vectors, MOST_TERMS));
const off = offprint as any;
const e = ENCODING as any, l = LEARNING as any;
const v: any = { ...e }, w: any = { ...l };
const reset = () => { Object.assign(e, v); Object.assign(l, w); };
run('now', off(search, {}));
for (const [obj, key, value] of [[l,'cost',0.3],[l,'cost',3],[l,'cost',10],[e,'pairs',0],[e,'pairs',0.25],[e,'title',1],[e,'rarity',0.7],[e,'rarity',1.5],[l,'background',0.03],[l,'background',0.3],[l,'against',2],[e,'authors',0.2],[l,'halfLife',60],[l,'halfLife',1000]] as any) {
	reset(); obj[key] = value;
	run(`${key} ${value}`, off(search, {}));
}
