import { type BibliographyEntry, bibliographyFormat } from '../citation/bibliographies/bibliography';
import { paperOfEntry } from '../citation/bibliographies/paperLinks';
import { readBibliography } from '../citation/bibliographies/readBibliography';
import { issuedDate } from '../citation/record';
import { citationsIn, documentMetadata } from '../markdown';
import { askedBy, goingOn, inLine, rowsWithin, scopeOf } from './answer';
import { findPaper } from './findPaper';
import { type AgentCorpus, AgentError, type AgentTool } from './tool';

export const checkCitations: AgentTool = {
	name: 'check_citations',
	title: 'Check Citations',
	description:
		'Checks the citations of a Markdown text or the entries of a .bib against its bibliography and the corpus, offline: known, differs, or not known. Not known is no proof that a work does not exist. Give one of text and file.',
	inputSchema: {
		type: 'object',
		properties: {
			text: { type: 'string', description: 'Markdown with [@key], or BibTeX entries' },
			file: { type: 'string', description: 'Absolute path of such a file' },
			start: { type: 'integer', description: 'First row', minimum: 0, maximum: 100_000 },
		},
		additionalProperties: false,
	},
	readOnly: true,
	async run({ text, file, start = 0 }, corpus, tokens) {
		if ((text === undefined) === (file === undefined)) {
			throw new AgentError('check_citations takes either “text” or “file”.');
		}
		const content = file === undefined ? String(text) : await corpus.readFile(String(file));
		if (content === null) {
			throw new AgentError(
				`“${inLine(String(file))}” cannot be read: give the absolute path of a text file of this workspace.`,
			);
		}
		const isBibliography =
			file === undefined ? /^\s*@\w+\s*[{(]/u.test(content) : bibliographyFormat(String(file)) === 'bibtex';
		const { checks, unread } = isBibliography
			? { checks: checkEntries(content), unread: [] }
			: await checksOfText(content, String(file ?? ''), corpus);
		const nothing = isBibliography ? 'There are no entries.' : 'The text cites nothing.';
		const rows = rowsWithin(checks.slice(Number(start)), tokens, MOST_TOKENS_OF_ROW, (check) => check(corpus));
		const next = goingOn(Number(start) + rows.length, checks);
		return [
			...(checks.length === 0 ? [nothing] : rows),
			...unread.slice(0, 10).map((path) => `could not read the bibliography ${inLine(path)}`),
			`(${rows.length} of ${checks.length} from ${start}; ${next}; checked against: ${scopeOf(corpus)})`,
		].join('\n');
	},
};

/** Says in a line what is known of a key or an entry. */
type Check = (corpus: AgentCorpus) => string;

/** With the titles that are near. */
const MOST_TOKENS_OF_ROW = 600;

/** Each key once: what the bibliography or the corpus knows of it. */
async function checksOfText(text: string, file: string, { readFile }: AgentCorpus) {
	const keys = [...new Set(citationsIn(text).flatMap(({ items }) => items.map(({ key }) => key)))];
	const entries = new Map<string, BibliographyEntry>();
	const unread: string[] = [];
	for (const path of file === '' ? [] : documentMetadata(text).bibliography.map(({ path }) => path)) {
		const format = bibliographyFormat(path);
		const content = format === null ? null : await readFile(beside(file, path));
		if (format === null || content === null) {
			unread.push(path);
			continue;
		}
		for (const entry of readBibliography(content, format).entries) {
			entries.set(entry.key, entry);
		}
	}
	const checks = keys.map((key): Check => {
		const entry = entries.get(key);
		return (corpus) => (entry === undefined ? keyOfCorpus(key, corpus) : entryLine(entry, corpus));
	});
	return { checks, unread };
}

function keyOfCorpus(key: string, corpus: AgentCorpus): string {
	try {
		return `${key}: in the corpus, without an entry in the bibliography: “${inLine(findPaper(corpus, key).titleText)}”`;
	} catch (error) {
		if (error instanceof AgentError) {
			return `${key}: not known. ${error.message}`;
		}
		throw error;
	}
}

function checkEntries(text: string): readonly Check[] {
	return readBibliography(text, 'bibtex').entries.map((entry) => (corpus) => entryLine(entry, corpus));
}

function entryLine(entry: BibliographyEntry, corpus: AgentCorpus): string {
	const paper = paperOfEntry(corpus.library, entry);
	if (paper === undefined) {
		return `${entry.key}: in the bibliography, not in the corpus: not checked`;
	}
	const [year] = issuedDate(paper);
	const differs = [
		...(year !== undefined && entry.year !== null && Math.abs(Number(entry.year) - year) > 1
			? [`year ${inLine(entry.year, 20)}, the corpus has ${year}`]
			: []),
		...(entry.arxivId !== null && paper.arxivId !== null && entry.arxivId.replace(/v\d+$/u, '') !== paper.arxivId
			? [`arXiv id ${inLine(entry.arxivId, 40)}, the corpus has ${paper.arxivId}`]
			: []),
	];
	return differs.length === 0
		? `${entry.key}: known: “${inLine(paper.titleText)}” (${askedBy(paper, corpus)})`
		: `${entry.key}: differs: ${differs.join('; ')} (${askedBy(paper, corpus)})`;
}

/** A path beside a file, without going up by `..`: whoever reads it decides what may be read. */
function beside(file: string, path: string): string {
	return /^(?:[a-z]:)?[\\/]/iu.test(path) ? path : file.replace(/[^\\/]*$/u, '') + path;
}
