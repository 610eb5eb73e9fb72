import { DiagnosticSeverity, l10n } from 'vscode';
import type { CheckedEntry } from '../../core/checking/checkOnline';
import type { Finding, FindingKind } from '../../core/checking/offline';
import type { CheckedField, VerdictKind } from '../../core/checking/verdict';
import { SERVICES, type ServiceName } from '../../core/services/services';

/** How much a verdict weighs: what was taken back or is not known first, what nobody could be asked for last. */
export const SEVERITIES: Readonly<Record<VerdictKind, DiagnosticSeverity>> = {
	withdrawn: DiagnosticSeverity.Error,
	'not-found': DiagnosticSeverity.Error,
	differs: DiagnosticSeverity.Warning,
	'published-as': DiagnosticSeverity.Information,
	'could-not-ask': DiagnosticSeverity.Information,
	verified: DiagnosticSeverity.Hint,
};

const FIELDS: Readonly<Record<CheckedField, () => string>> = {
	title: () => l10n.t('title'),
	authors: () => l10n.t('authors'),
	year: () => l10n.t('year'),
	venue: () => l10n.t('venue'),
	doi: () => l10n.t('DOI'),
	arxivId: () => l10n.t('arXiv id'),
};

/** What is said of an entry, in one sentence. */
export function verdictText({ kind, differs, record, asked, failed }: CheckedEntry): string {
	const source = record === null ? '' : SERVICES[record.source].label;
	switch (kind) {
		case 'verified':
			return l10n.t('{0} has the same record.', source);
		case 'differs':
			return l10n.t('Not as the record of {0} has it: {1}.', source, fieldNames(differs));
		case 'not-found':
			return l10n.t('Not known to {0}. That is no proof that there is no such work.', serviceNames(asked));
		case 'could-not-ask':
			return record === null
				? l10n.t('Nothing can be said: {0} gave no answer.', serviceNames(failed))
				: l10n.t(
						'{0} has a record of it, but not all could be compared: {1} gave no answer.',
						source,
						serviceNames(failed),
					);
		case 'withdrawn':
			return l10n.t('Withdrawn or retracted, says {0}: {1}', source, record?.withdrawn ?? '');
		case 'published-as':
			return l10n.t('A preprint that was published in {0}.', [record?.venue, record?.year].filter(Boolean).join(', '));
		default:
			return kind satisfies never;
	}
}

/** What can be told of an entry without asking anybody. */
export function findingText({ kind, fields, above }: Finding): string {
	const text = FINDINGS[kind]();
	const about = above ?? fieldNames(fields);
	return about === '' ? text : l10n.t('{0}: {1}', text, about);
}

const FINDINGS: Readonly<Record<FindingKind, () => string>> = {
	'duplicate-key': () => l10n.t('An entry above has the same key'),
	'duplicate-work': () => l10n.t('An entry above is the same work'),
	incomplete: () => l10n.t('Something is missing'),
	'future-date': () => l10n.t('The year is in the future'),
	'placeholder-authors': () => l10n.t('The authors are placeholders'),
	contradiction: () => l10n.t('What it says contradicts itself'),
};

export function serviceNames(services: readonly ServiceName[]): string {
	return services.map((service) => SERVICES[service].label).join(', ');
}

function fieldNames(fields: readonly CheckedField[]): string {
	return fields.map((field) => FIELDS[field]()).join(', ');
}
