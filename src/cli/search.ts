import { createInterface } from 'node:readline';
import { citationKeys } from '../core/citation/keys/keys';
import type { Library } from '../core/library';
import { createSearch, type UnknownWord } from '../core/search';
import { command, EXIT, type ExitCode, type ValuesOf, WrongUse } from './command';
import { withCorpus } from './corpus';
import { CorpusTopics } from './keptTopics';
import { paperRow, print, printAside, printJson } from './output';

const OPTIONS = {
	query: { type: 'string' },
	limit: { type: 'string' },
	batch: { type: 'boolean' },
	json: { type: 'boolean' },
} as const;

export const search = command({
	usage: [
		'search PATH... --query TEXT [--limit 10] [--json]',
		'search PATH... --batch [--limit 10]      one query a line in, one JSON array a line out',
	],
	options: OPTIONS,
	run: (paths, values) => withCorpus('search', paths, ({ library }) => answer(library, values)),
});

async function answer(library: Library, options: ValuesOf<typeof OPTIONS>): Promise<ExitCode> {
	const limit = Number(options.limit ?? 10);
	if (!Number.isInteger(limit) || limit < 1) {
		throw new WrongUse('--limit takes a whole number from 1');
	}
	const index = createSearch(library.papers);
	const topics = new CorpusTopics(library.papers);
	const keys = citationKeys(library.papers);
	const find = (query: string) => {
		const hits = index.find(query, { limit, facts: { topics: (paper) => topics.words(paper) } });
		sayUnknown(index.unknownWords(query, hits));
		return hits.flatMap(({ id, score }) => {
			const paper = library.get(id);
			return paper ? { id, key: keys.get(id) ?? '', title: paper.titleText, date: paper.date, score } : [];
		});
	};
	if (options.batch) {
		for await (const query of createInterface({ input: process.stdin })) {
			printJson(find(query));
		}
		return EXIT.found;
	}
	if (options.query === undefined) {
		throw new WrongUse('search needs --query TEXT or --batch');
	}
	const hits = find(options.query);
	if (options.json) {
		printJson(hits, 2);
	} else {
		for (const { date, key, title } of hits) {
			print(paperRow(date, key, title));
		}
	}
	return hits.length > 0 ? EXIT.found : EXIT.nothingFound;
}

/** Beside the answer, which is for programs too. */
function sayUnknown(words: readonly UnknownWord[]): void {
	for (const { text, instead } of words) {
		printAside(`no paper has “${text}”${instead === null ? '' : `; papers with “${instead}” are given`}`);
	}
}
