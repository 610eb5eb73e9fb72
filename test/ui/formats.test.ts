import assert from 'node:assert/strict';
import { LISTS } from './lists';
import { listPapers, settled } from './papers';
import { openWorkbench } from './workbench';

describe('Formats', () => {
	it('of every list that the README names are read from a folder, and Show Sources says which each is', async () => {
		const workbench = await openWorkbench({
			files: Object.fromEntries(LISTS.map(({ file, text }) => [`lists/${file}`, text])),
			// Files of settings have this ending, too: one is read when it is named itself.
			settings: { 'offprint.corpus': ['lists', 'lists/items.yaml'] },
		});
		await workbench.openContainer('Offprint');
		await workbench.tree('Reading List').unfold(false);
		await listPapers(workbench);
		const papers = await settled(
			() => workbench.tree('Papers').rows(),
			({ length }) => length >= LISTS.length,
		);
		assert.deepEqual(
			papers.map(({ label }) => label).filter((label) => label !== 'New'),
			LISTS.map(({ title }) => title).toSorted(),
		);
		await workbench.runCommand('Offprint: Show Sources');
		for (const { file, format } of LISTS) {
			await workbench.quickPick.type(file);
			await workbench.quickPick.row(file).waitFor();
			const row = (await workbench.quickPick.rows()).find(({ label }) => label.endsWith(file));
			assert.match(row?.description ?? '', /^[12] papers? · lists\b/, file);
			assert.equal(row?.detail.replace(/ (?:\(|· ).*/, ''), format, file);
		}
		await workbench.quickPick.type('');
		await workbench.screenshot('formats');
	});
});
