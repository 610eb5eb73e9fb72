import { MarkdownString } from 'vscode';

/** Text of other people: shown as it is, never read as markup. */
export function textOnly(text: string): MarkdownString {
	return new MarkdownString().appendText(text);
}
