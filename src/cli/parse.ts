import { citationKeys } from '../core/citation/keys/keys';
import type { Library } from '../core/library';
import type { LineCount } from '../core/paper';
import { command, EXIT, type ExitCode } from './command';
import { type Corpus, withCorpus } from './corpus';
import { paperRow, print, printAside, printJson } from './output';
import { paperRecords } from './paperRecord';

export const parse = command({
	usage: ['parse  PATH... [--json]'],
	options: { json: { type: 'boolean' } },
	run: (paths, { json }) => withCorpus('parse', paths, (corpus) => show(corpus, json ?? false)),
});

function show({ library, others }: Corpus, json: boolean): ExitCode {
	if (json) {
		const papers = paperRecords(library);
		const { problems } = library;
		printJson({ papers, problems, lines: totalLines(library) }, 2);
	} else {
		const keys = citationKeys(library.papers);
		for (const paper of library.papers) {
			print(paperRow(paper.date, keys.get(paper.id) ?? '', paper.titleText));
		}
		const problems = library.problems.filter(({ file }) => !others.has(file));
		for (const { file, line, message } of problems) {
			printAside(`${file}:${line}: ${message}`);
		}
		if (others.size > 0) {
			printAside(
				`no papers in ${[...others].slice(0, 3).join(', ')}${others.size > 3 ? ` and ${others.size - 3} other files` : ''}`,
			);
		}
		print(`${library.papers.length} papers, ${problems.length} problems`);
	}
	return library.papers.length > 0 ? EXIT.found : EXIT.nothingFound;
}

function totalLines({ listings }: Library): LineCount {
	const sum = (field: keyof LineCount) => listings.reduce((total, { lines }) => total + lines[field], 0);
	return {
		total: sum('total'),
		paper: sum('paper'),
		furniture: sum('furniture'),
		blank: sum('blank'),
		problem: sum('problem'),
	};
}
