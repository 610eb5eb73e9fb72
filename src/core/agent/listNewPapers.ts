import { newestOf } from '../library/newest';
import { finish } from '../steps';
import { byline, scopeOf } from './answer';
import { AgentError, type AgentTool } from './tool';

const DEFAULT_ROWS = 20;

export const listNewPapers: AgentTool = {
	name: 'list_new_papers',
	title: 'List New Papers',
	description: 'The newest papers of the corpus by the day they were listed, newest first; upvotes where known.',
	inputSchema: {
		type: 'object',
		properties: {
			since: { type: 'string', description: 'First day, YYYY-MM-DD' },
			limit: { type: 'integer', description: 'Rows', minimum: 1, maximum: 100 },
		},
		additionalProperties: false,
	},
	readOnly: true,
	run({ since, limit = DEFAULT_ROWS }, corpus) {
		if (since !== undefined && !/^\d{4}-\d\d-\d\d$/u.test(String(since))) {
			throw new AgentError('“since” must be a day, YYYY-MM-DD.');
		}
		const from = String(since ?? '');
		const { papers } = corpus.library;
		const wanted = finish(newestOf(papers, Number(limit), ({ date }) => date !== null && date >= from));
		const total = papers.filter(({ date }) => date !== null && date >= from).length;
		const rows = wanted.map((index) => {
			const paper = papers[index]!;
			return `- ${paper.titleText}\n  id ${paper.id} · ${byline(paper)}${paper.upvotes === null ? '' : ` · ${paper.upvotes} upvotes`}`;
		});
		return `${rows.length} of ${total} papers${from === '' ? '' : ` since ${from}`} (of: ${scopeOf(corpus)}).\n${rows.join('\n')}`;
	},
};
