import { l10n } from 'vscode';
import type { PaperId } from '../../core/paper';
import { shortened } from '../../core/text/shortened';
import { offerUndo } from '../offerUndo';
import type { Reading } from './reading';

const LONGEST_TITLE = 80;

/** Takes papers off the reading list, and offers to put them back where they stood. */
export async function removeListed(ids: readonly PaperId[], reading: Reading): Promise<void> {
	const before = reading.list;
	await reading.removeFromList(ids);
	const left = new Set(reading.list.map(({ id }) => id));
	const removed = before.filter(({ id }) => !left.has(id));
	const [first] = removed;
	if (!first) {
		return;
	}
	const message =
		removed.length === 1
			? l10n.t('Removed from the reading list: {0}', shortened(first.title, LONGEST_TITLE))
			: l10n.t('Removed from the reading list: {0} papers', removed.length);
	offerUndo(message, async () => {
		// From the last on, so that the paper that stood behind each is there again.
		for (const { id } of removed.toReversed()) {
			const listed = new Set(reading.list.map((each) => each.id));
			const behind = before.slice(before.findIndex((each) => each.id === id) + 1).find((each) => listed.has(each.id));
			await reading.arrange([id], behind?.id ?? null);
		}
	});
}
