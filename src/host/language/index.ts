import {
	type CompletionItemProvider,
	Disposable,
	languages,
	type ReferenceProvider,
	type RenameProvider,
} from 'vscode';
import type { Bibliographies } from '../bibliographies';
import type { Csl } from '../csl';
import { later } from '../later';
import type { LibraryStore } from '../libraryStore';
import type { Searcher } from '../searcher';
import type { KeyItem } from './completion';
import { CitationDiagnostics } from './diagnostics';
import { CitationHints } from './hintsProvider';
import { ReadAhead } from './readAhead';
import { BIBTEX_FILES, CITING_DOCUMENTS, LATEX_DOCUMENTS } from './selectors';

/** What begins a key in `\cite{a,b}`, in LaTeX and in Markdown. */
const COMMAND_TRIGGERS = ['{', ','];

/** `@`, and what a key may hold but no word of Markdown does: there VS Code would end the list. */
const COMPLETION_TRIGGERS = ['@', '-', ':', '.', '_', '+', '/'];

/** What the editor understands of citations: completion, hovers, ways to entries and back, renaming, what is missing. */
export function registerLanguage(
	store: LibraryStore,
	searcher: Searcher,
	bibliographies: Bibliographies,
	csl: Csl,
): Disposable {
	const providers = later(async () =>
		(await import('./providers')).citationProviders(store, searcher, bibliographies, csl),
	);
	const completion: CompletionItemProvider<KeyItem> = {
		provideCompletionItems: async (document, position, token) =>
			(await providers()).completion.provideCompletionItems(document, position, token),
		resolveCompletionItem: async (item) => (await providers()).completion.resolveCompletionItem(item),
	};
	const references: ReferenceProvider = {
		provideReferences: async (...asked) => (await providers()).references.provideReferences(...asked),
	};
	const rename: RenameProvider = {
		prepareRename: async (document, position) => (await providers()).rename.prepareRename(document, position),
		provideRenameEdits: async (...asked) => (await providers()).rename.provideRenameEdits(...asked),
	};
	const hints = new CitationHints(bibliographies, async (...asked) => (await providers()).hints(...asked));
	return Disposable.from(
		new CitationDiagnostics(bibliographies, async (document) => (await providers()).problems(document)),
		new ReadAhead(store, async (...asked) => (await providers()).makeReady(...asked)),
		hints,
		languages.registerCompletionItemProvider(CITING_DOCUMENTS, completion, ...COMPLETION_TRIGGERS, ...COMMAND_TRIGGERS),
		languages.registerCompletionItemProvider(LATEX_DOCUMENTS, completion, ...COMMAND_TRIGGERS, '-', ':'),
		languages.registerHoverProvider(CITING_DOCUMENTS, {
			provideHover: async (document, position) => (await providers()).hover.provideHover(document, position),
		}),
		languages.registerDefinitionProvider(CITING_DOCUMENTS, {
			provideDefinition: async (document, position) =>
				(await providers()).definition.provideDefinition(document, position),
		}),
		languages.registerReferenceProvider(CITING_DOCUMENTS, references),
		languages.registerReferenceProvider(BIBTEX_FILES, references),
		languages.registerRenameProvider(CITING_DOCUMENTS, rename),
		languages.registerRenameProvider(BIBTEX_FILES, rename),
		languages.registerDocumentLinkProvider(CITING_DOCUMENTS, {
			provideDocumentLinks: async (document) => (await providers()).links.provideDocumentLinks(document),
		}),
		languages.registerCodeActionsProvider(CITING_DOCUMENTS, {
			provideCodeActions: async (...asked) => (await providers()).fixes.provideCodeActions(...asked),
		}),
		languages.registerInlayHintsProvider(CITING_DOCUMENTS, hints),
	);
}
