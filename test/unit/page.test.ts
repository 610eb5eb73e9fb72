import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { TextRun } from '../../src/core/prose';
import { noteName } from '../../src/core/views/noteName';
import { NOTE_TEMPLATE, noteText } from '../../src/core/views/noteText';
import { paperPage } from '../../src/core/views/page';
import { makePaper } from './makePaper';

const pageOf = (paper: Parameters<typeof makePaper>[0], query = '') =>
	paperPage(makePaper(paper), { topics: [], query, feedName: (feed) => feed });
const markedIn = (runs: readonly TextRun[] | undefined) =>
	(runs ?? []).flatMap(({ text, marked }) => (marked ? [text] : []));

describe('the page of a paper', () => {
	it('says what no source shows, and nothing else', () => {
		assert.deepEqual(pageOf({ titleText: 'Bare' }).missing, ['date', 'authors', 'abstract', 'links']);
		const whole = {
			titleText: 'Whole',
			abstract: 'Text.',
			date: '2025-01-02',
			authors: ['A. Author'],
			links: [{ url: 'https://a.org', kind: 'project' as const }],
		};
		assert.deepEqual(pageOf(whole).missing, []);
		assert.deepEqual(pageOf({ ...whole, abstractKind: 'summary' }).missing, ['abstract']);
	});

	it('names the days of those who count them: a feed its own, arXiv that of the first version', () => {
		const from = (file: string) => ({ file, line: 1, layout: 'api-json', date: '2026-11-26', origin: null });
		const page = pageOf({
			titleText: 'Listed',
			arxivId: '2611.00001',
			date: '2026-11-26',
			published: '2026-11-25',
			sources: [from('file:///feeds/daily/2026-11-27.json'), from('file:///corpus/a.papers.txt')],
		});
		assert.deepEqual(page.days, ['daily 27 Nov 2026', 'arXiv 25 Nov 2026']);
		assert.deepEqual(
			page.sources.map(({ feedDay }) => feedDay),
			['daily 27 Nov 2026', null],
		);
		assert.deepEqual(pageOf({ titleText: 'Saved', date: '2026-11-26' }).days, []);
	});

	it('has every fact that is known, addresses with their host and what a person may open', () => {
		const known = {
			titleText: 'Facts',
			date: '2025-02-10',
			dateInferred: true,
			organization: { name: 'Some Lab', handle: 'some lab' },
			comments: 0,
			upvotes: 7,
			links: [
				{ url: 'hf.co/datasets/a/b', kind: 'dataset' as const },
				{ url: 'https://www.Example.org/demo', kind: 'demo' as const },
				{ url: 'javascript:alert(1)', kind: 'model' as const },
			],
		};
		const page = pageOf(known);
		assert.deepEqual(page.date, { text: 'Feb 10, [2025]', inferred: true });
		assert.deepEqual(page.organization, { name: 'Some Lab', href: 'https://huggingface.co/some%20lab' });
		assert.deepEqual([page.comments, page.upvotes], [0, 7]);
		assert.deepEqual(
			page.links.map(({ url, host, href }) => [url, host, href]),
			[
				['hf.co/datasets/a/b', 'hf.co', 'https://hf.co/datasets/a/b'],
				['https://www.Example.org/demo', 'example.org', 'https://www.Example.org/demo'],
				['javascript:alert(1)', 'javascript', null],
			],
		);
	});

	it('says of several sources which gave what is shown, and of a single one nothing', () => {
		const place = { file: 'file:///a.txt', line: 1, layout: 'search-blocks' };
		const known = {
			titleText: 'Twice',
			abstract: 'Text.',
			comments: 3,
			links: [{ url: 'https://a.org', kind: 'project' as const }],
		};
		const provenance = { title: 0, abstract: 1, comments: 1, links: [1] };
		const gave = (sources: number) =>
			pageOf({ ...known, sources: Array(sources).fill(place), provenance }).sources.map((source) => source.gave);
		assert.deepEqual(gave(2), [['title'], ['abstract', 'comments', 'links']]);
		assert.deepEqual(gave(1), [[]]);
	});

	it('marks the words of the query it was found with, in other forms too, and no stop words', () => {
		const page = pageOf(
			{ titleText: 'World Models for Robots', abstract: 'A robot models the world.' },
			'the world model',
		);
		assert.deepEqual(markedIn(page.title), ['World', 'Models']);
		assert.deepEqual(markedIn(page.abstract[0]), ['models', 'world']);
		assert.deepEqual(markedIn(pageOf({ titleText: 'World Models' }).title), []);
	});

	it('keeps its text and source when marked', () => {
		const abstract = 'Our $x^2$ model is 10times faster, see https://model.org/a.';
		const [runs = []] = pageOf({ titleText: 'T', abstract }, 'model faster').abstract;
		assert.equal(runs.map(({ text, source }) => source ?? text).join(''), abstract);
	});

	it('finds a paper elsewhere by its arXiv id, else by its title', () => {
		const hrefs = (arxivId: string | null) =>
			Object.fromEntries(pageOf({ titleText: 'A & B?', arxivId }).elsewhere.map(({ site, href }) => [site, href]));
		assert.equal(hrefs(null).huggingFace, 'https://huggingface.co/papers?q=A%20%26%20B%3F');
		assert.equal(hrefs('2501.00001').huggingFace, 'https://huggingface.co/papers/2501.00001');
		assert.equal(hrefs('2501.00001').arxiv, 'https://arxiv.org/abs/2501.00001');
		assert.match(hrefs(null).googleScholar ?? '', /^https:\/\/scholar\.google\.com\/scholar\?q=%22A%20%26%20B%3F%22$/);
		assert.ok(hrefs(null).semanticScholar?.startsWith('https://www.semanticscholar.org/'));
	});

	it('asks other sites for any title, half characters included', () => {
		assert.doesNotThrow(() => pageOf({ titleText: `${'x'.repeat(299)}😀 \ud800` }));
	});
});

