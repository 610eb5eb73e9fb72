import { type EventEmitter, type ExtensionContext, l10n, type SecretStorage, Uri, window } from 'vscode';
import type { Amendment } from '../../core/completion/amendment';
import { COMPLETED } from '../../core/feeds/keptNames';
import type { Paper, PaperId } from '../../core/paper';
import type { Ask } from '../../core/services/exchange';
import type { Bibliographies } from '../bibliographies';
import { type CitedEntryWritten, COMMANDS, paperIdsOrPick } from '../commands';
import { keptFolder } from '../keptFeeds';
import type { LibraryStore } from '../libraryStore';
import type { Log } from '../log';
import type { ReadingState } from '../readingState';
import { keepSemanticScholarKey, semanticScholarKey } from '../semanticScholarKey';
import { CitedCompletion } from './citedCompletion';
import { BibliographyCompleting } from './completeBibliography';
import { completePapers } from './completePapers';
import { Completer } from './completer';
import { EntryActions } from './entryActions';
import { KeptCompletions } from './keptCompletions';
import { offerOpenEntries, openEntriesOf } from './openEntries';
import { CompletingQueue } from './queue';
import { MESSAGE_MS } from './words';

/** What the commands do, by their ids, and what knows the entries of bibliographies. */
export function completingActions(
	store: LibraryStore,
	reading: ReadingState,
	bibliographies: Bibliographies,
	{ globalStorageUri, globalState, secrets }: Pick<ExtensionContext, 'globalStorageUri' | 'globalState' | 'secrets'>,
	ask: Ask,
	log: Log,
	shown: EventEmitter<Uri>,
) {
	const kept = new KeptCompletions(keptFolder(globalStorageUri, COMPLETED));
	const completer = new Completer(ask, () => semanticScholarKey(secrets), kept, new CompletingQueue(globalState));
	const entries = new BibliographyCompleting(bibliographies, ask, () => semanticScholarKey(secrets), shown);
	const cited = new CitedCompletion(store, completer, (uri) => entries.read(uri));
	const papersOf = (ids: readonly PaperId[]): readonly Paper[] => [
		...new Set(ids.flatMap((id) => store.current.get(id) ?? [])),
	];
	let isAskingQueued = false;
	/** Without a word unless something is found: the user did something else. */
	const completeQueued = async () => {
		const papers = isAskingQueued ? [] : papersOf(completer.queue.ids);
		if (papers.length === 0) {
			return;
		}
		isAskingQueued = true;
		try {
			const open = openEntriesOf(papers, store, completer.queue);
			const completed = await completer.complete(papers);
			await offerOpenEntries(open, completed, completer.queue, entries);
			const found = completed.filter(({ completion }) => completion.accepted.length > 0).length;
			if (found > 0) {
				const message =
					found === 1 ? l10n.t('1 queued paper was completed') : l10n.t('{0} queued papers were completed', found);
				window.setStatusBarMessage(message, MESSAGE_MS);
			}
		} finally {
			isAskingQueued = false;
		}
	};
	/** Where services answer, queued papers are asked for, too. */
	const complete = async (ids: readonly PaperId[]) => {
		const papers = papersOf(ids);
		const completed = await completePapers(papers, completer, log);
		if (completed.length > 0 && !completed.some(({ isQueued }) => isQueued)) {
			await completeQueued();
		}
	};

	return {
		entries,
		actions: new EntryActions(entries),
		commands: {
			[COMMANDS.completePaper]: async (...args: unknown[]) =>
				complete(await paperIdsOrPick(args, { title: l10n.t('Complete Paper'), many: true })),
			[COMMANDS.completeReadingList]: () => complete(reading.list.map(({ id }) => id)),
			[COMMANDS.completeBibliography]: (file: unknown) => entries.completeAll(file instanceof Uri ? file : undefined),
			[COMMANDS.completeEntry]: (file: unknown, key: unknown) =>
				entries.completeOne(file instanceof Uri ? file : undefined, typeof key === 'string' ? key : undefined),
			[COMMANDS.takeRecord]: (uri: unknown, entryText: unknown, correction: unknown) =>
				entries.take(uri as Uri, String(entryText), correction as Amendment),
			[COMMANDS.completeCited]: (uri: unknown, written: unknown) =>
				cited.run(uri as Uri, written as readonly CitedEntryWritten[]),
			[COMMANDS.completeQueued]: completeQueued,
			[COMMANDS.setSemanticScholarKey]: () => askForKey(secrets),
		},
	};
}

async function askForKey(secrets: SecretStorage): Promise<void> {
	const known = await semanticScholarKey(secrets);
	const key = await window.showInputBox({
		title: l10n.t('Semantic Scholar Key'),
		prompt:
			known === null
				? l10n.t(
						'Your own API key, kept where VS Code keeps secrets; without one Semantic Scholar often refuses to answer.',
					)
				: l10n.t('A key is kept. Type another one, or nothing to forget it.'),
		password: true,
		ignoreFocusOut: true,
	});
	if (key !== undefined) {
		await keepSemanticScholarKey(secrets, key.trim());
		const text = key.trim() === '' ? l10n.t('No key is kept.') : l10n.t('The key is kept.');
		window.setStatusBarMessage(text, MESSAGE_MS);
	}
}
