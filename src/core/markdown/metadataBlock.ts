/**
 * End of the YAML metadata block that begins at `start` (behind its closing line), or `start` when there is none:
 * `---`, no blank line after it, closed by `---` or `...` (Pandoc manual, "Extension: yaml_metadata_block").
 */
export function frontMatterEnd(text: string, start: number): number {
	const open = /---[ \t]*\r?\n(?![ \t]*\r?(?:\n|$))/y;
	open.lastIndex = start;
	if (!open.test(text)) return start;
	const close = /^(?:---|\.\.\.)[ \t]*\r?$/gmu;
	close.lastIndex = open.lastIndex;
	const end = close.exec(text);
	return end === null ? start : close.lastIndex;
}
