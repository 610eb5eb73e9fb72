import { Range, type TextDocument, WorkspaceEdit, workspace } from 'vscode';
import { applyEdits, type TextEdit } from '../../core/citation/bibliographies/amending/textEdit';
import type { BibliographyEntry } from '../../core/citation/bibliographies/bibliography';
import { amendEntry } from '../../core/completion/amendEntry';
import { type Amendment, amendmentOf } from '../../core/completion/amendment';
import { citedEntry, knownOfEntry } from '../../core/completion/citedEntry';
import { completeAll } from '../../core/completion/complete';
import type { Completion } from '../../core/completion/completion';
import type { Ask } from '../../core/services/exchange';
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

/** Asks services for entries of a bibliography; nothing is written. */
export async function proposeFor(
	source: BibliographySource,
	entries: readonly BibliographyEntry[],
	ask: Ask,
	options: CompletingOptions & { readonly semanticScholarKey: string | null },
): Promise<EntriesAsked> {
	const cited = entries.map(citedEntry);
	const completions = await completeAll(cited.map(knownOfEntry), ask, options);
	const proposals = cited.flatMap((one, at): EntryProposal[] => {
		const amendment = amendmentOf(one, completions[at]!);
		const edits = amendment === null ? null : amendEntry(source.text, source.bibliography.format, one.entry, amendment);
		return amendment === null || edits === null || edits.length === 0 ? [] : [{ entry: one.entry, amendment, edits }];
	});
	return { source, proposals, completions };
}

/** The file as it would be. */
export function textWith(source: BibliographySource, proposals: readonly EntryProposal[]): string {
	return applyEdits(
		source.text,
		proposals.flatMap(({ edits }) => edits),
	);
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
