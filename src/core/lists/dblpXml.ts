import { RecordFields } from '../listing/containers/jsonFields';
import { isPaper } from '../listing/containers/jsonRecord';
import type { Json } from '../listing/containers/jsonValue';
import { textOf, type XmlElement } from '../listing/containers/xml';
import type { Draft } from '../listing/facts/draft';
import { oneLine } from '../text/oneLine';
import { OddFields } from './oddFields';
import type { ListReader } from './reading';
import { xmlRecords } from './xmlRecords';

/** Kinds of records of DBLP (https://dblp.org/faq/What+do+I+find+in+dblp+xml.html), and the hits of its search. */
const KINDS = 'article inproceedings incollection book phdthesis mastersthesis info'.split(' ');
/** Elements that may come several times. */
const LISTS = new Set(['author', 'ee', 'url']);

/** XML of DBLP: records of a person or a venue, answers of its search. */
export const readDblpXml: ListReader = (text) => {
	const start = text.slice(0, 20_000);
	if (!/<(?:dblp|dblpperson|result|bht|r)\b/.test(start) || !/\b(?:mdate|dblp\.org|pid)\b/.test(start)) {
		return null;
	}
	const drafts: Draft[] = [];
	const odd = new OddFields();
	for (const { element, from, to } of xmlRecords(text, KINDS)) {
		const fields = new RecordFields(recordOf(element));
		if (isPaper(fields)) {
			drafts.push({ ...odd.draft(fields, from), to });
		}
	}
	return drafts.length === 0 ? null : { drafts, problems: odd.problems };
};

function recordOf(element: XmlElement): { readonly [name: string]: Json } {
	const record: Record<string, Json> = { type: element.name === 'info' ? null : element.name };
	const add = ({ name, children }: XmlElement, value: string) => {
		const before = record[name];
		record[name] = LISTS.has(name) ? [...(Array.isArray(before) ? before : []), value] : value;
		return children;
	};
	for (const child of element.children) {
		if (typeof child === 'string') {
			continue;
		}
		for (const inner of child.name === 'authors' ? child.children : [child]) {
			if (typeof inner !== 'string') {
				const said = oneLine(textOf(inner));
				add(inner, inner.name === 'author' ? said.replace(/ \d{4}$/, '') : said);
			}
		}
	}
	// Records name themselves by their key, as the pages of DBLP do.
	const { key } = element.attributes;
	return { ...record, ...(key && { pageUrl: `https://dblp.org/rec/${key}` }) };
}
