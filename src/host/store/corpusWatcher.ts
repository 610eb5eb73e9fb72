import { FileType, RelativePattern, Uri, workspace } from 'vscode';
import { isToolFolder } from '../../core/listing/listingFile';
import { DisposableOwner } from '../disposable';
import { type CorpusRoot, filesOf, matcherOf, relativePath } from './corpusFiles';

/** Tells when files of the corpus may have appeared, changed or gone. */
export class CorpusWatcher extends DisposableOwner {
	private readonly matchers: readonly ((uri: Uri) => boolean)[];

	/** `hasSourceBelow` tells whether something was read at a place or below it. */
	constructor(
		roots: readonly CorpusRoot[],
		private readonly hasSourceBelow: (uri: Uri) => boolean,
		private readonly onChange: () => void,
	) {
		super();
		this.matchers = roots.map(matcherOf);
		const folders = workspace.workspaceFolders ?? [];
		const isInWorkspace = ({ base }: CorpusRoot) => folders.some(({ uri }) => relativePath(uri, base) !== null);
		if (roots.some(isInWorkspace)) {
			for (const { uri } of folders) {
				this.watch(uri, '**');
			}
		}
		for (const root of roots.filter((each) => !isInWorkspace(each))) {
			void this.watchOutside(root);
		}
	}

	/** The place itself is watched from its folder, so that it may come and go; only a folder also from within. */
	private async watchOutside({ base, glob }: CorpusRoot): Promise<void> {
		this.watch(Uri.joinPath(base, '..'), '*');
		const isFolder = await workspace.fs.stat(base).then(
			({ type }) => (type & FileType.Directory) !== 0,
			() => false,
		);
		if (isFolder) {
			this.watch(base, glob === null || glob.includes('/') ? '**' : '*');
		}
	}

	private watch(folder: Uri, pattern: string): void {
		if (this.isDisposed) {
			return;
		}
		const watcher = this.register(workspace.createFileSystemWatcher(new RelativePattern(folder, pattern)));
		this.register(watcher.onDidChange((uri) => this.isSource(uri) && this.onChange()));
		this.register(watcher.onDidCreate((uri) => void this.noticeNew(uri)));
		this.register(watcher.onDidDelete((uri) => (this.isSource(uri) || this.hasSourceBelow(uri)) && this.onChange()));
	}

	/** A folder that is moved here is one event for all that it holds; most new folders hold nothing of the corpus. */
	private async noticeNew(uri: Uri): Promise<void> {
		if (this.isSource(uri) || (!uri.path.split('/').some(isToolFolder) && (await this.holdsSource(uri)))) {
			this.onChange();
		}
	}

	private async holdsSource(folder: Uri): Promise<boolean> {
		const files = filesOf(
			{ base: folder, glob: '**', explicit: false },
			() => this.isDisposed,
			() => {},
		);
		try {
			for await (const file of files) {
				if (file.path !== folder.path && this.isSource(file)) {
					return true;
				}
			}
		} catch {
			// It is gone again.
		}
		return false;
	}

	private isSource(uri: Uri): boolean {
		return this.matchers.some((matches) => matches(uri));
	}
}
