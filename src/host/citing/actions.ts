import { l10n, type TextDocument, workspace } from 'vscode';
import type { InTurn } from '../../core/inTurn';
import type { Bibliographies } from '../bibliographies';
import { COMMANDS, paperIdsFrom, paperIdsOrPick, type QuotationRequest, runCommand } from '../commands';
import type { Csl } from '../csl';
import type { LibraryStore } from '../libraryStore';
import { readSetting } from '../settings';
import { askAffixes, takesAffixes } from './affixes';
import { checkCitations } from './checkCitations';
import { citedWorks } from './citedWorks';
import { languageOf } from './citingDocuments';
import { addEntry } from './entries';
import { exportCitations, exportWorks } from './exportCitations';
import { chooseForm, formFor } from './forms';
import { type Citing, citePapers } from './insertCitation';
import type { CitingPlace } from './place';
import { PaperDrop, PaperPaste } from './transfer';

/** What the commands do, and dropping and pasting, each with the place or document it was asked for in. */
export function citingActions(store: LibraryStore, bibliographies: Bibliographies, csl: Csl, inTurn: InTurn) {
	/** Cites what a command names, or what the user picks. */
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
		drop: new PaperDrop(store),
		paste: new PaperPaste(store, bibliographies),
		insertCitation: (args: readonly unknown[], place: CitingPlace | undefined) =>
			cite(args, place, undefined, readSetting('citation.askForLocator', place?.document)),
		insertCitationAs: async (args: readonly unknown[], place: CitingPlace | undefined) => {
			const form = await chooseForm(place?.document);
			if (form) {
				await cite(args, place, form, true);
			}
		},
		insertQuotation: async (request: QuotationRequest, place: CitingPlace | undefined) => {
			const { paperId, text, isBlock, locator } = request;
			const paper = store.current.get(paperId);
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
		addEntry: async ([id, uri, key]: readonly unknown[]) => {
			const paper = store.current.get(String(id));
			const document = workspace.textDocuments.find((candidate) => candidate.uri.toString() === uri);
			if (paper && document) {
				const proposed = typeof key === 'string' ? key : undefined;
				await inTurn(() => addEntry(store.current, paper, document, proposed));
				await runCommand(COMMANDS.noteSignal, 'cited', [paper.id]);
			}
		},
		exportCitations: async (args: readonly unknown[], shown: TextDocument | undefined) => {
			const library = store.current;
			const document = paperIdsFrom(args).length > 0 ? undefined : shown;
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
		checkCitations: async (document: TextDocument | undefined) => {
			if (document) {
				await inTurn(() => checkCitations(store.current, document, bibliographies));
			}
		},
	};
}
