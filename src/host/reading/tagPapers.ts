import { l10n, type QuickPickItem, window } from 'vscode';
import type { PaperId } from '../../core/paper';
import { offerUndo } from '../offerUndo';
import type { Reading } from './reading';

/** Asks which tags papers shall have, puts those on and takes the others off; what was done can be undone. */
export async function tagPapers(ids: readonly PaperId[], reading: Reading): Promise<void> {
	const before = ids.map((id) => ({ id, tags: reading.tagsOf(id) }));
	const shared = reading.tags.filter((tag) => before.every(({ tags }) => tags.includes(tag)));
	const chosen = await pickTags(reading.tags, shared);
	const added = chosen?.filter((tag) => !shared.includes(tag)) ?? [];
	const removed = chosen ? shared.filter((tag) => !chosen.includes(tag)) : [];
	if (added.length + removed.length === 0) {
		return;
	}
	await reading.tag(ids, added, removed);
	const names = [...added.map((tag) => `+${tag}`), ...removed.map((tag) => `−${tag}`)].join(', ');
	offerUndo(l10n.t('Tags: {0}', names), async () => {
		for (const { id, tags } of before) {
			const now = reading.tagsOf(id);
			await reading.tag(
				[id],
				tags.filter((tag) => !now.includes(tag)),
				now.filter((tag) => !tags.includes(tag)),
			);
		}
	});
}

/** The tags that are checked in the end, and one that was typed; `undefined` when the user gives up. */
function pickTags(known: readonly string[], shared: readonly string[]): Promise<readonly string[] | undefined> {
	const pick = window.createQuickPick();
	pick.title = l10n.t('Tag Papers');
	pick.placeholder = l10n.t('Check tags, or type a new one; blanks in it become dashes');
	pick.canSelectMany = true;
	const rows = known.map((label): QuickPickItem => ({ label }));
	let checked: readonly string[] = shared;
	const show = () => {
		const typed = tagOf(pick.value);
		const isNew = typed !== '' && !known.includes(typed);
		pick.items = [...(isNew ? [{ label: typed, description: l10n.t('new tag'), alwaysShow: true }] : []), ...rows];
		const isChecked = ({ label, description }: QuickPickItem) => description !== undefined || checked.includes(label);
		pick.selectedItems = pick.items.filter(isChecked);
	};
	return new Promise((resolve) => {
		pick.onDidChangeValue(show);
		pick.onDidChangeSelection((items) => {
			checked = items.map(({ label }) => label).filter((label) => known.includes(label));
		});
		pick.onDidAccept(() => {
			resolve([...new Set(pick.selectedItems.map(({ label }) => label))]);
			pick.hide();
		});
		pick.onDidHide(() => {
			resolve(undefined);
			pick.dispose();
		});
		show();
		pick.show();
	});
}

/** One word, so that it can be asked for as `tag:…`. */
function tagOf(typed: string): string {
	return typed.trim().replace(/[\s"]+/g, '-');
}
