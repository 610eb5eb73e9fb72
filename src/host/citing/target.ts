import { type Disposable, type TextEditor, type Uri, window, workspace } from 'vscode';
import { DisposableOwner } from '../disposable';
import { languageOf } from './citingDocuments';

/**
 * The editor a citation goes to: the active one, or the one last active while a page or a tree has the focus.
 * Remembered by address, so that a closed editor is not kept alive.
 */
export class CitationTarget extends DisposableOwner implements Disposable {
	private last: Uri | undefined = window.activeTextEditor?.document.uri;

	constructor() {
		super();
		this.register(
			window.onDidChangeActiveTextEditor((editor) => {
				if (editor && canCite(editor)) {
					this.last = editor.document.uri;
				}
			}),
		);
	}

	/** `undefined` when no editor that takes citations is in sight. */
	get editor(): TextEditor | undefined {
		const active = window.activeTextEditor;
		if (active && canCite(active)) {
			return active;
		}
		const last = this.last?.toString();
		return window.visibleTextEditors.find((editor) => editor.document.uri.toString() === last && canCite(editor));
	}
}

/** Plain text, as new documents are, is taken for Markdown to be; nobody writes to the text of a paper. */
function canCite({ document }: TextEditor): boolean {
	if (workspace.fs.isWritableFileSystem(document.uri.scheme) === false) {
		return false;
	}
	return languageOf(document) !== undefined || document.languageId === 'plaintext';
}
