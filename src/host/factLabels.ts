import { l10n } from 'vscode';
import type { FactField } from '../core/views/facts';

/** What the facts of a paper are called, wherever they are shown. */
export function factLabels(): Readonly<Record<FactField, string>> {
	return {
		authors: l10n.t('Authors'),
		publication: l10n.t('Published in'),
		doi: l10n.t('DOI'),
		published: l10n.t('Came out'),
		listed: l10n.t('Listed'),
		version: l10n.t('arXiv version'),
		categories: l10n.t('Categories'),
		collections: l10n.t('Collections'),
	};
}
