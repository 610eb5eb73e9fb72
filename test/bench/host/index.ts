// What a large corpus costs everybody else in an extension host: `npm run bench:host`. The host loads this module
// beside the extension, waits for what the extension does, and prints how late its event loop was meanwhile.
import { commands, extensions, Uri, workspace } from 'vscode';
import { type Delays, monitorDelays } from './loopDelay';
import { SHORTENED, WHOLE } from './replaced';

/** A host counts as idle when its loop was busy for no more than this share of so long a time. */
const IDLE_MS = 1000;
const IDLE_SHARE = 0.1;
/** For how long a host is watched that does not tell how busy it is. */
const UNTOLD_IDLE_MS = 20_000;

const ms = (value: number) => `${value.toFixed(value < 10 ? 1 : 0)} ms`;
const wait = (time: number) => new Promise((resolve) => setTimeout(resolve, time));
const command = <T>(command: string, ...args: unknown[]) => commands.executeCommand<T>(`offprint.${command}`, ...args);

function print(what: string, time: number, { median, p99, longest, above10, processor }: Delays): void {
	const cells = [ms(time), ms(median), ms(p99), ms(longest), String(above10)];
	if (processor) {
		cells.push(ms(processor.longest), String(processor.above10), ms(processor.gc));
	}
	console.log(`${what.padEnd(44)}${cells.map((cell) => cell.padStart(10)).join('')}`);
}

/** Does something, and prints how long it took and how late the loop was, until the host was idle again or for no longer. */
async function phase(what: string, work: () => Thenable<unknown>, untilIdle = true): Promise<void> {
	const monitor = await monitorDelays();
	const began = performance.now();
	await work();
	const time = performance.now() - began;
	if (untilIdle) {
		await idle();
	}
	print(what, time, monitor.stop());
}

/** Resolves when nothing keeps the loop busy any more; where the host does not tell how busy it is, after a while. */
async function idle(): Promise<void> {
	const { eventLoopUtilization } = globalThis.performance as Partial<typeof import('node:perf_hooks').performance>;
	if (!eventLoopUtilization) {
		await wait(UNTOLD_IDLE_MS);
		return;
	}
	for (let busy = 1; busy > IDLE_SHARE; ) {
		const before = eventLoopUtilization();
		await wait(IDLE_MS);
		busy = eventLoopUtilization(before).utilization;
	}
}

async function until(holds: () => Promise<boolean>): Promise<void> {
	while (!(await holds())) {
		await wait(5);
	}
}

interface SourceRow {
	readonly description: string;
}

/** How many papers each source has. */
async function counts(): Promise<string> {
	const rows = (await command<readonly SourceRow[]>('_sourceRows')) ?? [];
	return rows.map(({ description }) => Number.parseInt(description.replaceAll(',', ''), 10)).join();
}

/** Asks for what may stand behind `[@g` in a new text. What a plain text costs is VS Code's own, and in all others, too. */
async function completing(name: string, folder: Uri): Promise<() => Thenable<unknown>> {
	const uri = Uri.joinPath(folder, name);
	await workspace.fs.writeFile(uri, new TextEncoder().encode('As [@g'));
	const end = (await workspace.openTextDocument(uri)).positionAt(6);
	return () => commands.executeCommand('vscode.executeCompletionItemProvider', uri, end);
}

export async function run(): Promise<void> {
	// A window that opens in a moment of its own may not have told its folder yet.
	await until(async () => workspace.workspaceFolders !== undefined);
	const folder = workspace.workspaceFolders![0]!;
	const files = (await workspace.fs.readDirectory(folder.uri)).filter(([name]) => name.endsWith('.papers.txt'));
	const heads = ['took', 'p50', 'p99', 'longest', '> 10 ms', 'cpu', '> 10 ms', 'gc'];
	console.log(`${''.padEnd(44)}${heads.map((head) => head.padStart(10)).join('')}`);

	await phase('nothing', () => wait(2000));
	const began = performance.now();
	await phase('the extension is loaded', () => extensions.getExtension('offprint.offprint')!.activate(), false);
	await phase('the corpus is read; then the index grows', async () => {
		await until(async () => (await command<readonly unknown[]>('_sourceRows')).length === files.length);
		console.log(`from activation until all is read: ${ms(performance.now() - began)}`);
	});
	await phase('the tree is shown; then topics are found', async () => {
		await commands.executeCommand('offprint.papers.focus');
		await until(async () => (await command<readonly unknown[]>('_shownPapers')).length > 0);
	});
	await phase('one file of the corpus changes', async () => {
		const inFolder = (name: string) => Uri.joinPath(folder.uri, name);
		const [file] = files[0]!;
		const before = await counts();
		// Copied by VS Code's server: writing as much text from here would hold the host by itself.
		await workspace.fs.copy(inFolder(SHORTENED), inFolder(file), { overwrite: true });
		await until(async () => (await counts()) !== before);
		await workspace.fs.copy(inFolder(WHOLE), inFolder(file), { overwrite: true });
		await until(async () => (await counts()) === before);
	});
	await phase('words of a plain text are asked for', await completing('text.txt', folder.uri));
	const keys = await completing('text.md', folder.uri);
	await phase('citation keys are asked for', keys);
	await phase('… again', keys);
	await phase('the overview is shown', () => command('showOverview'));
	// So that the next window does not begin to read before it is watched.
	await commands.executeCommand('workbench.action.closeAllEditors');
	await commands.executeCommand('workbench.view.explorer');
	await wait(1000);
}
