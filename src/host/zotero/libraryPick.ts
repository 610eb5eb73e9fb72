import { l10n, ProgressLocation, type QuickPickItem, ThemeIcon, window } from 'vscode';
import { type Ask, unusable } from '../../core/services/exchange';
import { zoteroGroups, zoteroGroupsAsked } from '../../core/services/zotero';
import type { ZoteroLibrary } from '../../core/zotero/library';
import { zoteroLabel } from '../keptZotero';
import { zoteroFailure } from './troubleText';

interface LibraryItem extends QuickPickItem {
	readonly library: ZoteroLibrary;
}

/** Asks Zotero which libraries it has, and the user which of those are to be read that are not read yet. */
export async function pickLibraries(
	ask: Ask,
	known: readonly ZoteroLibrary[],
): Promise<readonly ZoteroLibrary[] | undefined> {
	const found = await libraries(ask);
	if (found === undefined) {
		return undefined;
	}
	const isKnown = ({ place }: ZoteroLibrary) => known.some((library) => library.place === place);
	const others = found.filter((library) => !isKnown(library));
	if (others.length === 0) {
		void window.showInformationMessage(l10n.t('All libraries that Zotero has are read already.'));
		return undefined;
	}
	const [only] = others;
	if (only && found.length === 1) {
		return [only];
	}
	const items = others.map(
		(library): LibraryItem => ({
			label: zoteroLabel(library),
			description: library.place === 'user' ? '' : l10n.t('group'),
			iconPath: new ThemeIcon(library.place === 'user' ? 'library' : 'organization'),
			picked: library.place === 'user',
			library,
		}),
	);
	const chosen = await window.showQuickPick(items, {
		title: l10n.t('Add Zotero Library'),
		placeHolder: l10n.t('Which libraries do you want to find and cite from? They are only read.'),
		canPickMany: true,
	});
	return chosen?.map(({ library }) => library);
}

/** The libraries that Zotero has; tells why there are none, until the user gives up. */
async function libraries(ask: Ask): Promise<readonly ZoteroLibrary[] | undefined> {
	const again = l10n.t('Try Again');
	for (;;) {
		const answer = await window.withProgress(
			{ location: ProgressLocation.Window, title: l10n.t('Asking Zotero…') },
			() => ask(zoteroGroupsAsked()),
		);
		const groups = answer.kind === 'found' ? zoteroGroups(answer) : null;
		if (groups !== null) {
			return [{ place: 'user', label: null }, ...groups.map(({ id, name }) => ({ place: id, label: name }))];
		}
		const failed =
			answer.kind === 'failed' ? answer : unusable(l10n.t('What answers at Zotero’s address is not Zotero.'));
		if ((await window.showWarningMessage(zoteroFailure(failed).message, again)) !== again) {
			return undefined;
		}
	}
}

/** Asks which libraries are no longer to be read. */
export async function pickRemoved(known: readonly ZoteroLibrary[]): Promise<readonly ZoteroLibrary[] | undefined> {
	const chosen = await window.showQuickPick(
		known.map((library): LibraryItem => ({ label: zoteroLabel(library), library })),
		{
			title: l10n.t('Remove Zotero Library'),
			placeHolder: l10n.t(
				'Which libraries are no longer to be read? What is kept of them here is deleted; Zotero keeps all of it.',
			),
			canPickMany: true,
		},
	);
	return chosen?.map(({ library }) => library);
}
