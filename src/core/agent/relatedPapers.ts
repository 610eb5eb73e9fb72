import { askedBy, byline, inLine, pageOf, scopeOf } from './answer';
import { findPaper } from './findPaper';
import { AgentError, type AgentTool } from './tool';

const DEFAULT_ROWS = 10;
/** Looked for at once whatever page is asked for: what is farther is hardly near. */
const LOOKED_FOR = 100;

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
			start: { type: 'integer', description: 'First row', minimum: 0, maximum: 100 },
		},
		additionalProperties: false,
	},
	readOnly: true,
	async run({ paper, text, limit = DEFAULT_ROWS, start = 0 }, corpus, tokens) {
		if ((paper === undefined) === (text === undefined)) {
			throw new AgentError('related_papers takes either “paper” or “text”.');
		}
		const { search, library, keys } = corpus;
		const read = await corpus.readTexts();
		const near =
			paper === undefined
				? search.rankByText(String(text), LOOKED_FOR, read)
				: search.related(findPaper(corpus, String(paper)), LOOKED_FOR, read);
		if (near.length === 0) {
			return `No paper is near (searched: ${scopeOf(corpus)}).`;
		}
		const total = near.length < LOOKED_FOR ? String(near.length) : `at least ${near.length}`;
		const page = pageOf(near, { start: Number(start), limit: Number(limit), tokens, total }, (related) => {
			const { id, terms, passage } = related;
			const found = library.get(id)!;
			const inText =
				passage === null ? '' : ` · in its full text${passage.place === '' ? '' : `, ${inLine(passage.place)}`}`;
			return `- ${inLine(found.titleText)}\n  id ${askedBy(found, corpus)} · key ${keys.get(id) ?? '–'} · ${byline(found)}\n  shares: ${inLine(terms.join(', '))}${inText}`;
		});
		return [`${page.said}, nearest first (searched: ${scopeOf(corpus)}).`, page.text].filter(Boolean).join('\n');
	},
};
