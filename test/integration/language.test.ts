import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
	AGENT_SCIENCE,
	eventually,
	FRONT,
	openAt,
	openWithCursors,
	papersRead,
	readFile,
	writeFiles,
} from './documents';

const BIB = `@article{vaswani2017,
  title = {{Attention} Is All You Need},
  author = {Vaswani, Ashish and Shazeer, Noam and Parmar, Niki},
  year = 2017
}

@misc{other:2020, title = {Another <b>Thing</b> [x](https://example.org)}, year = 2020}
`;

async function open(marked: string, files: Readonly<Record<string, string>> = { 'refs.bib': BIB }) {
	const file = await writeFiles(files);
	return { file, ...(await openAt(file('a.md'), marked)) };
}

function complete({ document, position }: { document: vscode.TextDocument; position: vscode.Position }, resolve = 0) {
	return vscode.commands
		.executeCommand<vscode.CompletionList>('vscode.executeCompletionItemProvider', document.uri, position, '@', resolve)
		.then(({ items }) => items.filter(({ label }) => typeof label !== 'string'));
}

const labelOf = ({ label }: vscode.CompletionItem) => (typeof label === 'string' ? label : label.label);
const textOf = (contents: readonly (vscode.MarkedString | vscode.MarkdownString)[]) =>
	contents.map((content) => (typeof content === 'string' ? content : content.value)).join('\n');

async function withSetting(name: string, value: unknown, body: () => Promise<void>): Promise<void> {
	const settings = vscode.workspace.getConfiguration('offprint');
	await settings.update(name, value, vscode.ConfigurationTarget.Workspace);
	try {
		await body();
	} finally {
		await settings.update(name, undefined, vscode.ConfigurationTarget.Workspace);
	}
}

