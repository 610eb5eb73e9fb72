import { env, l10n, window } from 'vscode';
import type { CitedKey } from '../../core/citation/formats/cite';
import { type CitationFormat, FORMATS } from '../../core/citation/formats/formats';
import { keyStem } from '../../core/citation/keys/keys';
import { type CitationRecord, citationRecord } from '../../core/citation/record';
import type { Library } from '../../core/library';
import { type InsertManyResult, insertCitations } from '../../core/markdown/insertMany';
import { insertQuotation, type Quotation } from '../../core/markdown/insertQuotation';
import type { Paper } from '../../core/paper';
import { applyEdits } from '../../core/text/edits';
import { citationKeysOf } from '../citationKeys';
import type { Csl } from '../csl';
import { NotWritable } from './bibliographyFile';
import { MESSAGE_MS, writeEntries } from './entries';
import { referenceEdits } from './formattedReferences';
import { formFor } from './forms';
import { applyAt, type CitingPlace } from './place';

/** What is to be cited and how; where no form is given, the one of the document. */
export interface Citing {
	readonly papers: readonly Paper[];
	readonly form?: CitationFormat | undefined;
	/** What stands around each key, in the order of the papers. */
	readonly affixes?: readonly Omit<CitedKey, 'key'>[] | undefined;
	/** Words of the paper, set before the citation. */
	readonly quotation?: Quotation;
	/** Keys are taken as they would be in an empty bibliography. */
	readonly withoutEntries?: boolean;
}

/**
 * Cites papers: their entries go to the bibliography first, then the citation into the text, so that nothing is
 * cited that is not there. Where there is no text to write to, the citation goes to the clipboard.
 */
export async function citePapers(
	library: Library,
	citing: Citing,
	place: CitingPlace | undefined,
	csl: Csl,
): Promise<void> {
	try {
		await cite(library, citing, place, csl);
	} catch (error) {
		if (!(error instanceof NotWritable)) {
			throw error;
		}
		// Not waited for: a citation that comes after this one need not.
		void tellRefusal(error, await plainRecords(library, citing.papers), () =>
			cite(library, { ...citing, withoutEntries: true }, place, csl),
		);
	}
}

async function cite(library: Library, citing: Citing, place: CitingPlace | undefined, csl: Csl): Promise<void> {
	const { papers, quotation } = citing;
	if (!place) {
		await copy(asText(citing.form ?? 'pandoc', await plainRecords(library, papers), citing));
		return;
	}
	const form = citing.form ?? formFor(place.document);
	const written =
		needsEntry(form) && !citing.withoutEntries
			? await writeEntries(library, papers, place.document)
			: { records: await plainRecords(library, papers), frontMatter: [], message: null };
	if (!written) {
		return;
	}
	const { records, frontMatter, message } = written;
	const { edits, cursors } =
		form === 'reference' && !quotation
			? await referenceEdits(place, records, csl)
			: textEdits(place, records, form, citing, frontMatter);
	if (!(await applyAt(place, edits, cursors))) {
		await copy(asText(form, records, citing));
	} else if (message) {
		window.setStatusBarMessage(message, MESSAGE_MS);
	}
}

/** A citation by itself, or behind the words that are quoted. */
function asText(form: CitationFormat, records: readonly CitationRecord[], { affixes, quotation }: Citing): string {
	if (!quotation) {
		return FORMATS[form].write(records);
	}
	const papers = records.map((record, index) => ({ ...affixes?.[index], key: record.key, record }));
	const { edits } = insertQuotation({ text: '', selection: { start: 0, end: 0 }, papers, form, quotation });
	return applyEdits('', edits).trimEnd();
}

/** A citation that points at an entry needs one; a link or a footnote stands by itself. */
export function needsEntry(form: CitationFormat): boolean {
	return FORMATS[form].kind === 'citation';
}

/** The records of papers under the keys proposed for them. */
export async function plainRecords(library: Library, papers: readonly Paper[]): Promise<readonly CitationRecord[]> {
	const keys = await citationKeysOf(library);
	return papers.map((paper) => citationRecord(paper, keys.get(paper.id) ?? keyStem(paper)));
}

function textEdits(
	{ text, selections }: CitingPlace,
	records: readonly CitationRecord[],
	form: CitationFormat,
	{ affixes, quotation }: Citing,
	also: InsertManyResult['edits'],
): InsertManyResult {
	const papers = records.map((record, index) => ({ ...affixes?.[index], key: record.key, record }));
	const [selection] = selections;
	if (quotation && selection) {
		const { edits, cursor } = insertQuotation({ text, selection, papers, form, quotation }, also);
		return { edits, cursors: [cursor] };
	}
	return insertCitations({ text, selections, papers, form, also });
}

/** Says why no entry was written, and what can be done instead. */
export async function tellRefusal(
	refusal: NotWritable,
	records: readonly CitationRecord[],
	citeAnyway: () => Promise<void>,
): Promise<void> {
	const anyway = l10n.t('Cite without an Entry');
	const copyEntry = l10n.t('Copy the Entry');
	const chosen = await window.showWarningMessage(refusal.message, anyway, copyEntry);
	if (chosen === anyway) {
		await citeAnyway();
	} else if (chosen === copyEntry) {
		await env.clipboard.writeText(FORMATS.bibtex.write(records));
	}
}

async function copy(text: string): Promise<void> {
	await env.clipboard.writeText(text);
	void window.showInformationMessage(l10n.t('No text to insert into; the citation is in the clipboard: {0}', text));
}
