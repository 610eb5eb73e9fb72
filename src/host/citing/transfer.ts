import {
	type CancellationToken,
	type DataTransfer,
	DocumentDropEdit,
	type DocumentDropEditProvider,
	DocumentDropOrPasteEditKind,
	DocumentPasteEdit,
	type DocumentPasteEditProvider,
	l10n,
	type Position,
	type Range,
	type TextDocument,
	WorkspaceEdit,
} from 'vscode';
import type { CitationFormat } from '../../core/citation/formats';
import { addressedPaper } from '../../core/citation/paperLinks';
import { insertCitations } from '../../core/markdown';
import type { Paper } from '../../core/paper';
import type { LibraryStore } from '../libraryStore';
import { type WrittenEntries, writeEntries } from './entries';
import { formFor, formLabel } from './forms';
import { needsEntry, plainRecords } from './insertCitation';
import { replacement } from './replacement';

/** A JSON array of paper ids: what drags from Offprint's trees carry. */
export const PAPERS_MIME = 'application/vnd.offprint.papers';

export const CITATION_KIND = DocumentDropOrPasteEditKind.Empty.append('markdown', 'citation', 'offprint');

/** Papers dropped from a tree into a text are cited there, their entries written. */
export class PaperDrop implements DocumentDropEditProvider {
	constructor(private readonly store: LibraryStore) {}

	async provideDocumentDropEdits(
		document: TextDocument,
		position: Position,
		data: DataTransfer,
		token: CancellationToken,
	): Promise<DocumentDropEdit | undefined> {
		const carried = await data.get(PAPERS_MIME)?.asString();
		const papers = idsIn(carried).flatMap((id) => this.store.current.get(id) ?? []);
		if (papers.length === 0 || token.isCancellationRequested) {
			return undefined;
		}
		const form = formFor(document);
		const offset = document.offsetAt(position);
		const edit = await citingEdit(this.store, document, papers, { start: offset, end: offset }, form);
		if (!edit) {
			return undefined;
		}
		const drop = new DocumentDropEdit('', l10n.t('Insert {0}', formLabel(form)), CITATION_KIND);
		drop.additionalEdit = edit;
		return drop;
	}
}

/** An address of a known paper can be pasted as a citation ("Paste As…"); pasting it plainly stays the default. */
export class PaperPaste implements DocumentPasteEditProvider {
	constructor(private readonly store: LibraryStore) {}

	async provideDocumentPasteEdits(
		document: TextDocument,
		ranges: readonly Range[],
		data: DataTransfer,
	): Promise<DocumentPasteEdit[] | undefined> {
		const [range] = ranges;
		const address = addressedPaper((await data.get('text/plain')?.asString()) ?? '');
		const paper = address?.arxivId ? this.store.current.get(`arxiv:${address.arxivId}`) : undefined;
		if (!range || ranges.length > 1 || !paper) {
			return undefined;
		}
		const form = formFor(document);
		const paste = new DocumentPasteEdit('', l10n.t('Paste as {0}', formLabel(form)), CITATION_KIND);
		paste.yieldTo = [DocumentDropOrPasteEditKind.Text];
		pending.set(paste, { document, paper, range, form });
		return [paste];
	}

	/** The entry is written only when the user chose to paste a citation. */
	async resolveDocumentPasteEdit(paste: DocumentPasteEdit): Promise<DocumentPasteEdit> {
		const wish = pending.get(paste);
		if (wish) {
			const { document, paper, range, form } = wish;
			const offsets = { start: document.offsetAt(range.start), end: document.offsetAt(range.end) };
			const edit = await citingEdit(this.store, document, [paper], offsets, form);
			if (edit) {
				paste.additionalEdit = edit;
			}
		}
		return paste;
	}
}

const pending = new WeakMap<
	DocumentPasteEdit,
	{ readonly document: TextDocument; readonly paper: Paper; readonly range: Range; readonly form: CitationFormat }
>();

/** The edit that cites papers at one place, their entries written before. */
async function citingEdit(
	{ current }: LibraryStore,
	document: TextDocument,
	papers: readonly Paper[],
	selection: { readonly start: number; readonly end: number },
	form: CitationFormat,
): Promise<WorkspaceEdit | undefined> {
	const written: WrittenEntries | undefined = needsEntry(form)
		? await writeEntries(current, papers, document)
		: { records: await plainRecords(current, papers), frontMatter: [], message: null };
	if (!written) {
		return undefined;
	}
	const { edits } = insertCitations({
		text: document.getText(),
		selections: [selection],
		papers: written.records.map((record) => ({ key: record.key, record })),
		form,
		also: written.frontMatter,
	});
	const edit = new WorkspaceEdit();
	for (const one of edits) {
		edit.replace(document.uri, replacement(document, one), one.text);
	}
	return edit;
}

function idsIn(json: string | undefined): readonly string[] {
	try {
		const ids: unknown = JSON.parse(json ?? '[]');
		return Array.isArray(ids) ? ids.filter((id) => typeof id === 'string') : [];
	} catch {
		return [];
	}
}
