import { MarkdownString } from 'vscode';

/** Text of other people as Markdown that shows it as it is: no markup, no icons, no links of its own. */
export function escaped(text: string): string {
	return text.replace(/\s+/gu, ' ').replace(/[!-/:-@[-`{-~]/gu, '\\$&');
}

export function textOnly(text: string): MarkdownString {
	return new MarkdownString(escaped(text));
}
