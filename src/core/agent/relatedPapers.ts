import { byline, scopeOf } from './answer';
import { findPaper } from './findPaper';
import { AgentError, type AgentTool } from './tool';

const DEFAULT_ROWS = 10;

export const relatedPapers: AgentTool = {
	name: 'related_papers',
	title: 'Related Papers',
	description:
		'Papers of the corpus nearest by content to a paper, or to a text such as a paragraph being written, with the words they share. Give one of paper and text.',
	inputSchema: {
		type: 'object',
		properties: {
			paper: { type: 'string', description: 'Id, citation key, arXiv id or whole title' },
			text: { type: 'string', description: 'A sentence or paragraph' },
			limit: { type: 'integer', description: 'Rows', minimum: 1, maximum: 50 },
		},
		additionalProperties: false,
	},
	readOnly: true,
	run({ paper, text, limit = DEFAULT_ROWS }, corpus) {
		if ((paper === undefined) === (text === undefined)) {
			throw new AgentError('related_papers takes either “paper” or “text”.');
		}
		const { search, library, keys } = corpus;
		const near =
			paper === undefined
				? search.rankByText(String(text), Number(limit))
				: search.related(findPaper(corpus, String(paper)), Number(limit));
		const rows = near.flatMap(({ id, terms }) => {
			const found = library.get(id);
			return found === undefined
				? []
				: [
						`- ${found.titleText}\n  id ${id} · key ${keys.get(id) ?? '–'} · ${byline(found)}\n  shares: ${terms.join(', ')}`,
					];
		});
		return rows.length === 0
			? `No paper is near (searched: ${scopeOf(corpus)}).`
			: `${rows.length} papers, nearest first (searched: ${scopeOf(corpus)}).\n${rows.join('\n')}`;
	},
};
