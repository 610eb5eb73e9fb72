import type { BibliographyEntry, BibliographyFormat } from '../citation/bibliographies/bibliography';
import { readBibliography } from '../citation/bibliographies/readBibliography';
import { cslOfBibtex } from '../citation/bibtex/entryCsl';
import type { Draft } from '../listing/facts/draft';
import { readableTitle } from '../text/title';
import { cslText, draftOfCsl, type LooseCsl } from './cslDraft';
import { LineIndex } from './lineIndex';
import type { ListReader, ListReading } from './reading';

/** An entry begins a line: `@article{key,`; what else may begin with an at sign has no key and comma. */
const BIBTEX = /^[ \t]*@[ \t]*(?!comment\b|string\b|preamble\b)[a-z]+[ \t]*[{(][ \t]*[^\s,{}()=\\]+[ \t]*,/imu;
const BIBTEX_FILE = /\.bib(?:tex)?$/i;

/** `.bib` of BibTeX and BibLaTeX, with abstracts where it has them. */
export const readBibtex: ListReader = (text, file) =>
	BIBTEX_FILE.test(file) || BIBTEX.test(text) ? readEntries(text, 'bibtex') : null;

export const readCslJson: ListReader = (text) =>
	/^\s*\[\s*\{/u.test(text) && isCsl(text, JSON_NAME) ? readEntries(text, 'csl-json') : null;

export const readCslYaml: ListReader = (text) =>
	/^references:[ \t]*$/mu.test(text) && isCsl(text, YAML_NAME) ? readEntries(text, 'csl-yaml') : null;

/** What only CSL has: dates in parts, or names in parts beside a type of its vocabulary. */
function isCsl(text: string, name: RegExp): boolean {
	const start = text.slice(0, 20_000);
	return (
		hasOnlyCsl(start, name) ||
		/["']?(?:date-parts|container-title|citation-key)["']?\s*:/u.test(start) ||
		(/["']?family["']?\s*:/u.test(start) && /["']?type["']?\s*:/u.test(start)) ||
		/["']?type["']?\s*:\s*["']?(?:article-journal|paper-conference|chapter|thesis)\b/u.test(start)
	);
}

const JSON_NAME = /"([A-Za-z-]+)"\s*:/gu;
const YAML_NAME = /^\s*(?:-\s+)?([A-Za-z-]+):(?=\s|$)/gmu;

/** Names of fields of CSL that are common, and of the parts of names and dates. */
const CSL_NAMES = new Set(
	(
		'references id type title title-short author editor translator family given suffix literal dropping-particle ' +
		'non-dropping-particle issued accessed date-parts season raw container-title container-title-short collection-title event event-title ' +
		'event-place publisher publisher-place volume issue page number edition genre DOI URL ISBN ISSN PMID PMCID note ' +
		'abstract keyword language source archive citation-key original-date'
	).split(' '),
);

/** An item that says no more than its title has nothing of its own, but nothing that others have either. */
function hasOnlyCsl(start: string, name: RegExp): boolean {
	const names = new Set([...start.matchAll(name)].map(([, found = '']) => found));
	return ['id', 'type', 'title'].every((each) => names.has(each)) && [...names].every((each) => CSL_NAMES.has(each));
}

function readEntries(text: string, format: BibliographyFormat): ListReading | null {
	const { entries, problems } = readBibliography(text, format);
	const lines = new LineIndex(text);
	const drafts = entries.flatMap((entry) => draftOf(entry, lines, format === 'csl-yaml'));
	return drafts.length === 0
		? null
		: { drafts, problems: problems.map(({ offset, message }) => ({ line: lines.lineAt(offset), message })) };
}

/** Fields of CSL-YAML are Markdown (pandoc manual, "YAML metadata"); the signs behind backslashes are meant. */
function unescaped(markdown: string): string {
	return markdown.replace(/\\([!-/:-@[-`{-~])/gu, '$1');
}

/** Zotero's own export has addresses or numbers for ids of CSL-JSON, which nobody cites by. */
function isAddress(key: string): boolean {
	return key === '' || /^https?:|\/items\/|^\d+$/iu.test(key);
}

function draftOf(entry: BibliographyEntry, lines: LineIndex, isMarkdown: boolean): Draft[] {
	const { range, title, arxivId, doi, csl, fields } = entry;
	if (title === '') {
		return [];
	}
	const item = (csl ?? cslOfBibtex(entry, { keepsCase: true })) as LooseCsl;
	const abstract = fields.get('abstract');
	const category = fields.get('primaryclass') ?? fields.get('eprintclass');
	return [
		draftOfCsl(
			item,
			{
				arxivId: arxivId !== null && /^\d{4}\.\d{4,5}$/u.test(arxivId) ? arxivId : null,
				doi,
				title: cslText(isMarkdown ? unescaped(title) : title) ?? title,
				...(abstract !== undefined && { abstract: readableTitle(abstract) }),
				...(!isAddress(entry.key) && { citationKey: entry.key }),
				...(category !== undefined && { categories: [category] }),
			},
			lines.lineAt(range.start),
			lines.lineAt(Math.max(range.start, range.end - 1)),
		),
	];
}
