import { type Classes, inTurn } from './asked';
import { BEHIND_BEST, BEHIND_SMALLER, CLASS_GOALS, FASTER_GOALS, type SuccessGoal, TYPING_GOAL } from './goals';
import { type Measured, type Success, shareWithin } from './measure';
import { mean, median } from './typing';

const NAME_WIDTH = 18;
const COLUMN = 12;
const NOTE_WIDTH = 44;
/** Success with fewer queries says little. */
const LEAST_ASKED = 20;

interface Goal {
	readonly about: string;
	readonly name: string;
	readonly measured: string;
	readonly goal: string;
	readonly isMet: boolean;
}

/** Goals that were looked at, over the whole run. */
const goals: Goal[] = [];
let about = '';

/** Begins a part of the run; its goals are told by `name` in the table at the end. */
export function beginPart(name: string, heading: string): void {
	about = name;
	console.log(`\n== ${heading}`);
}

/** One line with a goal beside what was measured. */
export function check(name: string, measured: string, goal: string, isMet: boolean): void {
	goals.push({ about, name, measured, goal, isMet });
	console.log(`  ${isMet ? '✓' : '✗'} ${name.padEnd(44)} ${measured.padEnd(26)} goal ${goal}`);
}

/** One line with what was measured where no goal is set for it. */
export function note(name: string, measured: string): void {
	console.log(`    ${name.padEnd(NOTE_WIDTH)} ${measured}`);
}

/** All goals of the run beside what was measured; returns whether all were met. */
export function printGoals(): boolean {
	const cells = goals.map(({ about, name, measured, goal, isMet }) => [
		about,
		name,
		goal,
		measured,
		isMet ? 'met' : 'NOT MET',
	]);
	const rows = [['papers', 'what', 'goal', 'measured', ''], ...cells];
	const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
	console.log('\n== goals');
	for (const row of rows) {
		console.log(`  ${row.map((cell, column) => cell.padEnd(widths[column]!)).join('  ')}`.trimEnd());
	}
	const missed = goals.filter(({ isMet }) => !isMet).length;
	console.log(`  ${goals.length - missed} goals met, ${missed} missed`);
	return missed === 0;
}

/** All libraries side by side; what building costs says something of large corpora only. */
export function printTable(all: readonly Measured[], isLarge: boolean): void {
	const line = (name: string, cell: (measured: Measured) => string) =>
		console.log(`  ${name.padEnd(NAME_WIDTH)}${all.map((measured) => cell(measured).padStart(COLUMN)).join('')}`);
	line('', ({ name }) => name.slice(0, COLUMN - 1));
	line('p50 ms', ({ typing }) => digits(typing.p50));
	line('mean ms', ({ typing }) => digits(typing.mean));
	line('p95 ms', ({ typing }) => digits(typing.p95));
	line('worst ms', ({ typing }) => digits(typing.worst));
	line('… measured once', ({ typing }) => digits(typing.worstOnce));
	line('keystrokes', ({ typing }) => String(typing.strokes));
	line('rounds', ({ typing }) => String(typing.rounds));
	if (isLarge) {
		line('build µs a paper', ({ build }) => build.toFixed(0));
		line('memory / text', ({ memory }) => memory.toFixed(2));
	}
	for (const name of all[0]!.classes.keys()) {
		line(name, ({ classes }) => successText(classes.get(name)!));
	}
	line('nonsense finds', ({ nonsense }) => nonsense.toFixed(2));
}

/** `.98/1.00`, with a `*` where time allowed only some of the queries. */
function successText({ first, five, places }: Success): string {
	return `${first.toFixed(2)}/${five.toFixed(2)}${places.length < LEAST_ASKED ? '*' : ''}`;
}

function digits(milliseconds: number): string {
	return milliseconds >= 100 ? milliseconds.toFixed(0) : milliseconds.toFixed(milliseconds >= 1 ? 1 : 3);
}

/** The goals of finding: of each class, and against the best peer of each. */
export function checkSuccess(
	ours: Measured,
	peers: readonly Measured[],
	goals: ReadonlyMap<string, SuccessGoal | null>,
): void {
	for (const [name, success] of ours.classes) {
		const goal = goals.get(name);
		if (goal) {
			check(
				name,
				`${success.first.toFixed(3)} / ${success.five.toFixed(3)}`,
				`${goal.first} / ${goal.five}`,
				success.first >= goal.first && success.five >= goal.five,
			);
		}
		const rivals = peers.map((peer) => rivalIn(name, success, peer)).filter(({ asked }) => asked >= LEAST_ASKED);
		const best = rivals.sort((a, b) => b.theirs - b.ours - (a.theirs - a.ours))[0];
		if (best !== undefined) {
			check(
				`${name}, best peer`,
				`${best.ours.toFixed(3)} to ${best.theirs.toFixed(3)} ${best.peer}`,
				`at most ${BEHIND_BEST} behind`,
				best.ours >= best.theirs - BEHIND_BEST,
			);
		}
	}
	check('nonsense finds nothing', ours.nonsense.toFixed(3), '0', ours.nonsense === 0);
}

