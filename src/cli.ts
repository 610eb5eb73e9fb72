import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { version } from '../package.json';
import { type CitationFormat, FORMATS } from './core/citation/formats/formats';
import { citationKeys } from './core/citation/keys/keys';
import { citationRecord } from './core/citation/record';
import { Library } from './core/library';
import { decodeListing, readListing, sizeProblem } from './core/listing';
import type { LineCount, Listing, Paper, Problem } from './core/paper';
import { createSearch } from './core/search';
import { titleKey } from './core/text/title';
import { topicName, topicsOf } from './core/topics';

/** What a run ends with, for scripts. */
const EXIT = { found: 0, nothingFound: 1, wrongUse: 2, unreadable: 3 } as const;
type ExitCode = (typeof EXIT)[keyof typeof EXIT];

const LISTING_FILE = /\.(txt|text|md|markdown|html?|json|jsonl|ndjson)$/i;

const HELP = `offprint ${version} - read, search and cite listings of machine-learning papers, offline

Usage
  offprint parse  PATH... [--json]
  offprint search PATH... --query TEXT [--limit 10] [--json]
  offprint search PATH... --batch [--limit 10]      one query a line in, one JSON array a line out
  offprint cite   PATH... (--id ID | --title TITLE | --all) --format ${Object.keys(FORMATS).join('|')}

PATH is a file or a folder of saved pages. Options: --help, --version.
Exit codes: 0 found, 1 nothing found, 2 wrong use, 3 unreadable input.`;

const OPTIONS = {
	help: { type: 'boolean', short: 'h' },
	version: { type: 'boolean', short: 'v' },
	json: { type: 'boolean' },
	query: { type: 'string' },
	limit: { type: 'string' },
	batch: { type: 'boolean' },
	id: { type: 'string' },
	title: { type: 'string' },
	all: { type: 'boolean' },
	format: { type: 'string' },
} as const;

type Options = ReturnType<typeof parseArgs<{ options: typeof OPTIONS; allowPositionals: true }>>['values'];

/** A use of the program that cannot mean anything; its message is the one line the user sees. */
class WrongUse extends Error {}

interface Corpus {
	readonly library: Library;
	/** Inputs of which nothing could be read. */
	readonly unreadable: readonly Problem[];
}

const COMMANDS: Readonly<Record<string, (corpus: Corpus, options: Options) => Promise<ExitCode> | ExitCode>> = {
	parse: runParse,
	search: runSearch,
	cite: runCite,
};

async function main(args: readonly string[]): Promise<ExitCode> {
	const { values: options, positionals } = parse(args);
	if (options.version) {
		print(version);
		return EXIT.found;
	}
	if (options.help || positionals[0] === 'help') {
		print(HELP);
		return EXIT.found;
	}
	const [name = '', ...paths] = positionals;
	const command = COMMANDS[name];
	if (!command) {
		throw new WrongUse(name ? `unknown command "${name}"` : 'no command given');
	}
	if (paths.length === 0) {
		throw new WrongUse(`${name} needs at least one PATH`);
	}
	const corpus = await readCorpus(paths);
	const code = await command(corpus, options);
	for (const { file, message } of corpus.unreadable) {
		console.error(`offprint: ${file}: ${message}`);
	}
	return corpus.unreadable.length > 0 ? EXIT.unreadable : code;
}

function parse(args: readonly string[]) {
	try {
		return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
	} catch (error) {
		throw new WrongUse(error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error));
	}
}

function runParse({ library }: Corpus, options: Options): ExitCode {
	const keys = citationKeys(library.papers);
	if (options.json) {
		const papers = library.papers.map((paper) => paperRecord(paper, keys.get(paper.id) ?? null));
		const { problems } = library;
		print(JSON.stringify({ papers, problems, lines: totalLines(library) }, null, 2));
	} else {
		for (const paper of library.papers) {
			print([paper.date ?? 'no date   ', keys.get(paper.id), paper.titleText].join('  '));
		}
		for (const { file, line, message } of library.problems) {
			console.error(`${file}:${line}: ${message}`);
		}
		print(`${library.papers.length} papers, ${library.problems.length} problems`);
	}
	return library.papers.length > 0 ? EXIT.found : EXIT.nothingFound;
}

async function runSearch({ library }: Corpus, options: Options): Promise<ExitCode> {
	const limit = Number(options.limit ?? 10);
	if (!Number.isInteger(limit) || limit < 1) {
		throw new WrongUse('--limit takes a whole number from 1');
	}
	const search = createSearch(library.papers);
	const find = (query: string) =>
		search
			.find(query, { limit, facts: { topics: topicWords } })
			.map(({ id, score }) => ({ id, title: library.get(id)?.titleText ?? '', score }));
	if (options.batch) {
		for await (const query of createInterface({ input: process.stdin })) {
			print(JSON.stringify(find(query)));
		}
		return EXIT.found;
	}
	if (options.query === undefined) {
		throw new WrongUse('search needs --query TEXT or --batch');
	}
	const hits = find(options.query);
	if (options.json) {
		print(JSON.stringify(hits, null, 2));
	} else {
		for (const { title } of hits) {
			print(title);
		}
	}
	return hits.length > 0 ? EXIT.found : EXIT.nothingFound;
}

