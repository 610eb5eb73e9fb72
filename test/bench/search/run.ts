import { cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { doTask, measureAlone } from './alone';
import { measureAside } from './aside';
import { classesOf, countOf, papersOf, queriesOf, WRITTEN } from './asked';
import { hasCorpora } from './corpora';
import { CLASS_GOALS, type SuccessGoal, WRITTEN_GOAL } from './goals';
import type { Measured } from './measure';
import { PEERS } from './peers';
import {
	beginPart,
	check,
	checkFaster,
	checkGrowth,
	checkSuccess,
	checkTyping,
	noteFuse,
	printGoals,
	printMisses,
	printTable,
} from './report';
import { unmetSpellings } from './spellings';

const { values: flags } = parseArgs({
	options: {
		sizes: { type: 'string', default: 'seed,10k,100k' },
		peers: { type: 'string' },
		each: { type: 'string', default: '200' },
		seconds: { type: 'string', default: '4' },
		misses: { type: 'boolean', default: false },
		quick: { type: 'boolean', default: false },
		/** Does the task of this file and writes what it measured to the other, for the run that asked. */
		task: { type: 'string' },
		result: { type: 'string' },
	},
});

if (!hasCorpora) {
	console.log('bench:search needs the listings in ../shared (or OFFPRINT_SHARED); nothing was measured.');
	process.exit(0);
}
if (flags.task !== undefined && flags.result !== undefined) {
	await doTask(flags.task, flags.result);
	process.exit(0);
}

const each = flags.quick ? 40 : Number(flags.each);
const seconds = flags.quick ? 3 : Number(flags.seconds);
const wanted = (flags.quick && flags.peers === undefined ? 'minisearch,flexsearch' : flags.peers)
	?.toLowerCase()
	.split(',');
const sizes = (flags.quick ? 'seed,10k' : flags.sizes).split(',').map((size) => size.trim());
const GOALS: ReadonlyMap<string, SuccessGoal | null> = new Map<string, SuccessGoal | null>([
	...Object.entries(CLASS_GOALS),
	[WRITTEN, WRITTEN_GOAL],
]);
let smaller: { readonly papers: number; readonly ours: Measured } | undefined;

console.log(
	'Each library runs in a process of its own. Every query is typed letter by letter, whole queries of all classes in ' +
		'turn, after some that are not measured; a key costs the median of up to five rounds over the same queries, so ' +
		'that what the machine does beside is not taken for the work of a library; "worst" is the worst of these, below it ' +
		'stands the longest of all single measurements. Young garbage is collected between queries. Offprint marks what ' +
		`answers in each title, too. A peer has ${seconds} s for typing and ${seconds} s for the classes, slow ones more; ` +
		'queries not reached by then do not count (a * says fewer than 20 were). Success is first paper / first five.',
);
console.log(`Load of the machine: ${loadavg()[0]!.toFixed(1)} on ${cpus().length} cores.`);
for (const size of sizes) {
	measureSize(size);
}
const { pairs, unmet } = unmetSpellings();
beginPart('', 'spellings that mean the same');
check('pairs that find each other', `${pairs - unmet.length} of ${pairs}`, 'all', unmet.length === 0);
for (const pair of unmet) {
	console.log(`      ${pair}`);
}
printGoals();
console.log(`  in ${(performance.now() / 60_000).toFixed(1)} minutes`);

function measureSize(size: string): void {
	const count = countOf(size);
	const papers = papersOf(size);
	const classes = classesOf(size, papers, each);
	const text = papers.reduce((sum, { title, abstract }) => sum + title.length + abstract.length, 0);
	beginPart(size, `${papers.length} papers, ${(text / 1e6).toFixed(1)} million characters of title and abstract`);
	const asked = queriesOf(classes).length;
	console.log(`  ${asked} queries${count === 0 ? '' : `, made of the papers, at most ${each} a class`}`);
	const all = PEERS.filter(({ name, most }, i) => {
		return i === 0 || (wanted?.includes(name.toLowerCase()) ?? papers.length <= most);
	}).flatMap((peer) => measureAlone(peer, { size, seconds, classes: [...classes] }) ?? []);
	const ours = all[0];
	if (ours?.name !== PEERS[0]!.name) {
		return;
	}
	printTable(all, count > 0);
	if (flags.misses) {
		printMisses(ours);
	}
	const theirs = new Set(PEERS.filter(({ isOurs }) => !isOurs).map(({ name }) => name));
	const peers = all.filter(({ name }) => theirs.has(name));
	checkSuccess(ours, peers, count <= 10_000 ? GOALS : new Map());
	checkFaster(count, ours, peers, classes);
	const withoutFuse = all.find(({ name }) => name !== ours.name && !theirs.has(name));
	if (withoutFuse !== undefined && count > 0) {
		noteFuse(ours, withoutFuse);
	}
	if (count >= 100_000) {
		checkTyping(ours);
	}
	if (smaller !== undefined && smaller.papers >= 10_000) {
		checkGrowth(smaller.ours, ours, count / smaller.papers);
	}
	smaller = { papers: count, ours };
	if (count > 0) {
		measureAside(papers, queriesOf(classes), ours);
	}
}