describe('the note on a paper', () => {
	const name = (titleText: string) => noteName(makePaper({ titleText }));

	it('is named after the title', () => {
		assert.equal(name('LoRA: Low-Rank Adaptation!'), 'lora-low-rank-adaptation.md');
		assert.equal(name('世界モデル'), '世界モデル.md');
	});

	it('has a name of its own where titles begin alike, are long or have no words', () => {
		const long = 'word '.repeat(40);
		assert.notEqual(name(`${long}a`), name(`${long}b`));
		assert.ok(name(long).length < 100);
		assert.match(name('???'), /^\w{6}\.md$/);
	});

	it('never leads out of its folder', () => {
		for (const title of ['../../etc/passwd', 'C:\\x', '.hidden', 'a/b', 'con\u0000']) {
			assert.doesNotMatch(name(title), /[/\\:\p{Cc}]|^\./u);
		}
	});

	it('says in its front matter what is known', () => {
		const text = noteText(makePaper({ titleText: 'He said "yes": a study', date: '2025-01-02' }), 'yes2025');
		assert.match(
			text,
			/^---\ntitle: "He said \\"yes\\": a study"\ncitation-key: "yes2025"\ndate: "2025-01-02"\nurl: "https:/,
		);
		assert.doesNotMatch(noteText(makePaper({ titleText: 'Bare' }), ''), /date|citation-key/);
	});

	it('has the title, the citation and the abstract, formulas as they are and nothing else as markup', () => {
		const paper = makePaper({ titleText: 'Why <b> is *bold*', abstract: 'We let $x_1 < 2$ be a_b.\n\nIt [holds](x).' });
		assert.equal(
			noteText(paper, 'why2025').slice(noteText(paper, 'why2025').indexOf('\n---\n\n') + 6),
			'# Why \\<b\\> is \\*bold\\*\n\n[@why2025]\n\n## Abstract\n\nWe let $x_1 < 2$ be a\\_b.\n\nIt \\[holds\\](x).\n\n## Notes\n\n',
		);
	});

	it('is as the template of the user says, without lines of what is not known', () => {
		const paper = makePaper({ titleText: 'T', date: null, authors: ['A B', 'C D'] });
		const template = '# {{title}} ({{key}})\n{{date}}\n- {{authors}}\n{{unheard}}\n';
		assert.equal(noteText(paper, 'k', template), '# T (k)\n- A B, C D\n{{unheard}}\n');
	});

	it('has the template that the settings show', () => {
		const { contributes } = JSON.parse(readFileSync('package.json', 'utf8'));
		const settings: { properties: Record<string, { default: unknown }> }[] = contributes.configuration;
		const shown = settings.flatMap(({ properties }) => properties['offprint.notes.template'] ?? []);
		assert.deepEqual(
			shown.map((setting) => setting.default),
			[NOTE_TEMPLATE],
		);
	});
});
