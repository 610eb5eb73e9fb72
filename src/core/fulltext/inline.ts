import { type HtmlElement, type HtmlNode, hasClass, isElement, textOf } from './elements';
import { escapeMarkdown, linkTarget } from './escape';
import { codeSpan, inlineFormula } from './formulas';
import type { Notes } from './notes';

/** What a line of text needs to know of the page around it. */
export interface Page {
	/** Address of the page, without a place in it. */
	readonly base: string;
	readonly notes: Notes;
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
	for (const node of nodes) {
		const part = inline(node, page);
		// pandoc's rule: a dollar before a digit ends no formula.
		text += text.endsWith('$') && /^\d/.test(part) ? `<!-- -->${part}` : part;
	}
	return text;
}

function inline(node: HtmlNode, page: Page): string {
	if (!isElement(node)) {
		return escapeMarkdown(node);
	}
	const { name } = node;
	if (name === 'math') {
		return inlineFormula(node);
	}
	if (hasClass(node, 'ltx_note')) {
		return page.notes.add(node, (nodes) => inlineMarkdown(nodes, page));
	}
	if (hasClass(node, 'ltx_note_mark', 'ltx_role_newpage') || isHidden(node)) {
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
		return said === '' ? '' : codeSpan(said);
	}
	const text = joined(node.children, page);
	if (name === 'a') {
		return link(node, text, page);
	}
	if (name === 'sup' || name === 'sub') {
		return text.trim() === '' ? text : `<${name}>${text.trim()}</${name}>`;
	}
	if (name === 'code' || name === 'tt' || hasClass(node, 'ltx_font_typewriter')) {
		return isPlain(node) ? around(textOf(node), text, codeSpan) : text;
	}
	const isBold = name === 'b' || name === 'strong' || hasClass(node, 'ltx_font_bold');
	const isItalic = name === 'i' || name === 'em' || hasClass(node, 'ltx_font_italic', 'ltx_emph');
	const mark = `${isBold ? '**' : ''}${isItalic ? '*' : ''}`;
	const isMarked = mark !== '' && !text.includes('*') && !node.hasBlock;
	const out = isMarked ? around(text.trim(), text, (inner) => `${mark}${inner}${[...mark].reverse().join('')}`) : text;
	return node.hasBlock ? ` ${out} ` : out;
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

function link(node: HtmlElement, text: string, { base }: Page): string {
	const target = linkTarget((node.attributes.href ?? '').trim(), base);
	const said = text.trim();
	if (target === null || said === '') {
		return text;
	}
	return around(said, text, (inner) => `[${bracketed(inner)}](${target})`);
}

/** Text of a link: brackets that have no partner would end it. */
function bracketed(text: string): string {
	return text.replace(/(?<!\\)[[\]]/g, '\\$&');
}

/** A picture is not loaded: a link leads to it. */
export function picture({ attributes }: HtmlElement, { base }: Page): string {
	const target = linkTarget((attributes.src ?? attributes.data ?? '').trim(), base);
	const said = (attributes.alt ?? '').replace(/\s+/g, ' ').trim();
	const name = /^(?:refer to caption)?$/i.test(said) ? 'Picture' : said;
	return target === null || target.startsWith('#')
		? escapeMarkdown(name)
		: `[${bracketed(escapeMarkdown(name))}](${target})`;
}
