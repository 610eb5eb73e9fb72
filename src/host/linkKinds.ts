import { l10n } from 'vscode';
import type { LinkKind } from '../core/paper';

/** What a link leads to, as headings and rows say it. */
export function linkKindNames(): Readonly<Record<LinkKind, string>> {
	return {
		code: l10n.t('Code'),
		project: l10n.t('Project'),
		dataset: l10n.t('Dataset'),
		model: l10n.t('Model'),
		demo: l10n.t('Demo'),
		paper: l10n.t('Paper'),
	};
}
