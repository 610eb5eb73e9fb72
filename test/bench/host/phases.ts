// Phases of a benchmark in an extension host: what is done, how long it takes, and how late the event loop is meanwhile.
import { commands, extensions, type Uri, workspace } from 'vscode';
import { type Delays, monitorDelays, threadTime } from './loopDelay';

/** A host counts as idle when its thread ran for no more than this share of so long a time. */
const IDLE_MS = 1000;
const IDLE_SHARE = 0.1;
/** For how long a host is watched that does not tell how busy it is. */
const UNTOLD_IDLE_MS = 20_000;

export interface PhaseOptions {
	/** Watch the host until it is idle again, not only until the work is done. */
	readonly untilIdle?: boolean;
}

const ms = (value: number) => `${value.toFixed(value < 10 ? 1 : 0)} ms`;
export const wait = (time: number) => new Promise((resolve) => setTimeout(resolve, time));

export function command<T>(name: string, ...args: unknown[]): Thenable<T> {
	return commands.executeCommand<T>(`offprint.${name}`, ...args);
}

/** Does things one after the other and prints a line for each. */
export class Phases {
	private readonly extension = extensions.getExtension('offprint.offprint')!;

	/** `isProfiled` tells the extension's own share in the turns of the loop, which slows the host down. */
	constructor(private readonly isProfiled: boolean) {
		const own = isProfiled ? ['ours', '> 10 ms'] : [];
		const heads = ['took', 'p50', 'p99', 'longest', '> 10 ms', 'cpu', '> 10 ms', 'gc', ...own];
		console.log(`${''.padEnd(44)}${heads.map((head) => head.padStart(9)).join('')}`);
	}

	/** Resolves with how long it took, in milliseconds. */
	async run(what: string, work: () => Thenable<unknown>, { untilIdle = true }: PhaseOptions = {}): Promise<number> {
		const bundle = `${this.extension.extensionUri.fsPath}/dist/extension.js`;
		const monitor = await monitorDelays(this.isProfiled ? (url) => url.endsWith(bundle) : undefined);
		const began = performance.now();
		await work();
		const time = performance.now() - began;
		if (untilIdle) {
			await idle();
		}
		print(what, time, await monitor.stop());
		return time;
	}

	/** Loads the extension and waits until all of the corpus is there and can be found; prints how long that took. */
	async openCorpus(): Promise<void> {
		const files = (await corpusFiles()).length;
		const loaded = await this.run('the extension is loaded', () => this.extension.activate(), { untilIdle: false });
		let searchable: Promise<number> | undefined;
		const read = await this.run('the corpus is read; then the index grows', async () => {
			const began = performance.now();
			await until(async () => (await command<readonly unknown[]>('_sourceRows')).length === files);
			searchable = Promise.resolve(command('_whenSearchable')).then(() => performance.now() - began);
		});
		console.log(`from loaded code until all papers are there: ${ms(read)}`);
		console.log(`from activation until all papers are there: ${ms(loaded + read)}`);
		console.log(`from activation until all are found by search: ${ms(loaded + (await searchable!))}`);
		// The index is kept for the next window.
		await wait(3000);
	}
}

function print(what: string, time: number, { median, p99, longest, above10, processor }: Delays): void {
	const cells = [ms(time), ms(median), ms(p99), ms(longest), String(above10)];
	if (processor) {
		const { longest, above10, gc, own } = processor;
		cells.push(ms(longest), String(above10), ms(gc), ...(own ? [ms(own.longest), String(own.above10)] : []));
	}
	console.log(`${what.padEnd(44)}${cells.map((cell) => cell.padStart(9)).join('')}`);
}

/** Resolves when nothing keeps the loop busy any more; where the host does not tell how busy it is, after a while. */
async function idle(): Promise<void> {
	if ('WorkerGlobalScope' in globalThis) {
		await wait(UNTOLD_IDLE_MS);
		return;
	}
	for (let busy = 1; busy > IDLE_SHARE; ) {
		const before = threadTime();
		await wait(IDLE_MS);
		busy = (threadTime() - before) / IDLE_MS;
	}
}

export async function until(holds: () => Promise<boolean>): Promise<void> {
	while (!(await holds())) {
		await wait(20);
	}
}

/** The opened folder, once VS Code has told which it is. */
export async function openedFolder(): Promise<Uri> {
	await until(async () => workspace.workspaceFolders !== undefined);
	return workspace.workspaceFolders![0]!.uri;
}

/** The names of the files of the corpus. */
export async function corpusFiles(): Promise<readonly string[]> {
	const entries = await workspace.fs.readDirectory(await openedFolder());
	return entries.flatMap(([name]) => (name.endsWith('.papers.txt') ? name : []));
}

/** The next window shall not begin to read before it is watched: nothing of the extension is left open. */
export async function leave(): Promise<void> {
	await commands.executeCommand('workbench.action.closeAllEditors');
	await commands.executeCommand('workbench.view.explorer');
	await wait(1000);
}
