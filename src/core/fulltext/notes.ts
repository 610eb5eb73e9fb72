import { firstBelow, type HtmlElement, type HtmlNode, hasClass, isElement } from './elements';

/** Notes of a page: a mark where each is, and their texts to be set after the text. */
export class Notes {
	private readonly texts: string[] = [];
	/** A note in a note is told in its text. */
	private isInNote = false;

	/** The mark of a note; `markdownOf` makes its text. */
	add(note: HtmlElement, markdownOf: (nodes: readonly HtmlNode[]) => string): string {
		const content = firstBelow(note, (element) => hasClass(element, 'ltx_note_content')) ?? note;
		const nodes = content.children.filter((child) => !isMark(child));
		if (this.isInNote) {
			return ` (${markdownOf(nodes)})`;
		}
		this.isInNote = true;
		const text = markdownOf(nodes);
		this.isInNote = false;
		if (text === '') {
			return '';
		}
		this.texts.push(text);
		return `[^${this.texts.length}]`;
	}

	/** All notes, a paragraph each. */
	definitions(): readonly string[] {
		return this.texts.map((text, index) => `[^${index + 1}]: ${text}`);
	}
}

function isMark(node: HtmlNode): boolean {
	return isElement(node) && hasClass(node, 'ltx_note_mark', 'ltx_tag_note', 'ltx_note_type');
}
