import { Parser } from 'htmlparser2';
import { oneLine } from '../../text/oneLine';

/** An element, its namespace prefix being the usual one whatever the document calls it. */
export interface XmlElement {
	readonly name: string;
	readonly attributes: Readonly<Record<string, string>>;
	readonly children: readonly (XmlElement | string)[];
}

interface OpenElement extends XmlElement {
	readonly children: (XmlElement | string)[];
}

/** Prefixes as this code knows them, by what they stand for. */
const NAMESPACES: Readonly<Record<string, string>> = {
	'http://www.w3.org/2005/Atom': '',
	'http://purl.org/rss/1.0/': '',
	'http://www.w3.org/1999/02/22-rdf-syntax-ns#': 'rdf:',
	'http://purl.org/dc/elements/1.1/': 'dc:',
	'http://arxiv.org/schemas/atom': 'arxiv:',
	'http://purl.org/rss/1.0/modules/content/': 'content:',
	'http://a9.com/-/spec/opensearch/1.1/': 'opensearch:',
};
const PRISM = /^http:\/\/prismstandard\.org\/namespaces\//;

/** Elements of an item that hold text and no other of these. */
const FIELDS: ReadonlySet<string> = new Set(
	'title link description summary content content:encoded guid id pubDate published updated category comments dc:creator dc:date dc:rights arxiv:announce_type arxiv:comment arxiv:doi arxiv:DOI arxiv:journal_ref arxiv:primary_category'.split(
		' ',
	),
);

/** Deeper elements are taken into the one around them. */
const DEEPEST = 24;

/**
 * Reads a piece of XML as far as it goes; entities that a document type declares are never expanded, and what is broken
 * costs only itself. `prefixes` are those of the document around it; see `prefixesOf`.
 */
export function parseXml(text: string, prefixes: ReadonlyMap<string, string>): XmlElement {
	const root: OpenElement = { name: '', attributes: {}, children: [] };
	const open: { readonly tag: string; readonly element: OpenElement }[] = [{ tag: '', element: root }];
	const parser = new Parser(
		{
			onopentag(tag, attributes) {
				const name = usualName(tag, prefixes);
				if (FIELDS.has(name) && FIELDS.has(open.at(-1)!.element.name)) {
					// Its end tag is missing: no field of an item stands in another.
					open.pop();
				}
				if (open.length <= DEEPEST) {
					const element = { name, attributes, children: [] };
					open.at(-1)!.element.children.push(element);
					open.push({ tag, element });
				}
			},
			onclosetag(tag) {
				const at = open.findLastIndex((each) => each.tag === tag);
				if (at > 0) {
					open.length = at;
				}
			},
			ontext(data) {
				open.at(-1)!.element.children.push(data);
			},
		},
		{ xmlMode: true, decodeEntities: true },
	);
	parser.end(text);
	return root;
}

/** What the prefixes of a document stand for: `dc:` → `dc:`, `a:` → ``. */
export function prefixesOf(head: string): ReadonlyMap<string, string> {
	const prefixes = new Map<string, string>();
	for (const [, prefix = '', address = ''] of head.matchAll(/\sxmlns:([\w.-]+)\s*=\s*["']([^"']*)["']/g)) {
		const usual = PRISM.test(address) ? 'prism:' : NAMESPACES[address];
		if (usual !== undefined) {
			prefixes.set(prefix, usual);
		}
	}
	return prefixes;
}

function usualName(name: string, prefixes: ReadonlyMap<string, string>): string {
	const colon = name.indexOf(':');
	const usual = colon < 0 ? undefined : prefixes.get(name.slice(0, colon));
	return usual === undefined ? name : usual + name.slice(colon + 1);
}

/** The elements of this name directly below another. */
export function childrenOf({ children }: XmlElement, name: string): XmlElement[] {
	return children.filter((child): child is XmlElement => typeof child !== 'string' && child.name === name);
}

/** The text of an element and of all below it. */
export function textOf({ children }: XmlElement): string {
	return children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('');
}

/** The text of the first element of one of these names that has some, on one line; `null` where none has. */
export function textAt(element: XmlElement, ...names: readonly string[]): string | null {
	for (const name of names) {
		for (const child of childrenOf(element, name)) {
			const text = oneLine(textOf(child));
			if (text !== '') {
				return text;
			}
		}
	}
	return null;
}
