import { Disposable, languages } from 'vscode';
import type { Bibliographies } from '../bibliographies';
import type { Csl } from '../csl';
import type { LibraryStore } from '../libraryStore';
import type { Searcher } from '../searcher';
import { CitationCompletion } from './completion';
import { CitationDiagnostics } from './diagnostics';
import { BIBTEX_FILES, CITING_DOCUMENTS } from './documents';
import { CitationHover } from './hover';
import { CitationHints } from './inlayHints';
import { BibliographyLinks, CitationDefinition, CitationReferences } from './navigation';
import { KeyFixes } from './quickFixes';
import { ReadAhead } from './readAhead';
import { KeyRename } from './rename';

/** `@`, and what a key may hold but no word of Markdown does: there VS Code would end the list. */
const COMPLETION_TRIGGERS = ['@', '-', ':', '.', '_', '+', '/'];

/** What the editor understands of citations: completion, hovers, ways to entries and back, renaming, what is missing. */
export function registerLanguage(
	store: LibraryStore,
	searcher: Searcher,
	bibliographies: Bibliographies,
	csl: Csl,
): Disposable {
	const references = new CitationReferences(bibliographies);
	const rename = new KeyRename(bibliographies);
	const hints = new CitationHints(bibliographies);
	return Disposable.from(
		new CitationDiagnostics(bibliographies),
		new ReadAhead(store, bibliographies),
		hints,
		languages.registerCompletionItemProvider(
			CITING_DOCUMENTS,
			new CitationCompletion(store, searcher, bibliographies),
			...COMPLETION_TRIGGERS,
		),
		languages.registerHoverProvider(CITING_DOCUMENTS, new CitationHover(store, bibliographies, csl)),
		languages.registerDefinitionProvider(CITING_DOCUMENTS, new CitationDefinition(bibliographies)),
		languages.registerReferenceProvider(CITING_DOCUMENTS, references),
		languages.registerReferenceProvider(BIBTEX_FILES, references),
		languages.registerRenameProvider(CITING_DOCUMENTS, rename),
		languages.registerRenameProvider(BIBTEX_FILES, rename),
		languages.registerDocumentLinkProvider(CITING_DOCUMENTS, new BibliographyLinks()),
		languages.registerCodeActionsProvider(CITING_DOCUMENTS, new KeyFixes(store, bibliographies)),
		languages.registerInlayHintsProvider(CITING_DOCUMENTS, hints),
	);
}
