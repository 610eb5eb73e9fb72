import type { TextDocument } from 'vscode';
import type { BibliographyEntry } from '../../core/citation/bibliographies/bibliography';
import { bibtexContext } from '../../core/citation/bibliographies/bibtexExcerpt';
import { paperOfEntry } from '../../core/citation/bibliographies/paperLinks';
import type { Work } from '../../core/citation/formats/works';
import { citationRecord } from '../../core/citation/record';
import type { Library } from '../../core/library';
import type { Paper } from '../../core/paper';
import type { Bibliographies, BibliographySource } from '../bibliographies';
import { citationKeysOf } from '../citationKeys';
import { citedKeysOf } from '../citedKeys';
import type { Csl } from '../csl';

/** What a document cites, in order of first use. */
export interface CitedWorks {
	readonly works: readonly Work[];
	/** The papers of the corpus among them, by their keys in the document. */
	readonly papers: ReadonlyMap<string, Paper>;
	/** Cited keys that neither a bibliography nor the corpus knows. */
	readonly missing: readonly string[];
	/** What entries of BibTeX need before and behind them. */
	readonly definitions: string;
	readonly parents: string;
}

/** The works a document cites, as its own bibliography has them; those it has not as the corpus knows them. */
export async function citedWorks(
	library: Library,
	document: TextDocument,
	bibliographies: Bibliographies,
	csl: Csl,
): Promise<CitedWorks> {
	const { cited, sources, text, meaningOf } = await citedKeysOf(document, bibliographies);
	const { cslOf } = await csl.processor();
	const byKey = await papersByKey(library);
	const works = new Map<string, Work>();
	const papers = new Map<string, Paper>();
	const missing = new Set<string>();
	const taken = new Map<BibliographySource, BibliographyEntry[]>();
	const addEntry = (entry: BibliographyEntry, from: string, format: BibliographySource['bibliography']['format']) => {
		const { key, range, arxivId } = entry;
		const source = from.slice(range.start, range.end).trimEnd();
		works.set(key, { kind: 'entry', key, format, text: source, csl: cslOf(entry), arxivId });
		const paper = paperOfEntry(library, entry);
		if (paper) {
			papers.set(key, paper);
		}
	};
	const addSourced = (entry: BibliographyEntry, source: BibliographySource) => {
		addEntry(entry, source.text, source.bibliography.format);
		taken.set(source, [...(taken.get(source) ?? []), entry]);
	};
	for (const key of new Set(cited.map((occurrence) => occurrence.key))) {
		const meaning = key === '*' ? undefined : meaningOf(key);
		if (meaning?.kind === 'entry') {
			addSourced(meaning.entry, meaning.source);
		} else if (meaning?.kind === 'inline' && meaning.entry) {
			addEntry(meaning.entry, text, 'csl-yaml');
		} else if (meaning) {
			const paper = byKey.get(key);
			if (paper) {
				works.set(key, { kind: 'record', record: citationRecord(paper, key) });
				papers.set(key, paper);
			} else {
				missing.add(key);
			}
		} else {
			for (const listed of sources.flatMap(({ bibliography }) => bibliography.entries)) {
				const meant = works.has(listed.key) ? undefined : meaningOf(listed.key);
				if (meant?.kind === 'entry') {
					addSourced(meant.entry, meant.source);
				}
			}
		}
	}
	const contexts = [...taken].map(([source, entries]) =>
		source.bibliography.format === 'bibtex'
			? bibtexContext(source.text, source.bibliography.entries, entries)
			: { definitions: '', parents: '' },
	);
	const joined = (parts: readonly string[], between: string) => parts.filter((part) => part !== '').join(between);
	return {
		works: [...works.values()],
		papers,
		missing: [...missing],
		definitions: joined(
			contexts.map(({ definitions }) => definitions),
			'\n',
		),
		parents: joined(
			contexts.map(({ parents }) => parents),
			'\n\n',
		),
	};
}

async function papersByKey(library: Library): Promise<ReadonlyMap<string, Paper>> {
	const keys = await citationKeysOf(library);
	return new Map(
		[...keys].flatMap(([id, key]) => {
			const paper = library.get(id);
			return paper ? [[key, paper] as const] : [];
		}),
	);
}
