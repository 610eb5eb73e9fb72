import { l10n } from 'vscode';

/** How many wrote a paper whose authors no listing names; empty where that is not known either. */
export function authorCountText(count: number | null): string {
	return count === null ? '' : count === 1 ? l10n.t('1 author') : l10n.t('{0} authors', count);
}
