import { Disposable, languages, type Memento } from 'vscode';
import { oneAtATime } from '../../core/inTurn';
import type { Bibliographies } from '../bibliographies';
import { COMMANDS, type QuotationRequest, registerCommands } from '../commands';
import type { Csl } from '../csl';
import { later } from '../later';
import type { LibraryStore } from '../libraryStore';
import type { Log } from '../log';
import { BibliographyCache } from './bibliographyCache';
import { CITING_SELECTOR } from './citingDocuments';
import { catchPlace } from './place';
import { CitationTarget } from './target';
import { CITATION_KIND, PAPERS_MIME } from './transferKinds';

/** Citations into the text being written, and their entries into its bibliography. */
export function registerCiting(
	store: LibraryStore,
	csl: Csl,
	memento: Memento,
	log: Log,
): { readonly bibliographies: Bibliographies; readonly disposable: Disposable } {
	const target = new CitationTarget();
	const inTurn = oneAtATime();
	const bibliographies = new BibliographyCache(log, inTurn);
	const actions = later(async () =>
		(await import('./actions')).citingActions(store, bibliographies, csl, inTurn, memento),
	);

	return {
		bibliographies,
		disposable: Disposable.from(
			target,
			bibliographies,
			languages.registerDocumentDropEditProvider(
				CITING_SELECTOR,
				{ provideDocumentDropEdits: async (...asked) => (await actions()).drop.provideDocumentDropEdits(...asked) },
				{ dropMimeTypes: [PAPERS_MIME], providedDropEditKinds: [CITATION_KIND] },
			),
			languages.registerDocumentPasteEditProvider(
				CITING_SELECTOR,
				{
					provideDocumentPasteEdits: async (document, ranges, data) =>
						(await actions()).paste.provideDocumentPasteEdits(document, ranges, data),
					resolveDocumentPasteEdit: async (paste) => (await actions()).paste.resolveDocumentPasteEdit(paste),
				},
				{ pasteMimeTypes: ['text/plain'], providedPasteEditKinds: [CITATION_KIND] },
			),
			// Where a citation goes is caught before anything is waited for.
			...registerCommands(log, {
				[COMMANDS.insertCitation]: async (...args) => {
					const place = catchPlace(target.editor);
					await (await actions()).insertCitation(args, place);
				},
				[COMMANDS.insertCitationAs]: async (...args) => {
					const place = catchPlace(target.editor);
					await (await actions()).insertCitationAs(args, place);
				},
				[COMMANDS.insertQuotation]: async (request) => {
					const place = catchPlace(target.editor);
					await (await actions()).insertQuotation(request as QuotationRequest, place);
				},
				[COMMANDS.addEntry]: async (...args) => (await actions()).addEntry(args),
				[COMMANDS.exportCitations]: async (...args) => {
					const shown = target.editor?.document;
					await (await actions()).exportCitations(args, shown);
				},
				[COMMANDS.checkCitations]: async () => {
					const shown = target.editor?.document;
					await (await actions()).checkCitations(shown);
				},
			}),
		),
	};
}
