import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Paper } from '../../../src/core/paper';
import { measureAside } from './aside';
import { hasCorpora, loadGold, loadLarge, loadSeed } from './corpora';
import { CLASS_GOALS, type SuccessGoal, WRITTEN_GOAL } from './goals';
import { CLASSES, makeKnownItems, makeNonsense } from './knownItems';
import { type Asked, type Measured, measurePeer } from './measure';
import { PEERS } from './peers';
import {
	beginPart,
	check,
	checkFaster,
	checkGrowth,
	checkSuccess,
	checkTyping,
	printGoals,
	printMisses,
	printTable,
} from './report';
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
		/** Measures one library at one size and writes the result to this file, for the run that asked. */
		alone: { type: 'string' },
		result: { type: 'string' },
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
const NONSENSE = makeNonsense(200);
const GOALS: ReadonlyMap<string, SuccessGoal | null> = new Map<string, SuccessGoal | null>([
	...Object.entries(CLASS_GOALS),
	[WRITTEN, WRITTEN_GOAL],
]);
let smaller: { readonly papers: number; readonly ours: Measured } | undefined;

if (flags.alone !== undefined && flags.result !== undefined) {
	const { papers, classes } = corpusOf(sizes[0]!);
	const peer = PEERS.find(({ name }) => name === flags.alone)!;
	writeMeasured(flags.result, await measurePeer(peer, papers, classes, NONSENSE, seconds * 1_000));
	process.exit(0);
}
console.log(
	`Every query is typed letter by letter, after some that are not measured; a key costs the median of up to five ` +
		'rounds over the same queries, so that what the machine does beside is not taken for the work of a library; "worst" ' +
		'is the worst of these, below it stands the longest of all single measurements. Young garbage is collected between ' +
		`queries. A peer has ${seconds} s for typing and ${seconds} s for the classes; queries not reached by then do not ` +
		'count (a * says fewer than 20 were). Success is first paper / first five. SQLite runs in a Node.js 24 of its own.',
);
console.log(`Load of the machine: ${loadavg()[0]!.toFixed(1)} on ${cpus().length} cores.`);
for (const size of sizes) {
	await measureSize(size);
}
const { pairs, unmet } = unmetSpellings();
beginPart('', 'spellings that mean the same');
check('pairs that find each other', `${pairs - unmet.length} of ${pairs}`, 'all', unmet.length === 0);
for (const pair of unmet) {
	console.log(`      ${pair}`);
}
printGoals();

function corpusOf(size: string) {
	const count = size === 'seed' ? 0 : Number(size.replace(/k$/, '000'));
	const papers: readonly Paper[] = count === 0 ? loadSeed() : makeVariants(loadLarge(), count);
	return { count, papers, classes: count === 0 ? writtenClasses(papers) : madeClasses(papers) };
}

async function measureSize(size: string): Promise<void> {
	const { count, papers, classes } = corpusOf(size);
	const text = papers.reduce((sum, { title, abstract }) => sum + title.length + abstract.length, 0);
	beginPart(size, `${papers.length} papers, ${(text / 1e6).toFixed(1)} million characters of title and abstract`);
	const asked = [...classes.values()].reduce((sum, { length }) => sum + length, 0);
	console.log(`  ${asked} queries${count === 0 ? '' : `, made of the papers, at most ${each} a class`}`);
	const all: Measured[] = [];
	for (const peer of PEERS) {
		const isOurs = peer.name === 'Offprint';
		if (isOurs || (wanted?.includes(peer.name.toLowerCase()) ?? papers.length <= peer.most)) {
			const measured = peer.needsNode24
				? measureElsewhere(peer.name, size)
				: await measurePeer(peer, papers, classes, NONSENSE, seconds * 1_000);
			if (measured !== null) {
				all.push(measured);
			}
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

/** The same measuring of one library in a Node.js 24; `null` where there is none. */
function measureElsewhere(name: string, size: string): Measured | null {
	const node = process.env.OFFPRINT_NODE24;
	if (!node) {
		console.log(`  ${name} is left out: no Node.js 24 was found.`);
		return null;
	}
	const file = join(mkdtempSync(join(tmpdir(), 'offprint-bench-')), 'measured.json');
	const asked = ['--sizes', size, '--each', String(each), '--seconds', String(seconds)];
	const options = ['--no-warnings', '--expose-gc', '--max-old-space-size=4000'];
	const run = spawnSync(node, [...options, process.argv[1]!, ...asked, '--alone', name, '--result', file], {
		stdio: ['ignore', 'ignore', 'inherit'],
	});
	if (run.status !== 0) {
		console.log(`  ${name} is left out: it ended with ${run.status}.`);
		return null;
	}
	const measured = JSON.parse(readFileSync(file, 'utf8'));
	return { ...measured, classes: new Map(measured.classes) };
}

function writeMeasured(file: string, measured: Measured): void {
	const classes = [...measured.classes].map(([name, success]) => [name, { ...success, misses: [] }]);
	writeFileSync(file, JSON.stringify({ ...measured, classes }));
}

/** Queries with one right answer, made of the papers. */
function madeClasses(papers: readonly Paper[]): ReadonlyMap<string, readonly Asked[]> {
	const items = makeKnownItems(papers as ReturnType<typeof makeVariants>, each);
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
