import { type CitationFormat, FORMATS } from '../core/citation/formats/formats';
import { citationKeys } from '../core/citation/keys/keys';
import { citationRecord } from '../core/citation/record';
import type { Library } from '../core/library';
import type { Paper } from '../core/paper';
import { titleKey } from '../core/text/title';
import { command, EXIT, type ExitCode, type ValuesOf, WrongUse } from './command';
import { withCorpus } from './corpus';
import { print } from './output';

const OPTIONS = {
	id: { type: 'string' },
	title: { type: 'string' },
	all: { type: 'boolean' },
	format: { type: 'string' },
} as const;

export const cite = command({
	usage: [`cite   PATH... (--id ID | --title TITLE | --all) --format ${Object.keys(FORMATS).join('|')}`],
	options: OPTIONS,
	run: (paths, values) => withCorpus('cite', paths, ({ library }) => show(library, values)),
});

function show(library: Library, options: ValuesOf<typeof OPTIONS>): ExitCode {
	const format = FORMATS[options.format as CitationFormat];
	if (!format) {
		throw new WrongUse(`--format takes one of ${Object.keys(FORMATS).join(', ')}`);
	}
	const papers = chosenPapers(library, options);
	const keys = citationKeys(library.papers);
	const records = papers.map((paper) => citationRecord(paper, keys.get(paper.id) ?? ''));
	if (records.length > 0) {
		print(format.write(records));
	}
	return records.length > 0 ? EXIT.found : EXIT.nothingFound;
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
