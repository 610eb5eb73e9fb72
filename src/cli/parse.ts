import { citationKeys } from '../core/citation/keys/keys';
import type { Library } from '../core/library';
import type { LineCount, Paper } from '../core/paper';
import { topicName, topicsOf } from '../core/topics';
import { command, EXIT, type ExitCode } from './command';
import { type Corpus, withCorpus } from './corpus';
import { print, printAside, printJson } from './output';

export const parse = command({
	usage: ['parse  PATH... [--json]'],
	options: { json: { type: 'boolean' } },
	run: (paths, { json }) => withCorpus('parse', paths, (corpus) => show(corpus, json ?? false)),
});

function show({ library, others }: Corpus, json: boolean): ExitCode {
	const keys = citationKeys(library.papers);
	if (json) {
		const papers = library.papers.map((paper) => paperRecord(paper, keys.get(paper.id) ?? null));
		const { problems } = library;
		printJson({ papers, problems, lines: totalLines(library) }, 2);
	} else {
		for (const paper of library.papers) {
			print([paper.date ?? 'no date   ', keys.get(paper.id), paper.titleText].join('  '));
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

/** The documented shape of a paper on the command line; unknown is `null`. */
function paperRecord(paper: Paper, key: string | null) {
	const { id, arxivId, title, titleText, abstract, abstractKind, date, dateInferred } = paper;
	const { authors, authorCount, organization, comments, upvotes, links, sources } = paper;
	const topics = topicsOf(paper).map(({ topic }) => topicName(topic));
	return {
		...{ id, key, arxivId, title, titleText, abstract, abstractKind, date, dateInferred },
		...{ authors, authorCount, organization, comments, upvotes, links, topics, sources },
	};
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
