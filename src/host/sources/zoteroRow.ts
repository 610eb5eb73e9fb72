import { l10n, type QuickPickItem } from 'vscode';
import type { Listing } from '../../core/paper';
import type { ZoteroState, ZoteroStates } from '../zoteroStates';
import { clockTime } from './clock';

/** A library of Zotero with the text of its row. */
export interface ZoteroRow {
	readonly state: ZoteroState;
	readonly texts: Pick<QuickPickItem, 'label' | 'description' | 'detail'>;
}

/** A row for each library, and the listings that belong to none. */
export function zoteroRows(
	listings: readonly Listing[],
	{ all }: ZoteroStates,
): { readonly rows: readonly ZoteroRow[]; readonly listings: readonly Listing[] } {
	const isOf = ({ file }: Listing, { place }: ZoteroState) => file.startsWith(`${place}/`);
	const rows = all.map((state) => {
		const kept = listings.filter((each) => isOf(each, state));
		const papers = kept.reduce((sum, { entries }) => sum + entries.length, 0);
		return { state, texts: zoteroTexts(state, papers) };
	});
	return { rows, listings: listings.filter((each) => !all.some((state) => isOf(each, state))) };
}

function zoteroTexts({ label, status, freshAt, lookedAt, problem }: ZoteroState, papers: number): ZoteroRow['texts'] {
	const icon =
		{ fresh: 'library', 'not-yet': 'clock', 'not-running': 'debug-disconnect' }[status as string] ?? 'warning';
	const count = papers === 1 ? l10n.t('1 paper') : l10n.t('{0} papers', papers);
	const kept = freshAt === null ? '' : l10n.t('as of {0}', dayAndTime(freshAt));
	const asked = lookedAt === null ? '' : dayAndTime(lookedAt);
	return {
		label: `$(${icon}) ${label}`,
		description: [count, kept].filter(Boolean).join(' · '),
		detail:
			status === 'fresh'
				? l10n.t('Fresh: looked at {0}', asked)
				: status === 'not-yet'
					? l10n.t('Not yet looked at')
					: [problem ?? '', l10n.t('Asked at {0}.', asked), freshAt === null ? '' : l10n.t('What is kept stays.')]
							.filter(Boolean)
							.join(' '),
	};
}

/** The time; with its day where that is not today. */
function dayAndTime(at: number): string {
	const day = new Date(at).toDateString();
	return day === new Date().toDateString() ? clockTime(at) : `${new Date(at).toLocaleDateString()} ${clockTime(at)}`;
}
