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
	window,
} from 'vscode';
import { findAddressed } from '../../core/citation/bibliographies/entryIndex';
import { paperOfEntry } from '../../core/citation/bibliographies/paperLinks';
import type { CitationFormat } from '../../core/citation/formats/formats';
import { paperAddressIn } from '../../core/feeds/paperAddress';
import { type InsertManyRequest, insertCitations, type TextEdit } from '../../core/markdown';
import type { Paper } from '../../core/paper';
import type { Bibliographies } from '../bibliographies';
import type { LibraryStore } from '../libraryStore';
import { papersAt } from '../papersAt';
import { NotWritable } from './bibliographyFile';
import { type WrittenEntries, writeEntries } from './entries';
import { formFor, formLabel } from './forms';
import { needsEntry, plainRecords } from './insertCitation';
import { replacement } from './replacement';
import { CITATION_KIND, PAPERS_MIME } from './transferKinds';

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

/** No address of a paper is longer. */
const LONGEST_ADDRESS = 300;

/** What is pasted as a citation: a paper of the corpus, or an entry of the bibliography the corpus knows nothing of. */
type Pasted = { readonly paper: Paper } | { readonly paper: null; readonly key: string };

interface Wish {
	readonly document: TextDocument;
	readonly pasted: Pasted;
	readonly range: Range;
	readonly form: CitationFormat;
}

/** An address of a known paper, of any of its pages, can be pasted as a citation ("Paste As…"); pasting it plainly stays the default. */
export class PaperPaste implements DocumentPasteEditProvider {
	private readonly wishes = new WeakMap<DocumentPasteEdit, Wish>();

	constructor(
		private readonly store: LibraryStore,
		private readonly bibliographies: Bibliographies,
	) {}

	async provideDocumentPasteEdits(
		document: TextDocument,
		ranges: readonly Range[],
		data: DataTransfer,
	): Promise<DocumentPasteEdit[] | undefined> {
		const [range] = ranges;
		const address = ((await data.get('text/plain')?.asString()) ?? '').trim();
		if (!range || ranges.length > 1 || address === '' || address.length > LONGEST_ADDRESS) {
			return undefined;
		}
		const form = formFor(document);
		const pasted = await this.pastedFor(document, address);
		if (!pasted || (!pasted.paper && !needsEntry(form))) {
			return undefined;
		}
		const paste = new DocumentPasteEdit('', l10n.t('Paste as {0}', formLabel(form)), CITATION_KIND);
		paste.yieldTo = [DocumentDropOrPasteEditKind.Text];
		this.wishes.set(paste, { document, pasted, range, form });
		return [paste];
	}

	/** The entry is written only when the user chose to paste a citation. */
	async resolveDocumentPasteEdit(paste: DocumentPasteEdit): Promise<DocumentPasteEdit> {
		const wish = this.wishes.get(paste);
		if (wish) {
			const { document, pasted, range, form } = wish;
			const offsets = { start: document.offsetAt(range.start), end: document.offsetAt(range.end) };
			const edit = pasted.paper
				? await citingEdit(this.store, document, [pasted.paper], offsets, form)
				: editOf(document, [{ key: pasted.key }], offsets, form);
			if (edit) {
				paste.additionalEdit = edit;
			}
		}
		return paste;
	}

	/** The paper of the corpus that the address leads to, where it is one, else the entry of the bibliography. */
	private async pastedFor(document: TextDocument, address: string): Promise<Pasted | undefined> {
		const { current } = this.store;
		const [paper, other] = await papersAt(current, address);
		if (paper) {
			return other ? undefined : { paper };
		}
		const named = paperAddressIn(address);
		if (named === null || named.kind === 'page') {
			return undefined;
		}
		const ids = { arxivId: null, doi: null, ...(named.kind === 'arxiv' ? { arxivId: named.id } : { doi: named.doi }) };
		for (const { bibliography } of await this.bibliographies.of(document)) {
			const entry = findAddressed(bibliography, ids);
			if (entry) {
				const known = paperOfEntry(current, entry);
				return known ? { paper: known } : { paper: null, key: entry.key };
			}
		}
		return undefined;
	}
}

/** The edit that cites papers at one place, their entries written before. */
async function citingEdit(
	{ current }: LibraryStore,
	document: TextDocument,
	papers: readonly Paper[],
	selection: { readonly start: number; readonly end: number },
	form: CitationFormat,
): Promise<WorkspaceEdit | undefined> {
	const plain = async (): Promise<WrittenEntries> => ({
		records: await plainRecords(current, papers),
		frontMatter: [],
		message: null,
	});
	let written: WrittenEntries | undefined;
	try {
		written = needsEntry(form) ? await writeEntries(current, papers, document) : await plain();
	} catch (error) {
		if (!(error instanceof NotWritable)) {
			throw error;
		}
		void window.showWarningMessage(error.message);
	}
	if (!written) {
		return undefined;
	}
	const cited = written.records.map((record) => ({ key: record.key, record }));
	return editOf(document, cited, selection, form, written.frontMatter);
}

function editOf(
	document: TextDocument,
	papers: InsertManyRequest['papers'],
	selection: { readonly start: number; readonly end: number },
	form: CitationFormat,
	also: readonly TextEdit[] = [],
): WorkspaceEdit {
	const { edits } = insertCitations({ text: document.getText(), selections: [selection], papers, form, also });
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
