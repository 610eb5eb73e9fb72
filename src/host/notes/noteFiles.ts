import { EventEmitter, RelativePattern, Uri, workspace } from 'vscode';
import type { Paper } from '../../core/paper';
import { noteName } from '../../core/views/noteName';
import { chosenFolder } from '../chosenFolder';
import { DisposableOwner, DisposableSlot } from '../disposable';
import type { MarkSource } from '../paperMarks';
import { onSettingChange, readSetting } from '../settings';
import { WholeFiles } from '../wholeFiles';

/** The folder of notes: one Markdown file for each paper that has one. */
export class NoteFiles extends DisposableOwner implements MarkSource<{ readonly hasNote: boolean }> {
	private readonly changed = this.register(new EventEmitter<void>());
	readonly onDidChange = this.changed.event;
	private readonly watcher = this.register(new DisposableSlot());

	private names: ReadonlySet<string> | undefined;

	constructor() {
		super();
		this.register(onSettingChange(['notes.folder'], () => this.lookAgain()));
		this.register(workspace.onDidChangeWorkspaceFolders(() => this.lookAgain()));
	}

	/** As far as known; looks into the folder when first asked. */
	of(paper: Paper): { readonly hasNote: boolean } {
		if (!this.names) {
			this.names = new Set();
			void this.look();
		}
		return { hasNote: this.names.has(noteName(paper)) };
	}

	/** The folder the user chose, absolute or below the first folder of the workspace; `undefined` before that. */
	get folder(): Uri | undefined {
		return chosenFolder(readSetting('notes.folder'));
	}

	/** The note of a paper, made with a text where there is none. */
	async provide(folder: Uri, paper: Paper, text: () => string): Promise<Uri> {
		const uri = Uri.joinPath(folder, noteName(paper));
		try {
			await workspace.fs.stat(uri);
		} catch {
			await workspace.fs.createDirectory(folder);
			await workspace.fs.writeFile(uri, new TextEncoder().encode(text()));
			await this.look();
		}
		return uri;
	}

	private lookAgain(): void {
		this.watcher.value = undefined;
		if (this.names) {
			void this.look();
		}
	}

	private async look(): Promise<void> {
		const { folder } = this;
		if (folder && !this.watcher.value) {
			const watcher = workspace.createFileSystemWatcher(new RelativePattern(folder, '*.md'), false, true, false);
			watcher.onDidCreate(() => this.look());
			watcher.onDidDelete(() => this.look());
			this.watcher.value = watcher;
		}
		const before = this.names;
		const names = new Set(folder ? await new WholeFiles(folder).names() : []);
		this.names = names;
		if (!before || before.size !== names.size || [...names].some((name) => !before.has(name))) {
			this.changed.fire();
		}
	}
}
