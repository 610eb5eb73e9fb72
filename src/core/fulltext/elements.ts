import { Parser } from 'htmlparser2';

/** An element of a page; texts between elements stand among its children. */
export interface HtmlElement {
	readonly name: string;
	readonly id: string;
	readonly classes: ReadonlySet<string>;
	readonly attributes: Readonly<Record<string, string>>;
	readonly children: readonly HtmlNode[];
	/** It, or something in it, is set as a block of its own. */
	readonly hasBlock: boolean;
}

export type HtmlNode = HtmlElement | string;

interface OpenElement extends HtmlElement {
	readonly children: HtmlNode[];
	hasBlock: boolean;
}

/** What is deeper counts as part of the element at this depth: whoever walks a page walks no deeper. */
const DEEPEST = 120;

/** Nothing in them is text of a paper. */
const LEFT_OUT: ReadonlySet<string> = new Set(
	'script style noscript template iframe object embed applet audio video source track canvas form input button select textarea nav footer link meta base head dialog'.split(
		' ',
	),
);

const BLOCKS: ReadonlySet<string> = new Set(
	'address article aside blockquote center dd details div dl dt figcaption figure h1 h2 h3 h4 h5 h6 header hr li main ol p pre section summary table tbody td tfoot th thead tr ul'.split(
		' ',
	),
);

/**
 * The elements of a page as far as they go, however broken or deep: in time that grows with its length, and never
 * deeper than a walk by recursion stands. Formulas count as text of their line, whatever they are made of.
 */
export function parseHtml(html: string): HtmlElement {
	const root = element('html', {});
	/** `null`: it is left out, or too deep to be an element of its own. */
	const open: { readonly tag: string; readonly element: OpenElement | null }[] = [];
	const elements: OpenElement[] = [root];
	let leftOut = 0;
	const parser = new Parser(
		{
			onopentag(tag, attributes) {
				if (leftOut > 0 || LEFT_OUT.has(tag)) {
					leftOut += 1;
					open.push({ tag, element: null });
					return;
				}
				if (elements.length > DEEPEST) {
					open.push({ tag, element: null });
					return;
				}
				const opened = element(tag, attributes);
				elements.at(-1)!.children.push(opened);
				elements.push(opened);
				open.push({ tag, element: opened });
			},
			onclosetag() {
				const closed = open.pop();
				if (leftOut > 0) {
					leftOut -= 1;
				} else if (closed?.element) {
					elements.pop();
					const parent = elements.at(-1)!;
					parent.hasBlock ||= closed.element.hasBlock && closed.tag !== 'math';
				}
			},
			ontext(text) {
				if (leftOut > 0) {
					return;
				}
				const { children } = elements.at(-1)!;
				const before = children.at(-1);
				if (typeof before === 'string') {
					// An entity comes as a piece of its own; what it begins is seen only in the whole.
					children[children.length - 1] = before + text;
				} else {
					children.push(text);
				}
			},
		},
		{ decodeEntities: true, lowerCaseTags: true },
	);
	parser.end(html);
	return root;
}

function element(name: string, attributes: Readonly<Record<string, string>>): OpenElement {
	const classes = new Set((attributes.class ?? '').split(/\s+/).filter(Boolean));
	const hasBlock = BLOCKS.has(name) || classes.has('ltx_tabular') || classes.has('ltx_para');
	return { name, id: attributes.id ?? '', classes, attributes, children: [], hasBlock };
}

export function isElement(node: HtmlNode): node is HtmlElement {
	return typeof node !== 'string';
}

export function hasClass(node: HtmlNode, ...names: readonly string[]): boolean {
	return isElement(node) && names.some((name) => node.classes.has(name));
}

/** Every element below, in the order of the page; those below one that `into` declines are passed over. */
export function* elementsBelow(
	node: HtmlElement,
	into: (element: HtmlElement) => boolean = () => true,
): Generator<HtmlElement> {
	for (const child of node.children) {
		if (isElement(child)) {
			yield child;
			if (into(child)) {
				yield* elementsBelow(child, into);
			}
		}
	}
}

export function firstBelow(node: HtmlElement, is: (element: HtmlElement) => boolean): HtmlElement | null {
	for (const found of elementsBelow(node)) {
		if (is(found)) {
			return found;
		}
	}
	return null;
}

/** All text, blanks as one. */
export function textOf(node: HtmlNode): string {
	return gather(node).replace(/\s+/g, ' ').trim();
}

function gather(node: HtmlNode): string {
	if (!isElement(node)) {
		return node;
	}
	return node.name === 'annotation' || node.name === 'annotation-xml' ? '' : node.children.map(gather).join('');
}
