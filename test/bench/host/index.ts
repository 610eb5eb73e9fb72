// What a large corpus costs everybody else in an extension host: `npm run bench:host`. The host loads this module
// beside the extension, waits for what the extension does, and prints how late its event loop was meanwhile.
import { commands, Uri, workspace } from 'vscode';
import { command, corpusFiles, leave, openedFolder, Phases, until, wait } from './phases';
import { SHORTENED, WHOLE } from './replaced';

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
	const folder = await openedFolder();
	const inFolder = (name: string) => Uri.joinPath(folder, name);
	const files = await corpusFiles();
	const phases = new Phases(true);
	await phases.run('nothing', () => wait(2000));
	await phases.openCorpus();
	await phases.run('the tree is shown; then topics are found', async () => {
		await commands.executeCommand('offprint.papers.focus');
		await until(async () => (await command<readonly unknown[]>('_shownPapers')).length > 0);
	});
	await phases.run('every file is read anew', () => command('_readAgain', folder, files.map(inFolder)));
	await phases.run('one file of the corpus changes', async () => {
		const [file = ''] = files;
		const before = await counts();
		// Copied by VS Code's server: writing as much text from here would hold the host by itself.
		await workspace.fs.copy(inFolder(SHORTENED), inFolder(file), { overwrite: true });
		await until(async () => (await counts()) !== before);
		await workspace.fs.copy(inFolder(WHOLE), inFolder(file), { overwrite: true });
		await until(async () => (await counts()) === before);
	});
	await phases.run('words of a plain text are asked for', await completing('text.txt', folder));
	const keys = await completing('text.md', folder);
	await phases.run('citation keys are asked for', keys);
	await phases.run('… again', keys);
	await phases.run('the overview is shown', () => command('showOverview'));
	await leave();
}
