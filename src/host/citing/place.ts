import { type Position, Selection, type TextDocument, type TextEditor, WorkspaceEdit, window, workspace } from 'vscode';
import type { TextEdit } from '../../core/markdown';
import { replacement } from './replacement';

/** Where a citation is wished for, caught before anything else takes the focus. */
export interface CitingPlace {
	readonly editor: TextEditor;
	readonly document: TextDocument;
	readonly version: number;
	readonly text: string;
	/** UTF-16 offsets, in the order of the editor's selections. */
	readonly selections: readonly { readonly start: number; readonly end: number }[];
}

export function catchPlace(editor: TextEditor | undefined): CitingPlace | undefined {
	if (!editor) {
		return undefined;
	}
	const { document, selections } = editor;
	const offset = (position: Position) => document.offsetAt(position);
	return {
		editor,
		document,
		version: document.version,
		text: document.getText(),
		selections: selections.map(({ start, end }) => ({ start: offset(start), end: offset(end) })),
	};
}

/** Applies edits as one step of undo and sets the cursors; false when the text has changed meanwhile or takes no edits. */
export async function applyAt(
	{ editor, document, version, text, selections }: CitingPlace,
	edits: readonly TextEdit[],
	cursors: readonly number[],
): Promise<boolean> {
	if (document.isClosed || (document.version !== version && document.getText() !== text)) {
		return false;
	}
	if (edits.length === 0) {
		return true;
	}
	const shown = window.visibleTextEditors.find(
		(candidate) => candidate === editor || candidate.document.uri.toString() === document.uri.toString(),
	);
	if (!shown) {
		const edit = new WorkspaceEdit();
		for (const one of edits) {
			edit.replace(document.uri, replacement(document, one), one.text);
		}
		return workspace.applyEdit(edit);
	}
	const done = await shown.edit((builder) => {
		for (const one of edits) {
			const range = replacement(document, one);
			if (range.isEmpty) {
				builder.insert(range.start, one.text);
			} else {
				builder.replace(range, one.text);
			}
		}
	});
	// Setting the cursors where they are anyway would take back what a fast typist has written meanwhile.
	const isElsewhere = cursors.some((cursor, index) => cursor !== movedBy(edits, selections[index]));
	if (done && isElsewhere) {
		shown.selections = cursors.map((cursor) => {
			const position = document.positionAt(cursor);
			return new Selection(position, position);
		});
	}
	return done;
}

/** Where VS Code leaves an empty selection by itself: behind what is inserted at it. */
function movedBy(edits: readonly TextEdit[], selection: CitingPlace['selections'][number] | undefined): number {
	if (!selection || selection.start !== selection.end) {
		return -1;
	}
	const before = edits.filter(({ end }) => end <= selection.end);
	return before.reduce((at, { start, end, text }) => at + text.length - (end - start), selection.end);
}
