import {
	Diagnostic,
	DiagnosticRelatedInformation,
	DiagnosticSeverity,
	Location,
	l10n,
	languages,
	type TextDocument,
	workspace,
} from 'vscode';
import type { Bibliographies } from '../bibliographies';
import { citedKeysOf } from '../citedKeys';
import { DisposableOwner } from '../disposable';
import { onSettingChange, readSetting } from '../settings';
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

	constructor(private readonly bibliographies: Bibliographies) {
		super();
		const later = () => this.later();
		this.register(workspace.onDidOpenTextDocument(later));
		this.register(workspace.onDidChangeTextDocument(({ document }) => isCiting(document) && this.later()));
		this.register(workspace.onDidCloseTextDocument(({ uri }) => this.collection.delete(uri)));
		this.register(bibliographies.onDidChange(later));
		this.register(onSettingChange(['citation.diagnostics', 'bibliography'], later));
		this.register({ dispose: () => clearTimeout(this.timer) });
		this.later();
	}

	private later(): void {
		clearTimeout(this.timer);
		this.timer = setTimeout(() => void this.check(), DELAY_MS);
	}

	private async check(): Promise<void> {
		for (const document of workspace.textDocuments) {
			const { version } = document;
			const found = await this.diagnose(document);
			if (!document.isClosed && document.version === version) {
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
				const message = l10n.t(
					'“{0}” has no entry in {1}.',
					key,
					sources.map(({ uri }) => nameOf(uri.path)).join(', '),
				);
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

function nameOf(path: string): string {
	return path.slice(path.lastIndexOf('/') + 1);
}
