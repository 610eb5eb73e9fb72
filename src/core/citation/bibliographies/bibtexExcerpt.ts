import type { BibliographyEntry } from './bibliography';
import { cutBibtex } from './bibtexCuts';
import { findByKey } from './entryIndex';

/** What entries of a `.bib` file need beside themselves, as it stands in the file. */
export interface BibtexContext {
	/** The `@string`s they use, in their order; empty without any. */
	readonly definitions: string;
	/** The entries they inherit from, where these are not among them. */
	readonly parents: string;
}

/** Generations of `crossref` and `xdata` that are followed. */
const MAX_GENERATIONS = 5;

/** What must be taken along for entries to say the same in another file. */
export function bibtexContext(
	text: string,
	all: readonly BibliographyEntry[],
	entries: readonly BibliographyEntry[],
): BibtexContext {
	const taken = new Set(entries);
	const parents: BibliographyEntry[] = [];
	let young = entries;
	for (let generation = 0; generation < MAX_GENERATIONS && young.length > 0; generation++) {
		const named = young.flatMap(({ range }) => parentKeys(text.slice(range.start, range.end)));
		young = [...new Set(named)]
			.flatMap((key) => findByKey([{ entries: all }], key) ?? [])
			.filter((entry) => !taken.has(entry));
		for (const entry of young) taken.add(entry);
		parents.push(...young);
	}
	const written = [...taken].map(({ range }) => text.slice(range.start, range.end)).join('\n');
	const words = new Set(written.toLowerCase().match(/[a-z][\w:.+-]*/gu));
	const strings: string[] = [];
	// A definition may use those before it.
	for (const { type, range, body } of [...cutBibtex(text)].reverse()) {
		const definition = text.slice(range.start, range.end);
		const name = /^[\s{(]*([^\s=,{}"#%]+)\s*=/u.exec(text.slice(body.start, body.end))?.[1]?.toLowerCase();
		if (type !== 'string' || name === undefined || !words.has(name)) continue;
		strings.unshift(definition);
		for (const word of definition.toLowerCase().match(/[a-z][\w:.+-]*/gu) ?? []) words.add(word);
	}
	return {
		definitions: strings.join('\n'),
		parents: parents.map(({ range }) => text.slice(range.start, range.end).trimEnd()).join('\n\n'),
	};
}

function parentKeys(entry: string): readonly string[] {
	return [...entry.matchAll(/\b(?:crossref|xref|xdata)\s*=\s*[{"]([^{}"]*)[}"]/giu)].flatMap((match) =>
		(match[1] ?? '').split(',').flatMap((key) => key.trim() || []),
	);
}
