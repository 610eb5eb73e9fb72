import { l10n, type Memento, Range, window } from 'vscode';
import { COMMANDS, type PickPapersRequest, paperIdsFrom, runCommand } from '../commands';
import type { FullTexts } from '../fullTexts';
import type { LibraryStore } from '../libraryStore';
import type { PaperTopics } from '../paperTopics';
import type { ReadingState } from '../readingState';
import type { Searcher } from '../searcher';
import { PaperPick } from './paperPick';
import { RecentPapers } from './recentPapers';

/** What the commands do, by their ids. */
export function searchCommands(
	store: LibraryStore,
	searcher: Searcher,
	topics: PaperTopics,
	reading: ReadingState,
	texts: FullTexts,
	memento: Memento,
) {
	const recent = new RecentPapers(memento);
	const pick = new PaperPick(store, searcher, recent, topics, reading, texts);
	const open = async (request: PickPapersRequest) => {
		const [id] = await pick.show(request);
		if (id !== undefined) {
			await runCommand(COMMANDS.openPaper, id, { query: pick.lastQuery });
		}
	};

	return {
		[COMMANDS.searchPapers]: (query: unknown) => open({ title: '', ...(typeof query === 'string' && { query }) }),
		[COMMANDS.findPapersAboutThis]: async () => {
			const about = textInFocus();
			if (about === '') {
				void window.showInformationMessage(l10n.t('Select a sentence, or put the cursor into a paragraph.'));
			} else {
				await open({ title: l10n.t('Papers About This'), about });
			}
		},
		[COMMANDS.pickPapers]: (request: unknown) => pick.show(isRequest(request) ? request : { title: l10n.t('Papers') }),
		[COMMANDS.paperOpened]: async (...args: unknown[]) => {
			const ids = paperIdsFrom(args);
			await recent.add(ids);
			await runCommand(COMMANDS.noteReading, ids);
			await runCommand(COMMANDS.noteSignal, 'opened', ids);
		},
		[COMMANDS.citeFocused]: () => pick.citeFocused(),
	};
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
