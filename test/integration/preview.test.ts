import assert from 'node:assert/strict';
import markdownIt, { type MarkdownIt } from 'markdown-it';
import * as vscode from 'vscode';
import { eventually, openWithCursors, papersRead, writeFiles } from './documents';

const BIB = '@article{vaswani2017, title={Attention}, author={Vaswani, Ashish and Shazeer, Noam}, year=2017}\n';

/**
 * VS Code's Markdown engine takes plugins from extensions of its own host only, and runs in the Node.js host here; in the
 * web worker, the plugin is given to an engine of the test.
 */
const isWeb = 'WorkerGlobalScope' in globalThis;

/** The HTML of a document, once it is as `holds` wants it. */
async function rendered(document: vscode.TextDocument, holds: (html: string) => boolean): Promise<string> {
	if (!isWeb) {
		return eventually(async () => vscode.commands.executeCommand<string>('markdown.api.render', document), holds);
	}
	const { exports } = vscode.extensions.getExtension('offprint.offprint') ?? {};
	const engine: MarkdownIt = exports.extendMarkdownIt(markdownIt());
	return eventually(() => engine.render(document.getText(), { currentDocument: document.uri }), holds);
}

describe('The Markdown preview', () => {
	before(papersRead);
	afterEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

	it('formats citations and lists the references', async () => {
		const file = await writeFiles({ 'refs.bib': BIB });
		const { document } = await openWithCursors(
			file('a.md'),
			'---\nbibliography: refs.bib\n---\n\nSee [@vaswani2017, p. 3] and [@nobody].|\n',
		);
		const html = await rendered(document, (text) => text.includes('offprint-references'));
		assert.match(html, /\(Vaswani and Shazeer 2017, 3\)/);
		assert.match(html, /<strong>nobody\?<\/strong>/);
		assert.match(html, /id="ref-vaswani2017"[^>]*>.*Vaswani, Ashish, and Noam Shazeer\. 2017/);
	});

	it('takes style and language from the front matter', async () => {
		const file = await writeFiles({ 'refs.bib': BIB });
		const front = (lines: string) => `---\nbibliography: refs.bib\n${lines}\n---\n\n[@vaswani2017]\n`;
		const ieee = await openWithCursors(file('ieee.md'), `${front('csl: ieee.csl')}|`);
		assert.match(await rendered(ieee.document, (text) => text.includes('[1]')), />\[1\]</);
		const german = await openWithCursors(file('de.md'), `${front('lang: de-DE')}|`);
		assert.match(await rendered(german.document, (text) => text.includes('Vaswani und')), /Vaswani und Shazeer 2017/);
	});

	it('takes a style from beside the document, and entries of the front matter before those of files', async () => {
		const style = `<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0"><info><title>Own</title><id>own</id><updated>2020-01-01T00:00:00Z</updated></info><citation><layout prefix="«" suffix="»"><text variable="title"/></layout></citation></style>`;
		const file = await writeFiles({ 'refs.bib': BIB, 'own.csl': style });
		const front = 'bibliography: refs.bib\ncsl: own.csl\nreferences:\n- id: vaswani2017\n  type: book\n  title: Mine\n';
		const { document } = await openWithCursors(file('a.md'), `---\n${front}---\n\n[@vaswani2017]|\n`);
		assert.match(await rendered(document, (text) => text.includes('«')), /«Mine»/);
	});

	it('follows the bibliography', async () => {
		const file = await writeFiles({ 'refs.bib': BIB });
		const { document } = await openWithCursors(file('a.md'), '---\nbibliography: refs.bib\n---\n\n@new2020|\n');
		await rendered(document, (text) => text.includes('new2020?'));
		const added = `${BIB}@misc{new2020, title={New}, author={Newman, Ann}, year=2020}\n`;
		await vscode.workspace.fs.writeFile(file('refs.bib'), new TextEncoder().encode(added));
		assert.match(await rendered(document, (text) => text.includes('Newman')), /Newman \(2020\)/);
	});

	it('leaves documents alone that have no bibliography', async () => {
		const file = await writeFiles({});
		const { document } = await openWithCursors(file('a.md'), 'Thanks @someone, [@b].|\n');
		await rendered(document, () => true);
		await new Promise((resolve) => setTimeout(resolve, 500));
		assert.match(await rendered(document, () => true), /Thanks @someone, \[@b\]\./);
	});
});
