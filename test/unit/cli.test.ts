import assert from 'node:assert/strict';
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
	chmodSync,
	copyFileSync,
	cpSync,
	existsSync,
	mkdirSync,
	mkdtempSync,
	rmSync,
	symlinkSync,
	truncateSync,
	writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const DAILY = 'samples/daily.papers.txt';
const TRENDING = 'samples/trending.papers.txt';

function offprint(args: readonly string[], input = '') {
	const { status, stdout, stderr } = spawnSync(process.execPath, ['dist/cli.js', ...args], { encoding: 'utf8', input });
	return { status, stdout, stderr, lines: stderr.split('\n').filter(Boolean) };
}

describe('offprint on the command line', () => {
	let folder: string;
	before(() => {
		folder = mkdtempSync(join(tmpdir(), 'offprint-cli-'));
	});
	after(() => rmSync(folder, { recursive: true }));

	describe('parse', () => {
		it('gives every paper of the samples once, with what the listings say and nothing else', () => {
			const { status, stdout } = offprint(['parse', DAILY, TRENDING, '--json']);
			const { papers, problems, lines } = JSON.parse(stdout);
			assert.equal(status, 0);
			assert.equal(papers.length, 78);
			assert.deepEqual(problems, []);
			assert.equal(lines.total, lines.paper + lines.furniture + lines.blank + lines.problem);
			assert.equal(lines.problem, 0);
			const find = (title: string) => papers.find((paper: { titleText: string }) => paper.titleText.startsWith(title));
			const metaWorld = find('Meta-World');
			assert.deepEqual(
				[metaWorld.key, metaWorld.date, metaWorld.dateInferred, metaWorld.authorCount, metaWorld.organization],
				['metaworld2019', '2019-10-23', false, 10, null],
			);
			assert.deepEqual(
				metaWorld.sources.map(({ file }: { file: string }) => file),
				[DAILY, TRENDING],
			);
			assert.equal(find('Transformer²').title, '$\\text{Transformer}^2$: Self-adaptive LLMs');
			assert.equal(find('Transformer²').date, null);
			assert.equal(papers.filter((paper: { dateInferred: boolean }) => paper.dateInferred).length, 7);
		});

		it('knows authors and ids of samples that a service answered for, and lists no paper more', () => {
			const { papers, problems } = JSON.parse(
				offprint(['parse', DAILY, TRENDING, 'samples/records.papers.txt', '--json']).stdout,
			);
			assert.equal(papers.length, 78);
			assert.deepEqual(problems, []);
			const named = papers.filter(({ authors }: { authors: string[] }) => authors.length > 0);
			assert.equal(named.length, 9);
			for (const { arxivId, authors, authorCount, organization } of named) {
				assert.match(arxivId, /^\d{4}\.\d{5}$/);
				assert.ok(organization !== null || authorCount === authors.length);
			}
			const science = named.find(({ id }: { id: string }) => id === 'arxiv:2506.06366');
			assert.deepEqual(
				[science.key, science.date, science.authors[0], science.authors.at(-1)],
				['agent2025', '2025-06-04', 'Lin Chen', 'Yong Li'],
			);
			assert.deepEqual(science.sources.at(-1).origin, { service: 'huggingface', time: null });
		});

		it('gives the same papers in whatever order the files come', () => {
			const ids = (files: readonly string[]) =>
				JSON.parse(offprint(['parse', ...files, '--json']).stdout).papers.map(({ id }: { id: string }) => id);
			assert.deepEqual(ids([TRENDING, DAILY]), ids([DAILY, TRENDING]));
		});

		it('names what cannot be read in one line each and still reads the rest', () => {
			const binary = join(folder, 'binary.txt');
			const empty = join(folder, 'empty.txt');
			writeFileSync(binary, new Uint8Array([0, 1, 2, 0, 255, 0, 3]));
			writeFileSync(empty, '');
			const missing = join(folder, 'missing.txt');
			const { status, stdout, lines } = offprint(['parse', DAILY, binary, empty, missing, '--json']);
			assert.equal(status, 3);
			assert.equal(JSON.parse(stdout).papers.length, 39);
			assert.equal(lines.length, 3);
			for (const [file, reason] of [
				[binary, /binary/],
				[empty, /empty/],
				[missing, /no such file/],
			] as const) {
				assert.ok(
					lines.some((line) => line.includes(file) && reason.test(line)),
					`${file}: ${lines.join(' | ')}`,
				);
			}
		});

		it('reads the rest of a folder with a file of 2.5 GB, one that is gone, and a loop', () => {
			const mixed = mkdtempSync(join(folder, 'mixed-'));
			copyFileSync(DAILY, join(mixed, 'b.txt'));
			writeFileSync(join(mixed, 'a.txt'), '');
			truncateSync(join(mixed, 'a.txt'), 2_500_000_000);
			symlinkSync(join(mixed, 'nowhere'), join(mixed, 'c.txt'));
			symlinkSync(mixed, join(mixed, 'loop'));
			const { status, stdout, lines } = offprint(['parse', mixed, '--json']);
			assert.equal(status, 3);
			assert(JSON.parse(stdout).papers.length > 20);
			assert.equal(lines.length, 2);
			assert.match(lines[0]!, /a\.txt: The file has 2500 MB, more than the 500 MB .*; split it/);
			assert.match(lines[1]!, /c\.txt: no such file/);
		});

		it('passes over a named pipe, whether in a folder or named itself, and does not wait for its writer', function () {
			if (process.platform === 'win32') {
				this.skip();
			}
			const piped = mkdtempSync(join(folder, 'piped-'));
			copyFileSync(DAILY, join(piped, 'b.txt'));
			execFileSync('mkfifo', [join(piped, 'pipe.txt'), join(piped, 'a-pipe')]);
			for (const args of [[piped], [DAILY, join(piped, 'a-pipe')]]) {
				const { status, stdout, lines } = offprint(['parse', ...args, '--json']);
				assert.equal(JSON.parse(stdout).papers.length, 39);
				assert.equal(status, 3);
				assert.equal(lines.length, 1);
				assert.match(lines[0]!, /pipe/);
			}
		});

		it('reads what a shell hands over as a pipe', function () {
			if (process.platform === 'win32') {
				this.skip();
			}
			const command = `cat ${DAILY} | ${process.execPath} dist/cli.js parse /dev/stdin --json`;
			assert.equal(JSON.parse(execFileSync('sh', ['-c', command], { encoding: 'utf8' })).papers.length, 39);
		});

		it('loses only the folder that it may not read', function () {
			const user = process.getuid?.() === 0 ? 65_534 : process.getuid?.();
			if (user === undefined) {
				this.skip();
			}
			const mixed = mkdtempSync(join(tmpdir(), 'offprint-closed-'));
			chmodSync(mixed, 0o755);
			mkdirSync(join(mixed, 'no'));
			mkdirSync(join(mixed, 'yes'));
			copyFileSync(DAILY, join(mixed, 'no', 'a.txt'));
			copyFileSync(DAILY, join(mixed, 'yes', 'b.txt'));
			// A program of its own, as the working copy may lie where another user cannot go.
			for (const name of ['cli.js', 'parts']) {
				cpSync(`dist/${name}`, join(mixed, name), { recursive: true });
			}
			chmodSync(join(mixed, 'no'), 0);
			try {
				const { status, stdout, stderr } = spawnSync(process.execPath, ['cli.js', 'parse', '.', '--json'], {
					cwd: mixed,
					encoding: 'utf8',
					...(process.getuid?.() === 0 ? { uid: user, gid: user } : {}),
				});
				assert.equal(JSON.parse(stdout).papers.length, 39);
				assert.equal(stderr, 'offprint: no: permission denied\n');
				assert.equal(status, 3);
			} finally {
				chmodSync(join(mixed, 'no'), 0o755);
				rmSync(mixed, { recursive: true });
			}
		});

		it('reads mails and web archives in a folder, and says in one line that other files hold no papers', () => {
			const kept = mkdtempSync(join(folder, 'kept-'));
			const page = [
				'Daily Papers',
				'',
				'A Title That a Mail Brought Along',
				'',
				'An abstract of one sentence that is long enough to be told from a title by its length alone, as in a list.',
				'',
				'  • 4 authors',
				'·',
				'Aug 24, 2025 2',
			];
			writeFileSync(
				join(kept, 'a.eml'),
				['Subject: papers', 'MIME-Version: 1.0', 'Content-Type: text/plain; charset=utf-8', '', ...page, ''].join(
					'\r\n',
				),
			);
			for (const name of ['README.md', 'notes.txt']) {
				writeFileSync(join(kept, name), '# What this folder is for\n\nIt is a folder.\n');
			}
			mkdirSync(join(kept, 'node_modules'));
			copyFileSync(DAILY, join(kept, 'node_modules', 'c.txt'));
			const { status, stdout, lines } = offprint(['parse', kept]);
			assert.match(stdout, /A Title That a Mail Brought Along\n1 paper, 0 problems\n$/);
			assert.deepEqual(lines, [`no papers in ${join(kept, 'README.md')}, ${join(kept, 'notes.txt')}`]);
			assert.equal(status, 0);
			const said = JSON.parse(offprint(['parse', kept, '--json']).stdout);
			assert.deepEqual(said.problems, []);
			assert.deepEqual(said.notListings, [join(kept, 'README.md'), join(kept, 'notes.txt')]);
		});

		it('ends without a word when its reader has seen enough', async function () {
			if (process.platform === 'win32') {
				this.skip();
			}
			const run = spawn(process.execPath, ['dist/cli.js', 'parse', 'samples', '--json']);
			run.stdout.once('data', () => run.stdout.destroy());
			let said = '';
			run.stderr.on('data', (text) => {
				said += text;
			});
			const [status] = await once(run, 'close');
			assert.equal(said, '');
			assert.equal(status, 0);
		});

		it('prints signs that a terminal obeys as pictures of them, in titles, problems and names of files', () => {
			const evil = mkdtempSync(join(folder, 'evil-'));
			const file = join(evil, 'red\u001b[31m.json');
			const title = 'Red \u001b[31mTitles\u001b]0;owned\u0007 and \u009b2J Others\u007f';
			writeFileSync(file, JSON.stringify([{ paper: { id: '2501.00001', title, summary: 'S.' } }, { nothing: true }]));
			for (const args of [
				['parse', evil],
				['parse', file, join(evil, 'gone\u001b[2J')],
				['parse', evil, '--json'],
				['search', evil, '--query', 'titles'],
				['search', evil, '--query', 'titles', '--json'],
				['cite', evil, '--all', '--format', 'bibtex'],
				['cite', evil, '--all', '--format', 'csl-json'],
			]) {
				const { stdout, stderr } = offprint(args);
				// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be printed.
				assert.doesNotMatch(stdout + stderr, /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/, args.join(' '));
				assert.match(stdout, /Red /);
			}
			assert.match(offprint(['parse', evil]).stdout, /Red ␛\[31mTitles/);
			assert.equal(JSON.parse(offprint(['search', evil, '--query', 'titles', '--json']).stdout)[0].title, title);
		});

		it('finds nothing in a text that is no listing, and says so', () => {
			const letter = join(folder, 'letter.txt');
			writeFileSync(letter, 'Dear all,\n\nthe meeting is on Monday.\n\nBest\nA.\n');
			const { status, stdout } = offprint(['parse', letter, '--json']);
			const { papers, problems } = JSON.parse(stdout);
			assert.deepEqual(papers, []);
			assert.equal(problems[0].file, letter);
			assert.equal(status, 1);
		});
	});

	describe('import', () => {
		/** Records as those of arXiv's snapshot, of made-up papers. */
		const record = (i: number, more: object = {}) =>
			JSON.stringify({
				id: `${i % 2 ? '18' : '24'}05.${String(10000 + i)}`,
				authors: 'Mira Holt and Jan van der Berg',
				title: `On the Growth of\n  Moss ${i}`,
				abstract: `  We watch moss ${i} grow. ${'It is slow. '.repeat(40)}\n`,
				categories: i % 40 === 3 ? 'cs.CL cs.LG' : 'astro-ph.GA',
				doi: null,
				'journal-ref': null,
				update_date: '2025-01-02',
				versions: [{ version: 'v1', created: `Mon, 2 May 20${i % 2 ? '18' : '24'} 10:00:00 GMT` }],
				...more,
			});

		it('streams the wanted records of a snapshot into a corpus, whole, without holding it in memory', () => {
			const snapshot = join(folder, 'snapshot.json');
			const lines = Array.from({ length: 8000 }, (_, i) => record(i));
			writeFileSync(snapshot, `\ufeff${lines.join('\r\n')}\nnothing\n\n`);
			const out = join(folder, 'wanted.jsonl');
			const {
				status,
				stdout,
				lines: said,
			} = offprint([...['import', snapshot, '--out', out, '--category', 'cs.CL', '--from', '2018', '--to', '2018']]);
			const wanted = lines.filter((_, i) => i % 40 === 3).length;
			assert.equal(status, 0);
			assert.match(stdout, new RegExp(`^${wanted} of 8000 papers written to `));
			assert.match(said[0]!, /^1 of 8001 lines/);
			const { papers, problems } = JSON.parse(offprint(['parse', out, '--json']).stdout);
			assert.equal(papers.length, wanted);
			assert.deepEqual(problems, []);
			assert.deepEqual(papers[0].authors, ['Mira Holt', 'Jan van der Berg']);
			assert.match(papers[0].titleText, /^On the Growth of Moss \d+$/);
			// What is there stays.
			assert.equal(offprint(['import', snapshot, '--out', out, '--category', 'cs']).status, 2);
		});

		it('takes archives and gzip, and leaves nothing behind where nothing is wanted or it is no snapshot', () => {
			const snapshot = join(folder, 'small.jsonl.gz');
			writeFileSync(snapshot, gzipSync([record(3), record(4, { versions: undefined }), record(5)].join('\n')));
			const wanted = (args: readonly string[], out: string) =>
				offprint(['import', snapshot, '--out', join(folder, out), ...args]);
			assert.match(wanted(['--category', 'astro-ph'], 'a.jsonl').stdout, /^2 of 3 /);
			assert.match(wanted(['--from', '2024'], 'b.jsonl').stdout, /^1 of 3 /);
			assert.equal(wanted(['--category', 'hep-th'], 'c.jsonl').status, 1);
			assert.equal(existsSync(join(folder, 'c.jsonl')), false);
			const text = join(folder, 'prose.jsonl');
			writeFileSync(text, 'prose\n'.repeat(2000));
			const { status, stderr } = offprint(['import', text, '--out', join(folder, 'd.jsonl')]);
			assert.equal(status, 3);
			assert.match(stderr, /not JSON Lines/);
			assert.equal(existsSync(join(folder, 'd.jsonl')), false);
			assert.equal(offprint(['import', text, '--out', 'e.txt']).status, 2);
			assert.equal(offprint(['import', text, '--out', 'e.jsonl', '--from', 'soon']).status, 2);
		});
	});

	describe('search', () => {
		it('finds a paper with a typing error, best first', () => {
			const { status, stdout } = offprint(['search', 'samples', '--query', 'meta wrold', '--json', '--limit', '3']);
			const hits = JSON.parse(stdout);
			assert.equal(status, 0);
			assert.ok(hits[0].title.startsWith('Meta-World'));
			assert.ok(hits.length <= 3);
		});

		it('answers one query a line without reading the corpus again', () => {
			const { status, stdout } = offprint(
				['search', 'samples', '--batch'],
				'cogtest\nqqqzzzxxx\ntransformer squared\n',
			);
			const answers = stdout
				.trim()
				.split('\n')
				.map((line) => JSON.parse(line));
			assert.equal(status, 0);
			assert.deepEqual(
				answers.map(([first]) => first?.title ?? null),
				[
					'Towards Understanding the Cognitive Habits of Large Reasoning Models',
					null,
					'Transformer²: Self-adaptive LLMs',
				],
			);
		});

		it('understands qualifiers', () => {
			const titles = (query: string) =>
				JSON.parse(offprint(['search', 'samples', '--query', query, '--json']).stdout).map(
					({ title }: { title: string }) => title.slice(0, 10),
				);
			assert.deepEqual(titles('year:2019'), ['Meta-World']);
			assert.deepEqual(titles('year:2019 topic:"reinforcement learning"'), ['Meta-World']);
			assert.deepEqual(titles('year:2019 topic:vision'), []);
		});

		it('names for people the day, the key to cite by and the title', () => {
			const { stdout } = offprint(['search', 'samples', '--query', 'cogtest', '--limit', '1']);
			assert.match(
				stdout,
				/^(?:\d{4}-\d{2}-\d{2}|no date {3}) {2}understanding-nd {2}Towards Understanding the Cognitive Habits/,
			);
		});

		it('ends with 1 when nothing is found', () => {
			assert.equal(offprint(['search', 'samples', '--query', 'qqqzzzxxx', '--json']).status, 1);
		});
	});

	describe('cite', () => {
		it('names the nearest titles where no paper has the one that is meant', () => {
			const { status, stdout, stderr } = offprint(['cite', 'samples', '--title', 'Decoupled Promt Tuning of Horses']);
			assert.deepEqual([status, stdout], [1, '']);
			assert.match(stderr, /no paper has this title.*\n(?: {2}.*\n)*? {2}DePT: Decoupled Prompt Tuning\n/);
		});

		it('writes BibTeX where nothing else is wanted', () => {
			const { stdout } = offprint(['cite', 'samples', '--title', 'dept: decoupled prompt tuning']);
			assert.match(stdout, /^@misc\{dept-nd,/);
		});

		it('writes BibTeX that claims no author', () => {
			const { status, stdout } = offprint([
				'cite',
				DAILY,
				'--title',
				'meta-world: a benchmark and evaluation for multi-task and meta reinforcement learning',
				'--format',
				'bibtex',
			]);
			assert.equal(status, 0);
			assert.match(stdout, /^@misc\{metaworld2019,/);
			assert.doesNotMatch(stdout, /author\s*=/);
		});

		it('cites every paper of a folder as one CSL-JSON list', () => {
			const items = JSON.parse(offprint(['cite', DAILY, TRENDING, '--all', '--format', 'csl-json']).stdout);
			assert.equal(items.length, 78);
			assert.equal(new Set(items.map(({ id }: { id: string }) => id)).size, 78);
		});

		it('ends with 1 for a paper that is not there', () => {
			assert.equal(offprint(['cite', DAILY, '--id', 'title:nowhere', '--format', 'pandoc']).status, 1);
		});
	});

	for (const [what, args] of [
		['no command', []],
		['an unknown command', ['dance']],
		['no path', ['parse']],
		['an unknown option', ['parse', DAILY, '--jsn']],
		['an unknown format', ['cite', DAILY, '--all', '--format', 'docx']],
		['no choice of papers', ['cite', DAILY, '--format', 'bibtex']],
		['a limit that is no number', ['search', DAILY, '--query', 'x', '--limit', 'many']],
	] as const) {
		it(`ends with 2 and one line for ${what}`, () => {
			const { status, stdout, lines } = offprint(args);
			assert.equal(status, 2);
			assert.equal(stdout, '');
			assert.equal(lines.length, 1, lines.join('\n'));
		});
	}

	it('explains itself and tells its version', () => {
		assert.match(offprint(['--help']).stdout, /Usage/);
		assert.match(offprint(['--version']).stdout, /^\d+\.\d+\.\d+\n$/);
		assert.equal(offprint(['help']).status, 0);
	});
});
