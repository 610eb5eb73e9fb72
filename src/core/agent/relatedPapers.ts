import { byline, scopeOf } from './answer';
import { findPaper } from './findPaper';
import { AgentError, type AgentTool } from './tool';

const DEFAULT_ROWS = 10;

export const relatedPapers: AgentTool = {
	name: 'related_papers',
	title: 'Related Papers',
	description:
		'Papers of the corpus nearest by content to a paper, or to a text such as a paragraph being written, with the words they share. Full texts that the user has read count with their passages. Give one of paper and text.',
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
	async run({ paper, text, limit = DEFAULT_ROWS }, corpus) {
		if ((paper === undefined) === (text === undefined)) {
			throw new AgentError('related_papers takes either “paper” or “text”.');
		}
		const { search, library, keys } = corpus;
		const read = await corpus.readTexts();
		const near =
			paper === undefined
				? search.rankByText(String(text), Number(limit), read)
				: search.related(findPaper(corpus, String(paper)), Number(limit), read);
		const rows = near.flatMap(({ id, terms, passage }) => {
			const found = library.get(id);
			return found === undefined
				? []
				: [
						`- ${found.titleText}\n  id ${id} · key ${keys.get(id) ?? '–'} · ${byline(found)}\n  shares: ${terms.join(', ')}${passage === null ? '' : ` · in its full text${passage.place === '' ? '' : `, ${passage.place}`}`}`,
					];
		});
		return rows.length === 0
			? `No paper is near (searched: ${scopeOf(corpus)}).`
			: `${rows.length} papers, nearest first (searched: ${scopeOf(corpus)}).\n${rows.join('\n')}`;
	},
};
