import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { keptJson } from '../../src/core/fulltext/kept';
import type { Ask, ServiceAnswer } from '../../src/core/services/exchange';
import { KeptTexts } from '../../src/host/fulltext/keptTexts';
import { openPdf } from '../../src/host/fulltext/openPdf';
import { Texts } from '../../src/host/fulltext/texts';
import { WholeFiles } from '../../src/host/wholeFiles';
import { makePaper } from '../unit/makePaper';
import { readFile, writeFiles } from './documents';

const ID = '2603.01001';

function found(text: string, type = 'text/html'): ServiceAnswer {
	const bytes = new TextEncoder().encode(text);
	return { kind: 'found', bytes, text, type, etag: null, next: null, time: '2026-11-27T00:00:00Z' };
}

const nothing: ServiceAnswer = { kind: 'nothing', status: 404, text: '', time: '2026-11-27T00:00:00Z' };
const offline: ServiceAnswer = {
	kind: 'failed',
	reason: 'offline',
	message: 'arXiv cannot be reached.',
	retryAt: null,
};

const page = (version: number, said: string) =>
	`<div id="watermark-tr">arXiv:${ID}v${version} [cs.CL]</div><article class="ltx_document"><h1 class="ltx_title_document">Ropes</h1><p class="ltx_p">${said}</p></article>`;

describe('The text of a paper', () => {
	let folder: vscode.Uri;
	let asked: string[];

	beforeEach(async () => {
		asked = [];
		folder = (await writeFiles({}))('fulltext');
	});

	const textsThat = (answer: (path: string) => ServiceAnswer) => {
		const ask: Ask = async ({ path }) => {
			asked.push(path);
			return answer(path);
		};
		const { extensionUri } = vscode.extensions.getExtension('offprint.offprint')!;
		return new Texts(extensionUri, new KeptTexts(folder), ask);
	};
	const kept = (name: string) => readFile(vscode.Uri.joinPath(folder, name));

	it('is asked for once, and then read without a network', async () => {
		const first = await textsThat(() => found(page(2, 'They hold.'))).get(ID, 2);
		assert.ok(first.kind === 'text');
		assert.match(first.kept.text.markdown, /They hold\./);
		assert.equal(await kept(`${ID}v2.html`), page(2, 'They hold.'));
		asked = [];
		const again = await textsThat(() => offline).get(ID, 2);
		assert.deepEqual(again, first);
		assert.deepEqual(asked, []);
	});

	it('is asked for again where a newer version is known, and stays as it was where that cannot be had', async () => {
		await textsThat(() => found(page(1, 'Old.'))).get(ID, 1);
		const failed = await textsThat(() => offline).get(ID, 2);
		assert.ok(failed.kind === 'text' && /cannot be reached/.test(failed.problem ?? ''));
		assert.match(failed.kept.text.markdown, /Old\./);
		const newer = await textsThat(() => found(page(2, 'New.'))).get(ID, 2);
		assert.ok(newer.kind === 'text' && newer.problem === null);
		assert.match(newer.kept.text.markdown, /New\./);
		assert.match((await textsThat(() => offline).newest({ arxivId: ID, version: 1 }))!.text.markdown, /Old\./);
		assert.equal(await kept(`${ID}v1.html`), page(1, 'Old.'));
	});

	it('never changes the bytes of a version', async () => {
		await textsThat(() => found(page(1, 'First.'))).get(ID, null);
		await textsThat(() => found(page(1, 'Second.'))).get(ID, 2);
		assert.equal(await kept(`${ID}v1.html`), page(1, 'First.'));
	});

	it('is made anew of the kept bytes by a newer extractor', async () => {
		await textsThat(() => found(page(1, 'They hold.'))).get(ID, 1);
		const file = vscode.Uri.joinPath(folder, `${ID}v1.json`);
		const record = JSON.parse(await readFile(file));
		const { check: _, ...known } = record;
		const older = { ...known, extractor: 0, text: { ...known.text, markdown: 'As it once was.' } };
		await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(keptJson(older)));
		const again = await textsThat(() => offline).kept({ arxivId: ID });
		assert.match(again!.text.markdown, /They hold\./);
		assert.deepEqual(JSON.parse(await readFile(file)), record);
	});

	it('comes from Hugging Face where arXiv cannot be asked, and says so', async () => {
		const text = 'URL Source: https://arxiv.org/html/2603.01001\n\nMarkdown Content:\n## 1 Knots\n\nThey hold.\n';
		const got = await textsThat((path) => (path.endsWith('.md') ? found(text, 'text/markdown') : offline)).get(ID, 3);
		assert.ok(got.kind === 'text' && got.kept.service === 'huggingface');
		assert.equal(got.kept.instead, 'arXiv cannot be reached.');
		asked = [];
		await textsThat(() => offline).get(ID, 3);
		assert.deepEqual(asked, [], 'it is as new as it can be');
	});

	it('is told apart: there is none, or nobody could be asked', async () => {
		const none = await textsThat(() => nothing).get(ID, null);
		assert.ok(none.kind === 'none' && /has no HTML/.test(none.message));
		const failed = await textsThat(() => offline).get(ID, null);
		assert.ok(failed.kind === 'failed' && /cannot be reached/.test(failed.message));
		assert.deepEqual(
			await vscode.workspace.fs.readDirectory(folder).then(
				(all) => all.length,
				() => 0,
			),
			0,
		);
	});

	it('is no file where none is kept', async () => {
		const uri = vscode.Uri.parse('offprint-text:/2603.99999.md');
		await assert.rejects(async () => vscode.workspace.fs.readFile(uri));
		assert.equal(vscode.workspace.fs.isWritableFileSystem('offprint-text'), false);
	});
});

