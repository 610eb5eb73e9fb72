import { anchored, anchorOf, type Block, block, blockText, indented } from './block';
import { cleanText, elementsBelow, type HtmlElement, type HtmlNode, hasClass, isElement, textOf } from './elements';
import { backticksAround, escapeStart } from './escape';
import { displayFormulas, texOf } from './formulas';
import { heading } from './headings';
import { inlineMarkdown, type Page, picture } from './inline';
import { isFormulas, isTable, tableMarkdown } from './tables';

/** What is no text of the paper: names and addresses are facts for sources, the rest is the page's own. */
const NOT_TEXT = [
	'ltx_authors',
	'ltx_dates',
	'ltx_page_header',
	'ltx_page_footer',
	'ltx_page_logo',
	'ltx_TOC',
	'ltx_toclist',
	'ltx_role_newpage',
	'ltx_pagination',
	'ltx_title_document',
];

/** The blocks of nodes, in their order. */
export function blocksOf(nodes: readonly HtmlNode[], page: Page): Block[] {
	const blocks: Block[] = [];
	let line: HtmlNode[] = [];
	const endLine = () => {
		const text = inlineMarkdown(line, page);
		line = [];
		if (text !== '') {
			blocks.push(block(escapeStart(text)));
		}
	};
	for (const node of nodes) {
		if (isElement(node) && isBlock(node)) {
			endLine();
			for (const made of ofElement(node, page)) {
				blocks.push(made);
			}
		} else {
			line.push(node);
		}
	}
	endLine();
	return blocks;
}

function isBlock(node: HtmlElement): boolean {
	return (node.hasBlock && node.name !== 'math' && !hasClass(node, 'ltx_note')) || isDisplayed(node);
}

function isDisplayed(node: HtmlElement): boolean {
	return node.name === 'math' && node.attributes.display === 'block';
}

function ofElement(element: HtmlElement, page: Page): readonly Block[] {
	const { name, id, children } = element;
	if (hasClass(element, ...NOT_TEXT) || 'hidden' in element.attributes) {
		return [];
	}
	if (isDisplayed(element)) {
		const tex =
			texOf(element)?.replace(/(?<!\\)\$/g, '\\$') ?? `\\text{${textOf(element).replace(/[\\{}$%#&_^~]/g, ' ')}}`;
		return [block(`$$\n${tex}\n$$`, [id])];
	}
	if (isFormulas(element)) {
		return displayFormulas(element).map(({ text, ids }) => block(text, ids));
	}
	if (isTable(element)) {
		const text = tableMarkdown(element, page);
		return text === '' ? [] : [block(text, [id])];
	}
	if (/^h[1-6]$/.test(name)) {
		return heading(element, page);
	}
	if (name === 'figure') {
		return figure(element, page);
	}
	if (name === 'ul' || name === 'ol') {
		return list(element, page);
	}
	if (name === 'pre' || hasClass(element, 'ltx_listing')) {
		return listing(element, page);
	}
	if (name === 'hr') {
		return [];
	}
	const inner = blocksOf(children, page);
	if (name === 'blockquote' || hasClass(element, 'ltx_quote')) {
		return inner.map(({ text, anchors }) => block(indented(text, '> ', '> '), anchors));
	}
	if (name === 'dt') {
		return inner.map(({ text, anchors }) => block(text.startsWith('*') ? text : `**${text}**`, anchors));
	}
	return anchored(inner, isPlace(element, page) ? id : '');
}

/** Whether links lead to it: paragraphs and formulas in lines have ids, too, that hardly anybody names. */
function isPlace(element: HtmlElement, { linked }: Page): boolean {
	const isNamed = hasClass(element, 'ltx_theorem', 'ltx_proof') || element.name === 'section' || element.name === 'li';
	return isNamed || linked.has(element.id);
}

