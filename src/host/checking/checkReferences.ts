import { DiagnosticSeverity, l10n, ProgressLocation, type SecretStorage, window, workspace } from 'vscode';
import { type CheckedEntry, checkOnline } from '../../core/checking/checkOnline';
import { correctionOf } from '../../core/checking/correction';
import { findOffline } from '../../core/checking/offline';
import type { BibliographyEntry } from '../../core/citation/bibliographies/bibliography';
import { citedEntry } from '../../core/completion/citedEntry';
import type { Ask } from '../../core/services/exchange';
import { encodedAddress } from '../../core/text/encoded';
import type { Bibliographies, BibliographySource } from '../bibliographies';
import { citedKeysOf } from '../citedKeys';
import { semanticScholarKey } from '../semanticScholarKey';
import { uriName } from '../uriName';
import type { ReferenceDiagnostics, Remark } from './referenceDiagnostics';
import { findingText, SEVERITIES, serviceNames, verdictText } from './words';

const ASKED = ['huggingface', 'arxiv', 'crossref', 'datacite', 'semantic-scholar'] as const;

interface Reference {
	readonly source: BibliographySource;
	readonly entry: BibliographyEntry;
}

/** Asks services for the references of the active editor, once the user knows what is sent, and shows what they said. */
export async function checkReferences(
	bibliographies: Bibliographies,
	diagnostics: ReferenceDiagnostics,
	secrets: SecretStorage,
	ask: Ask,
): Promise<void> {
	const document = window.activeTextEditor?.document;
	const references = document ? await referencesOf(document, bibliographies) : [];
	if (references.length === 0) {
		void window.showInformationMessage(l10n.t('Open a bibliography, or a document that cites from one.'));
		return;
	}
	if (!(await mayAsk(references.length))) {
		return;
	}
	const verdicts = await askFor(references, ask, await semanticScholarKey(secrets));
	const remarks = references.flatMap((reference, at) => remarksOn(reference, verdicts[at]!));
	await diagnostics.show(
		[...new Map(references.map(({ source: { uri } }) => [uri.toString(), uri])).values()],
		remarks,
	);
	await showSummary(references, verdicts);
}

async function referencesOf(
	document: Parameters<typeof citedKeysOf>[0],
	bibliographies: Bibliographies,
): Promise<readonly Reference[]> {
	const own = await bibliographies.read(document.uri);
	if (own !== undefined) {
		return own.bibliography.entries.map((entry) => ({ source: own, entry }));
	}
	const { cited, meaningOf } = await citedKeysOf(document, bibliographies);
	return [...new Set(cited.map(({ key }) => key))].flatMap((key) => {
		const meaning = meaningOf(key);
		return meaning.kind === 'entry' ? [{ source: meaning.source, entry: meaning.entry }] : [];
	});
}

/** Nothing leaves the machine before the user knows what is sent to whom. */
async function mayAsk(count: number): Promise<boolean> {
	const yes = l10n.t('Check');
	const detail = l10n.t(
		'Titles, DOIs and arXiv ids of these entries are sent to {0}; nothing else of your text is.',
		serviceNames(ASKED),
	);
	const message = count === 1 ? l10n.t('Check 1 reference online?') : l10n.t('Check {0} references online?', count);
	return (await window.showInformationMessage(message, { modal: true, detail }, yes)) === yes;
}

function askFor(references: readonly Reference[], ask: Ask, key: string | null): Thenable<readonly CheckedEntry[]> {
	const title = l10n.t('Checking references…');
	return window.withProgress(
		{ location: ProgressLocation.Notification, title, cancellable: true },
		(progress, token) => {
			const stop = new AbortController();
			token.onCancellationRequested(() => stop.abort());
			return checkOnline(
				references.map(({ entry }) => citedEntry(entry)),
				ask,
				{
					semanticScholarKey: key,
					signal: stop.signal,
					onProgress: (done, all) => progress.report({ message: l10n.t('{0} of {1}', done, all) }),
				},
			);
		},
	);
}

function remarksOn({ source, entry }: Reference, verdict: CheckedEntry): readonly Remark[] {
	const { range, keyRange, key } = entry;
	const base = {
		uri: source.uri,
		key,
		entryText: source.text.slice(range.start, range.end),
		keyOffset: keyRange.start - range.start,
		address: addressOf(verdict),
		correction: null,
	};
	const findings = findOffline([entry], new Date().getFullYear()).map((finding) => ({
		...base,
		kind: finding.kind,
		severity: DiagnosticSeverity.Warning,
		message: findingText(finding),
	}));
	const { kind } = verdict;
	return kind === 'verified'
		? findings
		: [
				{
					...base,
					kind,
					severity: SEVERITIES[kind],
					message: verdictText(verdict),
					correction: correctionOf(verdict),
				},
				...findings,
			];
}

function addressOf({ record }: CheckedEntry): string | null {
	return record?.doi != null
		? `https://doi.org/${encodedAddress(record.doi)}`
		: record?.arxivId != null
			? `https://arxiv.org/abs/${record.arxivId}`
			: null;
}

/** A page of its own: what was found, worst first, who was asked and when. */
async function showSummary(references: readonly Reference[], verdicts: readonly CheckedEntry[]): Promise<void> {
	const rows = references
		.map(({ source, entry }, at) => ({ uri: source.uri, entry, verdict: verdicts[at]! }))
		.toSorted((a, b) => SEVERITIES[a.verdict.kind] - SEVERITIES[b.verdict.kind])
		.map(({ uri, entry, verdict }) => `| ${cell(entry.key)} | ${cell(uriName(uri))} | ${cell(verdictText(verdict))} |`);
	const verified = verdicts.filter(({ kind }) => kind === 'verified').length;
	const content = [
		`# ${l10n.t('References checked')}`,
		'',
		l10n.t('{0} of {1} are as their records say.', verified, verdicts.length),
		l10n.t('Asked: {0}; {1}', serviceNames(ASKED), `${new Date().toISOString().slice(0, 16).replace('T', ' ')} UTC`),
		'',
		`| ${l10n.t('Key')} | ${l10n.t('File')} | ${l10n.t('Verdict')} |`,
		'|---|---|---|',
		...rows,
		'',
	].join('\n');
	await window.showTextDocument(await workspace.openTextDocument({ language: 'markdown', content }), { preview: true });
}

function cell(text: string): string {
	return text.replace(/[\\|`*_<[\]]/g, '\\$&').replace(/\s+/g, ' ');
}
