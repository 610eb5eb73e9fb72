import { l10n } from 'vscode';
import type { OverviewStrings } from '../../shared/overviewProtocol';

/** Every word of the page in the user's language. */
export function overviewStrings(): OverviewStrings {
	return {
		title: l10n.t('Overview'),
		topic: l10n.t('Topic'),
		allTopics: l10n.t('All topics'),
		from: l10n.t('From'),
		to: l10n.t('To'),
		anyTime: l10n.t('any time'),
		reset: l10n.t('Reset'),
		summary: l10n.t('{0} papers, {1} with code'),
		undated: l10n.t('{0} without a date'),
		showInTree: l10n.t('Show these in the tree'),
		byMonth: l10n.t('Papers by month'),
		byTopic: l10n.t('Topics by size'),
		byCode: l10n.t('Share with code'),
		discussed: l10n.t('Most discussed'),
		otherTopics: l10n.t('Other topics'),
		month: l10n.t('Month'),
		papers: l10n.t('Papers'),
		paper: l10n.t('Paper'),
		withCode: l10n.t('With code'),
		share: l10n.t('Share'),
		comments: l10n.t('Comments'),
		asTable: l10n.t('As a table'),
		asChart: l10n.t('As a chart'),
		nothing: l10n.t('No papers here.'),
		finding: l10n.t('Topics are still being found; the figures will follow.'),
	};
}
