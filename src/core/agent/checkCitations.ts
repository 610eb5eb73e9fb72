import { type BibliographyEntry, bibliographyFormat } from '../citation/bibliographies/bibliography';
import { paperOfEntry } from '../citation/bibliographies/paperLinks';
import { readBibliography } from '../citation/bibliographies/readBibliography';
import { issuedDate } from '../citation/record';
import { citationsIn, documentMetadata } from '../markdown';
import { scopeOf } from './answer';
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
		},
		additionalProperties: false,
	},
	readOnly: true,
	async run({ text, file }, corpus) {
		if ((text === undefined) === (file === undefined)) {
			throw new AgentError('check_citations takes either “text” or “file”.');
		}
		const content = file === undefined ? String(text) : await corpus.readFile(String(file));
		if (content === null) {
			throw new AgentError(`“${file}” cannot be read: give the absolute path of a text file of this workspace.`);
		}
		const isBibliography =
			file === undefined ? /^\s*@\w+\s*[{(]/u.test(content) : bibliographyFormat(String(file)) === 'bibtex';
		const lines = isBibliography ? checkEntries(content, corpus) : await checkText(content, String(file ?? ''), corpus);
		return `${lines.join('\n')}\n(checked against: ${scopeOf(corpus)})`;
	},
};

/** Each key once: what the bibliography or the corpus knows of it. */
async function checkText(text: string, file: string, corpus: AgentCorpus): Promise<readonly string[]> {
	const keys = [...new Set(citationsIn(text).flatMap(({ items }) => items.map(({ key }) => key)))];
	const entries = new Map<string, BibliographyEntry>();
	const unread: string[] = [];
	for (const path of file === '' ? [] : documentMetadata(text).bibliography.map(({ path }) => path)) {
		const format = bibliographyFormat(path);
		const content = format === null ? null : await corpus.readFile(beside(file, path));
		if (format === null || content === null) {
			unread.push(path);
			continue;
		}
		for (const entry of readBibliography(content, format).entries) {
			entries.set(entry.key, entry);
		}
	}
	if (keys.length === 0) {
		return ['The text cites nothing.'];
	}
	return [
		...keys.map((key) => {
			const entry = entries.get(key);
			return entry === undefined ? keyOfCorpus(key, corpus) : entryLine(entry, corpus);
		}),
		...unread.map((path) => `could not read the bibliography ${path}`),
	];
}

function keyOfCorpus(key: string, corpus: AgentCorpus): string {
	try {
		return `${key}: in the corpus, without an entry in the bibliography: ${findPaper(corpus, key).titleText}`;
	} catch (error) {
		if (error instanceof AgentError) {
			return `${key}: not known. ${error.message}`;
		}
		throw error;
	}
}

function checkEntries(text: string, corpus: AgentCorpus): readonly string[] {
	const { entries } = readBibliography(text, 'bibtex');
	return entries.length === 0 ? ['There are no entries.'] : entries.map((entry) => entryLine(entry, corpus));
}

function entryLine(entry: BibliographyEntry, corpus: AgentCorpus): string {
	const paper = paperOfEntry(corpus.library, entry);
	if (paper === undefined) {
		return `${entry.key}: in the bibliography, not in the corpus: not checked`;
	}
	const [year] = issuedDate(paper);
	const differs = [
		...(year !== undefined && entry.year !== null && Math.abs(Number(entry.year) - year) > 1
			? [`year ${entry.year}, the corpus has ${year}`]
			: []),
		...(entry.arxivId !== null && paper.arxivId !== null && entry.arxivId.replace(/v\d+$/u, '') !== paper.arxivId
			? [`arXiv id ${entry.arxivId}, the corpus has ${paper.arxivId}`]
			: []),
	];
	return differs.length === 0
		? `${entry.key}: known: ${paper.titleText} (${paper.id})`
		: `${entry.key}: differs: ${differs.join('; ')} (${paper.id})`;
}

/** A path beside a file, without going up by `..`: whoever reads it decides what may be read. */
function beside(file: string, path: string): string {
	return /^(?:[a-z]:)?[\\/]/iu.test(path) ? path : file.replace(/[^\\/]*$/u, '') + path;
}
