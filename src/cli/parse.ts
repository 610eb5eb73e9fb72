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
	const problems = library.problems.filter(({ file }) => !others.has(file));
	if (json) {
		const papers = paperRecords(library);
		printJson({ papers, problems, notListings: [...others], lines: totalLines(library) }, 2);
	} else {
		const keys = citationKeys(library.papers);
		for (const paper of library.papers) {
			print(paperRow(paper.date, keys.get(paper.id) ?? '', paper.titleText));
		}
		for (const { file, line, message } of problems) {
			printAside(`${file}:${line}: ${message}`);
		}
		if (others.size > 0) {
			printAside(
				`no papers in ${[...others].slice(0, 3).join(', ')}${others.size > 3 ? ` and ${others.size - 3} other files` : ''}`,
			);
		}
		const [papers, found] = [library.papers.length, problems.length];
		print(`${papers} ${papers === 1 ? 'paper' : 'papers'}, ${found} ${found === 1 ? 'problem' : 'problems'}`);
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
