import { Parser } from 'htmlparser2';
import { normalized } from '../text/normalize';

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

interface OpenTag {
	/** `null`: it is left out, or too deep to be an element of its own. */
	element: OpenElement | null;
	isLeftOut: boolean;
}

/** What is deeper counts as part of the element at this depth: whoever walks a page walks no deeper. */
const DEEPEST = 120;
/** A page with more elements in each other is none: reading these takes a time that grows with the square of their number. */
const DEEPEST_READ = 20_000;

/** Nothing in them is text of a paper. */
const LEFT_OUT: ReadonlySet<string> = new Set(
	'script style noscript template iframe object embed applet audio video source track canvas form input button select textarea nav footer link meta dialog'.split(
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
 * deeper than a walk by recursion stands. Formulas count as text of their line, whatever they are made of; of those that
 * say their TeX nothing else is there, which is most of a page.
 * `null` for a page that is nested without end.
 */
export function parseHtml(html: string): HtmlElement | null {
	const root = element('html', {});
	const open: OpenTag[] = [];
	const elements: OpenElement[] = [root];
	let leftOut = 0;
	let isTooDeep = false;
	/** The formula that is open, where it says its TeX. */
	let formula: OpenTag | null = null;
	/** A page that forgets to end a formula does not mean the rest of it. */
	const endFormula = (opened: OpenTag) => {
		for (const inside of open.slice(open.indexOf(opened) + 1)) {
			leftOut -= inside.isLeftOut ? 1 : 0;
			inside.isLeftOut = false;
		}
		opened.element = null;
		elements.pop();
		formula = null;
	};
	const parser = new Parser(
		{
			onopentag(tag, attributes) {
				if (open.length >= DEEPEST_READ) {
					isTooDeep = true;
					parser.reset();
					return;
				}
				if (formula !== null && BLOCKS.has(tag)) {
					endFormula(formula);
				}
				if (leftOut > 0 || formula !== null || LEFT_OUT.has(tag)) {
					leftOut += 1;
					open.push({ element: null, isLeftOut: true });
					return;
				}
				if (elements.length > DEEPEST) {
					open.push({ element: null, isLeftOut: false });
					return;
				}
				const opened = { element: element(tag, attributes), isLeftOut: false };
				elements.at(-1)!.children.push(opened.element);
				elements.push(opened.element);
				open.push(opened);
				formula = tag === 'math' && attributes.alttext?.trim() ? opened : null;
			},
			onclosetag() {
				const closed = open.pop();
				if (closed?.isLeftOut) {
					leftOut -= 1;
				} else if (closed?.element) {
					elements.pop();
					formula = null;
					const parent = elements.at(-1)!;
					parent.hasBlock ||= closed.element.hasBlock && closed.element.name !== 'math';
				}
			},
			ontext(text) {
				if (leftOut > 0 || formula !== null) {
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
	return isTooDeep ? null : root;
}

function element(name: string, attributes: Readonly<Record<string, string>>): OpenElement {
	const classes = classesOf(attributes.class ?? '');
	const hasBlock = BLOCKS.has(name) || classes.has('ltx_tabular') || classes.has('ltx_para');
	return { name, id: attributes.id ?? '', classes, attributes, children: [], hasBlock };
}

/** Pages name few classes, in the same words again and again: one set for all that have the same. */
const knownClasses = new Map<string, ReadonlySet<string>>();
const MOST_KNOWN = 2_000;

function classesOf(text: string): ReadonlySet<string> {
	const known = knownClasses.get(text);
	if (known !== undefined) {
		return known;
	}
	const made = new Set(text.split(/\s+/).filter(Boolean));
	if (knownClasses.size >= MOST_KNOWN) {
		knownClasses.clear();
	}
	knownClasses.set(text, made);
	return made;
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
	const left: HtmlNode[] = node.children.toReversed();
	for (let next = left.pop(); next !== undefined; next = left.pop()) {
		if (!isElement(next)) {
			continue;
		}
		yield next;
		if (into(next)) {
			for (let at = next.children.length - 1; at >= 0; at--) {
				left.push(next.children[at]!);
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

/** All text, blanks as one; formulas by their TeX where they say it. */
export function textOf(node: HtmlNode): string {
	return gather(node).replace(/\s+/g, ' ').trim();
}

function gather(node: HtmlNode): string {
	if (!isElement(node)) {
		return cleanText(node);
	}
	if (node.name === 'br') {
		return ' ';
	}
	const tex = node.name === 'math' ? node.attributes.alttext?.trim() : undefined;
	if (tex) {
		return tex;
	}
	return node.name === 'annotation' || node.name === 'annotation-xml'
		? ''
		: withGaps(node, node.children.map(gather).join(''));
}

/** What is set on lines of its own does not run into what stands beside it. */
export function withGaps(node: HtmlElement, text: string): string {
	return node.hasBlock || hasClass(node, 'ltx_p', 'ltx_bibblock') ? ` ${text} ` : text;
}

/** Letters as they are written today, without signs that nobody sees. */
export function cleanText(text: string): string {
	return normalized(text.replace(INVISIBLE, ''));
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is left out
const INVISIBLE = /[\u0000-\u0008\u000b\u000e-\u001f\u007f\u00ad\u200b\u2060\ufeff\u202a-\u202e\u2066-\u2069]/g;
