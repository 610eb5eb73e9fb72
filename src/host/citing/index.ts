import { Disposable, l10n } from 'vscode';
import { COMMANDS, paperIdsOrPick, registerCommands } from '../commands';
import type { LibraryStore } from '../libraryStore';
import type { Log } from '../log';
import { catchPlace, citePapers } from './insertCitation';
import { CitationTarget } from './target';

/** Citations into the text being written, and their entries into its bibliography. */
export function registerCiting(store: LibraryStore, log: Log): Disposable {
	const target = new CitationTarget();
	// One at a time: two citations at once would both read the bibliography before either is written.
	let last: Promise<unknown> = Promise.resolve();

	return Disposable.from(
		target,
		...registerCommands(log, {
			[COMMANDS.insertCitation]: async (...args) => {
				const place = catchPlace(target.editor);
				const ids = await paperIdsOrPick(args, { title: l10n.t('Insert Citation') });
				const papers = ids.flatMap((id) => store.current.get(id) ?? []);
				if (papers.length === 0) {
					return;
				}
				const citing = last.then(() => citePapers(store.current, papers, place));
				last = citing.catch(() => {});
				await citing;
			},
		}),
	);
}
