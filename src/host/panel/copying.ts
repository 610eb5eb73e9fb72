import { FORMATS } from '../../core/citation/formats/formats';
import { type CitationRecord, citationRecord } from '../../core/citation/record';
import type { Paper } from '../../core/paper';
import type { CopyForm } from '../../shared/panelProtocol';

const TEXTS: Readonly<Record<CopyForm, (record: CitationRecord, paper: Paper) => string>> = {
	key: ({ key }) => key,
	bibtex: (record) => FORMATS.bibtex.write([record]),
	cslJson: (record) => FORMATS['csl-json'].write([record]),
	markdownLink: (record) => FORMATS['markdown-link'].write([record]),
	title: (_, { titleText }) => titleText,
};

/** What a button "Copy …" of the page puts on the clipboard. */
export function copiedText(form: CopyForm, paper: Paper, key: string): string {
	return TEXTS[form](citationRecord(paper, key), paper);
}