/** Success of a peer, and ours, with the queries the peer had time for. */
function rivalIn(name: string, { places }: Success, peer: Measured) {
	const theirs = peer.classes.get(name)!;
	const asked = theirs.places.length;
	return { peer: peer.name, asked, theirs: theirs.first, ours: shareWithin(places.slice(0, asked), 1) };
}

export function checkTyping({ typing }: Measured): void {
	for (const measure of ['p50', 'p95', 'worst'] as const) {
		check(
			measure === 'worst' ? 'keystroke, worst of the medians of each key' : `keystroke, ${measure}`,
			`${digits(typing[measure])} ms`,
			`${TYPING_GOAL[measure]} ms`,
			typing[measure] <= TYPING_GOAL[measure],
		);
	}
}

export function checkFaster(papers: number, ours: Measured, peers: readonly Measured[], classes: Classes): void {
	for (const { peer, times } of FASTER_GOALS.filter((goal) => goal.papers === papers)) {
		const theirs = peers.find(({ name }) => name === peer);
		if (theirs !== undefined) {
			// Over the keys that both had time for.
			const strokes = Math.min(theirs.typing.strokes, ours.typing.strokes);
			const [slow, fast] = [theirs, ours].map(({ typing }) => median(typing.times.slice(0, strokes)));
			const ratio = slow! / fast!;
			const measured = `${ratio.toFixed(1)} (${digits(slow!)} to ${digits(fast!)} ms, ${strokes} keys)`;
			check(`times faster than ${peer}, p50`, measured, String(times), ratio >= times);
			const [slowMean, fastMean] = [theirs, ours].map(({ typing }) => mean(typing.times.slice(0, strokes)));
			note(`times faster than ${peer}, mean`, (slowMean! / fastMean!).toFixed(1));
			const kinds = kindsOf(classes).slice(0, strokes);
			const ratios = [...classes.keys()].map((kind) => {
				const [slowest, fastest] = [theirs, ours].map(({ typing }) =>
					median(typing.times.slice(0, strokes).filter((_, i) => kinds[i] === kind)),
				);
				return `${kind} ${(slowest! / fastest!).toPrecision(2)}`;
			});
			note(`times faster than ${peer}, p50 by class`, ratios.join(', '));
		}
	}
}

/** The class of each key, in the order of typing. */
function kindsOf(classes: Classes): readonly string[] {
	return inTurn(classes).flatMap(({ kind, query }) => Array.from(query, () => kind));
}

/** What fuse.js is worth in the engine: where it finds more, and what it costs. */
export function noteFuse(ours: Measured, without: Measured): void {
	const gains = [...ours.classes].map(([name, { first }]) => ({ name, first, less: without.classes.get(name)!.first }));
	const worth = gains.filter(({ first, less }) => first !== less);
	note(
		'fuse.js in the engine: success with it, without',
		worth.map(({ name, first, less }) => `${name} ${first.toFixed(3)}, ${less.toFixed(3)}`).join('; '),
	);
	const times = [ours, without].map(({ typing }) => `${digits(typing.p50)} / ${digits(typing.mean)}`);
	note('fuse.js in the engine: p50 / mean ms with it, without', times.join('; '));
}

/** The same library with ten times the papers: how success and time change. */
export function checkGrowth(smaller: Measured, larger: Measured, times: number): void {
	const falls = [...larger.classes].map(([name, { first }]) => ({
		name,
		fall: (smaller.classes.get(name)?.first ?? first) - first,
		isGoal: CLASS_GOALS[name as keyof typeof CLASS_GOALS] !== null,
	}));
	const worst = falls.filter(({ isGoal }) => isGoal).sort((a, b) => b.fall - a.fall)[0]!;
	check(
		'class that falls most from the smaller size',
		`${worst.name} ${worst.fall.toFixed(3)}`,
		`at most ${BEHIND_SMALLER}`,
		worst.fall <= BEHIND_SMALLER,
	);
	const growth = larger.typing.p50 / smaller.typing.p50;
	check(`p50 with ${times} times the papers`, `${growth.toFixed(1)} times`, `less than ${times}`, growth < times);
	const growthMean = larger.typing.mean / smaller.typing.mean;
	check(
		`mean with ${times} times the papers`,
		`${growthMean.toFixed(1)} times`,
		`less than ${times}`,
		growthMean < times,
	);
}

export function printMisses({ classes }: Measured): void {
	for (const [name, { misses }] of classes) {
		for (const { query, place, wanted } of misses) {
			console.log(`      ${name}, ${place === 0 ? 'not found' : `place ${place}`}: ${query} → ${wanted}`);
		}
	}
}
