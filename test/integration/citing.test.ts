import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
	AGENT_SCIENCE,
	AMADEUS,
	cite,
	eventually,
	FRONT,
	inWorkspace,
	openWithCursors,
	papersRead,
	readFile,
	writeFiles,
} from './documents';

const BIB = '% kept as it is\r\n@misc{mine, title = {Something Else}}\r\n';

/** Takes the first form that an export offers; the text of the document it opens, once that holds `part`. */
function chosenExport(part: string): Promise<string> {
	return eventually(
		async () => {
			await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
			return vscode.window.activeTextEditor?.document.getText() ?? '';
		},
		(text) => text.includes(part),
	);
}

describe('Insert Citation', () => {
	before(papersRead);
	afterEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

	it('cites papers in the order given and appends their entries, leaving every byte of the file', async () => {
		const file = await writeFiles({ 'refs.bib': BIB });
		const editor = await openWithCursors(file('a.md'), `${FRONT}As shown |.`);
		await cite(AMADEUS, AGENT_SCIENCE);
		assert.equal(editor.document.getText(), `${FRONT}As shown [@amadeusgpt2023; @agent2025].`);
		const bib = await readFile(file('refs.bib'));
		assert.ok(bib.startsWith(BIB));
		assert.match(bib, /@misc\{amadeusgpt2023,\r\n[\s\S]*@misc\{agent2025,\r\n/);
	});

	it('takes back the citation in one step of undo', async () => {
		const file = await writeFiles({ 'refs.bib': '' });
		const editor = await openWithCursors(file('a.md'), `${FRONT}One | two |.`);
		await cite(AGENT_SCIENCE);
		assert.equal(editor.document.getText(), `${FRONT}One [@agent2025] two [@agent2025].`);
		await vscode.commands.executeCommand('undo');
		assert.equal(editor.document.getText(), `${FRONT}One  two .`);
		await vscode.commands.executeCommand('redo');
		assert.equal(editor.document.getText(), `${FRONT}One [@agent2025] two [@agent2025].`);
	});

	it('leaves every byte of a bibliography in another encoding', async () => {
		const file = await writeFiles({});
		const before = new Uint8Array(
			[...'@misc{caf, title={Caf'].map((letter) => letter.charCodeAt(0)).concat(0xe9, 0x7d, 0x7d),
		);
		await vscode.workspace.fs.writeFile(file('refs.bib'), before);
		await openWithCursors(file('a.md'), `${FRONT}|`);
		await cite(AGENT_SCIENCE);
		const after = await vscode.workspace.fs.readFile(file('refs.bib'));
		assert.deepEqual([...after.slice(0, before.length)], [...before]);
		assert.match(new TextDecoder().decode(after.slice(before.length)), /^\n\n@misc\{agent2025,/);
	});

	it('gives the citation to the clipboard where the text has changed since it was asked for', async () => {
		const file = await writeFiles({ 'refs.bib': '' });
		const editor = await openWithCursors(file('a.md'), `${FRONT}Here|.`);
		await vscode.env.clipboard.writeText('');
		void vscode.commands.executeCommand('offprint.insertCitationAs', [AGENT_SCIENCE]);
		await editor.edit((edit) => edit.insert(new vscode.Position(4, 0), 'Not '));
		const copied = await eventually(
			async () => {
				await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
				return vscode.env.clipboard.readText();
			},
			(text) => text !== '',
		);
		assert.equal(copied, '[@agent2025]');
		assert.equal(editor.document.getText(), `${FRONT}Not Here.`);
	});

	it('writes to the file of the setting where nothing else names one', async () => {
		const file = await writeFiles({});
		const name = `set-${Date.now()}.bib`;
		const settings = vscode.workspace.getConfiguration('offprint');
		await settings.update('bibliography', name, vscode.ConfigurationTarget.Workspace);
		try {
			await openWithCursors(file('a.md'), '|');
			await cite(AGENT_SCIENCE);
			assert.match(await readFile(inWorkspace(name)), /@misc\{agent2025,/);
		} finally {
			await settings.update('bibliography', undefined, vscode.ConfigurationTarget.Workspace);
		}
	});

	it('says what is cited without an entry, and adds it from the corpus', async () => {
		const file = await writeFiles({ 'refs.bib': BIB });
		await openWithCursors(file('a.md'), `${FRONT}[@agent2025; @mine]|`);
		void vscode.commands.executeCommand('offprint.checkCitations');
		const bib = await eventually(
			async () => {
				await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
				return readFile(file('refs.bib'));
			},
			(text) => text.includes('agent2025'),
		);
		assert.ok(bib.startsWith(BIB));
	});

	it('exports what the document cites as its bibliography has it, and what that has not from the corpus', async () => {
		const mine = '@article{mine,\n  title = {{AI} Agent Behavioral Science}, % my note\n  journal = jai\n}';
		const own = '@book{own:1, crossref = {series}, title={Unheard of}}';
		const series = '@book{series, title={A Series}}';
		const strings = '@string{jai = "Journal of AI"}';
		const bib = `${strings}\n@string{unused = "U"}\n\n${mine}\n\n@misc{uncited, title={No}}\n\n${own}\n${series}\n`;
		const file = await writeFiles({ 'refs.bib': bib });
		await openWithCursors(file('a.md'), `${FRONT}[@own:1; @amadeusgpt2023; @mine; @nobody]|`);
		void vscode.commands.executeCommand('offprint.exportCitations');
		const exported = await chosenExport('@misc');
		assert.ok(exported.startsWith(`${strings}\n\n${own}\n\n@misc{amadeusgpt2023,`), exported);
		assert.ok(exported.endsWith(`\n\n${mine}\n\n${series}\n`), exported);
		await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
	});

	it('uses the key the user gave the same paper', async () => {
		const file = await writeFiles({ 'refs.bib': '@article{mykey, title={{AI} agent behavioral science}}\n' });
		const editor = await openWithCursors(file('a.md'), `${FRONT}See [@other|].`);
		await cite(AGENT_SCIENCE);
		assert.equal(editor.document.getText(), `${FRONT}See [@other; @mykey].`);
		assert.equal(await readFile(file('refs.bib')), '@article{mykey, title={{AI} agent behavioral science}}\n');
	});

	it('gives the next free suffix where the key belongs to another paper', async () => {
		const file = await writeFiles({ 'refs.bib': '@misc{agent2025, title = {Unlike}}\n' });
		const editor = await openWithCursors(file('a.md'), `${FRONT}|`);
		await cite(AGENT_SCIENCE);
		assert.equal(editor.document.getText(), `${FRONT}[@agent2025b]`);
	});

	it('writes into the unsaved text of a bibliography that is being edited', async () => {
		const files = vscode.workspace.getConfiguration('files');
		// In a browser VS Code saves by itself after a second, which a slow machine takes to cite.
		await files.update('autoSave', 'off', vscode.ConfigurationTarget.Workspace);
		try {
			const file = await writeFiles({ 'refs.bib': '' });
			const bib = await openWithCursors(file('refs.bib'), '|');
			await bib.edit((edit) => edit.insert(new vscode.Position(0, 0), '@misc{unsaved, title={Unsaved}}\n'));
			const editor = await openWithCursors(file('a.md'), `${FRONT}|`);
			await cite(AGENT_SCIENCE);
			assert.equal(editor.document.getText(), `${FRONT}[@agent2025]`);
			assert.match(bib.document.getText(), /@misc\{unsaved,[\s\S]*@misc\{agent2025,/);
			assert.equal(await readFile(file('refs.bib')), '');
		} finally {
			await files.update('autoSave', undefined, vscode.ConfigurationTarget.Workspace);
		}
	});

	for (const [project, yaml] of Object.entries({
		'_quarto.yml': 'project:\n  type: book\nbibliography: bib/all.bib\n',
		'_metadata.yml': 'bibliography: [bib/all.bib]\n',
		'myst.yml': 'version: 1\nproject:\n  bibliography:\n    - bib/all.bib\n',
	})) {
		it(`finds the bibliography that ${project} above the document names`, async () => {
			const file = await writeFiles({ [project]: yaml, 'chapters/x.md': '' });
			await openWithCursors(file('chapters/x.md'), '|');
			await cite(AGENT_SCIENCE);
			assert.match(await readFile(file('bib/all.bib')), /@misc\{agent2025,/);
		});
	}

	it('finds references.bib in a folder above', async () => {
		const file = await writeFiles({ 'references.bib': '', 'deep/er/x.md': '' });
		await openWithCursors(file('deep/er/x.md'), '|');
		await cite(AGENT_SCIENCE);
		assert.match(await readFile(file('references.bib')), /@misc\{agent2025,/);
	});

	it('writes CSL-JSON and CSL-YAML', async () => {
		const file = await writeFiles({ 'refs.json': '[]', 'refs.yaml': 'references:\n- id: x\n  title: X\n' });
		await openWithCursors(file('a.md'), '---\nbibliography: refs.json\n---\n\n|');
		await cite(AGENT_SCIENCE);
		assert.equal(JSON.parse(await readFile(file('refs.json')))[0].id, 'agent2025');
		await openWithCursors(file('b.md'), '---\nbibliography: refs.yaml\n---\n\n|');
		await cite(AGENT_SCIENCE);
		assert.match(await readFile(file('refs.yaml')), /- id: x\n {2}title: X\n- id: agent2025\n/);
	});

	it('makes new keys by the formula the user set', async () => {
		const settings = vscode.workspace.getConfiguration('offprint');
		await settings.update('citation.key', 'shorttitle(2,2) + year', vscode.ConfigurationTarget.Workspace);
		try {
			const file = await writeFiles({ 'refs.bib': '' });
			const editor = await openWithCursors(file('a.md'), `${FRONT}|`);
			await cite(AGENT_SCIENCE);
			assert.equal(editor.document.getText(), `${FRONT}[@AIAgent2025]`);
		} finally {
			await settings.update('citation.key', undefined, vscode.ConfigurationTarget.Workspace);
		}
	});

	it('writes to a bibliography with errors, and names the first of them', async () => {
		const broken = '@misc{a, title = {Never closed\n\n@misc{b, title = {B}}\n';
		const file = await writeFiles({ 'refs.bib': broken });
		const editor = await openWithCursors(file('a.md'), `${FRONT}|`);
		await cite(AGENT_SCIENCE);
		assert.equal(editor.document.getText(), `${FRONT}[@agent2025]`);
		const bib = await readFile(file('refs.bib'));
		assert.ok(bib.startsWith(broken));
		assert.match(bib, /@misc\{agent2025,/);
	});

	it('cites in LaTeX and Typst in their own way', async () => {
		const file = await writeFiles({ 'refs.bib': '' });
		const latex = await openWithCursors(file('a.tex'), '\\addbibresource{refs.bib}\n\\cite{x|}\n');
		await vscode.languages.setTextDocumentLanguage(latex.document, 'latex');
		await cite(AGENT_SCIENCE);
		assert.equal(latex.document.getText(), '\\addbibresource{refs.bib}\n\\cite{x, agent2025}\n');
		assert.match(await readFile(file('refs.bib')), /@misc\{agent2025,/);
	});

	it('cites in Quarto and Typst without an extension for them', async () => {
		const file = await writeFiles({ 'refs.bib': '' });
		const quarto = await openWithCursors(file('a.qmd'), `${FRONT}As |.`);
		await cite(AGENT_SCIENCE);
		assert.equal(quarto.document.getText(), `${FRONT}As [@agent2025].`);
		const typst = await openWithCursors(file('a.typ'), '#bibliography("refs.bib")\nAs |.');
		await cite(AGENT_SCIENCE);
		assert.equal(typst.document.getText(), '#bibliography("refs.bib")\nAs @agent2025.');
	});

	it('writes the reference as the style of the document formats it', async () => {
		const settings = vscode.workspace.getConfiguration('offprint');
		await settings.update('citation.form', 'reference', vscode.ConfigurationTarget.Workspace);
		try {
			const file = await writeFiles({});
			const editor = await openWithCursors(file('a.md'), '---\ncsl: ieee\n---\n\n|');
			await cite(AGENT_SCIENCE);
			assert.match(editor.document.getText(), /\n\n.*“AI Agent Behavioral Science[^\n]*2025/);
		} finally {
			await settings.update('citation.form', undefined, vscode.ConfigurationTarget.Workspace);
		}
	});

	it('exports papers as an unsaved document', async () => {
		void vscode.commands.executeCommand('offprint.exportCitations', [AGENT_SCIENCE, AMADEUS]);
		const exported = await chosenExport('agent2025');
		assert.match(exported, /^@misc\{agent2025,[\s\S]*@misc\{amadeusgpt2023,/);
		await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
	});

	it('links to the paper in a README', async () => {
		const file = await writeFiles({});
		const editor = await openWithCursors(file('README.md'), 'See |.');
		await cite(AGENT_SCIENCE);
		assert.match(editor.document.getText(), /^See \[AI Agent Behavioral Science\]\(https:\/\/[^)]+\)\.$/);
	});

	it('puts the citation into the clipboard where no text takes it', async () => {
		await vscode.commands.executeCommand('workbench.action.closeAllEditors');
		await cite(AGENT_SCIENCE);
		assert.equal(await vscode.env.clipboard.readText(), '[@agent2025]');
	});

	it('cites in a Markdown cell of a notebook, by the front matter of its first cell', async () => {
		const cell = (source: string) => ({ cell_type: 'markdown', metadata: {}, source: source.split(/(?<=\n)/) });
		const notebook = {
			cells: [cell('---\nbibliography: refs.bib\n---'), cell('Text ')],
			metadata: {},
			nbformat: 4,
			nbformat_minor: 5,
		};
		const file = await writeFiles({ 'n.ipynb': JSON.stringify(notebook), 'refs.bib': '' });
		const document = await vscode.workspace.openNotebookDocument(file('n.ipynb'));
		await vscode.window.showNotebookDocument(document);
		await vscode.commands.executeCommand('notebook.focusBottom');
		await vscode.commands.executeCommand('notebook.cell.edit');
		const text = document.cellAt(1).document;
		const editor = vscode.window.activeTextEditor;
		assert.equal(editor?.document.uri.toString(), text.uri.toString(), 'the cell is being edited');
		const end = text.positionAt(text.getText().length);
		editor.selection = new vscode.Selection(end, end);
		await cite(AGENT_SCIENCE);
		assert.equal(text.getText(), 'Text [@agent2025]');
		assert.match(await readFile(file('refs.bib')), /@misc\{agent2025,/);
	});
});
