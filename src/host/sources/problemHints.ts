import { Diagnostic, DiagnosticSeverity, languages, TabInputText, type TextDocument, window, workspace } from 'vscode';
import { derived } from '../../core/derived';
import type { Library } from '../../core/library';
import type { Problem } from '../../core/paper';
import { DisposableOwner } from '../disposable';
import type { LibraryStore } from '../libraryStore';

/** Shows what could not be read in a listing while it is open: the Problems view belongs to what the user works on. */
export class ProblemHints extends DisposableOwner {
	private readonly hints = this.register(languages.createDiagnosticCollection('offprint-sources'));

	constructor(private readonly store: LibraryStore) {
		super();
		this.register(store.onDidChange(() => this.show()));
		this.register(workspace.onDidOpenTextDocument(() => this.show()));
		// A document stays open for minutes after its tab is closed.
		this.register(window.tabGroups.onDidChangeTabs(() => this.show()));
		this.show();
	}

	private show(): void {
		const listings = derived(this.store.current, listingsByFile);
		const open = openFiles();
		this.hints.forEach((uri) => {
			if (!open.has(uri.toString())) {
				this.hints.delete(uri);
			}
		});
		for (const document of workspace.textDocuments) {
			const file = document.uri.toString();
			const listing = open.has(file) ? listings.get(file) : undefined;
			if (listing) {
				this.hints.set(
					document.uri,
					listing.problems.map((problem) => hintOf(problem, document)),
				);
			} else if (this.hints.has(document.uri)) {
				this.hints.delete(document.uri);
			}
		}
	}
}

function hintOf({ line, message }: Problem, document: TextDocument): Diagnostic {
	const { range } = document.lineAt(Math.max(0, Math.min(line, document.lineCount) - 1));
	// Of the severities shown in the Problems view this is the quietest.
	const hint = new Diagnostic(range, message, DiagnosticSeverity.Information);
	hint.source = 'Offprint';
	return hint;
}

function openFiles(): ReadonlySet<string> {
	const tabs = window.tabGroups.all.flatMap((group) => group.tabs);
	return new Set(tabs.flatMap(({ input }) => (input instanceof TabInputText ? input.uri.toString() : [])));
}

function listingsByFile({ listings }: Library) {
	return new Map(listings.map((listing) => [listing.file, listing]));
}
