import { Disposable, EventEmitter, type ExtensionContext, languages, type Uri, workspace } from 'vscode';
import type { Ask } from '../../core/services/exchange';
import type { Bibliographies } from '../bibliographies';
import { COMMANDS, registerCommandsLater } from '../commands';
import { later } from '../later';
import type { LibraryStore } from '../libraryStore';
import type { Log } from '../log';
import type { ReadingState } from '../readingState';
import { COMPLETED_SCHEME } from './completedScheme';

/** What listings leave out of papers, from the services that know, when the user asks for it. */
export function registerCompleting(
	store: LibraryStore,
	reading: ReadingState,
	bibliographies: Bibliographies,
	context: Pick<ExtensionContext, 'globalStorageUri' | 'globalState' | 'secrets'>,
	ask: Ask,
	log: Log,
): Disposable {
	const shown = new EventEmitter<Uri>();
	const completing = later(async () =>
		(await import('./actions')).completingActions(store, reading, bibliographies, context, ask, log, shown),
	);
	return Disposable.from(
		shown,
		workspace.registerTextDocumentContentProvider(COMPLETED_SCHEME, {
			onDidChange: shown.event,
			provideTextDocumentContent: async (uri) => (await completing()).entries.provideTextDocumentContent(uri),
		}),
		languages.registerCodeActionsProvider([{ pattern: '**/*.{bib,bibtex,json,yaml,yml}' }], {
			provideCodeActions: async (document, range) => (await completing()).actions.provideCodeActions(document, range),
		}),
		...registerCommandsLater(
			log,
			[
				COMMANDS.completePaper,
				COMMANDS.completeReadingList,
				COMMANDS.completeBibliography,
				COMMANDS.completeEntry,
				COMMANDS.takeRecord,
				COMMANDS.completeCited,
				COMMANDS.completeQueued,
				COMMANDS.setSemanticScholarKey,
			],
			async () => (await completing()).commands,
		),
	);
}
