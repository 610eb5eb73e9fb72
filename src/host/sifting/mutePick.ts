import { l10n, type QuickPickItem, QuickPickItemKind, ThemeIcon, window } from 'vscode';
import type { Mute, MuteKind } from '../../core/outline/mutes';
import type { Paper } from '../../core/paper';
import { STOP_WORDS, tokensOf } from '../../core/search/words/tokens';

interface MuteItem extends QuickPickItem {
	readonly mute?: Mute;
}

const KINDS: readonly MuteKind[] = ['topics', 'organizations', 'authors', 'words'];

/** What can be muted of a paper, to choose from; several may be chosen. Empty when the user gives up. */
export async function pickMutes(paper: Paper, topics: readonly string[]): Promise<readonly Mute[]> {
	const values: Readonly<Record<MuteKind, readonly string[]>> = {
		topics,
		organizations: paper.organization ? [paper.organization.name] : [],
		authors: paper.authors,
		words: titleWords(paper.titleText),
	};
	const items = KINDS.flatMap((kind): MuteItem[] => {
		const rows = values[kind].map((value): MuteItem => ({ label: value, mute: { kind, value } }));
		return rows.length > 0 ? [{ kind: QuickPickItemKind.Separator, label: kindLabel(kind) }, ...rows] : [];
	});
	const chosen = await window.showQuickPick(items, {
		title: l10n.t('Mute'),
		placeHolder: l10n.t('Papers with any of what you choose go to the group Muted, where you find them'),
		canPickMany: true,
	});
	return (chosen ?? []).flatMap(({ mute }) => mute ?? []);
}

/** Rules to be taken back. */
export async function pickUnmutes(mutes: readonly Mute[]): Promise<readonly Mute[]> {
	const items = mutes.map(
		(mute): MuteItem => ({
			label: mute.value,
			description: kindLabel(mute.kind),
			iconPath: new ThemeIcon('mute'),
			mute,
		}),
	);
	const chosen = await window.showQuickPick(items, {
		title: l10n.t('Unmute'),
		placeHolder: l10n.t('What shall be shown among the others again?'),
		canPickMany: true,
	});
	return (chosen ?? []).flatMap(({ mute }) => mute ?? []);
}

function kindLabel(kind: MuteKind): string {
	const labels: Readonly<Record<MuteKind, string>> = {
		topics: l10n.t('Topic'),
		organizations: l10n.t('Organisation'),
		authors: l10n.t('Author'),
		words: l10n.t('Words'),
	};
	return labels[kind];
}

/** The words of a title that tell something, as it writes them. */
function titleWords(title: string): readonly string[] {
	const words = tokensOf(title).flatMap(({ alias, text, start, end }) =>
		alias || text.length < 3 || STOP_WORDS.has(text) ? [] : title.slice(start, end),
	);
	return [...new Set(words)];
}
