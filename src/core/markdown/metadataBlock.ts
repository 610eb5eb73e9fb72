import type { Document } from 'yaml';
import { parseYaml, yamlRefusal } from '../text/yaml';

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

/** A YAML block of a Markdown text. */
export interface MetadataBlock {
	/** What stands between its marks. */
	readonly yaml: string;
	readonly document: Document;
	/** Of the YAML inside. */
	readonly offset: number;
	/** Of the opening `---`. */
	readonly start: number;
	/** Of the closing `---` or `...`. */
	readonly close: number;
	/** What is wrong in it, in the words of the reader; `null` when it can be read. */
	readonly problem: string | null;
}

/** Metadata of a Markdown text: the front matter and, as pandoc allows, further blocks behind blank lines. */
export function metadataBlocks(source: string): readonly MetadataBlock[] {
	// A byte order mark in front of a line would hide its beginning; a line end takes the same room.
	const text = source.startsWith('\uFEFF') ? `\n${source.slice(1)}` : source;
	const blocks: MetadataBlock[] = [];
	const opening = /^---[ \t]*\r?$/gmu;
	for (let match = opening.exec(text); match !== null; match = opening.exec(text)) {
		const start = match.index;
		const isOpening = start <= 1 || /\n[ \t]*\r?\n$/u.test(text.slice(Math.max(0, start - 80), start));
		const end = isOpening ? frontMatterEnd(text, start) : start;
		if (end === start) continue;
		const offset = text.indexOf('\n', start) + 1;
		const close = text.lastIndexOf('\n', end - 1) + 1;
		blocks.push({ ...readBlock(text.slice(offset, close)), offset, start, close });
		opening.lastIndex = end;
	}
	return blocks;
}

function readBlock(yaml: string): Pick<MetadataBlock, 'yaml' | 'document' | 'problem'> {
	const read = yamlRefusal(yaml) === null ? yaml : withoutReferences(yaml);
	const document = parseYaml(read);
	const problem = yamlRefusal(read) ?? document.errors[0]?.message.split('\n')[0] ?? null;
	return { yaml: read, document, problem };
}

/** Long lists of references are read item by item elsewhere; blanks take their room. */
function withoutReferences(yaml: string): string {
	return yaml.replace(/^references[ \t]*:[^\n]*(?:\n(?:[ \t-][^\n]*|\r?(?=\n)))*/mu, (list) =>
		list.replace(/[^\n]/gu, ' '),
	);
}
