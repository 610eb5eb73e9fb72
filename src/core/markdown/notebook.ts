import { visit } from 'jsonc-parser';
import { chunkTexts } from './chunkOptions';
import type { KeyOccurrence } from './keyOccurrence';
import { MappedTextBuilder, placeOf, readQuoted } from './mappedText';
import { markdownKeyOccurrences } from './markdownKeys';

interface Cell {
	kind: string;
	readonly source: MappedTextBuilder;
}

/** Keys in the cells of a notebook as it is stored (nbformat 4): in Markdown, and in the captions of code. */
export function notebookKeyOccurrences(json: string): readonly KeyOccurrence[] {
	return cellsOf(json).flatMap(({ kind, source }) => {
		const cell = source.build();
		if (!cell.text.includes('@')) return [];
		const keys =
			kind === 'code' ? codeKeys(cell.text) : kind === 'raw' ? rawKeys(cell.text) : markdownKeyOccurrences(cell.text);
		return keys.map((found) => ({
			...found,
			keyRange: placeOf(cell, found.keyRange),
			markRange: placeOf(cell, found.markRange),
		}));
	});
}

/** The front matter of a notebook: its first cell that is no code, as text. */
export function notebookFrontMatter(json: string): string {
	return (
		cellsOf(json)
			.find(({ kind }) => kind === 'markdown' || kind === 'raw')
			?.source.build().text ?? ''
	);
}

/** A raw cell is text of another language, but for the metadata that Quarto takes from it. */
function rawKeys(text: string): readonly KeyOccurrence[] {
	return /^---[ \t]*\r?\n/u.test(text) ? markdownKeyOccurrences(text) : [];
}

/** Captions in the options of a code cell, as in those of a chunk. */
function codeKeys(code: string): readonly KeyOccurrence[] {
	if (!/^[ \t]*#\|/u.test(code)) return [];
	const chunk = `\`\`\`{python}\n${code}`;
	const shift = chunk.length - code.length;
	return chunkTexts(chunk, 0, chunk.length).captions.flatMap((caption) =>
		markdownKeyOccurrences(caption.text).map((found) => {
			const moved = (range: KeyOccurrence['keyRange']) => {
				const { start, end } = placeOf(caption, range);
				return { start: start - shift, end: end - shift };
			};
			return { ...found, keyRange: moved(found.keyRange), markRange: moved(found.markRange) };
		}),
	);
}

function cellsOf(json: string): readonly Cell[] {
	const cells: Cell[] = [];
	let name = '';
	visit(json, {
		onObjectBegin: (_offset, _length, _line, _character, path) => {
			if (path().length === 2 && path()[0] === 'cells') cells.push({ kind: '', source: new MappedTextBuilder() });
		},
		onObjectProperty: (property) => {
			name = property;
		},
		onLiteralValue: (value: unknown, offset, length, _line, _character, path) => {
			const cell = cells.at(-1);
			if (cell === undefined || typeof value !== 'string' || (name !== 'cell_type' && name !== 'source')) return;
			const [root, , property, ...rest] = path();
			if (root !== 'cells' || rest.length > 1) return;
			if (property === 'cell_type') cell.kind = value;
			else if (property === 'source') readQuoted(json, offset + 1, offset + length - 1, cell.source);
		},
	});
	return cells;
}
