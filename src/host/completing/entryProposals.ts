import { Range, type TextDocument, WorkspaceEdit, workspace } from 'vscode';
import type { BibliographyEntry } from '../../core/citation/bibliographies/bibliography';
import { amendEntry } from '../../core/completion/amendEntry';
import { type Amendment, amendmentOf } from '../../core/completion/amendment';
import { type CitedEntry, citedEntry, knownOfEntry } from '../../core/completion/citedEntry';
import { completeAll } from '../../core/completion/complete';
import type { Completion } from '../../core/completion/completion';
import type { Known } from '../../core/completion/known';
import type { Ask } from '../../core/services/exchange';
import { applyEdits, inOrder, type TextEdit } from '../../core/text/edits';
import type { BibliographySource } from '../bibliographies';
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

/**
 * Writes proposals by one edit that can be undone, and saves a file that was saved before. False where the file is not as
 * it was when services were asked, or cannot be edited.
 */
export async function writeProposals(
	{ uri, text }: BibliographySource,
	proposals: readonly EntryProposal[],
): Promise<boolean> {
	const document = await workspace.openTextDocument(uri);
	if (document.getText() !== text) {
		return false;
	}
	const wasDirty = document.isDirty;
	const edit = new WorkspaceEdit();
	for (const { start, end, text: put } of proposals.flatMap(({ edits }) => edits)) {
		edit.replace(uri, rangeIn(document, start, end), put);
	}
	return (await workspace.applyEdit(edit)) && (wasDirty || (await document.save()));
}

function rangeIn(document: TextDocument, start: number, end: number): Range {
	return new Range(document.positionAt(start), document.positionAt(end));
}
