import { cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import type { Paper } from '../../../src/core/paper';
import { measureAside } from './aside';
import { hasCorpora, loadGold, loadLarge, loadSeed } from './corpora';
import { CLASS_GOALS, type SuccessGoal, WRITTEN_GOAL } from './goals';
import { CLASSES, makeKnownItems, makeNonsense } from './knownItems';
import { type Asked, type Measured, measurePeer } from './measure';
import { PEERS } from './peers';
import { check, checkFaster, checkGrowth, checkSuccess, checkTyping, printMisses, printTable, verdict } from './report';
import { unmetSpellings } from './spellings';
import { makeVariants } from './variants';

const { values: flags } = parseArgs({
	options: {
		sizes: { type: 'string', default: 'seed,10k,100k' },
		peers: { type: 'string' },
		each: { type: 'string', default: '200' },
		seconds: { type: 'string', default: '30' },
		misses: { type: 'boolean', default: false },
		quick: { type: 'boolean', default: false },
	},
});

if (!hasCorpora) {
	console.log('bench:search needs the listings in ../shared (or OFFPRINT_SHARED); nothing was measured.');
	process.exit(0);
}

const each = flags.quick ? 40 : Number(flags.each);
const seconds = flags.quick ? 3 : Number(flags.seconds);
const wanted = (flags.quick && flags.peers === undefined ? 'minisearch,flexsearch' : flags.peers)
	?.toLowerCase()
	.split(',');
const sizes = (flags.quick ? 'seed,10k' : flags.sizes).split(',').map((size) => size.trim());
const WRITTEN = 'as people type';
const GOALS: ReadonlyMap<string, SuccessGoal | null> = new Map<string, SuccessGoal | null>([
	...Object.entries(CLASS_GOALS),
	[WRITTEN, WRITTEN_GOAL],
]);
let smaller: { readonly papers: number; readonly ours: Measured } | undefined;

console.log(
	`Every query is typed letter by letter; a library has ${seconds} s for that and ${seconds} s for the classes, ` +
		'queries not reached by then do not count (a * says fewer than 20 were). Success is first paper / first five. ' +
		'SQLite FTS5 is not among the peers: Node.js 20 has none.',
);
console.log(`Load of the machine: ${loadavg()[0]!.toFixed(1)} on ${cpus().length} cores.`);
for (const size of sizes) {
	await measureSize(size);
}
const { pairs, unmet } = unmetSpellings();
console.log('\n== spellings that mean the same');
check('pairs that find each other', `${pairs - unmet.length} of ${pairs}`, 'all', unmet.length === 0);
for (const pair of unmet) {
	console.log(`      ${pair}`);
}
console.log(`\n${verdict.met} goals met, ${verdict.missed.length} missed`);
for (const missed of verdict.missed) {
	console.log(`  ✗ ${missed}`);
}

async function measureSize(size: string): Promise<void> {
	const count = size === 'seed' ? 0 : Number(size.replace(/k$/, '000'));
	const papers: readonly Paper[] = count === 0 ? loadSeed() : makeVariants(loadLarge(), count);
	const text = papers.reduce((sum, { title, abstract }) => sum + title.length + abstract.length, 0);
	console.log(`\n== ${papers.length} papers, ${(text / 1e6).toFixed(1)} million characters of title and abstract`);
	const classes = count === 0 ? writtenClasses(papers) : madeClasses(papers, count);
	const nonsense = makeNonsense(200);
	const all: Measured[] = [];
	for (const peer of PEERS) {
		const isOurs = peer.name === 'Offprint';
		if (isOurs || (wanted?.includes(peer.name.toLowerCase()) ?? papers.length <= peer.most)) {
			all.push(await measurePeer(peer, papers, classes, nonsense, seconds * 1_000));
		}
	}
	printTable(all, count > 0);
	const ours = all[0]!;
	if (flags.misses) {
		printMisses(ours);
	}
	const theirs = new Set(PEERS.filter(({ isOurs }) => !isOurs).map(({ name }) => name));
	const peers = all.filter(({ name }) => theirs.has(name));
	checkSuccess(ours, peers, count <= 10_000 ? GOALS : new Map());
	checkFaster(count, ours, peers);
	if (count >= 100_000) {
		checkTyping(ours);
	}
	if (smaller !== undefined && smaller.papers >= 10_000) {
		checkGrowth(smaller.ours, ours, count / smaller.papers);
	}
	smaller = { papers: count, ours };
	if (count > 0) {
		measureAside(
			papers,
			[...classes.values()].flatMap((asked) => asked.map(({ query }) => query)),
			ours,
		);
	}
}

/** Queries with one right answer, made of the papers. */
function madeClasses(papers: readonly Paper[], count: number): ReadonlyMap<string, readonly Asked[]> {
	const items = makeKnownItems(papers as ReturnType<typeof makeVariants>, each);
	console.log(`  ${items.length} queries made of the papers, at most ${each} a class, of ${count} papers`);
	return new Map(
		CLASSES.map((kind) => [
			kind,
			items
				.filter((item) => item.kind === kind)
				.map(({ query, paper }) => ({
					query,
					isAnswer: (index: number) => index === paper,
					wanted: papers[paper]!.title,
				})),
		]),
	);
}

/** Queries written by hand: all but synonyms, synonyms, and each kind of them. */
function writtenClasses(papers: readonly Paper[]): ReadonlyMap<string, readonly Asked[]> {
	const gold = loadGold();
	const classes = new Map<string, Asked[]>([
		[WRITTEN, []],
		['synonym', []],
	]);
	for (const { query, kind, level, titles } of gold) {
		const asked = {
			query,
			isAnswer: (index: number) => titles.includes(papers[index]!.title),
			wanted: titles[0]!,
		};
		for (const name of level === 'synonym' ? ['synonym'] : [WRITTEN, `· ${kind}`]) {
			classes.set(name, [...(classes.get(name) ?? []), asked]);
		}
	}
	return classes;
}
