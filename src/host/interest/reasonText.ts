import { l10n } from 'vscode';
import type { Reason } from '../../core/interest';

/** Longer titles are cut at a word: a reason is taken in at a glance. */
const TITLE_LENGTH = 60;

/** What brings a paper forward, as one line; empty where nothing does. */
export function reasonText(reasons: readonly Reason[]): string {
	const parts = reasons.map(({ kind, text }) => (kind === 'paper' ? l10n.t('like “{0}”', shorten(text)) : text));
	return parts.length > 0 ? l10n.t('For you: {0}', parts.join(', ')) : '';
}

function shorten(title: string): string {
	return title.length <= TITLE_LENGTH ? title : `${title.slice(0, title.lastIndexOf(' ', TITLE_LENGTH))} …`;
}
