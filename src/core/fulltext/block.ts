/** A block of Markdown; `heading` where it is one, `anchors` the ids that lead to it. */
export interface Block {
	readonly text: string;
	readonly anchors: readonly string[];
	readonly heading: { readonly level: number; readonly number: string; readonly title: string } | null;
}

/** A block of this text, with the ids that are none left out. */
export function block(text: string, anchors: readonly string[] = [], heading: Block['heading'] = null): Block {
	return { text, anchors: anchors.filter(Boolean), heading };
}

/** Blocks to the first of which an id leads, too. */
export function anchored(blocks: readonly Block[], id: string): readonly Block[] {
	const [first, ...rest] = blocks;
	return first === undefined || id === '' || first.anchors.includes(id)
		? blocks
		: [{ ...first, anchors: [id, ...first.anchors] }, ...rest];
}

/** Text behind `first` on its first line and `rest` on the others. */
export function indented(text: string, first: string, rest: string): string {
	return text
		.split('\n')
		.map((line, index) => (index === 0 ? first + line : line === '' ? rest.trimEnd() : rest + line))
		.join('\n');
}

/** An id as the place that links lead to. */
export function anchorOf(id: string): string {
	return /^[\w.:-]+$/.test(id) ? `<a id="${id}"></a>` : '';
}

/** A block with the places before it, on a line of their own. */
export function blockText({ text, anchors }: Block): string {
	const places = anchors.map(anchorOf).join('');
	return places === '' ? text : `${places}\n\n${text}`;
}
