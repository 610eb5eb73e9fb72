import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
	type CitationFormat,
	type CitationRecord,
	citationKeys,
	citationRecord,
	FORMATS,
	readBibliography,
} from '../../src/core/citation';
import { cslOf, formatDocument } from '../../src/core/citation/formats/formatter';
import { Library } from '../../src/core/library';
import { readListing } from '../../src/core/listing';
import { citationsIn, insertCitation } from '../../src/core/markdown';
import type { Paper } from '../../src/core/paper';
import { readableTitle } from '../../src/core/text/title';
import { makePaper } from '../unit/makePaper';

const PANDOC = process.env.PANDOC ?? 'pandoc';
const BIBER = process.env.BIBER ?? 'biber';
const SHARED = path.resolve('../shared');

/** Titles with everything that is hard to carry through LaTeX, YAML, JSON and Markdown. */
const HARD_TITLES = [
	'R&D at 50% of cost_1 #2, ~x ^y',
	'"Who Am I?" A Quoted Title',
	'Costs $5 and $x^2$ bars',
	'$\\text{Former}^2$: Self-adaptive models',
	'β-VAE → naïve Über',
	'A [bracketed] *starred* `ticked` <tagged> | piped @at',
	'It’s “here” – and—there…',
	'Colon: dash - and: more',
	'C++ & C# {braced}',
	'- looks like a list',
];

