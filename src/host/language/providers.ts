import type { TextDocument } from 'vscode';
import type { Bibliographies } from '../bibliographies';
import { citationKeysOf } from '../citationKeys';
import type { Csl } from '../csl';
import type { LibraryStore } from '../libraryStore';
import type { Searcher } from '../searcher';
import { CitationCompletion } from './completion';
import { citesByKey } from './documents';
import { CitationHover } from './hover';
import { hintsIn } from './inlayHints';
import { BibliographyLinks, CitationDefinition, CitationReferences } from './navigation';
import { problemsIn } from './problems';
import { KeyFixes } from './quickFixes';
import { KeyRename } from './rename';

/** Those who answer when VS Code asks about citations; loaded with the first question. */
export function citationProviders(store: LibraryStore, searcher: Searcher, bibliographies: Bibliographies, csl: Csl) {
	return {
		completion: new CitationCompletion(store, searcher, bibliographies),
		hover: new CitationHover(store, bibliographies, csl),
		definition: new CitationDefinition(bibliographies),
		references: new CitationReferences(bibliographies),
		rename: new KeyRename(bibliographies),
		links: new BibliographyLinks(),
		fixes: new KeyFixes(store, bibliographies),
		hints: hintsIn(bibliographies),
		problems: (document: TextDocument) => problemsIn(document, bibliographies),
		/** Reads and makes what the first completion in a text would wait for, if it has a bibliography. */
		makeReady: async (document: TextDocument, isCancelled: () => boolean) => {
			const sources = citesByKey(document) ? await bibliographies.of(document) : [];
			await store.whenLoaded;
			if (sources.length > 0 && !isCancelled()) {
				await citationKeysOf(store.current);
			}
		},
	};
}
