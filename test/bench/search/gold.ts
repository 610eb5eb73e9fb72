import { createSearch } from '../../../src/core/search/index';
import { loadGold, loadSeed } from './corpora';

const papers = loadSeed();
const search = createSearch(papers);
const tally = new Map<string, number[]>();
for (const { query, kind, level, titles } of loadGold()) {
	const hits = search.find(query, { limit: 20 }).map(({ index }) => papers[index]!.title);
	const key = level === 'synonym' ? 'synonym' : kind;
	const entry = tally.get(key) ?? [0, 0, 0];
	const at = hits.findIndex((t) => titles.includes(t));
	entry[0]!++;
	if (at === 0) entry[1]!++;
	if (at >= 0 && at < 5) entry[2]!++;
	tally.set(key, entry);
	if (at !== 0)
		console.log(
			kind,
			level,
			'|',
			query,
			'|',
			at,
			'|want',
			titles[0]!.slice(0, 50),
			'|got',
			(hits[0] ?? '-').slice(0, 60),
			hits.length,
		);
}
let s = [0, 0, 0];
for (const [k, [n, a, b]] of tally) {
	console.log(k, n, (a! / n!).toFixed(3), (b! / n!).toFixed(3));
	if (k !== 'synonym') s = [s[0]! + n!, s[1]! + a!, s[2]! + b!];
}
console.log('all', s[0], s[1]! / s[0]!, s[2]! / s[0]!, papers.length);
