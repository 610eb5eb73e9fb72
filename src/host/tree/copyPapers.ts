import { env, l10n, window } from 'vscode';
import { type CitationFormat, type CitationRecord, citationRecord, FORMATS, markdownLink } from '../../core/citation';
import type { Library } from '../../core/library';
import type { PaperId } from '../../core/paper';
import { citationKeysOf } from '../citationKeys';

const MESSAGE_MS = 4000;

/** What can be copied of papers. */
export type CopyForm = 'key' | 'bibtex' | 'link' | 'title';

/** How each form is written: several papers one a line, entries apart. */
const WRITERS: Readonly<Record<CopyForm, (records: readonly CitationRecord[]) => string>> = {
	key: (records) => records.map(({ key }) => key).join('\n'),
	bibtex: (records) => entriesIn('bibtex', records),
	link: (records) => records.map((record) => markdownLink(record)).join('\n'),
	title: (records) => records.map(({ csl }) => csl.title).join('\n'),
};

export async function copyPapers(library: Library, ids: readonly PaperId[], form: CopyForm): Promise<void> {
	const papers = ids.flatMap((id) => library.get(id) ?? []);
	if (papers.length === 0) {
		return;
	}
	const keys = await citationKeysOf(library);
	await env.clipboard.writeText(WRITERS[form](papers.map((paper) => citationRecord(paper, keys.get(paper.id) ?? ''))));
	window.setStatusBarMessage(
		papers.length === 1 ? l10n.t('Copied') : l10n.t('Copied, {0} papers', papers.length),
		MESSAGE_MS,
	);
}

function entriesIn(format: CitationFormat, records: readonly CitationRecord[]): string {
	return `${FORMATS[format].write(records)}\n`;
}
