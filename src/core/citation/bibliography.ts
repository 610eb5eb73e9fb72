import type { Paper } from '../paper';
import { readableTitle, titleKey } from '../title';
import { scanBibtex } from './bibtexScan';
import { readCslJson, readCslYaml } from './cslBibliography';
import { freeKey } from './keys';
import type { CslItem } from './record';

/** A stretch of a text: UTF-16 offsets, `end` exclusive. */
export interface Range {
	readonly start: number;
	readonly end: number;
}

/** What is wrong in a bibliography, and where. */
export interface BibliographyProblem {
	readonly offset: number;
	readonly message: string;
}

/** The forms of bibliography files, by their ending as pandoc tells them apart. */
export type BibliographyFormat = 'bibtex' | 'csl-json' | 'csl-yaml';

/** An entry of a bibliography, whatever its form. */
export interface BibliographyEntry {
	readonly key: string;
	readonly keyRange: Range;
	readonly range: Range;
	/** Entry type as the file has it: `misc`, `article-journal` … */
	readonly type: string;
	/** Title as people read it; empty without one. */
	readonly title: string;
	/** Authors as the file has them, in one string; empty without any. */
	readonly authors: string;
	/** Four digits, or `null`. */
	readonly year: string | null;
	/** Without version, lower case. */
	readonly arxivId: string | null;
	/** Without resolver, lower case; none for arXiv's own DOIs, which become `arxivId`. */
	readonly doi: string | null;
	/** The entry as CSL-JSON, where the file is CSL. */
	readonly csl: CslItem | null;
	/** Fields of a BibTeX entry as they stand there; empty for CSL. */
	readonly fields: ReadonlyMap<string, string>;
}

/** A bibliography file as read. */
export interface Bibliography {
	readonly format: BibliographyFormat;
	readonly entries: readonly BibliographyEntry[];
	readonly problems: readonly BibliographyProblem[];
}

/** Form of a bibliography by its file name; `null` where pandoc would not read it as one. */
export function bibliographyFormat(fileName: string): BibliographyFormat | null {
	const ending = /\.([a-z]+)$/iu.exec(fileName)?.[1]?.toLowerCase() ?? '';
	return ENDINGS[ending] ?? null;
}

const ENDINGS: Readonly<Record<string, BibliographyFormat>> = {
	bib: 'bibtex',
	bibtex: 'bibtex',
	json: 'csl-json',
	yaml: 'csl-yaml',
	yml: 'csl-yaml',
};

const READERS: Readonly<Record<BibliographyFormat, (text: string) => Omit<Bibliography, 'format'>>> = {
	bibtex: readBibtex,
	'csl-json': readCslJson,
	'csl-yaml': readCslYaml,
};

/** Reads a bibliography; what cannot be read is a problem, and every other entry is there. */
export function readBibliography(text: string, format: BibliographyFormat): Bibliography {
	return { format, ...READERS[format](text) };
}

/** The entry of a paper, whatever its key: same arXiv id, or same title where not both ids are known and differ. */
export function findEntry(
	bibliography: Pick<Bibliography, 'entries'>,
	paper: Pick<Paper, 'arxivId' | 'title'>,
): BibliographyEntry | undefined {
	const { byArxivId, byTitle } = indexOf(bibliography.entries);
	const arxivId = paper.arxivId?.toLowerCase() ?? null;
	return (
		(arxivId === null ? undefined : byArxivId.get(arxivId)) ??
		byTitle.get(titleKey(paper.title))?.find((entry) => entry.arxivId === null || arxivId === null)
	);
}

interface EntryIndex {
	readonly byArxivId: ReadonlyMap<string, BibliographyEntry>;
	readonly byTitle: ReadonlyMap<string, readonly BibliographyEntry[]>;
	/** Keys in lower case, as BibTeX compares them. */
	readonly keys: ReadonlySet<string>;
}

const INDEXES = new WeakMap<readonly BibliographyEntry[], EntryIndex>();

