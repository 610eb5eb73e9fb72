import { parseArgs } from 'node:util';
import type { Paper } from '../../../src/core/paper';
import { createSearch } from '../../../src/core/search/index';
import { finish } from '../../../src/core/steps';
import { hasCorpora, loadGold, loadLarge, loadSeed } from './corpora';
import { CLASSES, type KnownItem, makeKnownItems, makeNonsense } from './knownItems';
import { type Find, PEERS, type Peer } from './peers';
import { makeVariants, type Variant } from './variants';

const { values: flags } = parseArgs({
	options: {
		sizes: { type: 'string', default: 'seed,10k' },
		peers: { type: 'string' },
		each: { type: 'string', default: '200' },
		seconds: { type: 'string', default: '20' },
		misses: { type: 'boolean', default: false },
		quick: { type: 'boolean', default: false },
	},
});

if (!hasCorpora) {
	console.log('bench:search needs the listings in ../shared (or OFFPRINT_SHARED); nothing was measured.');
	process.exit(0);
}

const each = flags.quick ? 40 : Number(flags.each);
/** Longest time a peer may take for its typing traces; what is not typed by then is not counted. */
const patience = (flags.quick ? 3 : Number(flags.seconds)) * 1_000;
const wanted = flags.quick && flags.peers === undefined ? 'minisearch,flexsearch' : flags.peers;

for (const size of flags.sizes.split(',')) {
	await measureSize(size.trim());
}

async function measureSize(size: string): Promise<void> {
	const count = size === 'seed' ? 0 : Number(size.replace(/k$/, '000'));
	const papers: readonly Paper[] = count === 0 ? loadSeed() : makeVariants(loadLarge(), count);
	const items = count === 0 ? [] : makeKnownItems(papers as readonly Variant[], each);
	const text = papers.reduce((sum, { title, abstract }) => sum + title.length + abstract.length, 0);
	console.log(`\n== ${papers.length} papers, ${(text / 1e6).toFixed(1)} million characters of title and abstract`);
	for (const peer of PEERS) {
		const named = wanted?.toLowerCase().split(',').includes(peer.name.toLowerCase());
		if (peer.name === 'Offprint' || (wanted === undefined ? papers.length <= peer.most : named)) {
			await measurePeer(peer, papers, items, text);
		}
	}
	measureAside(papers);
}

async function measurePeer(
	peer: Peer,
	papers: readonly Paper[],
	items: readonly KnownItem[],
	text: number,
): Promise<void> {
	const before = memory();
	const started = process.cpuUsage();
	const { find, bytes } = await peer.build(papers);
	const spent = process.cpuUsage(started);
	const taken = bytes ?? memory() - before;
	const seconds = (spent.user + spent.system) / 1e6;
	console.log(`\n${peer.name}`);
	console.log(
		`  build ${seconds.toFixed(2)} s processor time, ${((seconds / papers.length) * 1e6).toFixed(0)} µs a paper; ` +
			`memory ${(taken / 1e6).toFixed(1)} MB = ${(taken / text).toFixed(2)} of the text`,
	);
	const gold = items.length === 0 ? loadGold() : [];
	const queries = items.length === 0 ? gold.map(({ query }) => query) : items.map(({ query }) => query);
	console.log(`  typing: ${typingTimes(find, queries)}`);
	for (const kind of items.length === 0 ? [] : CLASSES) {
		const asked = items.filter((item) => item.kind === kind);
		report(
			kind,
			asked.map(({ query, paper }) => ({ query, rank: find(query).indexOf(paper), wanted: papers[paper]!.title })),
		);
	}
	for (const kind of ['all', 'synonym', ...new Set(gold.map((entry) => entry.kind))]) {
		const asked = gold.filter((entry) =>
			kind === 'synonym' || kind === 'all' ? (entry.level === 'synonym') === (kind === 'synonym') : entry.kind === kind,
		);
		const ranks = asked.map(({ query, titles }) => ({
			query,
			rank: find(query).findIndex((index) => titles.includes(papers[index]!.title)),
			wanted: titles[0]!,
		}));
		report(`hand-written, ${kind}`, ranks);
	}
	const nonsense = makeNonsense(200).filter((query) => find(query).length > 0).length;
	console.log(`  ${'nonsense'.padEnd(26)} ${nonsense} of 200 find something`);
}

/** Times of every keystroke while the queries are typed letter by letter, after a warm-up. */
function typingTimes(find: Find, queries: readonly string[]): string {
	const strokes = queries.flatMap((query) => Array.from(query, (_, i) => query.slice(0, i + 1)));
	const warmUntil = performance.now() + patience / 4;
	for (let i = 0; i < strokes.length && performance.now() < warmUntil; i += 7) {
		find(strokes[i]!);
	}
	const times: number[] = [];
	const until = performance.now() + patience;
	// Queries in an order that mixes the classes, so that an impatient run sees all of them.
	const order = queries.map((_, i) => (i * 7919) % queries.length);
	for (const number of order) {
		for (let end = 1; end <= queries[number]!.length; end++) {
			const started = performance.now();
			find(queries[number]!.slice(0, end));
			times.push(performance.now() - started);
		}
		if (performance.now() > until) {
			break;
		}
	}
	times.sort((a, b) => a - b);
	const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))]!.toFixed(3);
	return `p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, p99 ${at(0.99)} ms, worst ${at(1)} ms over ${times.length} keystrokes`;
}

function report(
	name: string,
	ranks: readonly { readonly query: string; readonly rank: number; readonly wanted: string }[],
): void {
	if (ranks.length === 0) {
		return;
	}
	const first = ranks.filter(({ rank }) => rank === 0).length / ranks.length;
	const five = ranks.filter(({ rank }) => rank >= 0 && rank < 5).length / ranks.length;
	console.log(`  ${name.padEnd(26)} @1 ${first.toFixed(3)}  @5 ${five.toFixed(3)}  of ${ranks.length}`);
	if (flags.misses) {
		for (const { query, rank, wanted: title } of ranks.filter((entry) => entry.rank !== 0)) {
			console.log(`      ${rank < 0 ? 'not found' : `place ${rank + 1}`}: ${query} → ${title}`);
		}
	}
}

/** What only Offprint does: related papers, adding a listing. */
function measureAside(papers: readonly Paper[]): void {
	const search = createSearch(papers);
	const times: number[] = [];
	for (let i = 0; i < 120; i++) {
		const paper = papers[(i * 7919) % papers.length]!;
		const started = performance.now();
		search.related(paper.id, 10);
		times.push(performance.now() - started);
	}
	times.splice(0, 20);
	times.sort((a, b) => a - b);
	const listing = papers.slice(0, 50).map((paper, i) => ({ ...paper, id: `new:${i}` }));
	const started = performance.now();
	const grown = createSearch([...papers, ...listing], search);
	const added = performance.now() - started;
	const saved = finish(grown.save());
	console.log(
		`\nOffprint aside: related papers p50 ${times[50]!.toFixed(2)} ms, p95 ${times[95]!.toFixed(2)} ms; ` +
			`a listing of 50 more ${added.toFixed(0)} ms; saved ${(saved.length / 1e6).toFixed(1)} MB`,
	);
}

function memory(): number {
	globalThis.gc?.();
	globalThis.gc?.();
	const { heapUsed, external } = process.memoryUsage();
	return heapUsed + external;
}
