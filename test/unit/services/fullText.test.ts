import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keptFullText } from '../../../src/cli/keptTexts';
import { askForText } from '../../../src/core/fulltext/asking';
import { textOfAnswer } from '../../../src/core/fulltext/converting';
import type { Failed } from '../../../src/core/services/exchange';
import { createAsk } from '../../../src/online/ask';
import { type Answer, FAULTS, type StandIn, standIn } from './standIn';

const PAGE = `<!DOCTYPE html><html><body><div id="watermark-tr">arXiv:2603.01001v3 [cs.CL] 1 Mar 2026</div><a id="license-tr">License: CC BY 4.0</a>
<article class="ltx_document"><h1 class="ltx_title ltx_title_document">Ropes in the Rain</h1><div class="ltx_authors">Nobody Here</div>
<section class="ltx_section" id="S1"><h2 class="ltx_title ltx_title_section"><span class="ltx_tag">1 </span>Wet Knots</h2><p class="ltx_p">They hold.</p></section></article></body></html>`;

const MARKDOWN = `Title: Ropes in the Rain

URL Source: https://arxiv.org/html/2603.01001v3

Markdown Content:
Nobody Here, nobody@nowhere.example

###### Abstract

Wet ropes hold <img src=x onerror=y> better ![Figure](https://elsewhere.example/x.png).

## 1 Wet Knots

As $a<b$ says[[1](https://arxiv.org/html/2603.01001v3#bib.bib1)], they hold.

### 1.1 Loops

Loops, too.

## References

- [1] Doe. Strings of summer. arXiv:2402.00002.
`;

/** The page that Hugging Face shows where arXiv has no HTML. */
const OWN_PAGE = `Title: Paper page

URL Source: https://huggingface.co/papers/2603.01001

Markdown Content:
# Ropes in the Rain

## Abstract

Wet ropes hold.

## Models citing this paper 0
`;

const html =
	(text: string): Answer =>
	(_, response) =>
		void response.setHeader('content-type', 'text/html').end(text);
const markdown =
	(text: string): Answer =>
	(_, response) =>
		void response.setHeader('content-type', 'text/markdown; charset=utf-8').end(text);
const missing: Answer = (_, response) =>
	void response.writeHead(404, { 'content-type': 'text/html' }).end('No such page');

