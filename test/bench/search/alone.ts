import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Asked, papersOf } from './asked';
import { makeNonsense } from './knownItems';
import { type Measured, measurePeer } from './measure';
import { PEERS, type Peer } from './peers';

/** What one library is to be asked, as it is handed to the process that does it. */
export interface Task {
	readonly peer: string;
	readonly size: string;
	/** Longest time for the typing, and for the classes. */
	readonly seconds: number;
	readonly classes: readonly (readonly [name: string, asked: readonly Asked[]])[];
}

const NONSENSE = makeNonsense(200);
/** Megabytes a library may have on its heap. */
const HEAP = 4_000;

/** Measures a library in a process of its own, which no other's garbage or compiled code disturbs; `null` if it fails. */
export function measureAlone(peer: Peer, task: Omit<Task, 'peer'>): Measured | null {
	const node = peer.needsNode24 ? process.env.OFFPRINT_NODE24 : process.execPath;
	if (!node) {
		console.log(`  ${peer.name} is left out: no Node.js 24 was found.`);
		return null;
	}
	const folder = mkdtempSync(join(tmpdir(), 'offprint-bench-'));
	const [asked, result] = [join(folder, 'asked.json'), join(folder, 'measured.json')];
	writeFileSync(asked, JSON.stringify({ peer: peer.name, ...task }));
	const started = performance.now();
	const options = ['--no-warnings', '--expose-gc', `--max-old-space-size=${HEAP}`];
	const run = spawnSync(node, [...options, process.argv[1]!, '--task', asked, '--result', result], {
		stdio: ['ignore', 'ignore', 'inherit'],
	});
	if (run.status !== 0) {
		console.log(`  ${peer.name} is left out: it ended with ${run.status ?? run.signal}.`);
		return null;
	}
	console.log(`  ${peer.name} took ${((performance.now() - started) / 1_000).toFixed(0)} s.`);
	const measured = JSON.parse(readFileSync(result, 'utf8'));
	return { ...measured, classes: new Map(measured.classes) };
}

/** Does the task of a file and writes what was measured to another: the other end of `measureAlone`. */
export async function doTask(taskFile: string, resultFile: string): Promise<void> {
	const { peer: name, size, seconds, classes } = JSON.parse(readFileSync(taskFile, 'utf8')) as Task;
	const peer = PEERS.find((known) => known.name === name)!;
	const measured = await measurePeer(peer, papersOf(size), new Map(classes), NONSENSE, seconds * 1_000);
	writeFileSync(resultFile, JSON.stringify({ ...measured, classes: [...measured.classes] }));
}
