import { type CitationFormat, FORMATS } from '../citation/formats/formats';
import { citationRecord } from '../citation/record';
import { findPaper } from './findPaper';
import { type AgentCorpus, AgentError, type AgentInput, type AgentTool } from './tool';

const FORMAT_NAMES = ['bibtex', 'biblatex', 'csl-json', 'csl-yaml', 'ris'] as const satisfies readonly CitationFormat[];

export const citePapers: AgentTool = {
	name: 'cite_papers',
	title: 'Cite Papers',
	description:
		'Citation key and entry of papers of the corpus, only with what sources gave: missing authors stay missing. A paper that is not in the corpus is refused: do not cite it. Writes to a bibliography only where write names one.',
	inputSchema: {
		type: 'object',
		properties: {
			papers: {
				type: 'array',
				description: 'Ids, citation keys, arXiv ids or whole titles',
				items: { type: 'string' },
				maxItems: 50,
			},
			format: { type: 'string', description: 'Form of the entries; bibtex when left out', enum: FORMAT_NAMES },
			write: { type: 'string', description: 'Path of a .bib file to add the entries to; leave out to only read' },
		},
		required: ['papers'],
		additionalProperties: false,
	},
	readOnly: false,
	async run(input, corpus) {
		const { found, unknown } = chosenPapers(input, corpus);
		if (found.length === 0 || (unknown.length > 0 && input.write !== undefined)) {
			throw new AgentError(unknown.join('\n\n'));
		}
		const format = (input.format ?? 'bibtex') as (typeof FORMAT_NAMES)[number];
		const records = found.map(({ paper, key }) => citationRecord(paper, key));
		const cited = found.map(({ paper, key }) => `[@${key}] ${paper.titleText}`).join('\n');
		const incomplete = records
			.filter((record) => record.incomplete.length > 0)
			.map(({ key, incomplete }) => `${key}: ${incomplete.join(', ')}`);
		const written = input.write === undefined ? [] : await write(String(input.write), found, corpus);
		return [
			cited,
			`\`\`\`${format}\n${FORMATS[format].write(records)}\n\`\`\``,
			...(incomplete.length === 0
				? []
				: [`Not given by any source, do not fill in from memory: ${incomplete.join('; ')}.`]),
			...written,
			...(unknown.length === 0 ? [] : [`Refused:\n${unknown.join('\n')}`]),
		].join('\n\n');
	},
};

type Chosen = { readonly paper: ReturnType<typeof findPaper>; readonly key: string };

/** The papers that an input names, each once, and why others are refused. */
export function chosenPapers({ papers }: AgentInput, corpus: AgentCorpus) {
	const found = new Map<string, Chosen>();
	const unknown: string[] = [];
	for (const name of papers as readonly string[]) {
		try {
			const paper = findPaper(corpus, name);
			found.set(paper.id, { paper, key: corpus.keys.get(paper.id) ?? '' });
		} catch (error) {
			if (!(error instanceof AgentError)) {
				throw error;
			}
			unknown.push(error.message);
		}
	}
	return { found: [...found.values()], unknown };
}

async function write(path: string, found: readonly Chosen[], { addEntry }: AgentCorpus): Promise<string[]> {
	if (addEntry === null) {
		throw new AgentError('Nothing may be written here: leave out “write” and show the entries to the user.');
	}
	const written: string[] = [];
	for (const { paper, key } of found) {
		written.push(`Written: ${await addEntry(path, paper.id, key)}`);
	}
	return written;
}
