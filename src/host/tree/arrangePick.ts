import { l10n, type QuickPickItem, QuickPickItemKind, ThemeIcon, window } from 'vscode';
import { GROUPINGS, type Grouping, SORT_ORDERS, type SortOrder } from '../../core/outline';
import type { PaperInterest } from '../paperInterest';
import type { TreeState } from './treeState';

export interface Arrangement {
	readonly grouping?: Grouping;
	readonly sort?: SortOrder;
}

/** One pick for how the view is grouped and sorted; what holds now is ticked. */
export async function pickArrangement(
	{ grouping, sort }: TreeState,
	interest: PaperInterest,
): Promise<Arrangement | undefined> {
	const groupings = groupingTexts();
	const orders = orderTexts(interest);
	const chosen = await window.showQuickPick<ArrangeItem>(
		[
			separator(l10n.t('Group by')),
			...GROUPINGS.map((id) => item(groupings[id], id === grouping, { grouping: id })),
			separator(l10n.t('Sort by')),
			...SORT_ORDERS.map((id) => item(orders[id], id === sort, { sort: id })),
		],
		{ title: l10n.t('Group and Sort Papers'), placeHolder: l10n.t('Choose a grouping or an order') },
	);
	return chosen?.arrangement;
}

interface ArrangeItem extends QuickPickItem {
	readonly arrangement?: Arrangement;
}

type Texts = readonly [label: string, description: string];

function separator(label: string): ArrangeItem {
	return { kind: QuickPickItemKind.Separator, label };
}

function item([label, description]: Texts, holds: boolean, arrangement: Arrangement): ArrangeItem {
	const iconPath = new ThemeIcon(holds ? 'check' : 'blank');
	return { label, description: holds ? l10n.t('{0} (now)', description) : description, iconPath, arrangement };
}

function groupingTexts(): Readonly<Record<Grouping, Texts>> {
	return {
		topic: [l10n.t('Topic'), l10n.t('topic, year')],
		day: [l10n.t('Day'), l10n.t('as the feeds list them')],
		date: [l10n.t('Date'), l10n.t('year, month')],
		organization: [l10n.t('Organisation'), l10n.t('who published')],
		collection: [l10n.t('Collection'), l10n.t('as in Zotero')],
		source: [l10n.t('Source file'), l10n.t('where it was read')],
		flat: [l10n.t('No groups'), l10n.t('one list')],
	};
}

function orderTexts({ isOn, missing }: PaperInterest): Readonly<Record<SortOrder, Texts>> {
	return {
		date: [l10n.t('Newest first'), l10n.t('by date')],
		interest: [
			l10n.t('For You'),
			!isOn
				? l10n.t('turned off in the settings')
				: missing > 0
					? l10n.t('needs {0} more saved, cited, noted or cloned', missing)
					: l10n.t('learned from what you save, cite, note, clone and open'),
		],
		upvotes: [l10n.t('Most liked first'), l10n.t('by upvotes')],
		comments: [l10n.t('Most discussed first'), l10n.t('by comments')],
		title: [l10n.t('Title'), l10n.t('by alphabet')],
	};
}
