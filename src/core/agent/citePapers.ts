import type { EntryStyle } from '../citation/bibliographies/append';
import type { Bibliography } from '../citation/bibliographies/bibliography';
import { chooseKey } from '../citation/bibliographies/entryIndex';
import { readBibliography } from '../citation/bibliographies/readBibliography';
import { type CitationFormat, FORMATS } from '../citation/formats/formats';
import { keyStem } from '../citation/keys/keys';
import { type CitationRecord, citationRecord } from '../citation/record';
import type { Paper } from '../paper';
import { codeBlock, cutToTokens, inLine, tokensAtMost } from './answer';
import { findPaper, UnknownPaper } from './findPaper';
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
	async run(input, corpus, tokens) {
		const { found, unknown } = chosenPapers(input, corpus);
		if (found.length === 0 || (unknown.length > 0 && input.write !== undefined)) {
			throw new AgentError(refusals(unknown, tokens));
		}
		const format = (input.format ?? 'bibtex') as (typeof FORMAT_NAMES)[number];
		const said =
			input.write === undefined
				? { records: found.map(({ paper, key }) => citationRecord(paper, key)), written: [] }
				: await write(String(input.write), found, styleOf(input), corpus);
		const refused = unknown.length === 0 ? [] : [`Refused:\n${refusals(unknown, tokens / 4)}`];
		const room = tokens - tokensAtMost([...said.written, ...refused].join('\n\n')) - 100;
		return [...cited(said.records, format, room), ...said.written, ...refused].join('\n\n');
	},
};

type Chosen = { readonly paper: Paper; readonly key: string };

/** The papers that an input names, each once, and why others are refused. */
export function chosenPapers({ papers }: AgentInput, corpus: AgentCorpus) {
	const found = new Map<string, Chosen>();
	const unknown: AgentError[] = [];
	for (const name of papers as readonly string[]) {
		try {
			const paper = findPaper(corpus, name);
			found.set(paper.id, { paper, key: corpus.keys.get(paper.id) ?? keyStem(paper) });
		} catch (error) {
			if (!(error instanceof AgentError)) {
				throw error;
			}
			unknown.push(error);
		}
	}
	return { found: [...found.values()], unknown };
}

/** The papers as a bibliography has them or is to have them: under its own keys, and what is to be added to it. */
export function entriesFor(
	found: readonly Chosen[],
	bibliography: Pick<Bibliography, 'entries'>,
): { readonly records: readonly CitationRecord[]; readonly missing: readonly CitationRecord[] } {
	const known = [bibliography];
	const records: CitationRecord[] = [];
	const missing: CitationRecord[] = [];
	for (const { paper, key: proposed } of found) {
		const { key, entry } = chooseKey(known, paper, proposed);
		const record = citationRecord(paper, key);
		records.push(record);
		if (entry === undefined) {
			missing.push(record);
			known.push(readBibliography(FORMATS.bibtex.write([record]), 'bibtex'));
		}
	}
	return { records, missing };
}

/** How entries are written into a file for an input. */
export function styleOf({ format }: AgentInput): EntryStyle {
	return format === 'biblatex' ? 'biblatex' : 'bibtex';
}

async function write(path: string, found: readonly Chosen[], style: EntryStyle, { withBibliography }: AgentCorpus) {
	if (withBibliography === null) {
		throw new AgentError('Nothing may be written here: leave out “write” and show the entries to the user.');
	}
	return withBibliography(path, async (file) => {
		const { records, missing } = entriesFor(found, file.bibliography);
		if (missing.length > 0) {
			await file.append(missing, style);
		}
		const added = new Set(missing);
		const written = records.map((record) =>
			added.has(record)
				? `Written: ${record.key} in ${file.place}`
				: `${file.place} has it already under the key ${record.key}`,
		);
		return { records, written: [written.join('\n')] };
	});
}

/** Keys, entries and what they lack: of as many papers as fit, the others by their keys. */
function cited(all: readonly CitationRecord[], format: (typeof FORMAT_NAMES)[number], tokens: number) {
	let records = all;
	while (records.length > 1 && tokensAtMost(textOf(records, format)) > tokens - 10 * all.length) {
		records = records.slice(0, Math.ceil(records.length / 2));
	}
	const left = all.slice(records.length).map(({ key }) => key);
	const rest =
		left.length === 0 ? '' : `Not shown for want of room, ask for them again: ${inLine(left.join(', '), 1500)}`;
	return [textOf(records, format, tokens - tokensAtMost(rest) - 50), rest].filter(Boolean);
}

function textOf(
	records: readonly CitationRecord[],
	format: (typeof FORMAT_NAMES)[number],
	tokens = Number.POSITIVE_INFINITY,
): string {
	const names = records.map(({ key, csl }) => `[@${key}] ${inLine(csl.title)}`).join('\n');
	const lacking = records
		.filter((record) => record.incomplete.length > 0)
		.map(({ key, incomplete }) => `${key}: ${incomplete.join(', ')}`);
	const lacks =
		lacking.length === 0 ? '' : `Not given by any source, do not fill in from memory: ${lacking.join('; ')}.`;
	const entries = FORMATS[format].write(records);
	const { text, next } = cutToTokens(entries, tokens - tokensAtMost(names + lacks));
	const cut = next === null ? '' : 'The entry is cut: it is longer than an answer.';
	return [names, codeBlock(format, text), cut, lacks].filter(Boolean).join('\n\n');
}

/** Every name that is refused; what is near to them as far as there is room for it. */
function refusals(unknown: readonly AgentError[], tokens: number): string {
	const shortOf = (error: AgentError) => (error instanceof UnknownPaper ? error.refusal : error.message);
	let left = tokens - tokensAtMost(unknown.map(shortOf).join('\n\n'));
	return unknown
		.map((error) => {
			left -= tokensAtMost(error.message) - tokensAtMost(shortOf(error)) + 1;
			return left >= 0 ? error.message : shortOf(error);
		})
		.join('\n\n');
}