describe('Citations in the editor', () => {
	before(papersRead);
	afterEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

	describe('completion', () => {
		it('offers the entries of the bibliography first, then papers of the corpus', async () => {
			const items = await complete(await open(`${FRONT}As @a|`));
			const labels = items.map(labelOf);
			assert.equal(labels[0], 'vaswani2017');
			const [found] = await complete(await open(`${FRONT}As [@agent-behav|]`));
			assert.equal(found && labelOf(found), 'agent2025');
		});

		it('knows Quarto and R Markdown without an extension for them', async () => {
			const file = await writeFiles({ 'refs.bib': BIB });
			for (const [name, language] of [
				['a.qmd', 'quarto'],
				['b.Rmd', 'rmd'],
			] as const) {
				const opened = await openAt(file(name), `${FRONT}As @vas|`);
				assert.equal(opened.document.languageId, language);
				const [item] = await complete(opened);
				assert.equal(item && labelOf(item), 'vaswani2017', name);
			}
		});

		it('finds entries by words of title and authors', async () => {
			const items = await complete(await open(`${FRONT}[@need-shazeer|]`));
			assert.equal(items[0] && labelOf(items[0]), 'vaswani2017');
		});

		it('asks again with every letter, behind whatever begins a key, and forgives typing errors', async () => {
			for (const marked of ['@vas|', '[@vas|', '[@x; @vas|', '[-@vas|', '[@{vas|', '@atention|', '@shazer|']) {
				const { document, position } = await open(FRONT + marked);
				const list = await vscode.commands.executeCommand<vscode.CompletionList>(
					'vscode.executeCompletionItemProvider',
					document.uri,
					position,
				);
				assert.ok(list.isIncomplete, marked);
				assert.ok(
					list.items.some((item) => labelOf(item) === 'vaswani2017'),
					marked,
				);
			}
		});

		it('replaces the whole key, and only the key', async () => {
			const opened = await open(`${FRONT}[see @vasw|xyz, p. 3]`);
			const [item] = await complete(opened);
			const range = item?.range as { inserting: vscode.Range; replacing: vscode.Range };
			assert.equal(opened.document.getText(range.inserting), 'vasw');
			assert.equal(opened.document.getText(range.replacing), 'vaswxyz');
		});

		it('keeps the braces that are there', async () => {
			const [item] = await complete(await open(`${FRONT}@{oth|}`));
			assert.equal(item?.insertText, 'other:2020');
		});

		it('writes the form the user set, but not inside of brackets', async () => {
			const settings = vscode.workspace.getConfiguration('offprint');
			const form = async (name: string, marked: string) => {
				await settings.update('citation.form', name, vscode.ConfigurationTarget.Workspace);
				const [item] = await complete(await open(`${FRONT}${marked}`));
				const text = typeof item?.insertText === 'object' ? item.insertText.value : item?.insertText;
				return [item?.additionalTextEdits?.map(({ newText }) => newText).join('') ?? '', text];
			};
			try {
				assert.deepEqual(await form('pandoc', 'As @vas|'), ['[', 'vaswani2017$0]']);
				assert.deepEqual(await form('pandoc', 'As [see @vas|]'), ['', 'vaswani2017']);
				assert.deepEqual(await form('pandoc-locator', 'As @vas|'), ['', 'vaswani2017 [p. $0]']);
				assert.deepEqual(await form('pandoc-in-text', 'As @vas|'), ['', 'vaswani2017']);
			} finally {
				await settings.update('citation.form', undefined, vscode.ConfigurationTarget.Workspace);
			}
		});

		it('adds the entry of a paper when it is accepted', async () => {
			const opened = await open(`${FRONT}As @agent-behavioral|`);
			const [item] = await complete(opened);
			assert.ok(item?.command);
			await vscode.commands.executeCommand(item.command.command, ...(item.command.arguments ?? []));
			assert.match(await readFile(opened.file('refs.bib')), /@misc\{agent2025,/);
			const again = await complete(opened);
			assert.equal(again[0] && labelOf(again[0]), 'agent2025');
			assert.equal(again[0]?.command, undefined);
		});

		it('offers papers before a letter is typed, behind the entries', async () => {
			const items = await complete(await open(`${FRONT}As @|`));
			assert.deepEqual(items.slice(0, 2).map(labelOf).sort(), ['other:2020', 'vaswani2017']);
			assert.ok(items.length > 10);
			assert.ok(items.slice(2).every(({ command }) => command !== undefined));
		});

		it('completes keys in the braces of a LaTeX command, in LaTeX and in Markdown', async () => {
			const file = await writeFiles({ 'refs.bib': BIB });
			for (const [name, marked] of [
				['a.tex', '\\documentclass{article}\n\\begin{document}\nAs \\citep[p.~3]{x, vas|}\n\\bibliography{refs}\n'],
				['b.md', `${FRONT}As \\cite{vas|}`],
			] as const) {
				const [item] = await complete(await openAt(file(name), marked));
				assert.deepEqual([item && labelOf(item), item?.insertText], ['vaswani2017', 'vaswani2017'], name);
			}
			const opened = await openAt(file('c.tex'), '\\cite{agent-behavioral|}\n\\bibliography{refs}\n');
			const [paper] = await complete(opened);
			assert.ok(paper?.command);
			await vscode.commands.executeCommand(paper.command.command, ...(paper.command.arguments ?? []));
			assert.match(await readFile(file('refs.bib')), /@misc\{agent2025,/);
			assert.deepEqual((await complete(await openAt(file('d.tex'), 'As @vas|'))).map(labelOf), []);
		});

		it('shows the abstract', async () => {
			const [item] = await complete(await open(`${FRONT}As @agent-behavioral|`), 5);
			const documentation = item?.documentation;
			assert.ok(
				documentation && (typeof documentation === 'string' ? documentation : documentation.value).length > 100,
			);
		});

		for (const marked of ['mail me@a|', '`@a|`', '[x](https://x.org/@a|)']) {
			it(`offers no keys in ${marked}`, async () => {
				assert.deepEqual((await complete(await open(FRONT + marked))).map(labelOf), []);
			});
		}
	});

	describe('hover', () => {
		const hover = async (marked: string) => {
			const { document, position } = await open(marked);
			const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
				'vscode.executeHoverProvider',
				document.uri,
				position,
			);
			return textOf(hovers.flatMap(({ contents }) => contents)).replace(/\\([!-~])/g, '$1');
		};

		it('shows the reference as the style of the document formats it', async () => {
			assert.match(await hover(`${FRONT}As [@vasw|ani2017].`), /Vaswani, Ashish, .*2017/);
			assert.match(await hover(`---\nbibliography: refs.bib\ncsl: ieee\n---\n\nAs [@vasw|ani2017].`), /A\.\s*Vaswani/);
		});

		it('shows the key under the pointer, whichever of a citation', async () => {
			const text = '[see @vaswani2017, p. 3; -@other:2020; @agent2025]';
			const shown = { vaswani2017: /Vaswani/, 'other:2020': /Another/, agent2025: /AI Agent Behavioral/ };
			for (const key of Object.keys(shown)) {
				for (const at of [text.indexOf(key) - 1, text.indexOf(key) + key.length]) {
					const hovered = await hover(`${FRONT}${text.slice(0, at)}|${text.slice(at)}`);
					for (const [other, pattern] of Object.entries(shown)) {
						assert.equal(pattern.test(hovered), other === key, hovered);
					}
				}
			}
			assert.equal(await hover(`${FRONT}${text.replace('p. 3', 'p.| 3')}`), '');
		});

		it('shows texts of a bibliography as they are, not as markup', async () => {
			const { document, position } = await open(`${FRONT}@other:20|20`);
			const [shown] = await vscode.commands.executeCommand<vscode.Hover[]>(
				'vscode.executeHoverProvider',
				document.uri,
				position,
			);
			assert.doesNotMatch(textOf(shown?.contents ?? []), /(?<!\\)[[<](?:x|b)/);
		});

		it('says what is missing, and offers the paper of the corpus', async () => {
			const text = await hover(`${FRONT}@agent|2025`);
			assert.match(text, /AI.*Agent.*Behavioral.*Science/);
			assert.match(text, /command:offprint\._addEntry/);
		});
	});

	it('hover leads to the abstract, panel, code and entry of a paper that the corpus has, too', async () => {
		const bib =
			'@misc{mine, title={AmadeusGPT: a natural language interface for interactive animal behavioral analysis}}\n';
		const { document, position } = await open(`${FRONT}[@mi|ne]`, { 'refs.bib': bib });
		const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
			'vscode.executeHoverProvider',
			document.uri,
			position,
		);
		const text = textOf(hovers.flatMap(({ contents }) => contents));
		for (const shown of [
			/MABE/,
			/command:offprint\.openPaper/,
			/command:offprint\.openCode/,
			/command:vscode\.open\?/,
		]) {
			assert.match(text, shown);
		}
	});

	it('links lead to the bibliography that front matter names', async () => {
		const { file, document } = await open(`${FRONT}|`);
		const links = await vscode.commands.executeCommand<vscode.DocumentLink[]>(
			'vscode.executeLinkProvider',
			document.uri,
		);
		const link = links.find(({ target }) => target?.toString() === file('refs.bib').toString());
		assert.equal(link && document.getText(link.range), 'refs.bib');
	});

	it('hints say who and when, where the user wants them', async () => {
		const { document } = await open(`${FRONT}[@vaswani2017] and @nobody|`);
		const whole = new vscode.Range(0, 0, document.lineCount, 0);
		const hints = async () =>
			(
				await vscode.commands.executeCommand<vscode.InlayHint[]>('vscode.executeInlayHintProvider', document.uri, whole)
			).map(({ label }) => label);
		assert.deepEqual(await hints(), []);
		await withSetting('citation.inlayHints', true, async () => {
			const [hint, ...others] = await hints();
			assert.match(String(hint), /Vaswani.*2017/);
			assert.deepEqual(others, []);
		});
	});

	it('go to definition leads to the entry', async () => {
		const { file, document, position } = await open(`${FRONT}[-@other:20|20]`);
		const [link] = await vscode.commands.executeCommand<vscode.LocationLink[]>(
			'vscode.executeDefinitionProvider',
			document.uri,
			position,
		);
		assert.equal(link?.targetUri.toString(), file('refs.bib').toString());
		assert.equal(link?.targetSelectionRange?.start.line, 6);
	});

	it('find references finds every document that cites the entry, and no other', async () => {
		const files = {
			'refs.bib': BIB,
			'sub/b.md': '---\nbibliography: ../refs.bib\nnocite: "@vaswani2017"\n---\n\n`@vaswani2017` @vaswani2017',
			'other/references.bib': BIB,
			'other/c.md': '@vaswani2017',
		};
		const { file, document, position } = await open(`${FRONT}As @vasw|ani2017.`, files);
		const found = await vscode.commands.executeCommand<vscode.Location[]>(
			'vscode.executeReferenceProvider',
			document.uri,
			position,
		);
		const places = found.map(({ uri, range }) => `${uri.path.split('/').at(-1)}:${range.start.line}`).sort();
		assert.deepEqual(places, ['a.md:4', 'b.md:2', 'b.md:5', 'refs.bib:0']);
		const bib = await vscode.workspace.openTextDocument(file('refs.bib'));
		const back = await vscode.commands.executeCommand<vscode.Location[]>(
			'vscode.executeReferenceProvider',
			bib.uri,
			new vscode.Position(0, 12),
		);
		assert.equal(back.length, 4);
	});

	it('rename changes the key in the bibliography and in every document', async () => {
		const { file, document, position } = await open(`${FRONT}As [@vasw|ani2017, p. 3].`, {
			'refs.bib': BIB,
			'b.md': '---\nbibliography: refs.bib\n---\n\n@{vaswani2017} and @vaswani2017b',
		});
		const edit = await vscode.commands.executeCommand<vscode.WorkspaceEdit>(
			'vscode.executeDocumentRenameProvider',
			document.uri,
			position,
			'attention',
		);
		assert.equal(edit.size, 3);
		assert.ok(await vscode.workspace.applyEdit(edit));
		const textOfFile = async (name: string) => (await vscode.workspace.openTextDocument(file(name))).getText();
		assert.match(await textOfFile('refs.bib'), /^@article\{attention,\n/);
		assert.match(await textOfFile('a.md'), /\[@attention, p\. 3\]/);
		assert.match(await textOfFile('b.md'), /@attention and @vaswani2017b$/);
	});

	it('rename changes LaTeX that cites the entry, and entries that refer to it', async () => {
		const { file, document, position } = await open(`${FRONT}@vasw|ani2017`, {
			'refs.bib': `${BIB}@inbook{part, crossref = {vaswani2017}}\n`,
			'a.tex': '\\addbibresource{refs.bib}\n\\citep[p. 3]{x,vaswani2017} vaswani2017 % \\cite{vaswani2017}\n',
		});
		const edit = await vscode.commands.executeCommand<vscode.WorkspaceEdit>(
			'vscode.executeDocumentRenameProvider',
			document.uri,
			position,
			'attention',
		);
		assert.ok(await vscode.workspace.applyEdit(edit));
		const textOfFile = async (name: string) => (await vscode.workspace.openTextDocument(file(name))).getText();
		assert.match(await textOfFile('refs.bib'), /@inbook\{part, crossref = \{attention\}\}\n$/);
		assert.match(await textOfFile('a.tex'), /\{x,attention\} vaswani2017 % \\cite\{vaswani2017\}\n$/);
	});

	describe('rename', () => {
		const contents = async (file: (name: string) => vscode.Uri, name: string) =>
			(await vscode.workspace.openTextDocument(file(name))).getText();

		const rename = async (
			{ document, position }: { document: vscode.TextDocument; position: vscode.Position },
			name: string,
			isRefused = false,
		) => {
			const edit = await vscode.commands.executeCommand<vscode.WorkspaceEdit>(
				'vscode.executeDocumentRenameProvider',
				document.uri,
				position,
				name,
			);
			// Edits of nothing are not applied.
			assert.equal(await vscode.workspace.applyEdit(edit), !isRefused);
		};

		for (const name of ['other:2020', 'a b', 'vaswani2017', 'x{y}']) {
			it(`to ${name} changes nothing, not even by the rename of links`, async () => {
				const opened = await open(`${FRONT}As [@vasw|ani2017].`);
				await rename(opened, name, true);
				assert.equal(opened.document.getText(), `${FRONT}As [@vaswani2017].`);
				assert.equal(await contents(opened.file, 'refs.bib'), BIB);
			});
		}

		it('finds its places in files as an editor has them', async () => {
			const file = await writeFiles({
				'refs.bib': `\uFEFF@misc{old, title={X}}\r@misc{b}\n`,
				'b.md': '\uFEFF---\nbibliography: refs.bib\n---\rSee @old\rnow @old.',
				'_quarto.yml': 'bibliography: refs.bib\n',
			});
			await rename(await openAt(file('a.md'), `${FRONT}@ol|d`), 'new2021');
			assert.match(await contents(file, 'refs.bib'), /^@misc\{new2021, title=\{X\}\}\s@misc\{b\}\s$/);
			assert.match(await contents(file, 'b.md'), /---\sSee @new2021\snow @new2021\.$/);
		});

		it('leaves a file alone that is stored in an encoding the editor does not know', async () => {
			const file = await writeFiles({ 'refs.bib': BIB });
			const bytes = Uint8Array.from('---\nbibliography: refs.bib\n---\n\ncaf\xe9 @vaswani2017', (c) => c.charCodeAt(0));
			await vscode.workspace.fs.writeFile(file('b.md'), bytes);
			const opened = await openAt(file('a.md'), `${FRONT}@vasw|ani2017`);
			await rename(opened, 'attention');
			assert.equal(opened.document.getText(), `${FRONT}@attention`);
			assert.deepEqual([...(await vscode.workspace.fs.readFile(file('b.md')))], [...bytes]);
			assert.match(await contents(file, 'b.md'), /@vaswani2017$/);
		});

		it('changes only documents that mean the same entry', async () => {
			const both = (name: string, text: string) => `---\nbibliography: [common.bib, ${name}.bib]\n---\n\n${text}`;
			const files = {
				'common.bib': '@misc{c, title={C}}\n',
				'one.bib': '@misc{x, title={One}}\n',
				'two.bib': '@misc{x, title={Two}}\n',
				'b.md': both('two', '@x and @c'),
				'c.md': '---\nbibliography: one.bib\nreferences:\n- id: x\n  title: Mine\n---\n\n@x',
				'd.md': '---\nbibliography: one.bib\n---\n\n@x',
			};
			const opened = await open(both('one', '@|x'), files);
			await rename(opened, 'y');
			const after = await Promise.all(Object.keys(files).map((name) => contents(opened.file, name)));
			assert.deepEqual(after, [
				files['common.bib'],
				'@misc{y, title={One}}\n',
				files['two.bib'],
				files['b.md'],
				files['c.md'],
				files['d.md'].replace('@x', '@y'),
			]);
			assert.equal(opened.document.getText(), both('one', '@y'));
		});

		it('changes the id of an entry that the document holds itself, with its quotes', async () => {
			const text = (id: string, key: string) => `---\nreferences:\n- id: ${id}\n  title: Mine\n---\n\nAs [@${key}].`;
			const opened = await open(text('old', 'ol|d'), { 'refs.bib': BIB });
			await rename(opened, 'null');
			assert.equal(opened.document.getText(), text('"null"', 'null'));
		});

		it('changes abstracts, captions, notebooks and Typst that nobody has open', async () => {
			const notebook = (key: string) =>
				JSON.stringify({
					cells: [
						{ cell_type: 'markdown', metadata: {}, source: ['---\n', 'bibliography: refs.bib\n', '---\n'] },
						{ cell_type: 'markdown', metadata: {}, source: ['A "word" of\n', `[@${key}]`] },
					],
				});
			const typst = (key: string) => `#bibliography("refs.bib")\n@${key} #cite(<${key}>) \`@vaswani2017\``;
			const text = (key: string, marked = key) =>
				`---\nbibliography: refs.bib\nabstract: We follow @${key}.\n---\n\n@${marked}\n\n\`\`\`{r, fig.cap="By [@${key}]"}\nf(1) # @vaswani2017\n\`\`\`\n`;
			const files = { 'refs.bib': BIB, 'n.ipynb': notebook('vaswani2017'), 't.typ': typst('vaswani2017') };
			const opened = await open(text('vaswani2017', 'vasw|ani2017'), files);
			await rename(opened, 'attention');
			assert.equal(opened.document.getText(), text('attention'));
			assert.equal(await contents(opened.file, 'n.ipynb'), notebook('attention'));
			assert.equal(await contents(opened.file, 't.typ'), typst('attention'));
		});

		it('changes a label together with what refers to it', async () => {
			const opened = await open('![x](x.png){#fig-plot}\n\nAs @fig-pl|ot and [@fig-plot] show.', { 'refs.bib': BIB });
			await rename(opened, 'fig-new');
			assert.equal(
				opened.document.getText(),
				'![x](x.png){#fig-new}\n\nAs @fig-new and @fig-new show.'.replace('and @fig-new', 'and [@fig-new]'),
			);
		});
	});

	describe('diagnostics', () => {
		const ours = (uri: vscode.Uri) =>
			vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'Offprint');

		/** Only documents in sight are looked at. */
		const show = async (marked: string, files: Readonly<Record<string, string>> = { 'refs.bib': BIB }) => {
			const file = await writeFiles(files);
			return { file, document: (await openWithCursors(file('a.md'), marked)).document };
		};

		it('names keys without an entry, and fixes them', async () => {
			const { file, document } = await show(`${FRONT}@vaswani2017, @vaswani2071, @agent2025, @fig-one, \`@no\`.|`);
			const found = await eventually(
				() => ours(document.uri),
				({ length }) => length > 0,
			);
			assert.deepEqual(
				found.map(({ range }) => document.getText(range)),
				['@vaswani2071', '@agent2025'],
			);
			const fixes = (at: number) =>
				vscode.commands.executeCommand<vscode.CodeAction[]>(
					'vscode.executeCodeActionProvider',
					document.uri,
					found[at]?.range,
					vscode.CodeActionKind.QuickFix.value,
				);
			const [change] = await fixes(0);
			assert.match(change?.title ?? '', /@vaswani2017/);
			const [add] = await fixes(1);
			await vscode.commands.executeCommand(add?.command?.command ?? '', ...(add?.command?.arguments ?? []));
			assert.match(await readFile(file('refs.bib')), /@misc\{agent2025,/);
			const left = await eventually(
				() => ours(document.uri),
				({ length }) => length === 1,
			);
			assert.equal(left.length, 1);
		});

		it('know captions, metadata, labels of every kind and what is no text', async () => {
			const text = `---\nbibliography: refs.bib\nabstract: As @nobody.\ncrossref:\n  custom:\n    - kind: float\n      key: box\n---\n\n::: {#box-one title="@no"}\n:::\n\n@box-one @Box-two @fig-x [^@no] [x]{data="@no"}\n\n<pre>\n@no\n</pre>\n\n\`\`\`{r, fig.cap="By @noone"}\n\`\`\`\n|`;
			const { document } = await show(text);
			const found = await eventually(
				() => ours(document.uri),
				({ length }) => length > 0,
			);
			assert.deepEqual(
				found.map(({ range }) => document.getText(range)),
				['@nobody', '@noone'],
			);
		});

		it('are none in code, for entries of the front matter itself, or where a setting turns them off', async () => {
			const front = '---\nbibliography: refs.bib\nreferences:\n- id: inline\n---\n\n';
			const { document } = await show(`${front}@inline, @missing.\n\n\`\`\`\n[@code]\n\`\`\`\n\n    @indented|\n`);
			const found = await eventually(
				() => ours(document.uri),
				({ length }) => length > 0,
			);
			assert.deepEqual(
				found.map(({ range }) => document.getText(range)),
				['@missing'],
			);
			await withSetting('citation.diagnostics', false, async () => {
				const left = await eventually(
					() => ours(document.uri),
					({ length }) => length === 0,
				);
				assert.deepEqual(left, []);
			});
		});

		it('of VS Code that take a citation for a link come with the way to their setting', async () => {
			const { document } = await show(`${FRONT}[see @vaswani2017] and [no citation]|`);
			const theirs = vscode.languages.createDiagnosticCollection('links');
			try {
				const at = (text: string) => {
					const start = document.getText().indexOf(text);
					return new vscode.Range(document.positionAt(start), document.positionAt(start + text.length));
				};
				const ranges = [at('see @vaswani2017'), at('no citation')];
				theirs.set(
					document.uri,
					ranges.map((range) => {
						const diagnostic = new vscode.Diagnostic(range, 'No link definition found');
						diagnostic.code = 'link.no-such-reference';
						return diagnostic;
					}),
				);
				const commands = ranges.map(async (range) =>
					(
						await vscode.commands.executeCommand<vscode.CodeAction[]>(
							'vscode.executeCodeActionProvider',
							document.uri,
							range,
							vscode.CodeActionKind.QuickFix.value,
						)
					).filter(({ command }) => command?.command === 'workbench.action.openSettings'),
				);
				assert.deepEqual(
					(await Promise.all(commands)).map(({ length }) => length),
					[1, 0],
				);
			} finally {
				theirs.dispose();
			}
		});

		it('are none where there is no bibliography', async () => {
			const { document } = await show('Thanks to @someone.|', {});
			await new Promise((resolve) => setTimeout(resolve, 700));
			assert.deepEqual(ours(document.uri), []);
		});

		it('are none for the names of people in a README', async () => {
			const file = await writeFiles({ 'references.bib': BIB });
			const { document, selection } = await openWithCursors(file('README.md'), 'Thanks to @agent|.');
			await new Promise((resolve) => setTimeout(resolve, 700));
			assert.deepEqual(ours(document.uri), []);
			assert.deepEqual(await complete({ document, position: selection.active }), []);
		});

		it('names a key that two entries have', async () => {
			const file = await writeFiles({ 'refs.bib': '@misc{a, title={A}}\n@misc{b, title={B}}\n@misc{a, title={C}}\n' });
			const document = await vscode.workspace.openTextDocument(file('refs.bib'));
			const found = await eventually(
				() => ours(document.uri),
				({ length }) => length > 0,
			);
			assert.deepEqual(
				found.map(({ range }) => range.start.line),
				[2],
			);
		});
	});

	it('cites the paper a completion was accepted for under the key in the text', async () => {
		const { file, document } = await open(`${FRONT}@agent2025|`);
		await vscode.commands.executeCommand('offprint._addEntry', AGENT_SCIENCE, document.uri.toString());
		assert.match(await readFile(file('refs.bib')), /@misc\{agent2025,/);
	});
});
