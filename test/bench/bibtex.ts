/**
 * How often a BibTeX entry becomes the CSL-JSON that pandoc makes of it, field by field:
 * `npm run bench:bibtex -- FOLDER_OR_FILE…`, `--list FIELD` shows what differs. Files that pandoc cannot read are counted
 * and left out. With no folder: the entries of `test/bench/bibtex`, written for this. Real files come with packages:
 * `npm install --prefix /tmp/bib bibtex-parse` has 164 of them in `node_modules/bibtex-parse/test/valid`.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { readBibliography } from '../../src/core/citation/bibliographies/readBibliography';
import { cslOf } from '../../src/core/citation/formats/formatter';
import { SYMBOLS } from '../../src/core/text/latex';

const PANDOC = process.env.PANDOC ?? 'pandoc';
const KEPT = path.resolve('dist/bench/pandoc');

type Item = Readonly<Record<string, unknown>>;
type Name = Readonly<Record<string, string>>;

const names = (value: unknown): readonly Name[] => (Array.isArray(value) ? value : []);
const family = (name: Name) =>
	dotted(
		[name['dropping-particle'], name['non-dropping-particle'], name.family ?? name.literal, name.suffix].join('|'),
	);
/** Pandoc 2.17 puts accents on the dotless i of `\'{\i}` and not on an i, as TeX does. */
const dotted = (text: string) => text.replace(/ı(?=\p{M})/gu, 'i').normalize('NFC');
const blanks = (value: unknown) =>
	value === undefined
		? ''
		: String(value)
				// Pandoc's CSL-JSON has lost what protects the case, but not its effect.
				.replace(/<span class="nocase">(.*?)<\/span>/gu, '$1')
				.replace(/\s+/gu, ' ')
				.trim();

/** Pandoc's CSL-JSON has lost the dates that are text. */
function date(value: unknown): string {
	const { 'date-parts': parts = [], circa = false } = (value ?? {}) as {
		readonly 'date-parts'?: readonly unknown[];
		readonly circa?: boolean;
	};
	return parts.length === 0 ? '' : JSON.stringify(parts) + (circa ? '~' : '');
}

/** Letters and digits in their case: mathematics is TeX there and Unicode here. */
function letters(value: unknown): string {
	return blanks(value)
		.replace(
			/<[^>]*>|\\(?:mathrm|mathbf|mathit|mathbb|text|textit|textrm|circ|rm|mathcal|mathsf|left|right|,|;|!)(?![a-z])/gu,
			'',
		)
		.replace(/\\([a-zA-Z]+)/gu, (command, name: string) => SYMBOLS[name] ?? command)
		.normalize('NFKD')
		.replace(/[^\p{L}\p{N}]/gu, '');
}

/** Whether a text is another with pieces left out: pandoc drops formulas, boxes and commands of a journal that it does not know. */
function isPartOf(part: string, whole: string): boolean {
	let at = 0;
	for (const letter of whole) at += letter === part[at] ? 1 : 0;
	return part.length < whole.length && at === part.length;
}

