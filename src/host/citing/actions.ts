import { l10n, type Memento, type TextDocument, workspace } from 'vscode';
import { chooseKey } from '../../core/citation/bibliographies/entryIndex';
import { type CitationFormat, FORMATS } from '../../core/citation/formats/formats';
import { citationRecord } from '../../core/citation/record';
import type { InTurn } from '../../core/inTurn';
import type { Paper } from '../../core/paper';
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
import { ChosenForms, chooseForm, formFor } from './forms';
import { citePapers, needsEntry, plainRecords } from './insertCitation';
import type { CitingPlace } from './place';
import { PaperDrop, PaperPaste } from './transfer';

/** What the commands do, and dropping and pasting, each with the place or document it was asked for in. */
export function citingActions(
	store: LibraryStore,
	bibliographies: Bibliographies,
	csl: Csl,
	inTurn: InTurn,
	memento: Memento,
) {
	const chosenForms = new ChosenForms(memento);
	/** Cites what a command names, or what the user picks; the form they are asked for when they have picked. */
	const cite = async (args: readonly unknown[], place: CitingPlace | undefined, asksForm: boolean) => {
		const ids = await paperIdsOrPick(args, { title: l10n.t('Insert Citation'), many: true });
		const papers = ids.flatMap((id) => store.current.get(id) ?? []);
		if (papers.length === 0) {
			return;
		}
		const form = asksForm
			? await chooseForm(place?.document, await writingOf(papers, place?.document), chosenForms)
			: place
				? formFor(place.document)
				: 'pandoc';
		if (!form) {
			return;
		}
		const asksAffixes = asksForm || readSetting('citation.askForLocator', place?.document);
		const wantsAffixes = asksAffixes && place !== undefined && takesAffixes(form);
		const affixes = wantsAffixes ? await askAffixes(papers.map(({ titleText }) => titleText)) : [];
		if (affixes) {
			await inTurn(() => citePapers(store.current, { papers, form, affixes }, place, csl));
			await runCommand(COMMANDS.noteSignal, 'cited', ids);
		}
	};
	/** How each form writes papers, under the keys with which the document would cite them. */
	const writingOf = async (papers: readonly Paper[], document: TextDocument | undefined) => {
		const known = document ? (await bibliographies.of(document)).map(({ bibliography }) => bibliography) : [];
		const records = await plainRecords(store.current, papers);
		const cited = papers.map((paper, at) => citationRecord(paper, chooseKey(known, paper, records[at]?.key ?? '').key));
		return (form: CitationFormat) => FORMATS[form].write(needsEntry(form) ? cited : records);
	};

	return {
		drop: new PaperDrop(store),
		paste: new PaperPaste(store, bibliographies),
		insertCitation: (args: readonly unknown[], place: CitingPlace | undefined) => cite(args, place, false),
		insertCitationAs: (args: readonly unknown[], place: CitingPlace | undefined) => cite(args, place, true),
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
