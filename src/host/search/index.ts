import { Disposable, l10n, type Memento, Range, type Uri, window } from 'vscode';
import { COMMANDS, type PickPapersRequest, paperIdsFrom, registerCommands, runCommand } from '../commands';
import type { FullTexts } from '../fullTexts';
import type { LibraryStore } from '../libraryStore';
import type { Log } from '../log';
import type { PaperTopics } from '../paperTopics';
import type { ReadingState } from '../readingState';
import type { Searcher } from '../searcher';
import { PaperPick } from './paperPick';
import { RecentPapers } from './recentPapers';
import { SavedSearch } from './savedSearch';
import { SearchIndex } from './searchIndex';

/** The search index of the library, kept in `storage` between starts. */
export function createSearcher(extensionUri: Uri, store: LibraryStore, storage: Uri, log: Log): Searcher & Disposable {
	return new SearchIndex(extensionUri, store, new SavedSearch(storage), log);
}

/** Finding papers while typing, for the user and for commands that need a paper. */
export function registerSearch(
	store: LibraryStore,
	searcher: Searcher,
	topics: PaperTopics,
	reading: ReadingState,
	texts: FullTexts,
	memento: Memento,
	log: Log,
): Disposable {
	const recent = new RecentPapers(memento);
	const pick = new PaperPick(store, searcher, recent, topics, reading, texts);
	const open = async (request: PickPapersRequest) => {
		const [id] = await pick.show(request);
		if (id !== undefined) {
			await runCommand(COMMANDS.openPaper, id, { query: pick.lastQuery });
		}
	};

	return Disposable.from(
		...registerCommands(log, {
			[COMMANDS.searchPapers]: (query) => open({ title: '', ...(typeof query === 'string' && { query }) }),
			[COMMANDS.findPapersAboutThis]: async () => {
				const about = textInFocus();
				if (about === '') {
					void window.showInformationMessage(l10n.t('Select a sentence, or put the cursor into a paragraph.'));
				} else {
					await open({ title: l10n.t('Papers About This'), about });
				}
			},
			[COMMANDS.whenSearchable]: () => searcher.whenReady,
			[COMMANDS.pickPapers]: (request) => pick.show(isRequest(request) ? request : { title: l10n.t('Papers') }),
			[COMMANDS.paperOpened]: async (...args) => {
				const ids = paperIdsFrom(args);
				await recent.add(ids);
				await runCommand(COMMANDS.noteReading, ids);
				await runCommand(COMMANDS.noteSignal, 'opened', ids);
			},
			[COMMANDS.citeFocused]: () => pick.citeFocused(),
		}),
	);
}

/** The selection of the active editor, or the paragraph its cursor stands in. */
function textInFocus(): string {
	const editor = window.activeTextEditor;
	if (!editor) {
		return '';
	}
	const { document, selection } = editor;
	if (!selection.isEmpty) {
		return document.getText(selection).trim();
	}
	const isText = (line: number) => line >= 0 && line < document.lineCount && !document.lineAt(line).isEmptyOrWhitespace;
	let first = selection.active.line;
	let last = first;
	while (isText(first - 1) && isText(first)) {
		first--;
	}
	while (isText(last) && isText(last + 1)) {
		last++;
	}
	return document.getText(new Range(first, 0, last, document.lineAt(last).text.length)).trim();
}

function isRequest(value: unknown): value is PickPapersRequest {
	return typeof value === 'object' && value !== null && 'title' in value && typeof value.title === 'string';
}
