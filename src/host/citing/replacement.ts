import { Range, type TextDocument } from 'vscode';
import type { TextEdit } from '../../core/markdown';

/** The range an edit replaces. */
export function replacement(document: TextDocument, { start, end }: TextEdit): Range {
	return new Range(document.positionAt(start), document.positionAt(end));
}
