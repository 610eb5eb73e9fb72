import { createSearch, EMPTY_SEARCH } from '../../../src/core/search/index';
import { loadLarge } from './corpora';
import { CLASSES, makeKnownItems, makeNonsense } from './knownItems';
import { makeVariants } from './variants';

const size = Number(process.argv[2] ?? 10000);
const papers = makeVariants(loadLarge(), size);
const chars = papers.reduce((s, p) => s + p.title.length + p.abstract.length, 0);
console.log('chars', chars / 1e6);
let t = performance.now();
const steps = EMPTY_SEARCH.grow(papers);
let worst = 0;
let r;
let last = performance.now();
const slow: number[] = [];
for (;;) {
	r = steps.next();
	const now = performance.now();
	const d = now - last;
	if (d > 10) slow.push(Math.round(d));
	worst = Math.max(worst, d);
	last = performance.now();
	if (r.done) break;
}
const search = r.value as ReturnType<typeof createSearch>;
console.log(
	'build',
	performance.now() - t,
	'us/paper',
	((performance.now() - t) * 1000) / size,
	'worst slice',
	worst,
	slow.join(','),
);
console.log('bytes', search.bytes / 1e6, 'ratio', search.bytes / chars);
const items = makeKnownItems(papers, Number(process.argv[3] ?? 200));
const show = process.argv[4];
// warm
for (const { query } of items.slice(0, 100)) search.find(query);
const all: number[] = [];
const slowest: [number, string][] = [];
for (const kind of CLASSES) {
	const of = items.filter((i) => i.kind === kind);
	let one = 0,
		five = 0;
	const times: number[] = [];
	for (const { query, paper } of of) {
		for (let n = 1; n <= query.length; n++) {
			const s = performance.now();
			search.find(query.slice(0, n));
			const d = performance.now() - s;
			times.push(d);
			slowest.push([d, query.slice(0, n)]);
		}
		const hits = search.find(query).map((h) => h.index);
		const at = hits.indexOf(paper);
		if (at === 0) one++;
		if (at >= 0 && at < 5) five++;
		if (at !== 0 && show && (kind.includes(show) || show === 'all'))
			console.log(
				kind,
				'|',
				query,
				'|',
				at,
				'| want',
				papers[paper]!.title,
				'| got',
				hits.length ? papers[hits[0]!]!.title : '-',
				hits.length,
			);
	}
	times.sort((a, b) => a - b);
	all.push(...times);
	console.log(
		kind.padEnd(18),
		of.length,
		(one / of.length).toFixed(3),
		(five / of.length).toFixed(3),
		'p50',
		times[times.length >> 1]!.toFixed(3),
		'p95',
		times[Math.floor(times.length * 0.95)]!.toFixed(3),
		'worst',
		times.at(-1)!.toFixed(2),
	);
}
all.sort((a, b) => a - b);
console.log(
	'all',
	'p50',
	all[all.length >> 1]!.toFixed(3),
	'p95',
	all[Math.floor(all.length * 0.95)]!.toFixed(3),
	'worst',
	all.at(-1)!.toFixed(2),
	all.length,
);
slowest.sort((a, b) => b[0] - a[0]);
console.log(
	slowest
		.slice(0, 12)
		.map(([d, q]) => `${d.toFixed(2)} ${q}`)
		.join('\n'),
);
console.log(
	'nonsense found',
	makeNonsense(200)
		.filter((q) => search.find(q).length > 0)
		.slice(0, 5),
);
t = performance.now();
const more = makeVariants(loadLarge(), 50).map((p) => ({ ...p }));
const grown = createSearch([...papers, ...more], search);
console.log('add 50', performance.now() - t, grown.papers.length);
