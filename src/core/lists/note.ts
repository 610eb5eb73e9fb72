import { isMap, visit } from 'yaml';
import { RecordFields } from '../listing/containers/jsonFields';
import { isPaper } from '../listing/containers/jsonRecord';
import { isObject, type Json, type JsonObject } from '../listing/containers/jsonValue';
import { parseYaml } from '../text/yaml';
import { isPaperAddress, isSearch } from './markdownInline';
import { OddFields } from './oddFields';
import type { ListReader } from './reading';

const FRONT_MATTER = /^\ufeff?---[ \t]*\r?\n([\s\S]{0,20000}?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/;
/** Below a heading, behind a label, or in a callout as Obsidian has them. */
const ABSTRACTS: readonly RegExp[] = [
	/^#{1,6}[ \t]+(?:abstract|summary)[ \t]*\r?\n([\s\S]*?)(?=^#{1,6}[ \t]|(?![\s\S]))/im,
	/^(?:\*\*|__)?abstract:?(?:\*\*|__)?:?[ \t]*(?:\r?\n)?([\s\S]*?)(?=^[ \t]*\r?$|(?![\s\S]))/im,
	/^>[ \t]*\[![\w-]+\][+-]?(?:[ \t]*abstract)?[ \t]*\r?\n((?:^>.*\r?\n?)+)/im,
];

/**
 * A note on one paper: Markdown whose front matter has a title and names the paper by its arXiv id, DOI, address or citation key, as
 * plugins of note-taking programs and Offprint write it. An article of one's own has a title and authors, but none of these.
 */
export const readNote: ListReader = (text) => {
	const record = frontMatterOf(text) ?? propertiesOf(text);
	if (record === null) {
		return null;
	}
	const { url } = record;
	const isFound = typeof url === 'string' && isSearch(url);
	const fields = new RecordFields({ abstract: abstractIn(text), ...record, ...(isFound && { url: null }) });
	if (!isPaper(fields) && !(fields.first('title') !== null && fields.first('citationKey') !== null)) {
		return null;
	}
	const line = text.slice(0, Math.max(0, text.search(/^["']?title["']?[ \t]*:/im))).split('\n').length;
	const odd = new OddFields();
	const draft = odd.draft(fields, line);
	const isNamed = [draft.arxivId, draft.doi, draft.citationKey].some((name) => name != null);
	if (!isNamed && !fields.all('address').some((each) => typeof each === 'string' && isPaperAddress(each))) {
		return null;
	}
	return { drafts: [{ ...draft, from: 1, to: text.split(/\r\n|[\n\r]/).length }], problems: odd.problems };
};

function frontMatterOf(text: string): JsonObject | null {
	const [, yaml] = FRONT_MATTER.exec(text) ?? [];
	const document = yaml === undefined ? null : parseYaml(yaml);
	if (document === null || document.errors.length > 0 || !isMap(document.contents)) {
		return null;
	}
	// An id of arXiv is no number: 2401.01230 would lose its last digit.
	visit(document, {
		Scalar: (_, node) => {
			if (typeof node.value === 'number') {
				node.value = node.source ?? node.value;
			}
		},
	});
	const record = unlinked(document.toJS({ maxAliasCount: 10 }) as Json);
	return isObject(record) ? record : null;
}

/** Lines `title:: …` at the head of a page of Logseq. */
function propertiesOf(text: string): JsonObject | null {
	const lines = /^(?:\ufeff?(?:-[ \t]+)?[\w-]+:: .*\r?\n(?:[ \t]{0,8}[\w-]+:: .*\r?\n)+)/.exec(text)?.[0];
	return lines === undefined
		? null
		: Object.fromEntries(
				[...lines.matchAll(/^[ \t\ufeff-]*([\w-]+):: (.*)$/gm)].map(([, name = '', value = '']) => [
					name,
					unlinked(value.trim()),
				]),
			);
}

function abstractIn(text: string): string | null {
	const body = text.replace(FRONT_MATTER, '');
	const said = ABSTRACTS.map((pattern) =>
		pattern
			.exec(body)?.[1]
			?.replace(/^[>\t -]+/gm, '')
			.trim(),
	);
	return said.find((each) => each !== undefined && each !== '') ?? null;
}

/** Names of other notes, which programs link in brackets: `[[Ann Other|Other, Ann]]`. */
function unlinked(value: Json): Json {
	if (typeof value === 'string') {
		return value.replace(/\[\[(?:[^\][|]*\|)?([^\][|]*)\]\]/g, '$1');
	}
	return Array.isArray(value)
		? value.map(unlinked)
		: isObject(value)
			? Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, unlinked(inner)]))
			: value;
}