/** What is compared, as text; empty where an item has none. */
const MEASURES: Readonly<Record<string, (item: Item) => string>> = {
	title: (item) => letters(item.title),
	'title to the sign': (item) => blanks(item.title),
	authors: (item) => names(item.author).map(family).join('; '),
	given: (item) =>
		names(item.author)
			.map(({ given = '' }) => dotted(given))
			.join('; '),
	editors: (item) =>
		names(item.editor)
			.map((name) => `${family(name)}|${name.given}`)
			.join('; '),
	date: (item) => date(item.issued),
	// Pandoc has no type for `@misc`; CSL has `document`.
	type: (item) => blanks(item.type).replace(/^document$/u, ''),
	container: (item) => letters(item['container-title']),
	publisher: (item) => blanks(item.publisher),
	// Pandoc leaves the backslash in `a\_b`, with which no link works.
	URL: (item) => blanks(item.URL).replace(/\\([%&#_~])/gu, '$1'),
	accessed: (item) => date(item.accessed),
	DOI: (item) => blanks(item.DOI),
	genre: (item) => blanks(item.genre),
	version: (item) => blanks(item.version),
	'original-date': (item) => date(item['original-date']),
	series: (item) => blanks(item['collection-title']),
	'series number': (item) => blanks(item['collection-number']),
	'volume, issue, number': (item) => blanks([item.volume, item.issue, item.number].join('|')),
	pages: (item) => blanks(item.page),
	note: (item) => blanks(item.note),
	abstract: (item) => blanks(item.abstract),
	'all variables': (item) =>
		Object.keys(item)
			.filter((name) => name !== 'id')
			.sort()
			.join(' '),
};

function pandocItems(text: string): readonly Item[] | null {
	const kept = path.join(KEPT, `${createHash('sha256').update(text).digest('hex')}.json`);
	if (!existsSync(kept)) {
		const { stdout, status } = spawnSync(PANDOC, ['-f', 'biblatex', '-t', 'csljson'], {
			input: text,
			encoding: 'utf8',
			maxBuffer: 1 << 30,
			timeout: 120_000,
		});
		mkdirSync(KEPT, { recursive: true });
		writeFileSync(kept, status === 0 ? stdout : 'null');
	}
	return JSON.parse(readFileSync(kept, 'utf8')) as readonly Item[] | null;
}

function filesIn(place: string): readonly string[] {
	if (!statSync(place).isDirectory()) return [place];
	return readdirSync(place)
		.filter((name) => /\.bib(?:tex|latex)?$/u.test(name))
		.map((name) => path.join(place, name));
}

function main(): void {
	if (spawnSync(PANDOC, ['--version']).status !== 0) {
		console.log('skipped: no pandoc on this machine');
		return;
	}
	const args = process.argv.slice(2);
	const at = args.indexOf('--list');
	const [, listed] = at < 0 ? [] : args.splice(at, 2);
	const files = (args.length > 0 ? args : ['test/bench/bibtex']).flatMap(filesIn);
	const right = new Map<string, number>();
	const total = new Map<string, number>();
	const lost = new Map<string, number>();
	let entries = 0;
	let missing = 0;
	let unread = 0;
	let spent = 0;
	for (const file of files) {
		const text = readFileSync(file, 'utf8').replace(/^\uFEFF/u, '');
		const theirs = pandocItems(text);
		if (theirs === null) {
			unread += 1;
			continue;
		}
		const start = performance.now();
		const ours = new Map<string, Item>();
		for (const entry of readBibliography(text, 'bibtex').entries) {
			if (!ours.has(entry.key)) ours.set(entry.key, cslOf(entry) as Item);
		}
		spent += performance.now() - start;
		const seen = new Set<unknown>();
		for (const item of theirs) {
			if (seen.has(item.id)) continue;
			seen.add(item.id);
			entries += 1;
			const own = ours.get(String(item.id));
			if (own === undefined) {
				missing += 1;
				if (listed === 'missing') console.log(`${path.basename(file)}: ${String(item.id)}`);
				continue;
			}
			for (const [name, measure] of Object.entries(MEASURES)) {
				const [a, b] = [measure(own), measure(item)];
				// Where pandoc has none of what is text, it could not read it.
				if (b === '' && (a === '' || /^(?:title|abstract)/u.test(name))) continue;
				total.set(name, (total.get(name) ?? 0) + 1);
				if (a === b) right.set(name, (right.get(name) ?? 0) + 1);
				else if (isPartOf(letters(b), letters(a))) lost.set(name, (lost.get(name) ?? 0) + 1);
				if (a !== b && listed === name) {
					console.log(`${path.basename(file)} ${String(item.id)}\n  ours    ${a}\n  pandoc  ${b}`);
				}
			}
		}
	}
	console.log(
		`${files.length} files, of which pandoc reads ${files.length - unread}: ${entries} entries, ${missing} not found`,
	);
	console.log(`${((spent / entries) * 1000).toFixed(0)} µs an entry`);
	for (const name of Object.keys(MEASURES)) {
		const all = total.get(name) ?? 0;
		const good = right.get(name) ?? 0;
		console.log(
			`${name.padEnd(22)} ${all === 0 ? '–' : ((100 * good) / all).toFixed(2).padStart(6)} %  of ${all}, ${all - good} differ, in ${lost.get(name) ?? 0} pandoc has lost letters`,
		);
	}
}

main();
