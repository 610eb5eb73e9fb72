import { isDay } from '../feeds/calendar';
import { newestOf } from '../library/newest';
import type { Paper } from '../paper';
import { finish } from '../steps';
import { askedBy, byline, inLine, pageOf, scopeOf } from './answer';
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
			start: { type: 'integer', description: 'First row', minimum: 0, maximum: 1_000_000 },
		},
		additionalProperties: false,
	},
	readOnly: true,
	run({ since, limit = DEFAULT_ROWS, start = 0 }, corpus, tokens) {
		if (since !== undefined && !isDay(String(since))) {
			throw new AgentError('“since” must be a day, YYYY-MM-DD.');
		}
		const from = String(since ?? '');
		const { papers } = corpus.library;
		const isWanted = ({ date }: Paper) => date !== null && date >= from;
		const most = Math.min(papers.length, Number(start) + Number(limit) + 1);
		const newest = finish(newestOf(papers, most, isWanted));
		const total = String(papers.filter(isWanted).length);
		const page = pageOf(newest, { start: Number(start), limit: Number(limit), tokens, total }, (index) => {
			const paper = papers[index]!;
			return `- ${inLine(paper.titleText)}\n  id ${askedBy(paper, corpus)} · ${byline(paper)}${paper.upvotes === null ? '' : ` · ${paper.upvotes} upvotes`}`;
		});
		const of = from === '' ? '' : `, since ${from}`;
		return [`${page.said}${of} (of: ${scopeOf(corpus)}).`, page.text].filter(Boolean).join('\n');
	},
};
