import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { titleKey } from '../../src/core/text/title';
import { ZoteroStandIn } from '../unit/zotero/zoteroStandIn';
import { cite, eventually, FRONT, openWithCursors, papersRead, readFile, writeFiles } from './documents';

interface Row {
	readonly label: string;
	readonly description?: string;
	readonly detail?: string;
}

const MOSS = `title:${titleKey('Gardens of Moss')}`;
const rows = async () =>
	((await vscode.commands.executeCommand('offprint._sourceRows')) as readonly Row[]).filter(({ label }) =>
		label.includes('Zotero'),
	);
const libraries = () => vscode.workspace.getConfiguration('offprint').get<readonly unknown[]>('zotero.libraries');
const set = (name: string, value: unknown) =>
	vscode.workspace.getConfiguration('offprint').update(name, value, vscode.ConfigurationTarget.Global);

describe('Zotero', () => {
	if (process.env.OFFPRINT_HOST === 'web') {
		it('says in a browser that it cannot be read there, and adds nothing', async () => {
			await papersRead();
			await vscode.commands.executeCommand('offprint.addZoteroLibrary');
			assert.deepEqual([libraries(), await rows()], [[], []]);
		});
		return;
	}

	let zotero: ZoteroStandIn;
	before(async () => {
		await papersRead();
		zotero = await new ZoteroStandIn().start();
		zotero.put(zotero.user, 'AAAA1111', {
			title: 'Gardens of Moss',
			creators: [{ creatorType: 'author', firstName: 'Åsa', lastName: 'Lindqvist' }],
			...{ publicationTitle: 'Journal of Shade', date: '2021-04-07', citationKey: 'lindqvist_gardens_2021' },
		});
		await set('online.endpoints', { zotero: zotero.address });
	});
	after(async () => {
		zotero.close();
		await set('zotero.libraries', undefined);
		await set('online.endpoints', undefined);
	});

	it('is asked nothing before a library is added', () => {
		assert.deepEqual(zotero.asked, []);
	});

	it('gives its papers to be found, and to be cited under its keys', async () => {
		await vscode.commands.executeCommand('offprint.addZoteroLibrary');
		assert.deepEqual(libraries(), [{ library: 'user' }]);
		const [row] = await eventually(rows, ([first]) => first?.description?.startsWith('1 paper') === true);
		assert.match(row?.label ?? '', /Zotero: My Library/);
		assert.match(row?.detail ?? '', /^Fresh/);
		const at = await writeFiles({ 'refs.bib': '' });
		await openWithCursors(at('text.md'), `${FRONT}Moss grows |.\n`);
		await cite(MOSS);
		assert.match(await textOf(at('text.md')), /Moss grows \[@lindqvist_gardens_2021\]\./);
		const entry = await readFile(at('refs.bib'));
		assert.match(entry, /@article\{lindqvist_gardens_2021,/);
		assert.match(entry, /journal\s*= \{Journal of Shade\}/);
		assert.ok(!entry.includes('Hugging Face'), entry);
	});

	it('shows what changed when it is read again, and asks for that only', async () => {
		zotero.put(zotero.user, 'BBBB2222', {
			...{ title: 'Ferns in Rain', creators: [{ creatorType: 'author', firstName: 'Bo', lastName: 'Ek' }] },
		});
		zotero.asked.length = 0;
		await vscode.commands.executeCommand('offprint.refreshZotero');
		const [row] = await eventually(rows, ([first]) => first?.description?.startsWith('2 papers') === true);
		assert.match(row?.description ?? '', /^2 papers/);
		assert.ok(!zotero.asked.some((path) => path.includes('sort=dateAdded') && !path.includes('since=')));
	});

	it('keeps its papers while it is switched off or closed, and says which', async () => {
		zotero.isOn = false;
		await vscode.commands.executeCommand('offprint.refreshZotero');
		const [off] = await rows();
		assert.match(off?.detail ?? '', /Allow other applications on this computer/);
		zotero.close();
		await vscode.commands.executeCommand('offprint.refreshZotero');
		const [closed] = await rows();
		assert.match(closed?.detail ?? '', /^Zotero is not running/);
		assert.match(closed?.description ?? '', /^2 papers · as of /);
	});

	it('leaves nothing behind when its library is removed', async () => {
		await vscode.commands.executeCommand('offprint.removeZoteroLibrary', 'user');
		assert.deepEqual(libraries(), []);
		assert.deepEqual(await eventually(rows, (found) => found.length === 0), []);
	});
});

async function textOf(uri: vscode.Uri): Promise<string> {
	return (await vscode.workspace.openTextDocument(uri)).getText();
}
