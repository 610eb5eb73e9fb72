import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { type CheckedEntry, checkOnline } from '../core/checking/checkOnline';
import { type Finding, findOffline } from '../core/checking/offline';
import { FINDING_WORDS, VERDICT_WORDS } from '../core/checking/words';
import type { BibliographyEntry } from '../core/citation/bibliographies/bibliography';
import { bibliographyFormat } from '../core/citation/bibliographies/bibliography';
import { readBibliography } from '../core/citation/bibliographies/readBibliography';
import { citedEntry } from '../core/completion/citedEntry';
import { documentMetadata } from '../core/markdown';
import { keyOccurrences } from '../core/markdown/keyOccurrences';
import { latexKeyOccurrences } from '../core/markdown/latexCitations';
import { latexBibliographies } from '../core/markdown/namedSources';
import { tidyReport } from '../core/markdown/tidy';
import { command, EXIT, type ExitCode, WrongUse } from './command';
import { ENDPOINT_OPTION, ENDPOINT_USAGE, onlineAsk, semanticScholarKey } from './online';
import { print, printAside, printJson } from './output';
import type { Remark } from './remark';
import { sarif } from './sarif';

export const check = command({
	usage: [
		`check FILE... [--online] [--json | --sarif] ${ENDPOINT_USAGE}   bibliographies, and documents that cite from them`,
	],
	options: { online: { type: 'boolean' }, json: { type: 'boolean' }, sarif: { type: 'boolean' }, ...ENDPOINT_OPTION },
	run: async (files, { online, json, sarif: asSarif, endpoint }) => {
		if (files.length === 0) {
			throw new WrongUse('check needs at least one FILE');
		}
		const read = await readAll(files);
		const remarks = remarksOffline(read);
		const verdicts = online ? await askAll(read, endpoint) : [];
		const entries = entryRecords(read, remarks, verdicts);
		const all = [...remarks, ...verdicts.flatMap(remarkOfVerdict)];
		if (asSarif) {
			printJson(sarif(all), 2);
		} else if (json) {
			printJson({ entries, findings: all }, 2);
		} else {
			for (const { file, line, message } of all) {
				print(`${file}:${line}: ${message}`);
			}
			print(
				`${entries.length} entries, ${all.length} remarks${online ? '' : '; nobody was asked (--online asks services)'}`,
			);
		}
		return read.unreadable ? EXIT.unreadable : exitCode(all, verdicts);
	},
});

interface Read {
	readonly bibliographies: readonly {
		readonly file: string;
		readonly text: string;
		readonly entries: readonly BibliographyEntry[];
	}[];
	readonly documents: readonly {
		readonly file: string;
		readonly text: string;
		readonly keys: readonly { readonly key: string; readonly start: number }[];
	}[];
	readonly unreadable: boolean;
}

const DOCUMENT = /\.(?:md|markdown|qmd|rmd|tex)$/i;

async function readAll(files: readonly string[]): Promise<Read> {
	const bibliographies = new Map<string, Read['bibliographies'][number]>();
	const documents: Read['documents'][number][] = [];
	let unreadable = false;
	const readText = async (file: string) => {
		try {
			return await readFile(file, 'utf8');
		} catch (error) {
			unreadable = true;
			printAside(`offprint: ${file}: ${error instanceof Error ? error.message : String(error)}`);
			return null;
		}
	};
	const addBibliography = async (file: string) => {
		const format = bibliographyFormat(file);
		if (format === null || bibliographies.has(resolve(file))) {
			return;
		}
		const text = await readText(file);
		if (text !== null) {
			const { entries, problems } = readBibliography(text, format);
			bibliographies.set(resolve(file), { file, text, entries });
			for (const { offset, message } of problems) {
				printAside(`${file}:${lineAt(text, offset)}: ${message}`);
			}
		}
	};
	for (const file of files) {
		if (!DOCUMENT.test(file)) {
			if (bibliographyFormat(file) === null) {
				throw new WrongUse(`${file} is neither a bibliography (.bib, .json, .yaml) nor a document (.md, .qmd, .tex)`);
			}
			await addBibliography(file);
			continue;
		}
		const text = await readText(file);
		if (text === null) {
			continue;
		}
		const isLatex = /\.tex$/i.test(file);
		const named = isLatex ? latexBibliographies(text) : documentMetadata(text).bibliography;
		for (const { path } of named) {
			await addBibliography(resolve(dirname(file), path));
		}
		const keys = isLatex ? latexKeyOccurrences(text) : keyOccurrences(text);
		documents.push({ file, text, keys: keys.map(({ key, markRange }) => ({ key, start: markRange.start })) });
	}
	return { bibliographies: [...bibliographies.values()], documents, unreadable };
}

