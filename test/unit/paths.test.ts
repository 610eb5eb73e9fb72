import assert from 'node:assert/strict';
import { leadsOutside } from '../../src/core/text/paths';

describe('a path of a setting', () => {
	const folders = ['/home/ada/notes', 'file:///home/ada/notes', 'c:\\work', 'vscode-vfs://github/ada/notes'];
	const inside = [
		'**/*.papers.txt',
		'papers/2026',
		'./refs.bib',
		'a/../b.bib',
		'papers..old/x',
		'..hidden/x',
		'/home/ada/notes/refs.bib',
		'/home/ada/notes',
		'file:///home/ada/notes/papers/*.md',
		'c:\\work\\refs.bib',
		'vscode-vfs://github/ada/notes/refs.bib',
		'',
	];
	const outside = [
		'../refs.bib',
		'a/../../b.bib',
		'..',
		'..\\secrets\\*.txt',
		'/etc/passwd',
		'/home/ada/notes2/x',
		'/home/ada/notes/../other/x',
		'~/refs.bib',
		'file:///home/ada/other',
		'https://example.org/refs.bib',
		'd:\\x',
		'\\\\server\\share',
		'vscode-vfs://github/eve/notes/refs.bib',
	];
	for (const path of inside) {
		it(`stays in the workspace: ${JSON.stringify(path)}`, () => assert.equal(leadsOutside(path, folders), false));
	}
	for (const path of outside) {
		it(`leads out of it: ${JSON.stringify(path)}`, () => assert.equal(leadsOutside(path, folders), true));
	}
});
