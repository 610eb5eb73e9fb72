// What a citation may do to the files of a user: which file an entry goes to, and what the file is afterwards.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
	AGENT_SCIENCE,
	cite,
	eventually,
	FRONT,
	inTurn,
	inWorkspace,
	openWithCursors,
	papersRead,
	readFile,
	writeFiles,
} from './documents';

/** Cites and takes the first thing every question offers. */
async function citeAnswering(): Promise<void> {
	let isDone = false;
	const done = cite(AGENT_SCIENCE).then(() => {
		isDone = true;
	});
	await eventually(
		async () => {
			await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
			return isDone;
		},
		(ended) => ended,
	);
	await done;
}

async function namesIn(folder: vscode.Uri): Promise<readonly string[]> {
	return (await vscode.workspace.fs.readDirectory(folder)).map(([name]) => name).sort();
}

/** Bytes of UTF-16, behind their byte order mark if wanted. */
function utf16(text: string, littleEndian: boolean, mark = true): Uint8Array {
	const units = [...(mark ? '\uFEFF' : ''), ...text].map((unit) => unit.charCodeAt(0));
	return Uint8Array.from(units.flatMap((unit) => (littleEndian ? [unit & 255, unit >> 8] : [unit >> 8, unit & 255])));
}

const ENCODED: Readonly<Record<string, { readonly bytes: Uint8Array; readonly label: string }>> = {
	'UTF-16 with little ends first': { bytes: utf16('@misc{a, title={Ä}}\r\n', true), label: 'utf-16le' },
	'UTF-16 with big ends first': { bytes: utf16('@misc{a, title={Ä}}\r\n', false), label: 'utf-16be' },
	'UTF-16 without a mark': { bytes: utf16('@misc{a, title={A plain one}}\r\n', true, false), label: 'utf-16le' },
	'UTF-8 with a mark': { bytes: new TextEncoder().encode('\uFEFF@misc{a, title={Ä}}\n'), label: 'utf-8' },
};

