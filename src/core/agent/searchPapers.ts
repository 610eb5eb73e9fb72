import { hasLink } from '../links/links';
import { parseQuery, type UnknownWord } from '../search';
import { askedBy, byline, inLine, pageOf, scopeOf } from './answer';
import { AgentError, type AgentTool } from './tool';

const DEFAULT_ROWS = 10;
/**
 * So many, or a multiple of it, are looked for whatever page is asked for, so that pages follow on each other and totals are
 * exact up to there. Among very many papers fewer, as each that a filter leaves out was looked at, too.
 */
const LOOKED_FOR = { usual: 300, amongMany: 100 };
const MANY = 20_000;

export const searchPapers: AgentTool = {
	name: 'search_papers',
	title: 'Search Papers',
	description:
		"Finds papers of the user's own corpus by words of titles, abstracts and names; typing mistakes are forgiven. Gives id, title, authors, date and the sentence that matched, best first, with total and next. Use before citing or naming a paper. Not a web search: what is not found here may exist elsewhere.",
	inputSchema: {
		type: 'object',
		properties: {
			query: {
				type: 'string',
				description: 'Words, or qualifiers: author:"…", topic:, year:2025, date:, org:, has:code, "a phrase", -word',
			},
			limit: { type: 'integer', description: 'Rows', minimum: 1, maximum: 50 },
			start: { type: 'integer', description: 'First row, from the “next” of an answer', minimum: 0, maximum: 10_000 },
		},
		required: ['query'],
		additionalProperties: false,
	},
	readOnly: true,
	async run({ query, limit = DEFAULT_ROWS, start = 0 }, corpus, tokens) {
		const { search, library, keys } = corpus;
		const [words, from] = [String(query), Number(start)];
		const asked = new Set(parseQuery(words).filters.map(({ kind }) => kind));
		if (asked.has('fullText')) {
			throw new AgentError(
				'in:text is for people in the editor. Search without it, then read sections with get_paper.',
			);
		}
		const facts = asked.has('topic') ? { topics: await corpus.topicWords() } : {};
		const lookedFor = library.papers.length > MANY ? LOOKED_FOR.amongMany : LOOKED_FOR.usual;
		const most = Math.ceil((from + Number(limit) + 1) / lookedFor) * lookedFor;
		const hits = search.find(words, { limit: most, facts });
		const scope = scopeOf(corpus);
		const unknown = search.unknownWords(words, hits).map(saidUnknown).join('');
		if (hits.length === 0) {
			return `No paper matches “${inLine(words)}” (searched: ${scope}). ${unknown}Try fewer or other words; nothing here does not mean that no such paper exists.`;
		}
		const total = hits.length < most ? String(hits.length) : `at least ${hits.length}`;
		const page = pageOf(hits, { start: from, limit: Number(limit), tokens, total }, (hit) => {
			const paper = library.get(hit.id)!;
			const matched = search.excerpt(hit, words)?.text ?? null;
			return `- ${inLine(paper.titleText)}\n  id ${askedBy(paper, corpus)} · key ${keys.get(paper.id) ?? '–'} · ${byline(paper)}${hasLink(paper, 'code') ? ' · code' : ''}${hit.complete ? '' : ' · lacks some of the words'}${matched === null ? '' : `\n  “${inLine(matched, 600)}”`}`;
		});
		return [`${page.said} (searched: ${scope}).`, unknown.trim(), page.text].filter(Boolean).join('\n');
	},
};

/** An agent takes what looks like an answer for one. */
function saidUnknown({ text, instead }: UnknownWord): string {
	const taken =
		instead === null ? 'it counted for nothing' : `rows have “${instead}” instead, which may be something else`;
	return `No paper here has “${inLine(text, 80)}”: ${taken}. `;
}
