import { cleanText, type HtmlElement, type HtmlNode, hasClass, isElement, textOf, withGaps } from './elements';
import { linkTarget, type PageAddress } from './escape';
import { inlineFormula } from './formulas';
import type { Marks } from './marks';
import type { Notes } from './notes';

/** What a line of text needs to know of the page around it. */
export interface Page {
	readonly address: PageAddress;
	readonly notes: Notes;
	/** Ids that links of the page lead to. */
	readonly linked: ReadonlySet<string>;
	/** How deep sections are below the first level of headings: one where there are chapters. */
	readonly depth: number;
	readonly marks: Marks;
}

/** Nodes in a line as Markdown; blanks as one. */
export function inlineMarkdown(nodes: readonly HtmlNode[], page: Page): string {
	return joined(nodes, page)
		.replace(/[^\S\n]*\n[^\S\n]*|[^\S\n]+/g, (blank) => (blank.includes('\n') ? '\n' : ' '))
		.replace(/\n/g, ' ')
		.trim();
}

function joined(nodes: readonly HtmlNode[], page: Page): string {
	let text = '';
	let endsInDollar = false;
	for (const node of nodes) {
		const part = inline(node, page);
		if (part === '') {
			continue;
		}
		// pandoc's rule: a dollar before a digit ends no formula. The text itself is not looked at while it grows.
		text += endsInDollar && /^\d/.test(part) ? `<!-- -->${part}` : part;
		endsInDollar = part.endsWith('$');
	}
	return text;
}

function inline(node: HtmlNode, page: Page): string {
	const { marks } = page;
	if (!isElement(node)) {
		return marks.text(cleanText(node));
	}
	const { name } = node;
	if (name === 'math') {
		return inlineFormula(node, marks);
	}
	if (hasClass(node, 'ltx_note')) {
		return page.notes.add(node, (nodes) => inlineMarkdown(nodes, page));
	}
	if (hasClass(node, 'ltx_note_mark', 'ltx_role_newpage', 'ltx_bib_cited') || isHidden(node)) {
		return '';
	}
	if (name === 'br') {
		return ' ';
	}
	if (name === 'img') {
		return picture(node, page);
	}
	if (hasClass(node, 'ltx_ERROR')) {
		const said = textOf(node);
		return said === '' ? '' : marks.code(said);
	}
	const text = joined(node.children, page);
	if (name === 'a') {
		return link(node, text, page);
	}
	if (name === 'sup' || name === 'sub') {
		return text.trim() === '' ? text : `<${name}>${text.trim()}</${name}>`;
	}
	if (name === 'code' || name === 'tt' || hasClass(node, 'ltx_font_typewriter')) {
		return isPlain(node) ? around(textOf(node), text, marks.code) : text;
	}
	const isBold = name === 'b' || name === 'strong' || hasClass(node, 'ltx_font_bold');
	const isItalic = name === 'i' || name === 'em' || hasClass(node, 'ltx_font_italic', 'ltx_emph');
	const isMarked = (isBold || isItalic) && !node.hasBlock;
	const out = isMarked ? around(text.trim(), text, (inner) => marks.emphasis(inner, isBold, isItalic)) : text;
	return withGaps(node, out);
}

/** A text between marks, the blanks around it outside of them. */
function around(inner: string, text: string, mark: (inner: string) => string): string {
	return inner === '' ? text : `${/^\s/.test(text) ? ' ' : ''}${mark(inner)}${/\s$/.test(text) ? ' ' : ''}`;
}

function isPlain(node: HtmlElement): boolean {
	return node.children.every((child) => !isElement(child) || (child.name === 'span' && isPlain(child)));
}

function isHidden({ attributes }: HtmlElement): boolean {
	return 'hidden' in attributes || /display\s*:\s*none/i.test(attributes.style ?? '');
}

function link(node: HtmlElement, text: string, { address, marks }: Page): string {
	const target = linkTarget((node.attributes.href ?? '').trim(), address);
	const said = text.trim();
	if (target === null || said === '') {
		return text;
	}
	return around(said, text, (inner) => marks.link(inner, target));
}

/** A picture is not loaded: a link leads to it. */
export function picture({ attributes }: HtmlElement, { address, marks }: Page): string {
	const target = linkTarget((attributes.src ?? attributes.data ?? '').trim(), address);
	const said = cleanText(attributes.alt ?? '')
		.replace(/\s+/g, ' ')
		.trim();
	const name = marks.text(/^(?:refer to caption|\[uncaptioned image\])?$/i.test(said) ? 'Picture' : said);
	return target === null || target.startsWith('#') ? name : marks.link(name, target);
}