describe('Writing into the files of a user', () => {
	before(papersRead);
	afterEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

	for (const [name, { bytes, label }] of Object.entries(ENCODED)) {
		it(`keeps a bibliography in ${name}`, async () => {
			const file = await writeFiles({});
			await vscode.workspace.fs.writeFile(file('refs.bib'), bytes);
			const editor = await openWithCursors(file('a.md'), `${FRONT}As |.`);
			await cite(AGENT_SCIENCE);
			const after = await vscode.workspace.fs.readFile(file('refs.bib'));
			assert.deepEqual([...after.slice(0, bytes.length)], [...bytes]);
			const text = new TextDecoder(label, { fatal: true, ignoreBOM: true }).decode(after);
			assert.match(text.slice(1), /^[^\uFEFF]*@misc\{agent2025,\r?\n[^\uFEFF]*\}\r?\n$/);
			assert.equal(editor.document.getText(), `${FRONT}As [@agent2025].`);
		});
	}

	it('reads and writes in the encoding the user set', async () => {
		const files = vscode.workspace.getConfiguration('files');
		await files.update('encoding', 'windows1251', vscode.ConfigurationTarget.Workspace);
		try {
			const file = await writeFiles({});
			const title = [0xcc, 0xe8, 0xf0];
			const bytes = Uint8Array.from([
				...new TextEncoder().encode('@misc{mir, title={'),
				...title,
				...new TextEncoder().encode('}}\n'),
			]);
			await vscode.workspace.fs.writeFile(file('refs.bib'), bytes);
			await openWithCursors(file('a.md'), `${FRONT}As |.`);
			await cite(AGENT_SCIENCE);
			const after = await vscode.workspace.fs.readFile(file('refs.bib'));
			assert.deepEqual([...after.slice(0, bytes.length)], [...bytes]);
			assert.match(new TextDecoder('windows-1251').decode(after), /title=\{Мир\}\}\n\n@misc\{agent2025,/);
		} finally {
			await files.update('encoding', undefined, vscode.ConfigurationTarget.Workspace);
		}
	});

	it('leaves a file alone that is no text', async () => {
		const file = await writeFiles({});
		const bytes = Uint8Array.from([0, 1, 2, 0, 0, 0, 3, 200, 255, 0, 0, 7]);
		await vscode.workspace.fs.writeFile(file('refs.bib'), bytes);
		const editor = await openWithCursors(file('a.md'), `${FRONT}As |.`);
		void cite(AGENT_SCIENCE);
		await new Promise((resolve) => setTimeout(resolve, 500));
		await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
		assert.deepEqual([...(await vscode.workspace.fs.readFile(file('refs.bib')))], [...bytes]);
		assert.equal(editor.document.getText(), `${FRONT}As .`);
	});

	it('ends lines as a file does whose lines end in a carriage return alone', async () => {
		const before = '@misc{a, title={A}}\r@misc{b, title={B}}\r';
		const file = await writeFiles({ 'refs.bib': before });
		await openWithCursors(file('a.md'), `${FRONT}As |.`);
		await cite(AGENT_SCIENCE);
		const after = await readFile(file('refs.bib'));
		assert.ok(after.startsWith(`${before}\r@misc{agent2025,\r`), JSON.stringify(after));
		assert.doesNotMatch(after, /\n/);
	});

	for (const [name, written] of inTurn(
		Object.entries({
			'a web address': 'https://example.org/lib/refs.bib',
			'an address without a scheme': '//example.org/refs.bib',
			'a home folder nobody knows': '~nobody/refs.bib',
			'a home folder without such a file': '~/offprint-no-such-folder/refs.bib',
			'a variable': '$BIBLIOGRAPHY_FOLDER/refs.bib',
			'a variable of Windows': '"%USERPROFILE%\\\\refs.bib"',
			'code of R': '\'`r bib("refs.bib")`\'',
			'a folder of another disk': 'Q:\\bib\\refs.bib',
			'a folder outside that is not there': '../../offprint-no-such-folder/refs.bib',
		}),
	)) {
		it(`makes no folder of ${name}, and asks`, async () => {
			const file = await writeFiles({});
			const editor = await openWithCursors(file('a.md'), `---\nbibliography: ${written}\n---\n\nAs |.`);
			await citeAnswering();
			assert.deepEqual(await namesIn(file('.')), ['a.md', 'references.bib']);
			assert.equal(
				editor.document.getText(),
				`---\nbibliography: [${written}, references.bib]\n---\n\nAs [@agent2025].`,
			);
			assert.match(await readFile(file('references.bib')), /@misc\{agent2025,/);
		});
	}

	it('makes no folder of a macro', async () => {
		const file = await writeFiles({});
		const editor = await openWithCursors(file('a.tex'), '\\newcommand{\\d}{bib}\\addbibresource{\\d/lib.bib}\nAs |.');
		await vscode.languages.setTextDocumentLanguage(editor.document, 'latex');
		await citeAnswering();
		assert.deepEqual(await namesIn(file('.')), ['a.tex', 'references.bib']);
		assert.match(editor.document.getText(), /As \\cite\{agent2025\}\.$/);
	});

	it('takes a leading / in a Quarto project for the folder of the project', async () => {
		const file = await writeFiles({ '_quarto.yml': 'project:\n  type: website\n', 'refs.bib': '', 'sub/a.qmd': '' });
		await openWithCursors(file('sub/a.qmd'), '---\nbibliography: /refs.bib\n---\n\nAs |.');
		await cite(AGENT_SCIENCE);
		assert.match(await readFile(file('refs.bib')), /@misc\{agent2025,/);
	});

	it('adds to Hayagriva in Hayagriva', async () => {
		const works = 'harry:\n  type: Book\n  title: Harry Potter\n  author: Rowling, J. K.\n  date: 1997\n';
		const file = await writeFiles({ 'works.yml': works });
		const editor = await openWithCursors(file('a.typ'), '#bibliography("works.yml")\nAs |.');
		await cite(AGENT_SCIENCE);
		const after = await readFile(file('works.yml'));
		assert.ok(after.startsWith(works));
		assert.match(after.slice(works.length), /^\n?agent2025:\n {2}type: \w+\n {2}title: /);
		assert.doesNotMatch(after, /references:/);
		assert.equal(editor.document.getText(), '#bibliography("works.yml")\nAs @agent2025.');
	});

	it('leaves YAML alone that is no bibliography', async () => {
		const file = await writeFiles({ 'data.yaml': 'name: x\nvalues: [1, 2]\n' });
		const editor = await openWithCursors(file('a.md'), '---\nbibliography: data.yaml\n---\n\nAs |.');
		void cite(AGENT_SCIENCE);
		await new Promise((resolve) => setTimeout(resolve, 500));
		await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
		assert.equal(await readFile(file('data.yaml')), 'name: x\nvalues: [1, 2]\n');
		assert.match(editor.document.getText(), /As \.$/);
	});

	for (const call of inTurn([
		'#bibliography("lib.bib", style: "apa")',
		'#bibliography(style: "ieee", title: "References (all)", "lib.bib")',
		'#bibliography(\n  ("lib.bib", "more.yml"),\n  full: true,\n)',
		'#show: paper.with(bibliography: bibliography("lib.bib"))',
		'// #bibliography("old.bib")\n#bibliography("/lib.bib")',
	])) {
		it(`finds the file in ${JSON.stringify(call)}`, async () => {
			const file = await writeFiles({ 'lib.bib': '', 'typst.toml': '' });
			const editor = await openWithCursors(file('a.typ'), `${call}\nAs |.`);
			await cite(AGENT_SCIENCE);
			assert.equal(editor.document.getText(), `${call}\nAs @agent2025.`);
			assert.match(await readFile(file('lib.bib')), /@misc\{agent2025,/);
		});
	}

	it('writes to the file that can be written to, whatever stands before it', async () => {
		const file = await writeFiles({ 'refs.bib': '', 'more.ris': 'TY  - BOOK\nER  - \n' });
		const front = '---\nbibliography: [more.ris, https://example.org/x.bib, refs.bib]\n---\n\n';
		const editor = await openWithCursors(file('a.md'), `${front}As |.`);
		await cite(AGENT_SCIENCE);
		assert.equal(editor.document.getText(), `${front}As [@agent2025].`);
		assert.match(await readFile(file('refs.bib')), /@misc\{agent2025,/);
	});

	it('unites the bibliographies of a project and a document where one of them is a list', async () => {
		const file = await writeFiles({
			'_quarto.yml': 'bibliography: [all.bib]\n',
			'all.bib': '@misc{mine, title={{AI} Agent Behavioral Science}}\n',
			'own.bib': '',
		});
		const front = '---\nbibliography: [own.bib]\n---\n\n';
		const editor = await openWithCursors(file('a.qmd'), `${front}As |.`);
		await cite(AGENT_SCIENCE);
		assert.equal(editor.document.getText(), `${front}As [@mine].`);
		assert.equal(await readFile(file('own.bib')), '');
	});

	for (const [name, files] of inTurn(
		Object.entries({
			'over several lines, with a comment': { 'a.tex': '\\bibliography{%\n  lit,\n  more}\nAs |.' },
			'behind a percent sign that is no comment': { 'a.tex': '100\\% \\bibliography{lit}\nAs |.' },
			'in the root file': { 'main.tex': '\\addbibresource{lit.bib}\n', 'a.tex': '% !TeX root = main.tex\nAs |.' },
			'in the main file of subfiles': {
				'main.tex': '\\addbibresource{lit.bib}\n',
				'a.tex': '\\documentclass[main]{subfiles}\nAs |.',
			},
			'in a preamble of its own': { 'setup.tex': '\\addbibresource{lit.bib}\n', 'a.tex': '\\input{setup}\nAs |.' },
			'in the file that inputs it': {
				'main.tex': '\\documentclass{article}\n\\addbibresource{lit.bib}\n\\input{a}\n',
				'a.tex': 'As |.',
			},
		}),
	)) {
		it(`finds the bibliography of LaTeX ${name}`, async () => {
			const file = await writeFiles({ 'lit.bib': '', ...files });
			const editor = await openWithCursors(file('a.tex'), files['a.tex']);
			await vscode.languages.setTextDocumentLanguage(editor.document, 'latex');
			await cite(AGENT_SCIENCE);
			assert.match(editor.document.getText(), /As \\cite\{agent2025\}\.$/);
			assert.match(await readFile(file('lit.bib')), /@misc\{agent2025,/);
		});
	}

	it('cites in an untitled document, and asks where its entry goes', async () => {
		const document = await vscode.workspace.openTextDocument({ language: 'markdown', content: 'As .' });
		const editor = await vscode.window.showTextDocument(document);
		editor.selection = new vscode.Selection(0, 3, 0, 3);
		try {
			await citeAnswering();
			assert.equal(document.getText(), '---\nbibliography: references.bib\n---\n\nAs [@agent2025].');
			assert.match(await readFile(inWorkspace('references.bib')), /@misc\{agent2025,/);
		} finally {
			await vscode.workspace.fs.delete(inWorkspace('references.bib'));
			await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
		}
	});

	it('cites in plain text', async () => {
		const file = await writeFiles({ 'references.bib': '' });
		const editor = await openWithCursors(file('a.txt'), 'As |.');
		await cite(AGENT_SCIENCE);
		assert.equal(editor.document.getText(), 'As [@agent2025].');
		assert.match(await readFile(file('references.bib')), /@misc\{agent2025,/);
	});

	it('takes the key of a reference in the document itself', async () => {
		const front = '---\nreferences:\n- id: inline\n  type: article\n  title: AI Agent Behavioral Science\n---\n\n';
		const file = await writeFiles({ 'references.bib': '' });
		const editor = await openWithCursors(file('a.md'), `${front}As |.`);
		await cite(AGENT_SCIENCE);
		assert.equal(editor.document.getText(), `${front}As [@inline].`);
		assert.equal(await readFile(file('references.bib')), '');
	});
});
