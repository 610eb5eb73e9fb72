import { l10n } from 'vscode';
import type { Reason } from '../../core/interest';
import { shortened } from '../../core/text/shortened';

/** Longer titles are cut at a word: a reason is taken in at a glance. */
const TITLE_LENGTH = 60;

/** What brings a paper forward, as one line; empty where nothing does. */
export function reasonText(reasons: readonly Reason[]): string {
	const parts = reasons.map(({ kind, text }) =>
		kind === 'paper' ? l10n.t('like “{0}”', shortened(text, TITLE_LENGTH)) : text,
	);
	return parts.length > 0 ? l10n.t('For you: {0}', parts.join(', ')) : '';
}
