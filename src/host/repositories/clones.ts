import { EventEmitter, FileType, type Memento, Uri, workspace } from 'vscode';
import { type Repository, repositoryOf } from '../../core/links/repositories';
import type { Paper } from '../../core/paper';
import { DisposableOwner } from '../disposable';
import { errorText, type Log } from '../log';
import type { MarkSource } from '../paperMarks';
import { repositoriesOf } from './paperRepositories';

const CLONES_KEY = 'clones';
/** Folders looked into below each workspace folder, as Git's own scan looks one level deep. */
const MAX_FOLDERS = 200;
/** Longest `.git/config` read, in bytes. */
const MAX_CONFIG = 100_000;

type Places = Readonly<Record<string, readonly string[]>>;

/** Where repositories are cloned: those cloned from here are remembered, those in the workspace are found. */
export class Clones extends DisposableOwner implements MarkSource<{ readonly clones: readonly string[] }> {
	private readonly changed = this.register(new EventEmitter<void>());
	readonly onDidChange = this.changed.event;

	private found: Places = {};
	private scanning: Promise<void> | undefined;

	constructor(
		private readonly memento: Memento,
		private readonly log: Log,
	) {
		super();
		this.register(
			workspace.onDidChangeWorkspaceFolders(() => {
				this.scanning = undefined;
			}),
		);
	}

	/** Names of the folders that hold code of the paper, as far as known; looks into the workspace when first asked. */
	of(paper: Paper): { readonly clones: readonly string[] } {
		void this.scan();
		const uris = repositoriesOf(paper).flatMap((repository) => this.known(repository));
		return { clones: uris.map((uri) => folderName(Uri.parse(uri))) };
	}

	/** The clones of a repository that are there now. */
	async find(repository: Repository): Promise<readonly Uri[]> {
		await this.scan();
		const uris = this.known(repository).map((uri) => Uri.parse(uri));
		const existing = await Promise.all(uris.map(isFolder));
		const gone = uris.filter((_, index) => !existing[index]);
		if (gone.length > 0) {
			await this.forget(repository, gone);
		}
		return uris.filter((_, index) => existing[index]);
	}

	async remember({ identity }: Repository, folder: Uri): Promise<void> {
		const places = new Set(this.remembered[identity]).add(folder.toString());
		await this.memento.update(CLONES_KEY, { ...this.remembered, [identity]: [...places] });
		this.changed.fire();
	}

	private async forget({ identity }: Repository, gone: readonly Uri[]): Promise<void> {
		const names = new Set(gone.map(String));
		const left = (this.remembered[identity] ?? []).filter((uri) => !names.has(uri));
		await this.memento.update(CLONES_KEY, { ...this.remembered, [identity]: left });
		this.changed.fire();
	}

	private known({ identity }: Repository): readonly string[] {
		return [...new Set([...(this.remembered[identity] ?? []), ...(this.found[identity] ?? [])])];
	}

	private get remembered(): Places {
		return this.memento.get<Places>(CLONES_KEY, {});
	}

	private scan(): Promise<void> {
		this.scanning ??= this.lookIntoWorkspace().catch((error) => this.log.warn(errorText(error)));
		return this.scanning;
	}

	private async lookIntoWorkspace(): Promise<void> {
		const found: Record<string, string[]> = {};
		const roots = (workspace.workspaceFolders ?? []).map(({ uri }) => uri);
		const below = await Promise.all(roots.map(foldersIn));
		for (const folder of [...roots, ...below.flat().slice(0, MAX_FOLDERS)]) {
			for (const { identity } of await remotesOf(folder)) {
				found[identity] = [...(found[identity] ?? []), folder.toString()];
			}
		}
		this.found = found;
		if (Object.keys(found).length > 0) {
			this.changed.fire();
		}
	}
}

/** The last part of a folder's path. */
export function folderName({ path }: Uri): string {
	return path.slice(path.lastIndexOf('/') + 1);
}

async function foldersIn(root: Uri): Promise<readonly Uri[]> {
	try {
		const entries = await workspace.fs.readDirectory(root);
		return entries.flatMap(([name, type]) =>
			type & FileType.Directory && !name.startsWith('.') && name !== 'node_modules' ? [Uri.joinPath(root, name)] : [],
		);
	} catch {
		return [];
	}
}

/** The repositories a folder was cloned from, as its `.git/config` says; empty for other folders. */
async function remotesOf(folder: Uri): Promise<readonly Repository[]> {
	try {
		const config = await workspace.fs.readFile(Uri.joinPath(folder, '.git', 'config'));
		const text = new TextDecoder().decode(config.subarray(0, MAX_CONFIG));
		return [...text.matchAll(/^[ \t]*url[ \t]*=[ \t]*(\S+)/gm)].flatMap(([, url]) => repositoryOf(url!) ?? []);
	} catch {
		return [];
	}
}

async function isFolder(uri: Uri): Promise<boolean> {
	try {
		return ((await workspace.fs.stat(uri)).type & FileType.Directory) !== 0;
	} catch {
		return false;
	}
}
