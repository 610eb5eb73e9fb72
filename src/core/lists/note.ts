import { isMap } from 'yaml';
import { RecordFields } from '../listing/containers/jsonFields';
import { draftOfRecord, isPaper } from '../listing/containers/jsonRecord';
import { isObject, type Json } from '../listing/containers/jsonValue';
import { parseYaml } from '../text/yaml';
import type { ListReader } from './reading';

const FRONT_MATTER = /^\ufeff?---[ \t]*\r?\n([\s\S]{0,20000}?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/;
const ABSTRACT = /^#{1,6}[ \t]+(?:abstract|summary)[ \t]*\r?\n([\s\S]*?)(?=^#{1,6}[ \t]|(?![\s\S]))/im;

/**
 * A note on one paper: Markdown whose front matter has a title and names the paper by its arXiv id, DOI or address, as
 * plugins of note-taking programs and Offprint write it. An article of one's own has a title and authors, but no such name.
 */
export const readNote: ListReader = (text) => {
	const [, yaml] = FRONT_MATTER.exec(text) ?? [];
	if (yaml === undefined) {
		return null;
	}
	const document = parseYaml(yaml);
	if (document.errors.length > 0 || !isMap(document.contents)) {
		return null;
	}
	const record = document.toJS({ maxAliasCount: 10 }) as Json;
	if (!isObject(record)) {
		return null;
	}
	const fields = new RecordFields({ abstract: ABSTRACT.exec(text)?.[1]?.trim() ?? null, ...record });
	if (!isPaper(fields)) {
		return null;
	}
	const line = text.slice(0, text.search(/^["']?title["']?[ \t]*:/im)).split('\n').length;
	const draft = draftOfRecord(fields, { listed: null, year: null, onOdd: () => {} }, line);
	if (draft.arxivId === null && draft.doi === null) {
		return null;
	}
	return { drafts: [{ ...draft, from: 1, to: text.split(/\r\n|[\n\r]/).length }], problems: [] };
};