describe('pandoc', () => {
	let folder = '';

	before(function () {
		if (spawnSync(PANDOC, ['--version']).status !== 0) {
			console.log('      skipped: no pandoc on this machine');
			this.skip();
		}
		folder = mkdtempSync(path.join(tmpdir(), 'offprint-pandoc-'));
	});

	after(() => {
		if (folder !== '') rmSync(folder, { recursive: true, force: true });
	});

	function pandoc(input: string, ...options: readonly string[]): string {
		const { stdout, stderr, status } = spawnSync(PANDOC, [...options, '--fail-if-warnings'], {
			input,
			cwd: folder,
			encoding: 'utf8',
			maxBuffer: 1 << 28,
		});
		assert.equal(stderr, '', `${stderr}\nfor ${input.slice(0, 500)}`);
		assert.equal(status, 0);
		return stdout;
	}

	function write(name: string, text: string): void {
		writeFileSync(path.join(folder, name), text);
	}

	const hard = HARD_TITLES.map((title, n) =>
		citationRecord(
			makePaper({
				titleText: title.replace('$\\text{Former}^2$', 'Former²').replace('$x^2$', 'x²'),
				title,
				date: '2025-03-04',
				...(n % 2 === 0 && { arxivId: `2503.0000${n}`, authors: ['Ann Bee', 'Jan van der Berg'] }),
				links: [{ url: 'https://github.com/a_b/c%20d#e', kind: 'code' }],
			}),
			`hard${n}`,
		),
	);

	for (const format of ['bibtex', 'biblatex', 'csl-json', 'csl-yaml'] as const) {
		it(`reads the titles, years and authors of our ${format} entries as they are`, () => {
			checkTitles(hard, format);
		});
	}

	function checkTitles(records: readonly CitationRecord[], format: CitationFormat): void {
		const file = `refs${FORMATS[format].extension}`;
		const text = FORMATS[format].write(records);
		write(file, format === 'csl-yaml' ? `---\n${text}\n...\n` : text);
		const document = `---\nbibliography: ${file}\n---\n\n${FORMATS.pandoc.write(records)}\n`;
		pandoc(document, '--citeproc', '-t', 'html');
		const reader = format === 'csl-json' ? 'csljson' : format === 'csl-yaml' ? 'markdown' : format;
		const input = format === 'csl-yaml' ? document.replace('bibliography: refs.yaml\n', `${text}\n`) : text;
		const items = JSON.parse(pandoc(input, '-f', reader, '-t', 'csljson')) as readonly Record<string, unknown>[];
		const byId = new Map(items.map((item) => [item.id, item]));
		assert.equal(byId.size, records.length);
		for (const { key, csl } of records) {
			const item = byId.get(key);
			assert.equal(letters(String(item?.title)), letters(csl.title), `${format} ${key}`);
			if (csl.issued !== undefined) {
				assert.equal(JSON.stringify(item?.issued).match(/\d{4}/u)?.[0], String(csl.issued['date-parts'][0]?.[0]));
			}
			assert.equal((item?.author as readonly unknown[] | undefined)?.length, csl.author?.length);
			if (csl.URL !== undefined) assert.equal(item?.URL, csl.URL);
		}
	}

	for (const format of ['bibtex', 'biblatex'] as const) {
		it(`and biber finds every ${format} entry in order`, function () {
			checkWithBiber(this, hard, format);
		});
	}

	/** As biber sees the entries: each field one that BibLaTeX knows for the type, each value of the right form. */
	function checkWithBiber(
		test: Mocha.Context,
		records: readonly CitationRecord[],
		format: 'bibtex' | 'biblatex',
	): void {
		if (spawnSync(BIBER, ['--version']).status !== 0) {
			console.log('      skipped: no biber on this machine');
			test.skip();
		}
		write('valid.bib', `${FORMATS[format].write(records)}\n`);
		const options = ['--tool', '--validate-datamodel', '--nolog', '--output-file', 'checked.bib', 'valid.bib'];
		const { stdout, status } = spawnSync(BIBER, options, { cwd: folder, encoding: 'utf8' });
		assert.equal(status, 0, stdout);
		// A date is mandatory there; where the listing shows none, none is invented.
		const dateless = new Set(records.filter(({ csl }) => csl.issued === undefined).map(({ key }) => key));
		const isHonest = (line: string) =>
			dateless.has(/Entry '(.*)' .*: Missing mandatory field - one of 'date, year'/u.exec(line)?.[1] ?? '');
		assert.deepEqual(
			stdout.split('\n').filter((line) => /^(?:WARN|ERROR)/u.test(line) && !isHonest(line)),
			[],
		);
		const checked = readBibliography(readFileSync(path.join(folder, 'checked.bib'), 'utf8'), 'bibtex');
		assert.deepEqual(new Set(checked.entries.map(({ key }) => key)), new Set(records.map(({ key }) => key)));
	}

	it('and bibtex reads our entries without a warning', function () {
		if (spawnSync('bibtex', ['--version']).status !== 0) {
			console.log('      skipped: no bibtex on this machine');
			this.skip();
		}
		write('all.bib', `${FORMATS.bibtex.write(hard)}\n`);
		write('all.aux', '\\citation{*}\n\\bibstyle{plain}\n\\bibdata{all}\n');
		const { stdout, status } = spawnSync('bibtex', ['all'], { cwd: folder, encoding: 'utf8' });
		assert.equal(status, 0, stdout);
		assert.ok(!/warning/iu.test(stdout), stdout);
	});

	it('renders every form of citation without a warning', () => {
		write('refs.bib', FORMATS.bibtex.write(hard));
		const forms = [
			'pandoc',
			'pandoc-in-text',
			'pandoc-locator',
			'pandoc-suppressed',
			'markdown-link',
			'footnote',
			'reference',
		] as const;
		let text = '---\nbibliography: refs.bib\n---\n\n';
		for (const form of forms) {
			for (const papers of [hard.slice(0, 1), hard.slice(1, 4)]) {
				for (const line of ['Plain', '- item', '# Head', '*stressed*', '> quoted', '| a | b |\n|---|---|\n| c | d |']) {
					const paragraph = `${line}\n\n`;
					const at = text.length + line.length - (line.startsWith('|') ? 2 : 0);
					text += paragraph;
					const { edits } = insertCitation({
						text,
						selection: { start: at, end: at },
						papers: papers.map((record) => ({ key: record.key, record })),
						form,
					});
					for (const edit of [...edits].reverse()) text = text.slice(0, edit.start) + edit.text + text.slice(edit.end);
					text = `${text.trimEnd()}\n\n`;
				}
			}
		}
		const html = pandoc(text, '--citeproc', '-t', 'html');
		assert.ok(!html.includes('???') && !html.includes('@hard'));
		assert.ok((html.match(/class="citation"/gu)?.length ?? 0) >= 48);
	});

	it('finds the same citations as we do', () => {
		const paragraphs = [
			'[@a] and [@a; @b] and [see @a, p. 3; -@b]',
			'@a [p. 33] says; @a [p. 3; @b] too; @b [@c] three',
			'-@a and [-@a]',
			'me@a.org and foo.@a and foo-@a and (@a) and “@a”',
			'`@a` and ``[@a]`` and $@a$ and <!-- @a -->',
			'\\@a and \\[@a]',
			'@a_b:c.d#e$f%g&h-i+j?k<l>m~n/o. @a: @b, @c; @d! @e? @f--g',
			'@{https://x.y/z?a=b} and [@{a b}]',
			'[@a](http://x.y) and [@a][ref] and [@a]{.cls} and [@a] (x) and [@a][@b]',
			'![@a](x.png) and [text @a](http://x.y)',
			'^[see @a and [@b]] and [^1]',
			'[see @a [x]; [y] @b, *z; w* ]',
			'[@a; ] and [@a; b] and [a; @b] and [; @a] and []',
			'[@a\n; @b] and @c\n[p. 3]',
			'*@a* **[@b]** _@c_ ~~@d~~ x^@e^',
			'@1234.5678 @_x @ü2020 @日本',
			'[@a, {ii, A, D-Z}, and *passim*] and [@a{pp. iv}]',
			'[@a and @b] and [see @a, @b]',
			'[[@a]] and [[@a] and @b]',
			'@a[p. 3] and @a[^1] and @a [^1] and @a [x](y) and @a [x][y]',
			'http://x.org/foo and <http://x.org/@a> and <b title="@a">x</b>',
			'x@a @@a @ a @-a',
			'[-@a, p. 3; see -@b]',
			'text [@a]: more',
			'[@a]. [@b]; [@c]!',
			'| @a | [@b] |\n|----|------|\n| x  | @c   |',
			'- @a\n- [@b\n- @c]',
			'Term\n:   Definition @a',
			'> quoted [@a;\n> @b]',
			'# Head [@a] {#id}',
			'    @code',
			'```\n@code\n```',
			"\"@a\" and '@b' and @a’s and @b's",
			'@a@b and @a/@b',
			'[@a]^2^ H~[@b]~',
			'\\cite{a} and $$\n@a\n$$',
			'\'"@a" @b\'',
			'<style>\n@a { b: c }\n</style>\n\n<PRE>\n@b\n</PRE> @c',
			'x <pre>@a</pre> and <script>@b</script> @c',
			'[x]{data="@a"} ![](x.png){alt="By @b"} `x`{.r t="@c"} @d',
			'- item\n\n      @code\n\n- @a\n\n    @b\n\n     @c',
			'1)  @a\n\n        @code\n\n    @b',
			'1. x\n\n   - y\n\n         @code\n\n     @a',
			'> - a\n>\n>       @code\n>\n>   @b',
			'> ~~~\n> @code\n> ~~~\n> @a',
			'[^@note] @a',
			'::: {title="@a"}\n@b\n:::\n\n::: x\n    @code\n:::',
			'# H @a {data-x="@b"}\n\n@c',
			'<div>\n    @code\n</div>\n\n@a',
			'[x](y "by @a") @b\n\n[x]: y "by @c"\n\n[z]: y\n  "by @d"',
			'\\begin{tikz}\n@a\n\\end{tikz}\n\n@b',
			'\\newcommand{\\x}{@a} \\footnote{see {@b}} \\emph [@c]',
			'\\verb|@a| @b \\alpha @c',
			"<img alt='x > @a\n@b'> <b @c>",
			'<?php @a ?> @b',
			'``` {.r cap="@a"}\n@code\n```\n@b',
			'````\n@code\n```\n@code2\n````\n@a',
			'@a// and @b::c and @d__e and @f: x',
			'* a\n\n\t@a\n\n\t    @code',
			'Term\n\n:   Def @a\n\n        @code\n\n    @b',
			'`` ` @a `` ` @b',
			'(@ex) hello\n\n@ex @a',
		];
		const wrong: string[] = [];
		for (const paragraph of paragraphs) {
			const document = `${paragraph}\n\nx[^1]\n\n[^1]: Note.\n`;
			const theirs = citesOf(JSON.parse(pandoc(document, '-f', 'markdown', '-t', 'json')));
			const ours = citationsIn(document).map(({ items }) =>
				items.map(({ key, suppressAuthor }) => (suppressAuthor ? '-' : '') + key).join(' '),
			);
			if (JSON.stringify(ours.sort()) !== JSON.stringify(theirs.sort())) {
				wrong.push(`${JSON.stringify(paragraph)}: ours ${JSON.stringify(ours)}, pandoc's ${JSON.stringify(theirs)}`);
			}
		}
		assert.deepEqual(wrong, []);
	});

	it('reads every key we may have to write', () => {
		const keys = [
			'a2020',
			'large-ndb',
			'a.b',
			'a--b',
			'x.',
			'a/b:c',
			'2310.03714',
			'ключ',
			'a+b',
			'doi:10.1/x(2)',
			'.a',
			"a'b",
		];
		const papers = keys.map((key) => ({ key }));
		const text =
			insertCitation({ text: '', selection: { start: 0, end: 0 }, papers, form: 'pandoc' }).edits[0]?.text ?? '';
		assert.deepEqual(citesOf(JSON.parse(pandoc(text, '-f', 'markdown', '-t', 'json'))), [keys.join(' ')]);
	});

	for (const style of ['apa', 'ieee', 'chicago-author-date', 'association-for-computing-machinery']) {
		it(`formats citations and references in ${style} as our preview does`, () => {
			// CSL sorts entries without author last; pandoc 2.17 puts them first, which a style that numbers a sorted list shows.
			const sorted = style === 'association-for-computing-machinery';
			const anonymous = sorted ? [] : hard.filter((_, n) => n === 1 || n === 7);
			const bib = `${FORMATS.bibtex.write(anonymous)}

@inproceedings{bee2017, author={Ann Bee and Clark, Dan and Eve Fox}, title={Attention is all you {Need}}, booktitle={NIPS}, year=2017, pages={1--10}}

@article{fox2020, author={Fox, Eve}, title={On Bars}, journal={Journal of Bars}, volume=3, number=2, year=2020, pages={11--20}}

@inproceedings{gee2019, author={Gee, Gus and Hay, Hal}, title={On Foos}, crossref={things}, pages={5--6}}

@proceedings{things, title={Advances in Things}, year=2019, publisher={Curran}, editor={Ivy, Ida}}
`;
			const body =
				'One [@bee2017, pp. 3-4; see @fox2020]. Two @bee2017 [p. 3]. Three [-@fox2020, chap. 2]. Four [@gee2019].';
			write('refs.bib', bib);
			const styleFile = path.resolve(`media/csl/${style}.csl`);
			const document = `---\nbibliography: refs.bib\nlang: en-US\n---\n\n${body}\n`;
			const theirs = pandoc(document, '--citeproc', `--csl=${styleFile}`, '-t', 'plain', '--wrap=none');
			const items = new Map(readBibliography(bib, 'bibtex').entries.map((entry) => [entry.key, cslOf(entry)]));
			const citations = citationsIn(body);
			const formatted = formatDocument(
				{
					style: readFileSync(styleFile, 'utf8'),
					locale: (lang) =>
						existsSync(`media/csl/locales/locales-${lang}.xml`)
							? readFileSync(`media/csl/locales/locales-${lang}.xml`, 'utf8')
							: undefined,
					item: (key) => items.get(key),
					output: 'text',
				},
				citations,
			);
			let ours = body;
			for (const [index, { range }] of [...citations.entries()].reverse()) {
				ours = ours.slice(0, range.start) + formatted.citations[index] + ours.slice(range.end);
			}
			const [paragraph = '', ...references] = theirs.trim().split('\n\n');
			assert.equal(letters(ours), letters(paragraph), `${ours}\n${paragraph}`);
			assert.deepEqual(
				formatted.references.map(({ text }) => letters(text)),
				references.map(letters),
			);
		});
	}

	describe('with the papers of ../shared (needs ../shared)', () => {
		before(function () {
			if (!existsSync(`${SHARED}/corpus`)) this.skip();
		});

		for (const [what, limit, ...files] of [
			['the seed corpus', 200, 'corpus/000_de4a63d3bccc2ccd.txt', 'corpus/002_c474745492ff9a31.txt'],
			['1,000 papers of the large one', 1000, 'corpus-large/listing-blocks-1.txt', 'corpus-large/listing-pairs.txt'],
		] as const) {
			const records = (): readonly CitationRecord[] => {
				const listings = files.map((file) => readListing(readFileSync(`${SHARED}/${file}`, 'utf8'), file));
				const { papers } = Library.empty.withListings(listings);
				const step = Math.max(1, Math.floor(papers.length / limit));
				const chosen: readonly Paper[] = papers.filter((_, index) => index % step === 0).slice(0, limit);
				const keys = citationKeys(papers);
				console.log(`      ${chosen.length} entries`);
				return chosen.map((paper) => citationRecord(paper, keys.get(paper.id) ?? ''));
			};
			for (const format of ['bibtex', 'biblatex', 'csl-json', 'csl-yaml'] as const) {
				it(`reads every ${format} entry of ${what}, titles and years right`, () => checkTitles(records(), format));
			}
			for (const format of ['bibtex', 'biblatex'] as const) {
				it(`and biber finds every ${format} entry of ${what} in order`, function () {
					checkWithBiber(this, records(), format);
				});
			}
		}
	});
});