describe('The PDF of a paper', () => {
	const paper = makePaper({ id: `arxiv:${ID}`, arxivId: ID, titleText: 'Ropes' });
	const PDF = '%PDF-1.7\nRopes\n%%EOF\n';
	const choose = (folder: string | undefined) =>
		vscode.workspace.getConfiguration('offprint').update('pdf.folder', folder, vscode.ConfigurationTarget.Workspace);
	let at: (name: string) => vscode.Uri;
	let asked: number;

	beforeEach(async () => {
		at = await writeFiles({ 'other.pdf': 'of the user' });
		await choose(vscode.workspace.asRelativePath(vscode.Uri.joinPath(at('other.pdf'), '..')));
		asked = 0;
	});
	afterEach(async () => {
		await choose(undefined);
		await vscode.commands.executeCommand('workbench.action.closeAllEditors');
	});

	const asks =
		(answer: () => Promise<ServiceAnswer> | ServiceAnswer): Ask =>
		async () => {
			asked++;
			return answer();
		};
	const names = async () => (await new WholeFiles(vscode.Uri.joinPath(at('other.pdf'), '..')).names()).toSorted();

	it('is got once, kept in the folder that was chosen, and then opened from there', async () => {
		const ask = asks(() => found(PDF, 'application/pdf'));
		await openPdf(paper, ask);
		await openPdf(paper, ask);
		assert.equal(asked, 1);
		assert.equal(await readFile(at(`${ID}.pdf`)), PDF);
		assert.deepEqual(await names(), [`${ID}.pdf`, 'other.pdf']);
		const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs.map(({ label }) => label));
		assert.ok(tabs.includes(`${ID}.pdf`), tabs.join());
	});

	it('takes the place of no file, also of one that came meanwhile', async () => {
		const ask = asks(async () => {
			await vscode.workspace.fs.writeFile(at(`${ID}.pdf`), new TextEncoder().encode('mine'));
			return found(PDF, 'application/pdf');
		});
		await openPdf(paper, ask);
		assert.equal(await readFile(at(`${ID}.pdf`)), 'mine');
		assert.equal(await readFile(at(`${ID}-2.pdf`)), PDF);
		await assert.rejects(new WholeFiles(vscode.Uri.joinPath(at('x'), '..')).writeNew('other.pdf', new Uint8Array(3)));
		assert.equal(await readFile(at('other.pdf')), 'of the user');
		assert.deepEqual(await names(), [`${ID}-2.pdf`, `${ID}.pdf`, 'other.pdf']);
	});

	it('leaves nothing behind where what came is none', async () => {
		await openPdf(
			paper,
			asks(() => found('<!DOCTYPE html>Please sign in')),
		);
		await openPdf(
			paper,
			asks(() => ({ ...offline, reason: 'cancelled' })),
		);
		assert.deepEqual(await names(), ['other.pdf']);
	});
});
