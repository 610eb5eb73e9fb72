import { Disposable, l10n, languages, workspace } from 'vscode';
import type { Bibliographies } from '../bibliographies';
import {
	COMMANDS,
	paperIdsFrom,
	paperIdsOrPick,
	type QuotationRequest,
	registerCommands,
	runCommand,
} from '../commands';
import type { Csl } from '../csl';
import type { LibraryStore } from '../libraryStore';
import type { Log } from '../log';
import { readSetting } from '../settings';
import { askAffixes, takesAffixes } from './affixes';
import { BibliographyCache, type InTurn } from './bibliographyCache';
import { checkCitations } from './checkCitations';
import { citedWorks } from './citedWorks';
import { CITING_SELECTOR, languageOf } from './citingDocuments';
import { addEntry } from './entries';
import { exportCitations, exportWorks } from './exportCitations';
import { chooseForm, formFor } from './forms';
import { type Citing, citePapers } from './insertCitation';
import { type CitingPlace, catchPlace } from './place';
import { CitationTarget } from './target';
import { CITATION_KIND, PAPERS_MIME, PaperDrop, PaperPaste } from './transfer';

/** Citations into the text being written, and their entries into its bibliography. */
export function registerCiting(
	store: LibraryStore,
	csl: Csl,
	log: Log,
): { readonly bibliographies: Bibliographies; readonly disposable: Disposable } {
	const target = new CitationTarget();
	const inTurn = oneAtATime();
	const bibliographies = new BibliographyCache(log, inTurn);

	/** Cites what a command names, or what the user picks, at a place caught before. */
	const cite = async (
		args: readonly unknown[],
		place: CitingPlace | undefined,
		form: Citing['form'],
		asks: boolean,
	) => {
		const ids = await paperIdsOrPick(args, { title: l10n.t('Insert Citation'), many: true });
		const papers = ids.flatMap((id) => store.current.get(id) ?? []);
		if (papers.length === 0) {
			return;
		}
		const written = form ?? (place ? formFor(place.document) : 'pandoc');
		const wantsAffixes = asks && place !== undefined && takesAffixes(written);
		const affixes = wantsAffixes ? await askAffixes(papers.map(({ titleText }) => titleText)) : [];
		if (affixes) {
			await inTurn(() => citePapers(store.current, { papers, form: written, affixes }, place, csl));
			await runCommand(COMMANDS.noteSignal, 'cited', ids);
		}
	};

	return {
		bibliographies,
		disposable: Disposable.from(
			target,
			bibliographies,
			languages.registerDocumentDropEditProvider(CITING_SELECTOR, new PaperDrop(store), {
				dropMimeTypes: [PAPERS_MIME],
				providedDropEditKinds: [CITATION_KIND],
			}),
			languages.registerDocumentPasteEditProvider(CITING_SELECTOR, new PaperPaste(store, bibliographies), {
				pasteMimeTypes: ['text/plain'],
				providedPasteEditKinds: [CITATION_KIND],
			}),
			...registerCommands(log, {
				[COMMANDS.insertCitation]: (...args) => {
					const place = catchPlace(target.editor);
					return cite(args, place, undefined, readSetting('citation.askForLocator', place?.document));
				},
				[COMMANDS.insertQuotation]: async (request) => {
					const { paperId, text, isBlock, locator } = request as QuotationRequest;
					const paper = store.current.get(paperId);
					const place = catchPlace(target.editor);
					if (!paper) {
						return;
					}
					const takes =
						place !== undefined && languageOf(place.document) !== 'latex' && languageOf(place.document) !== 'typst';
					const affixes = locator === '' ? undefined : [{ locator }];
					const citing = { papers: [paper], affixes, quotation: { text, isBlock } };
					await inTurn(() => citePapers(store.current, citing, takes ? place : undefined, csl));
					await runCommand(COMMANDS.noteSignal, 'cited', [paper.id]);
				},
				[COMMANDS.addEntry]: async (id, uri, key) => {
					const paper = store.current.get(String(id));
					const document = workspace.textDocuments.find((candidate) => candidate.uri.toString() === uri);
					if (paper && document) {
						const proposed = typeof key === 'string' ? key : undefined;
						await inTurn(() => addEntry(store.current, paper, document, proposed));
						await runCommand(COMMANDS.noteSignal, 'cited', [paper.id]);
					}
				},
				[COMMANDS.exportCitations]: async (...args) => {
					const library = store.current;
					const document = paperIdsFrom(args).length > 0 ? undefined : target.editor?.document;
					const cited = document && (await citedWorks(library, document, bibliographies, csl));
					if (cited && cited.works.length + cited.missing.length > 0) {
						await exportWorks(cited, args[2]);
						return;
					}
					const ids = await paperIdsOrPick(args, { title: l10n.t('Export Papers'), many: true });
					const papers = ids.flatMap((id) => library.get(id) ?? []);
					if (papers.length > 0) {
						await exportCitations(library, papers, args[2]);
					}
				},
				[COMMANDS.checkCitations]: async () => {
					const document = target.editor?.document;
					if (document) {
						await inTurn(() => checkCitations(store.current, document, bibliographies));
					}
				},
				[COMMANDS.insertCitationAs]: async (...args) => {
					const place = catchPlace(target.editor);
					const form = await chooseForm(place?.document);
					if (form) {
						await cite(args, place, form, true);
					}
				},
			}),
		),
	};
}

/** Runs one after the other: two citations at once would both read the bibliography before either is written. */
function oneAtATime(): InTurn {
	let last: Promise<unknown> = Promise.resolve();
	return async (task) => {
		const turn = last.then(task);
		last = turn.catch(() => {});
		return turn;
	};
}
