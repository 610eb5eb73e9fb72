import { ConfigurationTarget, workspace } from 'vscode';
import { type ZoteroLibrary, zoteroFolder, zoteroLibrariesOf } from '../../core/zotero/library';

/** Adds libraries to the user's setting; those that stand there already stay as they are. */
export async function addLibraries(libraries: readonly ZoteroLibrary[]): Promise<void> {
	const entries = written();
	const known = new Set(entries.map(folderOf));
	const added = libraries.filter((library) => !known.has(zoteroFolder(library)));
	await write([...entries, ...added.map(({ place, label }) => ({ library: place, ...(label !== null && { label }) }))]);
}

/** Takes libraries out of the setting; entries that are none stay. */
export async function removeLibraries(folders: ReadonlySet<string>): Promise<void> {
	await write(written().filter((entry) => !folders.has(folderOf(entry) ?? '')));
}

function written(): readonly unknown[] {
	const { globalValue } = workspace.getConfiguration('offprint').inspect<unknown>('zotero.libraries') ?? {};
	return Array.isArray(globalValue) ? globalValue : [];
}

async function write(entries: readonly unknown[]): Promise<void> {
	await workspace
		.getConfiguration('offprint')
		.update('zotero.libraries', entries.length > 0 ? entries : undefined, ConfigurationTarget.Global);
}

function folderOf(entry: unknown): string | undefined {
	const [library] = zoteroLibrariesOf([entry]);
	return library && zoteroFolder(library);
}
