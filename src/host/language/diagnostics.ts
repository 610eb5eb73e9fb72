import {
	Diagnostic,
	DiagnosticRelatedInformation,
	DiagnosticSeverity,
	Location,
	l10n,
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
import { citedKeysOf } from '../citedKeys';
import { DisposableOwner } from '../disposable';
import { onSettingChange, readSetting } from '../settings';
import { uriName } from '../uriName';
import { citesByKey, isCiting, rangeOf } from './documents';

/** Codes of our diagnostics; quick fixes go by them. */
export const UNKNOWN_KEY = 'unknown-key';
export const DUPLICATE_KEY = 'duplicate-key';

export const SOURCE = 'Offprint';

/** How long after the last key stroke documents are looked at again. */
const DELAY_MS = 300;

/** Keys without an entry, in documents that have a bibliography; keys with several, in bibliographies. Open files only. */
export class CitationDiagnostics extends DisposableOwner {
	private readonly collection = this.register(languages.createDiagnosticCollection('offprint'));
	private timer: ReturnType<typeof setTimeout> | undefined;
	/** What is to be looked at again. */
	private readonly pending = new Set<TextDocument>();
	private checking: Promise<void> | undefined;

	constructor(private readonly bibliographies: Bibliographies) {
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
		if (!readSetting('citation.diagnostics', document) || document.uri.scheme === 'git') {
			return [];
		}
		if (isCiting(document)) {
			return this.unknownKeys(document);
		}
		return /\.bib(?:tex)?$/i.test(document.uri.path) ? this.duplicates(document) : [];
	}

	private async unknownKeys(document: TextDocument): Promise<Diagnostic[]> {
		if (!document.getText().includes('@') || !citesByKey(document)) {
			return [];
		}
		const { cited, sources, meaningOf } = await citedKeysOf(document, this.bibliographies);
		if (sources.length === 0) {
			return [];
		}
		return cited
			.filter(({ key }) => meaningOf(key).kind === 'unknown')
			.map(({ key, markRange }) => {
				const message = l10n.t('“{0}” has no entry in {1}.', key, sources.map(({ uri }) => uriName(uri)).join(', '));
				const diagnostic = new Diagnostic(rangeOf(document, markRange), message, DiagnosticSeverity.Warning);
				diagnostic.source = SOURCE;
				diagnostic.code = UNKNOWN_KEY;
				return diagnostic;
			});
	}

	private async duplicates(document: TextDocument): Promise<Diagnostic[]> {
		const source = await this.bibliographies.read(document.uri);
		const first = new Map<string, { readonly start: number; readonly end: number }>();
		return (source?.bibliography.entries ?? []).flatMap(({ key, keyRange }) => {
			const before = first.get(key);
			if (!before) {
				first.set(key, keyRange);
				return [];
			}
			const message = l10n.t('“{0}” is the key of an entry above, too.', key);
			const diagnostic = new Diagnostic(rangeOf(document, keyRange), message, DiagnosticSeverity.Warning);
			diagnostic.source = SOURCE;
			diagnostic.code = DUPLICATE_KEY;
			const above = new Location(document.uri, rangeOf(document, before));
			diagnostic.relatedInformation = [new DiagnosticRelatedInformation(above, l10n.t('The entry above'))];
			return [diagnostic];
		});
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