interface PandocNode {
	readonly t?: string;
	readonly c?: unknown;
}

/** Keys of each `Cite` of a pandoc document, inner ones too, `-` for a suppressed author. */
function citesOf(node: unknown): string[] {
	if (Array.isArray(node)) return node.flatMap(citesOf);
	if (typeof node !== 'object' || node === null) return [];
	const { t, c } = node as PandocNode;
	if (t === 'Cite' && Array.isArray(c)) {
		const cites = c[0] as readonly {
			citationId: string;
			citationMode: PandocNode;
			citationPrefix: unknown;
			citationSuffix: unknown;
		}[];
		const inner = cites.flatMap(({ citationPrefix, citationSuffix }) => [
			...citesOf(citationPrefix),
			...citesOf(citationSuffix),
		]);
		return [
			cites
				.map(({ citationId, citationMode }) => (citationMode.t === 'SuppressAuthor' ? '-' : '') + citationId)
				.join(' '),
			...inner,
		];
	}
	return Object.values(node).flatMap(citesOf);
}

/** Letters and digits, for comparing what two programs print. */
function letters(text: string): string {
	return readableTitle(text)
		.replace(/<[^>]*>/gu, (tag) => (/^<\/?(?:i|b|sup|sub|span)\b/u.test(tag) ? '' : tag))
		.normalize('NFKD')
		.replace(/[^\p{L}\p{N}]/gu, '')
		.toLowerCase();
}
