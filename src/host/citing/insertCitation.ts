import { env, l10n, Range, type TextDocument, type TextEditor, window } from 'vscode';
import { chooseKey } from '../../core/citation/bibliography';
import { type CitationFormat, FORMATS } from '../../core/citation/formats';
import { citationKeys } from '../../core/citation/keys';
import { type CitationRecord, citationRecord } from '../../core/citation/record';
import { derived } from '../../core/derived';
import type { Library } from '../../core/library';
import { insertCitation } from '../../core/markdown';
import type { Paper } from '../../core/paper';
import { readSetting } from '../settings';
import { BibliographyFile, bibliographyUris } from './bibliographyFile';

const MESSAGE_MS = 6000;

const keysOf = ({ papers }: Library) => citationKeys(papers);

/** Where a citation is wished for, caught before anything else takes the focus. */
export interface CitingPlace {
	readonly editor: TextEditor;
	readonly document: TextDocument;
	readonly version: number;
}

export function catchPlace(editor: TextEditor | undefined): CitingPlace | undefined {
	return editor && { editor, document: editor.document, version: editor.document.version };
}

/**
 * Cites papers: their entries go to the bibliography first, then the citation into the text, so that nothing is
 * cited that is not there. Where there is no text to write to, the citation goes to the clipboard.
 */
export async function citePapers(
	library: Library,
	papers: readonly Paper[],
	place: CitingPlace | undefined,
): Promise<void> {
	const keys = derived(library, keysOf);
	const propose = (paper: Paper) => keys.get(paper.id) ?? '';
	if (!place) {
		await copy(FORMATS.pandoc.write(papers.map((paper) => citationRecord(paper, propose(paper)))));
		return;
	}
	const form = formFor(place.document);
	const { records, added } = needsEntry(form)
		? await writeEntries(place.document, papers, propose)
		: { records: papers.map((paper) => citationRecord(paper, propose(paper))), added: null };
	const inserted = await insert(place, records, form);
	if (!inserted) {
		await copy(FORMATS[form].write(records));
	} else if (added) {
		window.setStatusBarMessage(added, MESSAGE_MS);
	}
}

/** A citation that points at an entry needs one; a link or a footnote stands by itself. */
function needsEntry(form: CitationFormat): boolean {
	return FORMATS[form].kind === 'citation';
}

async function writeEntries(document: TextDocument, papers: readonly Paper[], propose: (paper: Paper) => string) {
	const [first, ...others] = await Promise.all(bibliographyUris(document).map((uri) => BibliographyFile.open(uri)));
	const bibliographies = [first, ...others].flatMap((file) => (file ? [file.entries] : []));
	const records: CitationRecord[] = [];
	const missing: CitationRecord[] = [];
	for (const paper of papers) {
		const { key, entry } = chooseKey(bibliographies, paper, propose(paper));
		const record = citationRecord(paper, key);
		records.push(record);
		if (!entry) {
			missing.push(record);
		}
	}
	if (!first || missing.length === 0) {
		return { records, added: null };
	}
	await first.append(missing);
	const added =
		missing.length === 1 && missing[0]
			? l10n.t('Added {0} to {1}', missing[0].key, first.name)
			: l10n.t('Added {0} entries to {1}', missing.length, first.name);
	return { records, added };
}

/** False when the text has changed meanwhile or takes no edits. */
async function insert(
	{ editor, document, version }: CitingPlace,
	records: readonly CitationRecord[],
	form: CitationFormat,
) {
	if (document.isClosed || document.version !== version) {
		return false;
	}
	const text = document.getText();
	const papers = records.map((record) => ({ key: record.key, record }));
	const edits = editor.selections.flatMap((selection) => {
		const { edits } = insertCitation({
			text,
			selection: { start: document.offsetAt(selection.start), end: document.offsetAt(selection.end) },
			papers,
			form,
		});
		return edits;
	});
	if (edits.length === 0) {
		return true;
	}
	return editor.edit((builder) => {
		for (const { start, end, text } of edits) {
			builder.replace(new Range(document.positionAt(start), document.positionAt(end)), text);
		}
	});
}

async function copy(text: string): Promise<void> {
	await env.clipboard.writeText(text);
	void window.showInformationMessage(l10n.t('No text to insert into; the citation is in the clipboard: {0}', text));
}

/** The form the user set; by itself a plain link where nothing reads citations, as in README files. */
function formFor(document: TextDocument): CitationFormat {
	const form = readSetting('citation.form', document);
	if (form !== 'auto') {
		return form;
	}
	if (document.languageId === 'latex') {
		return 'latex-cite';
	}
	if (document.languageId === 'typst') {
		return 'typst';
	}
	return /(?:^|\/)readme(?:\.\w+)?$/i.test(document.uri.path) ? 'markdown-link' : 'pandoc';
}
