import picomatch from 'picomatch';
import { FileType, Uri, workspace } from 'vscode';

/** Where to look for listings: a file, or a folder with a test for the paths below it. */
export interface CorpusRoot {
	readonly base: Uri;
	/** Glob relative to `base`; `null` for a file or a whole folder. */
	readonly glob: string | null;
	/** True when the user named this very place, so that its absence is worth a word. */
	readonly explicit: boolean;
}

/** In a whole folder, what may be a listing: saved pages, pasted text and API answers. Content decides the rest. */
const LISTING_FILE = /\.(txt|text|md|markdown|html?|json|jsonl|ndjson)$/i;
const SKIPPED_FOLDERS = new Set(['node_modules', '.git', '.hg', '.svn']);
/** Deeper than any sane corpus; ends folders that contain themselves. */
const MAX_DEPTH = 24;

/** Turns `offprint.corpus` into roots: absolute paths and URIs as they are, globs once for each workspace folder. */
export function corpusRoots(patterns: readonly string[]): CorpusRoot[] {
	const folders = workspace.workspaceFolders ?? [];
	return patterns.flatMap((pattern): CorpusRoot[] => {
		const absolute = absoluteUri(pattern);
		const { base, glob } = picomatch.scan(absolute ? absolute.path : pattern);
		if (absolute) {
			return [{ base: absolute.with({ path: base }), glob: glob || null, explicit: true }];
		}
		return folders.map((folder) => ({
			base: base ? Uri.joinPath(folder.uri, base) : folder.uri,
			glob: glob || null,
			explicit: !glob,
		}));
	});
}

/**
 * Lists the files of a root one by one: virtual file systems have no search, so folders are walked.
 * Throws when the root itself does not exist.
 */
export async function* filesOf(root: CorpusRoot, isCancelled: () => boolean): AsyncGenerator<Uri> {
	if (((await workspace.fs.stat(root.base)).type & FileType.Directory) === 0) {
		yield root.base;
		return;
	}
	const matches = root.glob ? picomatch(root.glob, { dot: false }) : (path: string) => LISTING_FILE.test(path);
	yield* walk(root.base, '', 0);

	async function* walk(folder: Uri, relative: string, depth: number): AsyncGenerator<Uri> {
		const children = await workspace.fs.readDirectory(folder).then(
			(found) => found,
			() => [],
		);
		for (const [name, type] of children) {
			if (isCancelled()) {
				return;
			}
			const uri = Uri.joinPath(folder, name);
			if (type === FileType.Directory) {
				if (!SKIPPED_FOLDERS.has(name) && depth < MAX_DEPTH) {
					yield* walk(uri, `${relative}${name}/`, depth + 1);
				}
			} else if ((type & FileType.File) !== 0 && matches(relative + name)) {
				yield uri;
			}
		}
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
