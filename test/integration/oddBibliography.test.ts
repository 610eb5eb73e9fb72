import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { AGENT_SCIENCE, eventually, openWithCursors, papersRead, readFile, writeFiles } from './documents';

/** What collects in a bibliography over the years, Windows line ends and a byte order mark included. */
const BIB = `\uFEFF% Encoding: UTF-8
@Comment{jabref-meta: databaseType:bibtex; @misc{no, title={No entry}}}
@preamble{ "\\newcommand{\\noop}[1]{}" }
@string{nips = "Advances in " # {Neural Information Processing Systems}}
@STRING(acm = {ACM Press})

@inproceedings{vaswani:2017/attention,
  title = {{Attention} is all you need},
  author = {Vaswani, Ashish and Shazeer, Noam and others},
  crossref = {nips2017},
  pages = {5998--6008}
}

@Book( knuth_84 , title = "The {\\TeX}book (again)", author = {Donald E. Knuth}, publisher = acm, year = 1984, month = jan )

@article{twice, title={First of its key}, year=2001}
@article{twice, title={Second of its key}, year=2002}

@article{nocomma,
  title = {A comma is missing}
  year = 2003,
  journal = undefinedmacro
}

@misc{open2020, title = {This brace is never closed, year = 2020

@misc{müller+söhne, title = {Über \\"Ol}, author = {M{\\"u}ller, J{\\'e}r{\\^o}me}, year = {2004}}

@proceedings{nips2017, title = nips, year = 2017, publisher = {Curran}}

@misc{last, title = {No line end behind this}, url = {https://example.org/a_b}}`.replaceAll('\n', '\r\n');

const NOTES = `---
bibliography: refs.bib
---

As @vaswani:2017/attention and [@knuth_84, p. 3; @twice; @nocomma; @open2020] and @müller+söhne and [@last] and @nobody.
`;

const at = (document: vscode.TextDocument, text: string) => document.positionAt(document.getText().indexOf(text) + 3);

describe('A folder with an odd bibliography', () => {
	let folder: (name: string) => vscode.Uri;
	let document: vscode.TextDocument;

	before(async () => {
		await papersRead();
		folder = await writeFiles({ 'refs.bib': BIB });
		({ document } = await openWithCursors(folder('notes.md'), NOTES));
	});

	after(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

	it('is understood to the last key', async () => {
		const found = await eventually(
			() => vscode.languages.getDiagnostics(document.uri).filter(({ source }) => source === 'Offprint'),
			({ length }) => length > 0,
		);
		assert.deepEqual(
			found.map(({ range }) => document.getText(range)),
			['@nobody'],
		);
	});

	it('completes every entry', async () => {
		const labels = async (typed: string) => {
			const { document, selection } = await openWithCursors(
				folder(`typing-${typed}.md`),
				`---\nbibliography: refs.bib\n---\n\n@${typed}|`,
			);
			const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
				'vscode.executeCompletionItemProvider',
				document.uri,
				selection.active,
			);
			return items.flatMap(({ label }) => (typeof label === 'string' ? [] : label.label));
		};
		assert.deepEqual((await labels('')).slice(0, 8), [
			'vaswani:2017/attention',
			'knuth_84',
			'twice',
			'nocomma',
			'open2020',
			'müller+söhne',
			'nips2017',
			'last',
		]);
		assert.equal((await labels('uber'))[0], 'müller+söhne');
		assert.equal((await labels('texbok'))[0], 'knuth_84');
	});

	for (const [key, reference] of [
		['vaswani:2017/attention', /Vaswani, .*et al\. 2017.*Attention Is All You Need.*Advances in Neural .*Curran/],
		['knuth_84', /Knuth, Donald E.*1984.*TeXbook.*ACM Press/],
		// Of several entries with one key pandoc takes the last.
		['twice', /Second of Its Key/],
		['nocomma', /A Comma Is Missing.* 2003/],
		['open2020', /This Brace Is Never Closed/],
		['müller+söhne', /Müller, Jérôme.*2004.*Über/],
		['last', /No Line End/],
	] as const) {
		it(`shows the reference of ${key}, and the way to it`, async () => {
			const position = at(document, `@${key}`);
			const [shown] = await vscode.commands.executeCommand<vscode.Hover[]>(
				'vscode.executeHoverProvider',
				document.uri,
				position,
			);
			const text = (shown?.contents ?? [])
				.map((content) => (typeof content === 'string' ? content : content.value))
				.join('\n')
				.replace(/\\(?=[!-/:-@[-`{-~])/g, '');
			assert.match(text, reference);
			const [link] = await vscode.commands.executeCommand<vscode.LocationLink[]>(
				'vscode.executeDefinitionProvider',
				document.uri,
				position,
			);
			const bib = await vscode.workspace.openTextDocument(folder('refs.bib'));
			assert.equal(bib.getText(link?.targetSelectionRange), key);
		});
	}

	it('names the key that two entries have', async () => {
		const bib = await vscode.workspace.openTextDocument(folder('refs.bib'));
		const found = await eventually(
			() => vscode.languages.getDiagnostics(bib.uri).filter(({ source }) => source === 'Offprint'),
			({ length }) => length > 0,
		);
		assert.deepEqual(
			found.map(({ range }) => bib.getText(range)),
			['twice'],
		);
	});

	it('survives a new entry to the byte', async () => {
		const editor = await openWithCursors(folder('new.md'), '---\nbibliography: refs.bib\n---\n\n|');
		await vscode.commands.executeCommand('offprint.insertCitation', [AGENT_SCIENCE]);
		assert.match(editor.document.getText(), /\[@agent2025\]$/);
		const bib = await readFile(folder('refs.bib'));
		assert.ok(bib.startsWith(BIB));
		assert.match(bib.slice(BIB.length), /^\r\n\r\n@misc\{agent2025,\r\n[\s\S]*\}$/);
	});
});
