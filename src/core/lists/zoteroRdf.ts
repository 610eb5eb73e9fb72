import { RecordFields } from '../listing/containers/jsonFields';
import { isPaper } from '../listing/containers/jsonRecord';
import type { Json } from '../listing/containers/jsonValue';
import { childrenOf, parseXml, textAt, textOf, type XmlElement } from '../listing/containers/xml';
import type { Draft } from '../listing/facts/draft';
import { oneLine } from '../text/oneLine';
import { LineIndex } from './lineIndex';
import { OddFields } from './oddFields';
import type { ListReader } from './reading';
import { elementAt } from './xmlRecords';

const NO_PREFIXES: ReadonlyMap<string, string> = new Map();

/** What Zotero exports as RDF: items, and beside them the journals and books that they are part of. */
export const readZoteroRdf: ListReader = (text) => {
	if (!text.slice(0, 5000).includes('http://www.zotero.org/namespaces/export#')) {
		return null;
	}
	const root = elementAt(parseXml(text, NO_PREFIXES), 'rdf:RDF');
	const items = (root?.children ?? []).filter((child): child is XmlElement => typeof child !== 'string');
	const byName = new Map(items.map((item) => [item.attributes['rdf:about'] ?? '', item]));
	const lines = new LineIndex(text);
	const drafts: Draft[] = [];
	const odd = new OddFields();
	const bare: number[] = [];
	let at = 0;
	for (const item of items) {
		const start = text.indexOf(`<${item.name}`, at);
		at = Math.max(at, start + 1);
		const kind = textAt(item, 'z:itemType');
		if (kind === null || kind === 'attachment' || kind === 'note') {
			continue;
		}
		const line = lines.lineAt(start);
		const fields = new RecordFields(recordOf(item, kind, byName));
		if (isPaper(fields)) {
			const end = Math.max(start, text.indexOf(`</${item.name}>`, start));
			drafts.push({
				...odd.draft(fields, line),
				to: lines.lineAt(end),
			});
		} else {
			bare.push(line);
		}
	}
	return drafts.length === 0
		? null
		: {
				drafts,
				problems: [
					...odd.problems,
					...bare.slice(0, 1).map((line) => ({
						line,
						message: `This item has no title, or nothing else of a paper; so it is with ${bare.length} in all.`,
					})),
				],
			};
};

function recordOf(
	item: XmlElement,
	itemType: string,
	byName: ReadonlyMap<string, XmlElement>,
): { readonly [name: string]: Json } {
	const partOf = childrenOf(item, 'dcterms:isPartOf');
	const inner = partOf.flatMap(({ children }) =>
		children.filter((child): child is XmlElement => typeof child !== 'string'),
	);
	const named = partOf.flatMap(({ attributes }) => byName.get(attributes['rdf:resource'] ?? '') ?? []);
	const parts = [item, ...inner, ...named];
	const container = [...inner, ...named].map((part) => textAt(part, 'dc:title')).find((title) => title !== null);
	const ids = parts.flatMap((part) => childrenOf(part, 'dc:identifier')).map((id) => oneLine(textOf(id)));
	const one = (name: string) => parts.map((part) => textAt(part, name)).find((value) => value !== null) ?? null;
	return {
		itemType,
		title: textAt(item, 'dc:title'),
		abstract: textAt(item, 'dcterms:abstract'),
		authors: peopleOf(item),
		date: textAt(item, 'dc:date'),
		doi: ids.map((id) => /^DOI\s+(\S+)$/.exec(id)?.[1]).find((doi) => doi !== undefined) ?? null,
		url: ids.filter((id) => /^https?:/.test(id)),
		extra: textAt(item, 'dc:description'),
		venue: container ?? null,
		volume: one('prism:volume'),
		issue:
			parts
				.slice(1)
				.map((part) => textAt(part, 'prism:number'))
				.find((value) => value !== null) ?? null,
		archiveId: textAt(item, 'prism:number'),
		pages: textAt(item, 'bib:pages'),
	};
}

function peopleOf(item: XmlElement): Json {
	const people = elementAt(item, 'bib:authors', 'rdf:Seq');
	return (people === undefined ? [] : childrenOf(people, 'rdf:li')).flatMap((each) => {
		const person = elementAt(each, 'foaf:Person');
		const family = person && textAt(person, 'foaf:surname');
		const given = person && textAt(person, 'foaf:givenName', 'foaf:givenname');
		return !family ? [] : [given ? { family, given } : { literal: family }];
	});
}