/** Its caption, what it holds, and links to its pictures. */
function figure(element: HtmlElement, page: Page): readonly Block[] {
	const isOwn = (each: HtmlElement) => each.name !== 'figure' && !isTable(each) && !hasClass(each, 'ltx_listing');
	const below = [...elementsBelow(element, isOwn)];
	const pictures = below.filter(({ name }) => name === 'img').map((each) => picture(each, page));
	const parts: Block[] = [];
	for (const child of element.children) {
		if (!isElement(child) || child.name === 'img') {
			continue;
		}
		if (child.name === 'figcaption') {
			const caption = inlineMarkdown(withBoldTag(child.children), page);
			parts.push(...(caption === '' ? [] : [block(escapeStart(caption))]));
		} else if (!child.hasBlock) {
			const isPicture =
				child.name === 'svg' ||
				hasClass(child, 'ltx_picture') ||
				below.some((each) => each.name === 'img' && contains(child, each));
			parts.push(...(isPicture ? [] : blocksOf([child], page)));
		} else {
			parts.push(...ofElement(withoutPictures(child), page));
		}
	}
	const links = pictures.length === 0 ? [] : [block(pictures.join(' · '))];
	return anchored([...parts, ...links], element.id);
}

function contains(element: HtmlElement, wanted: HtmlElement): boolean {
	return element === wanted || element.children.some((child) => isElement(child) && contains(child, wanted));
}

function withoutPictures(element: HtmlElement): HtmlElement {
	if (element.name === 'figure' || isTable(element)) {
		return element;
	}
	const children = element.children
		.filter((child) => !isElement(child) || child.name !== 'img')
		.map((child) => (isElement(child) ? withoutPictures(child) : child));
	return { ...element, children };
}

function withBoldTag(nodes: readonly HtmlNode[]): readonly HtmlNode[] {
	return nodes.map((node) =>
		isElement(node) && hasClass(node, 'ltx_tag')
			? { ...node, classes: new Set([...node.classes, 'ltx_font_bold']) }
			: node,
	);
}

function list(element: HtmlElement, page: Page): readonly Block[] {
	const items = element.children.filter(isElement).filter(({ name }) => name === 'li');
	const parts = items.flatMap((item, index) => {
		const tag = item.children.find((child): child is HtmlElement => isElement(child) && hasClass(child, 'ltx_tag'));
		const blocks = blocksOf(
			item.children.filter((child) => child !== tag),
			page,
		);
		const number = tag === undefined ? `${index + 1}.` : textOf(tag);
		const label =
			tag === undefined || /^(?:[•·–—∙*-]|\d+\.)?$/.test(textOf(tag)) ? '' : `${inlineMarkdown([tag], page)} `;
		const isNumbered = element.name === 'ol' && label === '';
		const mark = isNumbered ? (/^\d{1,9}\.$/.test(number) ? number : `${index + 1}.`) : '-';
		const anchor = item.id === '' ? '' : anchorOf(item.id);
		const text = blocks.map((each) => blockText(each)).join('\n\n');
		return text === '' && label === ''
			? []
			: [indented(`${anchor}${label}${text}`, `${mark} `, ' '.repeat(mark.length + 1))];
	});
	return parts.length === 0 ? [] : [block(parts.join('\n'), [element.id])];
}

/** Lines as they are; formulas in them by their TeX. */
function listing(element: HtmlElement, { linked }: Page): readonly Block[] {
	const below = [...elementsBelow(element)];
	const lines = below.filter((each) => hasClass(each, 'ltx_listingline'));
	const places = below.map(({ id }) => id).filter((id) => linked.has(id));
	const text = lines.length > 0 ? lines.map(lineText).join('\n') : lineText(element);
	if (text.trim() === '') {
		return [];
	}
	const fence = backticksAround(text, 3);
	return [block(`${fence}\n${text.replace(/^\n+|\s+$/g, '')}\n${fence}`, [element.id, ...places])];
}

function lineText(node: HtmlNode): string {
	if (!isElement(node)) {
		return cleanText(node).replace(/\u00a0/g, ' ');
	}
	if (hasClass(node, 'ltx_listing_data')) {
		return '';
	}
	if (node.name === 'math') {
		const tex = texOf(node);
		return tex === null ? textOf(node) : `$${tex}$`;
	}
	return node.children
		.map((child, at) => {
			const text = lineText(child);
			const next = node.children[at + 1];
			// The number of a line does not run into it.
			const isGlued = hasClass(child, 'ltx_tag') && next !== undefined && !/^\s|^$/.test(lineText(next));
			return isGlued ? `${text} ` : text;
		})
		.join('');
}