describe('asking for the text of a paper', () => {
	let service: StandIn;
	afterEach(() => service.close());

	const open = async (arxiv: Answer, huggingFace: Answer, timeout = 500) => {
		service = await standIn((request, response, times) =>
			(request.url!.startsWith('/html/') ? arxiv : huggingFace)(request, response, times),
		);
		const endpoints = () => ({ 'arxiv-html': service.address, huggingface: service.address });
		return createAsk({ world: 'node', userAgent: 'offprint/test', endpoints, hurriesOnLoopback: true, timeout });
	};
	const asked = () => [...new Set(service.asked.map(({ url }) => url))];

	it('takes the page of arXiv, and asks nobody else', async () => {
		const answer = await askForText('2603.01001', await open(html(PAGE), markdown(MARKDOWN)));
		assert.ok(answer.kind === 'text' && answer.service === 'arxiv-html' && answer.instead === null);
		assert.deepEqual(asked(), ['/html/2603.01001']);
		const text = textOfAnswer(answer)!;
		assert.deepEqual([text.title, text.version, text.licence], ['Ropes in the Rain', 3, 'CC BY 4.0']);
		assert.doesNotMatch(text.markdown, /Nobody/);
	});

	it('asks for the version that is named, and for no other', async () => {
		await askForText('2603.01001v1', await open(missing, markdown(MARKDOWN)));
		assert.deepEqual(asked(), ['/html/2603.01001v1']);
	});

	for (const [fault, arxiv] of Object.entries({
		busy: FAULTS.busy,
		hang: FAULTS.hang,
		signIn: FAULTS.webPage,
		otherPaper: html(PAGE.replaceAll('2603.01001', '2603.01002')),
		missing,
	})) {
		it(`takes the text of Hugging Face where arXiv gives none: ${fault}`, async () => {
			const answer = await askForText('2603.01001', await open(arxiv, markdown(MARKDOWN)));
			assert.ok(answer.kind === 'text' && answer.service === 'huggingface');
			assert.equal(answer.instead?.kind, fault === 'missing' ? 'none' : 'failed');
			assert.deepEqual(asked(), ['/html/2603.01001', '/papers/2603.01001.md']);
			const text = textOfAnswer(answer)!;
			assert.deepEqual(
				text.sections.map(({ number, title, level }) => [number, title, level]),
				[
					['', 'Abstract', 2],
					['1', 'Wet Knots', 2],
					['1.1', 'Loops', 3],
					['', 'References', 2],
				],
			);
			assert.deepEqual([text.title, text.version], ['Ropes in the Rain', 3]);
			assert.deepEqual(
				text.references.map(({ label, arxivId }) => [label, arxivId]),
				[['[1]', '2402.00002']],
			);
			assert.doesNotMatch(text.markdown, /Nobody|!\[|(?<!\\)<img/);
			assert.match(text.markdown, /\$a\\lt b\$/);
		});
	}

	it('says that there is none only where arXiv says so', async () => {
		const none = html(
			`<html><body><h1>No HTML for '2603.01001'</h1><p>HTML is not available for the source.</p></body></html>`,
		);
		for (const [arxiv, other, kind] of [
			[missing, missing, 'none'],
			[missing, markdown(OWN_PAGE), 'none'],
			[none, missing, 'none'],
			[missing, FAULTS.busy, 'none'],
			[FAULTS.busy, missing, 'failed'],
			[FAULTS.webPage, markdown(OWN_PAGE), 'failed'],
			[FAULTS.cut, FAULTS.webPage, 'failed'],
			[missing, markdown(MARKDOWN.replaceAll('2603.01001', '2603.01002')), 'none'],
		] as const) {
			const answer = await askForText('2603.01001', await open(arxiv, other));
			assert.equal(answer.kind, kind);
			service.close();
		}
	});

	it('takes no page without end', async () => {
		const endless = html(`<article class="ltx_document">${' '.repeat(33_000_000)}</article>`);
		const answer = await askForText('2603.01001', await open(endless, missing, 10_000));
		assert.equal((answer as Failed).reason, 'unusable');
	});

	it('ends when it is cancelled, and asks nobody more', async () => {
		const stop = new AbortController();
		const ask = await open(() => stop.abort(), markdown(MARKDOWN));
		const answer = await askForText('2603.01001', ask, stop.signal);
		assert.equal((answer as Failed).reason, 'cancelled');
		assert.deepEqual(asked(), ['/html/2603.01001']);
	});

	describe('on the command line', () => {
		const run = async (...args: readonly string[]) => {
			const endpoints = ['arxiv', 'huggingface'].flatMap((name) => ['--endpoint', `${name}=${service.address}`]);
			const child = spawn(process.execPath, ['dist/cli.js', 'text', ...args, ...endpoints]);
			let out = '';
			let aside = '';
			child.stdout.on('data', (data) => {
				out += data;
			});
			child.stderr.on('data', (data) => {
				aside += data;
			});
			const code = await new Promise((ended) => child.once('close', ended));
			return { out, aside, code };
		};

		it('prints the Markdown, and beside it where it is from', async () => {
			await open(html(PAGE), missing);
			const { out, aside, code } = await run('https://arxiv.org/abs/2603.01001');
			assert.equal(code, 0);
			assert.match(out, /^# Ropes in the Rain\n[\s\S]*## 1 Wet Knots\n\nThey hold\.\n$/);
			assert.match(aside, /version 3, licence CC BY 4\.0, from arXiv/);
		});

		it('keeps the text and its bytes where it is told to, as agents read them', async () => {
			await open(html(PAGE), missing);
			const out = join(mkdtempSync(join(tmpdir(), 'offprint-texts-')), 'texts');
			await run('2603.01001', '--out', out);
			assert.deepEqual(readdirSync(out).sort(), ['2603.01001v3.html', '2603.01001v3.json']);
			assert.equal(readFileSync(join(out, '2603.01001v3.html'), 'utf8'), PAGE);
			assert.match((await keptFullText(out, '2603.01001'))!.markdown, /They hold/);
			assert.equal(await keptFullText(out, '2603.0100'), null);
		});

		it('tells by its exit code that there is none, that the network failed, and that it was used wrongly', async () => {
			await open(missing, missing);
			assert.equal((await run('2603.01001')).code, 1);
			service.close();
			const failed = await run('2603.01001');
			assert.deepEqual([failed.code, failed.out], [4, '']);
			assert.match(failed.aside, /cannot be reached/);
			assert.equal((await run()).code, 2);
			assert.equal((await run('nonsense.html')).code, 3);
		});
	});
});
