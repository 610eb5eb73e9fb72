import { Range, Uri, window, workspace } from 'vscode';
import type { SourceRef } from '../../core/paper';

/** Opens a listing at the very line on which a paper stands. */
export async function openSource({ file, line }: SourceRef): Promise<void> {
	const document = await workspace.openTextDocument(Uri.parse(file));
	const { range } = document.lineAt(Math.min(line, document.lineCount) - 1);
	await window.showTextDocument(document, { selection: new Range(range.start, range.end) });
}
