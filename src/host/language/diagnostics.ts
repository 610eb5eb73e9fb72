import {
	type Diagnostic,
	languages,
	type Tab,
	TabInputNotebook,
	TabInputText,
	TabInputTextDiff,
	type TextDocument,
	window,
	workspace,
} from 'vscode';
import type { Bibliographies } from '../bibliographies';
import { DisposableOwner } from '../disposable';
import { onSettingChange, readSetting } from '../settings';
import { isCiting } from './selectors';

/** How long after the last key stroke documents are looked at again. */
const DELAY_MS = 300;

/** Keys without an entry, in documents that have a bibliography; keys with several, in bibliographies. Open files only. */
export class CitationDiagnostics extends DisposableOwner {
	private readonly collection = this.register(languages.createDiagnosticCollection('offprint'));
	private timer: ReturnType<typeof setTimeout> | undefined;
	/** What is to be looked at again. */
	private readonly pending = new Set<TextDocument>();
	private checking: Promise<void> | undefined;

	constructor(
		bibliographies: Bibliographies,
		private readonly problemsIn: (document: TextDocument) => Promise<Diagnostic[]>,
	) {
		super();
		const all = () => this.later(shownDocuments());
		this.register(workspace.onDidChangeTextDocument(({ document }) => isCiting(document) && this.later([document])));
		this.register(workspace.onDidCloseTextDocument(({ uri }) => this.collection.delete(uri)));
		this.register(workspace.onDidOpenTextDocument((document) => this.later([document])));
		this.register(window.tabGroups.onDidChangeTabs(({ opened }) => this.later(shownDocuments(opened))));
		this.register(bibliographies.onDidChange(all));
		this.register(onSettingChange(['citation.diagnostics', 'bibliography'], all));
		this.register({ dispose: () => clearTimeout(this.timer) });
		all();
	}

	private later(documents: readonly TextDocument[]): void {
		for (const document of documents) {
			this.pending.add(document);
		}
		clearTimeout(this.timer);
		this.timer = setTimeout(() => {
			this.checking ??= this.check().finally(() => {
				this.checking = undefined;
			});
		}, DELAY_MS);
	}

	/** One document after the other; those that change meanwhile are looked at once more. */
	private async check(): Promise<void> {
		for (const document of this.pending) {
			this.pending.delete(document);
			const { version } = document;
			const found = document.isClosed ? [] : await this.diagnose(document);
			if (!document.isClosed && document.version === version && !this.isDisposed) {
				this.collection.set(document.uri, found);
			}
		}
	}

	private async diagnose(document: TextDocument): Promise<Diagnostic[]> {
		const mayHaveProblems = isCiting(document)
			? document.getText().includes('@')
			: /\.bib(?:tex)?$/i.test(document.uri.path);
		const isWanted = mayHaveProblems && document.uri.scheme !== 'git' && readSetting('citation.diagnostics', document);
		return isWanted ? this.problemsIn(document) : [];
	}
}

/** The documents of these tabs. An editor keeps others that nobody sees: closed a while ago, or opened by a program. */
function shownDocuments(tabs: readonly Tab[] = window.tabGroups.all.flatMap((group) => group.tabs)): TextDocument[] {
	const shown = new Set(
		tabs.flatMap(({ input }) => {
			if (input instanceof TabInputText || input instanceof TabInputNotebook) return input.uri.path;
			return input instanceof TabInputTextDiff ? input.modified.path : [];
		}),
	);
	// Cells of a notebook have its path.
	return workspace.textDocuments.filter(({ uri }) => shown.has(uri.path));
}
