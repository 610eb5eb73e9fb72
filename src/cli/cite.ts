import { type CitationFormat, FORMATS } from '../core/citation/formats/formats';
import { citationKeys } from '../core/citation/keys/keys';
import { citationRecord } from '../core/citation/record';
import type { Library } from '../core/library';
import type { Paper } from '../core/paper';
import { createSearch } from '../core/search';
import { titleKey } from '../core/text/title';
import { command, EXIT, type ExitCode, type ValuesOf, WrongUse } from './command';
import { withCorpus } from './corpus';
import { print, printAside } from './output';

const OPTIONS = {
	id: { type: 'string' },
	title: { type: 'string' },
	all: { type: 'boolean' },
	format: { type: 'string' },
} as const;

export const cite = command({
	usage: [
		`cite   PATH... (--id ID | --title TITLE | --all) [--format ${Object.keys(FORMATS).join('|')}]`,
		'                                                 as BibTeX unless --format says otherwise',
	],
	options: OPTIONS,
	run: (paths, values) => withCorpus('cite', paths, ({ library }) => show(library, values)),
});

function show(library: Library, options: ValuesOf<typeof OPTIONS>): ExitCode {
	const format = FORMATS[(options.format ?? 'bibtex') as CitationFormat];
	if (!format) {
		throw new WrongUse(`--format takes one of ${Object.keys(FORMATS).join(', ')}`);
	}
	const papers = chosenPapers(library, options);
	const keys = citationKeys(library.papers);
	const records = papers.map((paper) => citationRecord(paper, keys.get(paper.id) ?? ''));
	if (records.length > 0) {
		print(format.write(records));
	} else if (options.title !== undefined) {
		sayNearest(library, options.title);
	}
	return records.length > 0 ? EXIT.found : EXIT.nothingFound;
}

const NEAREST = 3;

function sayNearest(library: Library, title: string): void {
	const hits = createSearch(library.papers).find(title, { limit: NEAREST });
	const titles = hits.flatMap(({ id }) => library.get(id)?.titleText ?? []);
	printAside(['no paper has this title', ...(titles.length > 0 ? ['the nearest ones:', ...titles] : [])].join('\n  '));
}

function chosenPapers(library: Library, { id, title, all }: ValuesOf<typeof OPTIONS>): readonly Paper[] {
	if ([id, title, all].filter((choice) => choice !== undefined).length !== 1) {
		throw new WrongUse('cite needs one of --id ID, --title TITLE, --all');
	}
	if (all) {
		return library.papers;
	}
	if (id !== undefined) {
		const paper = library.get(id);
		return paper ? [paper] : [];
	}
	const wanted = titleKey(title ?? '');
	return library.papers.filter((paper) => titleKey(paper.title) === wanted);
}