function remarksOffline({ bibliographies, documents }: Read): readonly Remark[] {
	const thisYear = new Date().getUTCFullYear();
	const entries = bibliographies.flatMap((each) => each.entries);
	const known = new Set(entries.map(({ key }) => key));
	const cited = new Set(documents.flatMap(({ keys }) => keys.map(({ key }) => key)));
	const unused =
		documents.length === 0 ? new Set<string>() : new Set(tidyReport(cited, entries).unused.map(({ key }) => key));
	return [
		...documents.flatMap(({ file, text, keys }) =>
			keys
				.filter(({ key }) => !known.has(key) && !CROSS_REFERENCE.test(key))
				.map(({ key, start }) => ({
					...{ file, key, line: lineAt(text, start), kind: 'no-entry', level: 'error' as const },
					message: `“${key}” is cited, but has no entry`,
				})),
		),
		...bibliographies.flatMap(({ file, text, entries: own }) => [
			...findOffline(own, thisYear).map((finding) => ({
				file,
				key: finding.entry.key,
				line: lineAt(text, finding.entry.entry.keyRange.start),
				kind: finding.kind,
				level: finding.kind === 'incomplete' ? ('warning' as const) : ('error' as const),
				fields: finding.fields,
				message: `“${finding.entry.key}”: ${FINDING_WORDS[finding.kind]}${finding.fields.length > 0 ? ` (${finding.fields.join(', ')})` : ''}${finding.above === null ? '' : ` (“${finding.above}”)`}`,
			})),
			...own
				.filter(({ key }) => unused.has(key))
				.map(({ key, keyRange }) => ({
					...{ file, key, line: lineAt(text, keyRange.start), kind: 'never-cited', level: 'note' as const },
					message: `“${key}” is never cited`,
				})),
		]),
	];
}

/** Labels of figures, tables and sections, which Quarto and pandoc-crossref cite like keys. */
const CROSS_REFERENCE =
	/^(?:fig|tbl|tab|lst|sec|eq|thm|lem|cor|prp|cnj|def|exm|exr|sol|rem|alg|nte|tip|wrn|imp|cau|vid)[-:]/i;

interface Verdict extends CheckedEntry {
	readonly file: string;
	readonly line: number;
}

async function askAll({ bibliographies }: Read, endpoints?: readonly string[]): Promise<readonly Verdict[]> {
	const placed = bibliographies.flatMap(({ file, text, entries }) =>
		entries.map((entry) => ({ file, line: lineAt(text, entry.keyRange.start), cited: citedEntry(entry) })),
	);
	const verdicts = await checkOnline(
		placed.map(({ cited }) => cited),
		onlineAsk(endpoints),
		{ semanticScholarKey: semanticScholarKey() },
	);
	return verdicts.map((verdict, at) => ({ ...verdict, file: placed[at]!.file, line: placed[at]!.line }));
}

/** The documented shape of an entry; what can be told without asking counts with what services say. */
function entryRecords({ bibliographies }: Read, remarks: readonly Remark[], verdicts: readonly Verdict[]) {
	const offline = (file: string, key: string, line: number) =>
		remarks.flatMap((remark) =>
			remark.file === file && remark.key === key && remark.line === line && TELLING.has(remark.kind)
				? (remark as Remark & Pick<Finding, 'fields'>).fields
				: [],
		);
	if (verdicts.length > 0) {
		return verdicts.map(({ file, line, entry, kind, differs, record, asked, failed }) => {
			const fields = [...new Set([...differs, ...offline(file, entry.key, line)])];
			const verdict = fields.length > 0 && kind !== 'withdrawn' ? 'differs' : kind;
			return { file, key: entry.key, line, verdict, differs: fields, record, asked, failed };
		});
	}
	return bibliographies.flatMap(({ file, text, entries }) =>
		entries.map(({ key, keyRange }) => {
			const line = lineAt(text, keyRange.start);
			const differs = [...new Set(offline(file, key, line))];
			return {
				file,
				key,
				line,
				verdict: differs.length > 0 ? 'differs' : null,
				differs,
				record: null,
				asked: [],
				failed: [],
			};
		}),
	);
}

const TELLING = new Set(['future-date', 'placeholder-authors', 'contradiction']);

function remarkOfVerdict({ file, line, entry, kind, differs, record, asked, failed }: Verdict): Remark[] {
	if (kind === 'verified') {
		return [];
	}
	const level =
		kind === 'published-as' || kind === 'could-not-ask'
			? 'note'
			: kind === 'withdrawn' || kind === 'not-found'
				? 'error'
				: 'warning';
	const about =
		kind === 'differs'
			? differs.join(', ')
			: kind === 'not-found'
				? asked.join(', ')
				: kind === 'could-not-ask'
					? failed.join(', ')
					: kind === 'published-as'
						? `${record?.venue ?? ''} ${record?.year ?? ''}`.trim()
						: (record?.withdrawn ?? '');
	return [{ file, line, key: entry.key, kind, level, message: `“${entry.key}”: ${VERDICT_WORDS[kind]}: ${about}` }];
}

/** Where nobody answered for any entry, nothing was checked. */
function exitCode(remarks: readonly Remark[], verdicts: readonly Verdict[]): ExitCode {
	if (remarks.some(({ level }) => level !== 'note')) {
		return EXIT.nothingFound;
	}
	return verdicts.length > 0 && verdicts.every(({ kind }) => kind === 'could-not-ask') ? EXIT.network : EXIT.found;
}

function lineAt(text: string, offset: number): number {
	let line = 1;
	for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) {
		line++;
	}
	return line;
}