/** The index of a bibliography as read, made when first asked for. */
function indexOf(entries: readonly BibliographyEntry[]): EntryIndex {
	const known = INDEXES.get(entries);
	if (known !== undefined) return known;
	const byArxivId = new Map<string, BibliographyEntry>();
	const byTitle = new Map<string, BibliographyEntry[]>();
	for (const entry of entries) {
		if (entry.arxivId !== null && !byArxivId.has(entry.arxivId)) byArxivId.set(entry.arxivId, entry);
		if (entry.title === '') continue;
		const title = titleKey(entry.title);
		const same = byTitle.get(title);
		if (same === undefined) byTitle.set(title, [entry]);
		else same.push(entry);
	}
	const index = { byArxivId, byTitle, keys: new Set(entries.map(({ key }) => key.toLowerCase())) };
	INDEXES.set(entries, index);
	return index;
}

/** How a paper is cited with a bibliography: with the key its entry has, or with one that is free there. */
export interface ChosenKey {
	readonly key: string;
	/** The entry that is there already; `undefined` when one has to be written. */
	readonly entry: BibliographyEntry | undefined;
}

/**
 * The key to cite `paper` with: the user's own where the paper is in one of the bibliographies (first one wins), else
 * `proposed`, with the next free suffix where another paper has it.
 */
export function chooseKey(
	bibliographies: readonly Pick<Bibliography, 'entries'>[],
	paper: Pick<Paper, 'arxivId' | 'title'>,
	proposed: string,
): ChosenKey {
	for (const bibliography of bibliographies) {
		const entry = findEntry(bibliography, paper);
		if (entry !== undefined) return { key: entry.key, entry };
	}
	const isTaken = (key: string): boolean =>
		bibliographies.some(({ entries }) => indexOf(entries).keys.has(key.toLowerCase()));
	if (!isTaken(proposed)) return { key: proposed, entry: undefined };
	const stem = /^(.*?(?:\d{4}|-nd))[b-z]+$/u.exec(proposed)?.[1] ?? proposed;
	return { key: freeKey(stem, isTaken), entry: undefined };
}

/** Finds an arXiv id in what people write into `eprint`, `url`, `doi`, `note`, `journal`: without version, lower case. */
export function arxivIdIn(text: string): string | null {
	const found =
		/(?:^|arxiv[.:/]\s*(?:abs\/|pdf\/)?|arxiv\.org\/(?:abs|pdf|html)\/|huggingface\.co\/papers\/)((?:\d{4}\.\d{4,5}|[a-z-]+(?:\.[a-z]{2})?\/\d{7})(?!\d))/iu.exec(
			text.trim(),
		);
	return found?.[1]?.toLowerCase() ?? null;
}

/** A DOI without resolver, in lower case as DOIs compare; `null` for none and for arXiv's own. */
export function doiIn(text: string): string | null {
	const doi = /\b10\.\d{4,9}\/[^\s"<>{}]+/u.exec(text)?.[0].toLowerCase() ?? null;
	return doi?.startsWith('10.48550/arxiv') ? null : doi;
}

function readBibtex(text: string): Omit<Bibliography, 'format'> {
	const { entries, problems } = scanBibtex(text);
	return {
		problems,
		entries: entries.map(({ key, keyRange, range, type, fields }) => ({
			key,
			keyRange,
			range,
			type,
			fields,
			csl: null,
			title: readableTitle(fields.get('title') ?? ''),
			authors: readableTitle(fields.get('author') ?? fields.get('editor') ?? ''),
			year: /\d{4}/u.exec(fields.get('date') ?? fields.get('year') ?? '')?.[0] ?? null,
			arxivId: arxivIdOf(fields),
			doi: doiIn(fields.get('doi') ?? fields.get('url') ?? ''),
		})),
	};
}

function arxivIdOf(fields: ReadonlyMap<string, string>): string | null {
	const archive = fields.get('archiveprefix') ?? fields.get('eprinttype') ?? 'arxiv';
	const eprint = archive.toLowerCase() === 'arxiv' ? (fields.get('eprint') ?? '') : '';
	for (const value of [
		eprint,
		...['url', 'doi', 'number', 'journal', 'note', 'howpublished'].map((name) => fields.get(name) ?? ''),
	]) {
		const id = value === eprint || /arxiv|huggingface\.co\/papers/iu.test(value) ? arxivIdIn(value) : null;
		if (id !== null) return id;
	}
	return null;
}
