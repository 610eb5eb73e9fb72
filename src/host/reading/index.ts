import { Disposable, type ExtensionContext, l10n, window } from 'vscode';
import { COMMANDS, paperIdsFrom, paperIdsOrPick, registerCommands, runCommand } from '../commands';
import type { LibraryStore } from '../libraryStore';
import { errorText, type Log } from '../log';
import type { ReadingState } from '../readingState';
import { readSetting } from '../settings';
import { Reading } from './reading';

export { READING_KEYS } from './readingMemory';

const OFFERED_KEY = 'reading.digestOfferedOn';

/** What the user read, wants to read, and has not seen yet. */
export function registerReading(
	store: LibraryStore,
	context: ExtensionContext,
	log: Log,
): { readonly reading: ReadingState; readonly disposable: Disposable } {
	const reading = new Reading(store, context);
	const offerDigest = async () => {
		const today = new Date().toDateString();
		const { globalState } = context;
		if (!readSetting('digest.daily') || reading.newIds.size === 0 || globalState.get(OFFERED_KEY) === today) {
			return;
		}
		await globalState.update(OFFERED_KEY, today);
		const create = l10n.t('Create Digest');
		const message =
			reading.newIds.size === 1
				? l10n.t('1 new paper since you last looked.')
				: l10n.t('{0} new papers since you last looked.', reading.newIds.size);
		if ((await window.showInformationMessage(message, create, l10n.t('Not Now'))) === create) {
			await runCommand(COMMANDS.createDigest, { ids: reading.newPapers.map(({ id }) => id) });
		}
	};
	const onPapers =
		(title: string, act: (ids: readonly string[]) => Promise<void>) =>
		async (...args: readonly unknown[]) => {
			const ids = await paperIdsOrPick(args, { title });
			if (ids.length > 0) {
				await act(ids);
			}
		};
	return {
		reading,
		disposable: Disposable.from(
			reading,
			reading.onDidChange(() => {
				offerDigest().catch((error: unknown) => log.warn(errorText(error)));
			}),
			...registerCommands(log, {
				[COMMANDS.markRead]: onPapers(l10n.t('Mark as Read'), (ids) => reading.markRead(ids)),
				[COMMANDS.markUnread]: onPapers(l10n.t('Mark as Unread'), (ids) => reading.markUnread(ids)),
				[COMMANDS.addToReadingList]: onPapers(l10n.t('Add to Reading List'), (ids) => reading.addToList(ids)),
				[COMMANDS.removeFromReadingList]: onPapers(l10n.t('Remove from Reading List'), async (ids) =>
					(await import('./removeListed')).removeListed(ids, reading),
				),
				[COMMANDS.tagPapers]: async (...args) => {
					const ids = await paperIdsOrPick(args, { title: l10n.t('Tag Papers'), many: true });
					if (ids.length > 0) {
						await (await import('./tagPapers')).tagPapers(ids, reading);
					}
				},
				[COMMANDS.markSeen]: (...args) => reading.markSeen(paperIdsFrom(args)),
				[COMMANDS.markAllSeen]: () => reading.markAllSeen(),
				[COMMANDS.noteReading]: async (...args) => {
					if (readSetting('markAsReadWhenOpened')) {
						await reading.markRead(paperIdsFrom(args));
					}
				},
			}),
		),
	};
}