function runCite({ library }: Corpus, options: Options): ExitCode {
	const format = FORMATS[options.format as CitationFormat];
	if (!format) {
		throw new WrongUse(`--format takes one of ${Object.keys(FORMATS).join(', ')}`);
	}
	const papers = chosenPapers(library, options);
	const keys = citationKeys(library.papers);
	const records = papers.map((paper) => citationRecord(paper, keys.get(paper.id) ?? ''));
	if (records.length > 0) {
		print(format.write(records));
	}
	return records.length > 0 ? EXIT.found : EXIT.nothingFound;
}

function chosenPapers(library: Library, { id, title, all }: Options): readonly Paper[] {
	if ([id, title, all].filter((choice) => choice !== undefined).length !== 1) {
		throw new WrongUse('cite needs one of --id ID, --title TITLE, --all');
	}
	if (all) {
		return library.papers;
	}
	if (id !== undefined) {
		const paper = library.get(id);
		return paper ? [paper] : [];
	}
	const wanted = titleKey(title ?? '');
	return library.papers.filter((paper) => titleKey(paper.title) === wanted);
}

/** What `topic:` in a query is compared with. */
function topicWords(paper: Paper): readonly string[] {
	return topicsOf(paper).flatMap(({ topic }) => [topic, topicName(topic)]);
}

/** The documented shape of a paper on the command line; unknown is `null`. */
function paperRecord(paper: Paper, key: string | null) {
	const { id, arxivId, title, titleText, abstract, abstractKind, date, dateInferred } = paper;
	const { authors, authorCount, organization, comments, upvotes, links, sources } = paper;
	const topics = topicsOf(paper).map(({ topic }) => topicName(topic));
	return {
		...{ id, key, arxivId, title, titleText, abstract, abstractKind, date, dateInferred },
		...{ authors, authorCount, organization, comments, upvotes, links, topics, sources },
	};
}

function totalLines({ listings }: Library): LineCount {
	const sum = (field: keyof LineCount) => listings.reduce((total, { lines }) => total + lines[field], 0);
	return {
		total: sum('total'),
		paper: sum('paper'),
		furniture: sum('furniture'),
		blank: sum('blank'),
		problem: sum('problem'),
	};
}

async function readCorpus(paths: readonly string[]): Promise<Corpus> {
	const unreadable: Problem[] = [];
	let library = Library.empty;
	const fail = (file: string, message: string) => unreadable.push({ file, line: 0, message });
	for (const path of paths) {
		try {
			for (const file of await filesAt(path)) {
				const listing = await readFileListing(file);
				if ('message' in listing) {
					fail(file, listing.message);
				} else {
					library = library.withListing(listing);
				}
			}
		} catch (error) {
			fail(path, reason(error));
		}
	}
	return { library, unreadable };
}

/** The listing of a file, or why it has none; one bad file must not hide the others of its folder. */
async function readFileListing(file: string): Promise<Listing | { readonly message: string }> {
	try {
		const { size, mtime } = await stat(file);
		const tooLarge = sizeProblem(size);
		const decoded = tooLarge === null ? decodeListing(await readFile(file), TextDecoder) : { message: tooLarge };
		return 'message' in decoded
			? decoded
			: readListing(decoded.text, file, { notAfter: mtime.toISOString().slice(0, 10) });
	} catch (error) {
		return { message: reason(error) };
	}
}

async function filesAt(path: string): Promise<string[]> {
	if (!(await stat(path)).isDirectory()) {
		return [path];
	}
	return (await filesBelow(path, new Set())).sort();
}

/** Every folder once, however many links lead back to it. */
async function filesBelow(folder: string, known: Set<string>): Promise<string[]> {
	const real = await realpath(folder);
	if (known.has(real)) {
		return [];
	}
	known.add(real);
	const files: string[] = [];
	for (const name of await readdir(folder)) {
		const path = join(folder, name);
		const isFolder = await stat(path).then(
			(found) => found.isDirectory(),
			() => false,
		);
		if (isFolder) {
			files.push(...(await filesBelow(path, known)));
		} else if (LISTING_FILE.test(name)) {
			files.push(path);
		}
	}
	return files;
}

function reason(error: unknown): string {
	const code = error instanceof Error && 'code' in error ? error.code : undefined;
	const reasons: Record<string, string> = {
		ENOENT: 'no such file or folder',
		EACCES: 'permission denied',
	};
	return reasons[String(code)] ?? (error instanceof Error ? error.message : String(error));
}

function print(text: string): void {
	process.stdout.write(`${text}\n`);
}

main(process.argv.slice(2)).then(
	(code) => {
		process.exitCode = code;
	},
	(error: unknown) => {
		console.error(`offprint: ${error instanceof Error ? error.message : String(error)}`);
		process.exitCode = error instanceof WrongUse ? EXIT.wrongUse : EXIT.unreadable;
	},
);
