/** `$(name)` in a row is an icon to VS Code; with the backslash it is the text that it is. */
export function plain(text: string): string {
	return text.replaceAll('$(', '\\$(');
}
