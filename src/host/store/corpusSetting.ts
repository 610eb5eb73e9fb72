import { ConfigurationTarget, type Uri, workspace } from 'vscode';
import { type CorpusEntry, isCorpusEntry, patternOf } from '../corpusEntry';
import { settingAsWritten } from '../settings';
import { corpusRoots, matcherOf, relativePath } from './corpusFiles';

/** Names files in the setting, unless it covers them already; an entry that left one out goes. */
export async function addToCorpus(uris: readonly Uri[]): Promise<void> {
	let patterns = settingAsWritten('corpus');
	for (const uri of uris) {
		const name = nameOf(uri);
		patterns = patterns.filter((entry) => entry !== `!${name}`);
		patterns = isCovered(patterns, uri) ? patterns : [...patterns.filter((entry) => entry !== name), name];
	}
	await writeCorpus(patterns);
}

/** Takes files out of the setting: an entry that names one goes; one that a glob or a folder covers is left out by `!`. */
export async function removeFromCorpus(uris: readonly Uri[]): Promise<void> {
	let patterns = settingAsWritten('corpus');
	for (const uri of uris) {
		patterns = patterns.filter((entry) => !(isCorpusEntry(entry) && isNameOf(patternOf(entry), uri)));
		patterns = isCovered(patterns, uri) ? [...patterns, `!${nameOf(uri)}`] : patterns;
	}
	await writeCorpus(patterns);
}

/** Takes entries out of the setting by their paths as they stand there. */
export async function removeEntries(patterns: ReadonlySet<string>): Promise<void> {
	await writeCorpus(
		settingAsWritten('corpus').filter((entry) => !(isCorpusEntry(entry) && patterns.has(patternOf(entry)))),
	);
}

function isCovered(patterns: readonly CorpusEntry[], uri: Uri): boolean {
	return corpusRoots(patterns).some((root) => matcherOf(root)(uri));
}

function isNameOf(pattern: string, uri: Uri): boolean {
	return pattern === nameOf(uri) || corpusRoots([pattern]).some((root) => isThePlace(root, uri));
}

function isThePlace({ base, glob }: { readonly base: Uri; readonly glob: string | null }, uri: Uri): boolean {
	const path = relativePath(base, uri);
	return glob === null ? path === '' : path === glob;
}

/** Relative where the workspace is one folder, else the path; another file system's files by their address. */
function nameOf(uri: Uri): string {
	const folders = workspace.workspaceFolders ?? [];
	const [first] = folders;
	const relative = first && folders.length === 1 ? relativePath(first.uri, uri) : null;
	if (relative && !relative.startsWith('!')) {
		return relative;
	}
	if (first ? relativePath(first.uri.with({ path: '/' }), uri) !== null : uri.scheme === 'file') {
		return uri.scheme === 'file' ? uri.fsPath : uri.path;
	}
	return uri.toString();
}

/** Gives back what the setting is now, wherever it stands. */
export function corpusAsWritten(): () => Promise<void> {
	const { globalValue, workspaceValue } = workspace.getConfiguration('offprint').inspect('corpus') ?? {};
	return async () => {
		const configuration = workspace.getConfiguration('offprint');
		const now = configuration.inspect('corpus');
		if (JSON.stringify(now?.globalValue) !== JSON.stringify(globalValue)) {
			await configuration.update('corpus', globalValue, ConfigurationTarget.Global);
		}
		if (JSON.stringify(now?.workspaceValue) !== JSON.stringify(workspaceValue)) {
			await configuration.update('corpus', workspaceValue, ConfigurationTarget.Workspace);
		}
	};
}

/** Writes into the workspace where there is one; entries are also taken out of the user's own list. */
async function writeCorpus(patterns: readonly CorpusEntry[]): Promise<void> {
	const configuration = workspace.getConfiguration('offprint');
	const { globalValue, workspaceValue, defaultValue } = configuration.inspect<readonly CorpusEntry[]>('corpus') ?? {};
	const onlyRemoves = patterns.every((pattern) => globalValue?.includes(pattern));
	const isOfUser = !workspace.workspaceFolders || (workspaceValue === undefined && onlyRemoves);
	const isDefault =
		JSON.stringify(patterns) === JSON.stringify(isOfUser ? defaultValue : (globalValue ?? defaultValue));
	await configuration.update(
		'corpus',
		isDefault ? undefined : patterns,
		isOfUser ? ConfigurationTarget.Global : ConfigurationTarget.Workspace,
	);
}
