import type { BibliographyEntry } from '../citation/bibliographies/bibliography';
import { readBibliography } from '../citation/bibliographies/readBibliography';
import { metadataBlocks } from './metadataBlock';

const REFERENCES = /^references[ \t]*:[^\n]*(?:\n(?:[ \t-][^\n]*|\r?(?=\n)))*/mu;

/**
 * The entries that a Markdown text holds itself, in `references:` of its metadata, with their places in the text. They
 * win over those of files; of several blocks the last that has any counts.
 */
export function inlineReferences(text: string): readonly BibliographyEntry[] {
	if (!text.includes('references')) return [];
	const found = metadataBlocks(text).flatMap(({ offset, close }) => {
		const yaml = text.slice(offset, close);
		const list = REFERENCES.exec(yaml);
		if (list === null) return [];
		const start = offset + list.index;
		const { entries } = readBibliography(list[0], 'csl-yaml');
		return entries.length === 0 ? [] : [entries.map((entry) => moved(entry, start))];
	});
	return found.at(-1) ?? [];
}

function moved(entry: BibliographyEntry, by: number): BibliographyEntry {
	const move = ({ start, end }: BibliographyEntry['range']) => ({ start: start + by, end: end + by });
	return { ...entry, keyRange: move(entry.keyRange), range: move(entry.range) };
}
