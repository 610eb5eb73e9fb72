import { Range, type TextDocument, WorkspaceEdit, workspace } from 'vscode';
import type { BibliographyEntry } from '../../core/citation/bibliographies/bibliography';
import { readBibliography } from '../../core/citation/bibliographies/readBibliography';
import { amendEntry } from '../../core/completion/amendEntry';
import { type Amendment, amendmentOf } from '../../core/completion/amendment';
import { type CitedEntry, citedEntry, knownOfEntry } from '../../core/completion/citedEntry';
import { completeAll } from '../../core/completion/complete';
import type { Completion } from '../../core/completion/completion';
import type { Known } from '../../core/completion/known';
import type { Ask } from '../../core/services/exchange';
import { applyEdits, inOrder, type TextEdit } from '../../core/text/edits';
import type { BibliographySource } from '../bibliographies';
import { decodeToWrite, encode, sameBytes, savedBytes } from '../fileEncoding';
import type { CompletingOptions } from './completer';

/** What an entry would be after completion. */
export interface EntryProposal {
	readonly entry: BibliographyEntry;
	readonly amendment: Amendment;
	readonly edits: readonly TextEdit[];
}

export interface EntriesAsked {
	readonly source: BibliographySource;
	readonly proposals: readonly EntryProposal[];
	readonly completions: readonly Completion[];
}

/**
 * Asks services for entries of a bibliography; nothing is written.
 * @param known what they are asked for, where somebody said more than the entries do
 */
export async function proposeFor(
	source: BibliographySource,
	entries: readonly BibliographyEntry[],
	ask: Ask,
	options: CompletingOptions & { readonly semanticScholarKey: string | null },
	known?: readonly Known[],
): Promise<EntriesAsked> {
	const cited = entries.map(citedEntry);
	const completions = await completeAll(known ?? cited.map(knownOfEntry), ask, options);
	const proposals = cited.flatMap((one, at) => proposalFor(source, one, completions[at]!));
	return { source, proposals, completions };
}

/** What completion changes of an entry; none where it changes nothing, or where the entry cannot be written in. */
export function proposalFor(
	source: BibliographySource,
	cited: CitedEntry,
	completion: Completion,
): readonly EntryProposal[] {
	return proposalOf(source, cited, amendmentOf(cited, completion));
}

/** An amendment as edits of the file; none where it is none, or where the entry cannot be written in. */
export function proposalOf(
	{ text, bibliography }: BibliographySource,
	{ entry }: CitedEntry,
	amendment: Amendment | null,
): readonly EntryProposal[] {
	const edits = amendment && amendEntry(text, bibliography.format, entry, amendment);
	return amendment === null || edits === null || edits.length === 0 ? [] : [{ entry, amendment, edits }];
}

/** The file as it would be. */
export function textWith(source: BibliographySource, proposals: readonly EntryProposal[]): string {
	return applyEdits(source.text, inOrder(proposals.flatMap(({ edits }) => edits)));
}

/** What became of proposals that were to be written; `changed` where the file is not as it was when services were asked. */
export type Written = 'written' | 'changed' | 'not-editable' | 'no-encoding';

/**
 * Writes proposals by one edit that can be undone, and saves a file that was saved before. Where saving would change
 * more of the file (line ends of several kinds, bytes that are no text to the editor) its bytes are written instead.
 */
export async function writeProposals(
	source: BibliographySource,
	proposals: readonly EntryProposal[],
): Promise<Written> {
	const { uri, text } = source;
	const document = await workspace.openTextDocument(uri);
	if (document.getText() !== text) {
		return 'changed';
	}
	const wasDirty = document.isDirty;
	const bytes = wasDirty ? null : await workspace.fs.readFile(uri);
	if (bytes !== null && !sameBytes(await savedBytes(document), bytes)) {
		return writeBytes(source, proposals, bytes);
	}
	const edit = new WorkspaceEdit();
	for (const { start, end, text: put } of proposals.flatMap(({ edits }) => edits)) {
		edit.replace(uri, rangeIn(document, start, end), put);
	}
	return (await workspace.applyEdit(edit)) && (wasDirty || (await document.save())) ? 'written' : 'not-editable';
}

/** Writes into the file as it lies there: its entries are those of the document, in their order. */
async function writeBytes(
	{ uri, bibliography: { format, entries } }: BibliographySource,
	proposals: readonly EntryProposal[],
	bytes: Uint8Array,
): Promise<Written> {
	const { text, encoding } = await decodeToWrite(uri, bytes);
	const own = readBibliography(text, format).entries;
	const edits = proposals.flatMap(({ entry, amendment }) => {
		const place = own.length === entries.length ? own[entries.indexOf(entry)] : undefined;
		return (place && amendEntry(text, format, place, amendment)) ?? [];
	});
	const put = edits.map((edit) => edit.text).join('');
	if (encoding === null || (encoding.isGuessed && /[^\0-\x7f]/u.test(put))) {
		return 'no-encoding';
	}
	const after = await encode(uri, applyEdits(text, inOrder(edits)), encoding);
	if (after === null || edits.length === 0) {
		return after === null ? 'no-encoding' : 'not-editable';
	}
	await workspace.fs.writeFile(uri, after);
	return 'written';
}

function rangeIn(document: TextDocument, start: number, end: number): Range {
	return new Range(document.positionAt(start), document.positionAt(end));
}
