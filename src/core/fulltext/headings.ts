import { type Block, block } from './block';
import { type HtmlElement, type HtmlNode, hasClass, isElement, textOf } from './elements';
import { inlineMarkdown, type Page } from './inline';

/** Levels of headings by what they head; anything else that bears a title has it in bold. */
const LEVELS: readonly (readonly [level: number, ...classes: readonly string[]])[] = [
	[2, 'part', 'chapter', 'section', 'appendix', 'abstract', 'bibliography', 'acknowledgements', 'index', 'glossary'],
	[3, 'subsection'],
	[4, 'subsubsection'],
	[5, 'paragraph'],
	[6, 'subparagraph'],
];

/** A heading with its number, as deep as what it heads; bold text where it heads no part of the paper. */
export function heading(element: HtmlElement, page: Page): readonly Block[] {
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
