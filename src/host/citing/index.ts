import { Disposable, l10n, workspace } from 'vscode';
import type { Bibliographies } from '../bibliographies';
import { COMMANDS, paperIdsOrPick, registerCommands } from '../commands';
import type { LibraryStore } from '../libraryStore';
import type { Log } from '../log';
import { readSetting } from '../settings';
import { askAffixes, takesAffixes } from './affixes';
import { BibliographyCache } from './bibliographyCache';
import { addEntry } from './entries';
import { chooseForm, formFor } from './forms';
import { type Citing, citePapers } from './insertCitation';
import { type CitingPlace, catchPlace } from './place';
import { CitationTarget } from './target';

/** Citations into the text being written, and their entries into its bibliography. */
export function registerCiting(
	store: LibraryStore,
	log: Log,
): { readonly bibliographies: Bibliographies; readonly disposable: Disposable } {
	const target = new CitationTarget();
	const bibliographies = new BibliographyCache(log);
	const inTurn = oneAtATime();

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
			await inTurn(() => citePapers(store.current, { papers, form: written, affixes }, place));
		}
	};

	return {
		bibliographies,
		disposable: Disposable.from(
			target,
			bibliographies,
			...registerCommands(log, {
				[COMMANDS.insertCitation]: (...args) => {
					const place = catchPlace(target.editor);
					return cite(args, place, undefined, readSetting('citation.askForLocator', place?.document));
				},
				[COMMANDS.addEntry]: async (id, uri) => {
					const paper = store.current.get(String(id));
					const document = workspace.textDocuments.find((candidate) => candidate.uri.toString() === uri);
					if (paper && document) {
						await inTurn(() => addEntry(store.current, paper, document));
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
function oneAtATime(): (task: () => Promise<void>) => Promise<void> {
	let last: Promise<unknown> = Promise.resolve();
	return async (task) => {
		const turn = last.then(task);
		last = turn.catch(() => {});
		await turn;
	};
}
