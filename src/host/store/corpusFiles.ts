import picomatch from 'picomatch';
import { FileType, Uri, workspace } from 'vscode';
import { isToolFolder } from '../../core/listing/listingFile';
import { mayBeList } from '../../core/lists/formats';
import type { SnapshotFilter } from '../../core/lists/snapshotFilter';
import { type CorpusEntry, filterOf, isCorpusEntry, patternOf } from '../corpusEntry';

/** Where to look for listings: a file, or a folder with a test for the paths below it. */
export interface CorpusRoot {
	readonly base: Uri;
	/** Glob relative to `base`; `null` for a file or a whole folder. */
	readonly glob: string | null;
	/** True when the user named this very place, so that its absence is worth a word. */
	readonly explicit: boolean;
	/** What entries of the setting further down leave out. */
	readonly excluded?: readonly CorpusRoot[];
	/** What is wanted of its files; all of them where it is left out. */
	readonly filter?: SnapshotFilter | null;
}

/** Deeper than any sane corpus; ends folders that contain themselves. */
const MAX_DEPTH = 24;

/**
 * Turns `offprint.corpus` into roots: absolute paths and URIs as they are, globs once for each workspace folder.
 * An entry that starts with `!` leaves out what the entries before it found.
 */
export function corpusRoots(entries: readonly CorpusEntry[]): CorpusRoot[] {
	const known = entries.filter(isCorpusEntry);
	const patterns = known.map(patternOf);
	return patterns.flatMap((pattern, index) => {
		if (pattern.startsWith('!')) {
			return [];
		}
		const later = patterns.slice(index + 1).filter((next) => next.startsWith('!'));
		const excluded = later.flatMap((next) => rootsOf(next.slice(1)));
		return rootsOf(pattern).map((root) => ({ ...root, excluded, filter: filterOf(known[index]!) }));
	});
}

function rootsOf(pattern: string): CorpusRoot[] {
	const absolute = absoluteUri(pattern);
	const { base, glob } = picomatch.scan(absolute ? absolute.path : pattern);
	if (absolute) {
		return [{ base: absolute.with({ path: base || '/' }), glob: glob || null, explicit: true }];
	}
	const folders = workspace.workspaceFolders ?? [];
	return folders.map((folder) => ({
		base: base ? Uri.joinPath(folder.uri, base) : folder.uri,
		glob: glob || null,
		// What stands in one of several folders is not missing in the others.
		explicit: !glob && folders.length === 1,
	}));
}

/** A test for the files that a root stands for. */
export function matcherOf({ base, glob, excluded = [] }: CorpusRoot): (uri: Uri) => boolean {
	const matches = glob === null ? (path: string) => path === '' || mayBeList(path) : globMatcher(glob);
	const leavesOut = excluded.map(matcherOf);
	return (uri) => {
		const path = relativePath(base, uri);
		return (
			path !== null &&
			matches(path) &&
			!path.split('/').some(isToolFolder) &&
			!leavesOut.some((isExcluded) => isExcluded(uri))
		);
	};
}

/** Brackets may be a glob or part of a name: a file of that very name matches as well. */
function globMatcher(glob: string): (path: string) => boolean {
	const matches = picomatch(glob, { dot: false });
	return (path) => path === glob || path.startsWith(`${glob}/`) || matches(path);
}

/** The path of a file below a folder; empty for the folder itself, `null` for what is not below it. */
export function relativePath(folder: Uri, uri: Uri): string | null {
	if (folder.scheme !== uri.scheme || folder.authority !== uri.authority) {
		return null;
	}
	const path = folder.path.replace(/\/$/, '');
	return uri.path === path ? '' : uri.path.startsWith(`${path}/`) ? uri.path.slice(path.length + 1) : null;
}

/**
 * Lists the files of a root one by one: virtual file systems have no search, so folders are walked.
 * Throws when the root itself does not exist; folders below it that cannot be read are told.
 */
export async function* filesOf(
	root: CorpusRoot,
	isCancelled: () => boolean,
	onUnreadable: (folder: Uri, error: unknown) => void,
): AsyncGenerator<Uri> {
	const { base, glob } = await placeOf(root);
	const leavesOut = (root.excluded ?? []).map(matcherOf);
	const isExcluded = (uri: Uri) => leavesOut.some((matches) => matches(uri));
	if (((await workspace.fs.stat(base)).type & FileType.Directory) === 0) {
		if (!isExcluded(base)) {
			yield base;
		}
		return;
	}
	const matches = glob ? picomatch(glob, { dot: false }) : mayBeList;
	yield* walk(base, '', 0);

	async function* walk(folder: Uri, relative: string, depth: number): AsyncGenerator<Uri> {
		const children = await workspace.fs.readDirectory(folder).then(
			(found) => found,
			(error: unknown) => {
				onUnreadable(folder, error);
				return [];
			},
		);
		for (const [name, type] of children) {
			if (isCancelled()) {
				return;
			}
			const uri = Uri.joinPath(folder, name);
			if (type === FileType.Directory) {
				if (!isToolFolder(name) && depth < MAX_DEPTH) {
					yield* walk(uri, `${relative}${name}/`, depth + 1);
				}
			} else if ((type & FileType.File) !== 0 && matches(relative + name) && !isExcluded(uri)) {
				yield uri;
			}
		}
	}
}

/** Where a place of the very name exists, that is meant, not the glob. */
async function placeOf({ base, glob }: CorpusRoot): Promise<Pick<CorpusRoot, 'base' | 'glob'>> {
	if (glob === null || glob.includes('*')) {
		return { base, glob };
	}
	const named = Uri.joinPath(base, glob);
	try {
		await workspace.fs.stat(named);
		return { base: named, glob: null };
	} catch {
		return { base, glob };
	}
}

/** An absolute path or URI as a URI on the file system of the workspace; `undefined` for anything relative. */
function absoluteUri(pattern: string): Uri | undefined {
	if (/^[a-z][a-z0-9+.-]+:\/\//i.test(pattern)) {
		return Uri.parse(pattern);
	}
	if (/^[a-z]:[\\/]/i.test(pattern)) {
		return Uri.file(pattern);
	}
	if (pattern.startsWith('/')) {
		return workspace.workspaceFolders?.[0]?.uri.with({ path: pattern }) ?? Uri.file(pattern);
	}
	return undefined;
}
