import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { readBibliography } from '../../src/core/citation/bibliographies/readBibliography';
import { completeAll } from '../../src/core/completion/complete';
import { knownOfPaper } from '../../src/core/completion/known';
import type { Ask } from '../../src/core/services/exchange';
import { proposeFor, textWith, writeProposals } from '../../src/host/completing/entryProposals';
import { offerOpenEntries } from '../../src/host/completing/openEntries';
import { CompletingQueue } from '../../src/host/completing/queue';
import { makePaper } from '../unit/makePaper';
import { readFile, writeFiles } from './documents';

const TITLE = 'Counting Sheep with Sparse Recurrent Attention Networks';

/** arXiv knows one work, nobody knows any other. */
const ask: Ask = async ({ service, path }) => {
	const time = '2026-11-27T00:00:00Z';
	if (service !== 'arxiv' || !path.includes('2610.01234')) {
		return { kind: 'nothing', status: 404, text: '', time };
	}
	const text = `<feed><entry><id>http://arxiv.org/abs/2610.01234v2</id><title>${TITLE}</title><published>2026-10-03T00:00:00Z</published><author><name>Ada Byron</name></author><author><name>Carl van Dyck</name></author></entry></feed>`;
	const bytes = new TextEncoder().encode(text);
	return { kind: 'found', bytes, text, type: 'application/atom+xml', etag: null, next: null, time };
};

const BIB = [
	'% mine',
	'@misc{sheep,',
	`\ttitle={${TITLE}},`,
	'\teprint={2610.01234}, % here',
	'}',
	'',
	'@book{other, title = {Another}, author = {B, A}, year = 1999}',
	'',
].join('\r\n');

describe('A bibliography of the user', () => {
	async function proposed(bytes: Uint8Array = new TextEncoder().encode(BIB)) {
		const uri = (await writeFiles({ 'refs.bib': '' }))('refs.bib');
		await vscode.workspace.fs.writeFile(uri, bytes);
		const document = await vscode.workspace.openTextDocument(uri);
		const source = { uri, text: document.getText(), bibliography: readBibliography(document.getText(), 'bibtex') };
		const asked = await proposeFor(source, source.bibliography.entries, ask, { semanticScholarKey: null });
		return { uri, document, ...asked };
	}

	it('is completed where accepted, and stays to the byte everywhere else', async () => {
		const { uri, source, proposals } = await proposed();
		assert.deepEqual(
			proposals.map(({ entry, amendment }) => [entry.key, amendment.changes.map(({ field }) => field)]),
			[['sheep', ['authors', 'year']]],
		);
		const expected = BIB.replace(
			'eprint={2610.01234}',
			'eprint={2610.01234},\r\n\tauthor={Byron, Ada and van Dyck, Carl},\r\n\tyear={2026}',
		);
		assert.equal(textWith(source, proposals), expected);
		assert.equal(await readFile(uri), BIB, 'nothing is written before it is accepted');
		assert.equal(await writeProposals(source, proposals), 'written');
		assert.equal(await readFile(uri), expected);
	});

	for (const [what, head] of [
		['line ends of several kinds', '% one\n% two\r\n% three\r\n'],
		['bytes that are no UTF-8', '% Universit\xe9\r\n'],
	] as const) {
		it(`stays to the byte with ${what}`, async () => {
			const bytes = (text: string) => Uint8Array.from(head + text, (sign) => sign.charCodeAt(0));
			const { uri, source, proposals } = await proposed(bytes(BIB));
			assert.equal(await writeProposals(source, proposals), 'written');
			const expected = BIB.replace(
				'eprint={2610.01234}',
				'eprint={2610.01234},\r\n\tauthor={Byron, Ada and van Dyck, Carl},\r\n\tyear={2026}',
			);
			assert.deepEqual([...(await vscode.workspace.fs.readFile(uri))], [...bytes(expected)]);
		});
	}

	it('is left alone when it was changed meanwhile', async () => {
		const { uri, document, source, proposals } = await proposed();
		const edit = new vscode.WorkspaceEdit();
		edit.insert(uri, new vscode.Position(0, 0), '% typed\r\n');
		await vscode.workspace.applyEdit(edit);
		assert.equal(await writeProposals(source, proposals), 'changed');
		assert.equal(document.getText(), `% typed\r\n${BIB}`);
		await document.save();
	});

	it('has an entry completed by a record in the clipboard, under the key it has', async () => {
		const uri = (await writeFiles({ 'refs.bib': BIB }))('refs.bib');
		await vscode.window.showTextDocument(uri);
		await vscode.env.clipboard.writeText(
			`@article{theirs, title={${TITLE}}, author={Byron, Ada}, journal={Meadow Studies}, year={2027}}`,
		);
		const done = vscode.commands.executeCommand('offprint.completeEntry', uri, 'sheep');
		const press = (id: string) => vscode.commands.executeCommand(id);
		for (let tries = 0; tries < 40 && (await readFile(uri)) === BIB; tries++) {
			await new Promise((resolve) => setTimeout(resolve, 500));
			await press(
				tries === 0 ? 'workbench.action.quickOpenSelectNext' : 'workbench.action.acceptSelectedQuickOpenItem',
			);
		}
		await done;
		const [entry] = readBibliography(await readFile(uri), 'bibtex').entries;
		assert.deepEqual(
			[entry?.key, entry?.type, entry?.fields.get('author'), entry?.fields.get('journal'), entry?.fields.get('eprint')],
			['sheep', 'article', 'Byron, Ada', 'Meadow Studies', '2610.01234'],
		);
	});

	it('is offered what an entry left open that was cited without a network, once services answer', async () => {
		const written = `@misc{sheep,\n  title = {${TITLE}},\n  keywords = {offprint:missing-author, offprint:missing-year},\n}\n`;
		const uri = (await writeFiles({ 'refs.bib': written }))('refs.bib');
		const values = new Map<string, unknown>();
		const memento = {
			keys: () => [...values.keys()],
			get: (key: string, other?: unknown) => values.get(key) ?? other,
			update: async (key: string, value: unknown) => void values.set(key, value),
		} as vscode.Memento;
		const queue = new CompletingQueue(memento);
		const paper = makePaper({ titleText: TITLE });
		await queue.changeOpenEntries([{ file: uri.toString(), key: 'sheep', paperId: paper.id }], []);
		const [open] = queue.openEntries;
		const [completion] = await completeAll([{ ...knownOfPaper(paper), arxivId: '2610.01234' }], ask);
		const shown: string[] = [];
		await offerOpenEntries(new Map([[open!, paper]]), [{ paper, completion: completion!, isQueued: false }], queue, {
			read: async () => ({ uri, text: written, bibliography: readBibliography(written, 'bibtex') }),
			decide: async ({ source, proposals }) => void shown.push(textWith(source, proposals)),
		});
		assert.deepEqual(queue.openEntries, []);
		assert.deepEqual(shown, [], 'nothing is shown before the user wants to see it');
		for (let tries = 0; tries < 40 && shown.length === 0; tries++) {
			await vscode.commands.executeCommand('notifications.focusToasts');
			await vscode.commands.executeCommand('notification.acceptPrimaryAction');
			await new Promise((resolve) => setTimeout(resolve, 250));
		}
		assert.match(shown[0] ?? '', /^@misc\{sheep,[\s\S]*author = \{Byron, Ada and van Dyck, Carl\}/);
		assert.doesNotMatch(shown[0] ?? '', /offprint:missing/);
		assert.equal(await readFile(uri), written, 'nothing is written before it is accepted');
	});
});
