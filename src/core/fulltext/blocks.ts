import { cleanText, elementsBelow, type HtmlElement, type HtmlNode, hasClass, isElement, textOf } from './elements';
import { backticksAround, escapeStart } from './escape';
import { displayFormulas, texOf } from './formulas';
import { inlineMarkdown, type Page, picture } from './inline';
import { isFormulas, isTable, tableMarkdown } from './tables';

/** A block of Markdown; `heading` where it is one, `anchors` the ids that lead to it. */
export interface Block {
	readonly text: string;
	readonly anchors: readonly string[];
	readonly heading: { readonly level: number; readonly number: string; readonly title: string } | null;
}

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

/** Levels of headings by what they head; anything else that bears a title has it in bold. */
const LEVELS: readonly (readonly [level: number, ...classes: readonly string[]])[] = [
	[2, 'part', 'chapter', 'section', 'appendix', 'abstract', 'bibliography', 'acknowledgements', 'index', 'glossary'],
	[3, 'subsection'],
	[4, 'subsubsection'],
	[5, 'paragraph'],
	[6, 'subparagraph'],
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

function block(text: string, anchors: readonly string[] = [], heading: Block['heading'] = null): Block {
	return { text, anchors: anchors.filter(Boolean), heading };
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

function anchored(blocks: readonly Block[], id: string): readonly Block[] {
	const [first, ...rest] = blocks;
	return first === undefined || id === '' || first.anchors.includes(id)
		? blocks
		: [{ ...first, anchors: [id, ...first.anchors] }, ...rest];
}

function heading(element: HtmlElement, page: Page): readonly Block[] {
	const tag = element.children.find((child): child is HtmlElement => isElement(child) && hasClass(child, 'ltx_tag'));
	const title = inlineMarkdown(
		element.children.filter((child) => child !== tag),
		page,
	);
	const number = tag === undefined ? '' : textOf(tag);
	const said = [number, title].filter(Boolean).join(' ');
	const level = LEVELS.find(([, ...kinds]) => kinds.some((kind) => element.classes.has(`ltx_title_${kind}`)))?.[0];
	if (said === '') {
		return [];
	}
	if (level === undefined) {
		const plain = inlineMarkdown(element.children.map(withoutFonts), page);
		return [block(/\*/.test(plain) ? plain : `**${plain}**`)];
	}
	const shown = Math.min(6, level + (isTop(element) ? 0 : page.depth) + (isNested(element) ? 1 : 0));
	const bare = title.replace(/\s*\[\^\d+\]/g, '');
	return [
		block(`${'#'.repeat(shown)} ${said}`, [element.id], { level: shown, number: bareNumber(number), title: bare }),
	];
}

/** What stands beside chapters rather than in them. */
function isTop(element: HtmlElement): boolean {
	return !hasClass(
		element,
		...['section', 'subsection', 'subsubsection', 'paragraph', 'subparagraph'].map((kind) => `ltx_title_${kind}`),
	);
}

/** A part of a list of references is told by its heading alone. */
function isNested(element: HtmlElement): boolean {
	return element.name === 'h3' && hasClass(element, 'ltx_title_bibliography');
}

/** What is all set in bold has no bold in it. */
function withoutFonts(node: HtmlNode): HtmlNode {
	if (!isElement(node)) {
		return node;
	}
	const classes = new Set([...node.classes].filter((name) => !/^ltx_(?:font_(?:bold|italic)|emph)$/.test(name)));
	const name = /^(?:b|strong|i|em)$/.test(node.name) ? 'span' : node.name;
	return { ...node, name, classes, children: node.children.map(withoutFonts) };
}

/** `Appendix A` is `A`, `3.2.` is `3.2`, `IV-A` stays as it is. */
function bareNumber(tag: string): string {
	return /(?:^|\s)([A-Z\d]+(?:[.-][A-Z\d]+)*)\.?$/i.exec(tag)?.[1] ?? '';
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

function indented(text: string, first: string, rest: string): string {
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
