import {
	Diagnostic,
	DiagnosticRelatedInformation,
	DiagnosticSeverity,
	Location,
	l10n,
	type TextDocument,
} from 'vscode';
import type { Bibliographies } from '../bibliographies';
import { citedKeysOf } from '../citedKeys';
import { uriName } from '../uriName';
import { citesByKey, rangeOf } from './documents';
import { isCiting } from './selectors';

/** Codes of our diagnostics; quick fixes go by them. */
export const UNKNOWN_KEY = 'unknown-key';
export const DUPLICATE_KEY = 'duplicate-key';

export const SOURCE = 'Offprint';

/** Keys without an entry in a document that has a bibliography; keys with several in a bibliography. */
export function problemsIn(document: TextDocument, bibliographies: Bibliographies): Promise<Diagnostic[]> {
	return isCiting(document) ? unknownKeys(document, bibliographies) : duplicates(document, bibliographies);
}

async function unknownKeys(document: TextDocument, bibliographies: Bibliographies): Promise<Diagnostic[]> {
	if (!document.getText().includes('@') || !citesByKey(document)) {
		return [];
	}
	const { cited, sources, meaningOf } = await citedKeysOf(document, bibliographies);
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

async function duplicates(document: TextDocument, bibliographies: Bibliographies): Promise<Diagnostic[]> {
	const source = await bibliographies.read(document.uri);
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
