import { l10n, window } from 'vscode';
import type { Completion } from '../../core/completion/completion';
import { completedRecord } from '../../core/completion/facts';
import type { Difference } from '../../core/completion/identity';
import { SERVICES } from '../../core/services/services';
import { shortened } from '../../core/text/shortened';
import { type Completed, isCancelled } from './completer';

/** Who may be asked, in a sentence. */
export const ASKED_NAMES = (['huggingface', 'arxiv', 'crossref', 'datacite', 'semantic-scholar'] as const)
	.map((service) => SERVICES[service].label)
	.join(', ');

/** How long the status bar says what was done. */
export const MESSAGE_MS = 6000;

export function tellCompleted(entries: number): void {
	const message = entries === 1 ? l10n.t('1 entry was completed') : l10n.t('{0} entries were completed', entries);
	window.setStatusBarMessage(message, MESSAGE_MS);
}

/** What came of completing one paper, in one or two sentences. */
export function outcomeText({ paper, completion, isQueued }: Completed): string {
	const { accepted, refused, unanswered } = completion;
	const title = shortened(paper.titleText, LONGEST_TITLE);
	const failures = unanswered.map(({ source, message }) => `${SERVICES[source].label}: ${message}`);
	const [failure] = failures;
	if (isQueued && accepted.length === 0) {
		return l10n.t(
			'“{0}” could not be completed. {1} It is queued, and asked for again with the next thing you do online.',
			title,
			failure ?? '',
		);
	}
	if (isCancelled(completion)) {
		return l10n.t('“{0}” was not asked for.', title);
	}
	if (accepted.length === 0) {
		const reason = refused[0] && DIFFERENCES[refused[0].reason]();
		const found = reason
			? l10n.t('No service knows “{0}” beyond doubt: {1}.', title, reason)
			: l10n.t('No service that answered knows “{0}”.', title);
		return [found, ...(failure === undefined ? [] : [failure])].join(' ');
	}
	const by = [...new Set(accepted.map(({ service }) => SERVICES[service].label))].join(', ');
	const text = l10n.t('“{0}” was completed by {1}.', title, by);
	const later = isQueued ? [l10n.t('{0} The rest is queued.', failure ?? '')] : [];
	return [text, ...(isWithdrawn(completion) ? [l10n.t('It was withdrawn or retracted.')] : []), ...later].join(' ');
}

/** What came of completing several, in one sentence. */
export function summaryText(all: readonly Completed[]): string {
	const [only] = all;
	if (only !== undefined && all.length === 1) {
		return outcomeText(only);
	}
	const completed = all.filter(({ completion }) => completion.accepted.length > 0).length;
	const queued = all.filter(({ isQueued }) => isQueued).length;
	const unknown = all.filter(
		({ completion, isQueued }) => completion.accepted.length === 0 && !isQueued && !isCancelled(completion),
	).length;
	const withdrawn = all.filter(({ completion }) => isWithdrawn(completion)).length;
	return [
		l10n.t('Papers completed: {0} of {1}', completed, all.length),
		...(unknown > 0 ? [l10n.t('not known beyond doubt: {0}', unknown)] : []),
		...(queued > 0 ? [l10n.t('could not be asked for, so queued: {0}', queued)] : []),
		...(withdrawn > 0 ? [l10n.t('withdrawn or retracted: {0}', withdrawn)] : []),
	].join('; ');
}

/** For the log: every value with its source, and why other works were not taken. */
export function detailsText({ paper, completion }: Completed): string {
	const facts = completedRecord(completion).facts.map(
		({ field, value, source }) =>
			`  ${field}: ${Array.isArray(value) ? value.join(', ') : value} (${SERVICES[source].label})`,
	);
	const refused = completion.refused.map(
		({ source, title, reason }) => `  – “${title}” (${SERVICES[source].label}): ${DIFFERENCES[reason]()}`,
	);
	const unanswered = completion.unanswered.map(({ source, message }) => `  ${SERVICES[source].label}: ${message}`);
	return [paper.titleText, ...facts, ...refused, ...unanswered].join('\n');
}

function isWithdrawn({ accepted }: Completion): boolean {
	return accepted.some(({ withdrawn }) => withdrawn !== null);
}

const LONGEST_TITLE = 80;

/** Why a work was not taken for the paper. */
export const DIFFERENCES: Readonly<Record<Difference, () => string>> = {
	title: () => l10n.t('it has another title'),
	'near-title': () => l10n.t('its title is nearly the same, but a word of weight differs'),
	'arxiv-id': () => l10n.t('it has another arXiv id'),
	doi: () => l10n.t('it has another DOI'),
	authors: () => l10n.t('its authors are others'),
	'author-count': () => l10n.t('it has another number of authors'),
	organization: () => l10n.t('it is of another organisation'),
	date: () => l10n.t('it came out at another time'),
	abstract: () => l10n.t('its abstract is another'),
	'generic-title': () => l10n.t('many works could bear this title, and no identifier tells them apart'),
	'no-evidence': () => l10n.t('nothing but the title speaks for it'),
	ambiguous: () => l10n.t('another work fits as well'),
	unchecked: () => l10n.t('its DOI is not known at Crossref or DataCite, or leads to something else'),
};
