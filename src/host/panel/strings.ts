import { l10n } from 'vscode';
import type { PanelStrings } from '../../shared/panelProtocol';

/** Every word of the page in the user's language. */
export function panelStrings(): PanelStrings {
	return {
		insertCitation: l10n.t('Insert Citation'),
		openCode: l10n.t('Open Code'),
		openProjectPage: l10n.t('Open Project Page'),
		revealInTree: l10n.t('Reveal in Papers'),
		abstract: l10n.t('Abstract'),
		summary: l10n.t('Summary'),
		summaryNote: l10n.t('The page this was read from shows a summary instead of the abstract.'),
		noAbstract: l10n.t('The page this was read from shows no abstract.'),
		aiSummary: l10n.t('AI-generated summary'),
		date: l10n.t('Date'),
		unknown: l10n.t('unknown'),
		yearInferred: l10n.t('The page shows no year; it was concluded from the other dates of the page.'),
		authors: l10n.t('Authors'),
		authorCount: l10n.t('{0}, names not given'),
		organization: l10n.t('Organisation'),
		comments: l10n.t('Comments'),
		upvotes: l10n.t('Upvotes'),
		topics: l10n.t('Topics'),
		because: l10n.t('because of: {0}'),
		links: l10n.t('Links'),
		linkKinds: {
			code: l10n.t('Code'),
			project: l10n.t('Project'),
			dataset: l10n.t('Dataset'),
			model: l10n.t('Model'),
			demo: l10n.t('Demo'),
			paper: l10n.t('Paper'),
		},
		sources: l10n.t('Sources'),
		source: l10n.t('{0}, line {1} ({2})'),
		citationKey: l10n.t('Citation key'),
		missing: l10n.t(
			'This paper is no longer in the corpus. Open the corpus it came from, or search for another paper.',
		),
	};
}
