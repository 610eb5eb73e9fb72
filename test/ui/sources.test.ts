import assert from 'node:assert/strict';
import { samplesWindow } from './papers';
import { openWorkbench } from './workbench';

const ABSTRACT = 'We describe a machine that reads what its owner keeps, wherever that is. '.repeat(6);
const PAPER = `Machines That Lose A Sign\n\n${ABSTRACT}\n\n3 authors \ufffd\n\nPublished on May 4, 2025\n`;

describe('Sources', () => {
	it('are removed and added again', async () => {
		const workbench = await samplesWindow();
		await workbench.runCommand('Offprint: Show Sources');
		await workbench.quickPick.pressButton('trending.papers.txt', 'Remove from Corpus');
		await workbench.quickPick.row('trending.papers.txt').waitFor({ state: 'detached' });
		await workbench.quickPick.row('daily.papers.txt').waitFor();
		await workbench.quickPick.cancel();
		await workbench.runCommand('Offprint: Remove Corpus…');
		await workbench.quickPick.row('trending.papers.txt').waitFor();
		await workbench.screenshot('remove-corpus');
		await workbench.quickPick.choose('trending.papers.txt');
		await workbench.quickPick.accept();
		await workbench.runCommand('Offprint: Show Sources');
		await workbench.quickPick.row('trending.papers.txt').waitFor();
	});

	it('are listed with what was read in them, and open at their first problem', async () => {
		const workbench = await openWorkbench({
			folder: 'samples',
			files: { 'more/broken.papers.txt': PAPER, 'more/empty.papers.txt': '' },
		});
		await workbench.openContainer('Offprint');
		await workbench.tree('Papers').rows();
		await workbench.runCommand('Offprint: Show Sources');
		await workbench.quickPick.row('empty.papers.txt').waitFor();
		const rows = await workbench.quickPick.rows();
		const detailOf = (name: string) => rows.find(({ label }) => label.endsWith(name))?.detail ?? '';
		assert.match(detailOf('empty.papers.txt'), /^The file is empty\./);
		assert.match(detailOf('daily.papers.txt'), /^Page of papers(?: \(\d+ % sure\))? · every line understood$/);
		await workbench.screenshots('sources', ['light', 'dark', 'hc-dark']);
		await workbench.quickPick.pressButton('broken.papers.txt', 'Show Problems');
		await workbench.tab(/broken\.papers\.txt/).waitFor();
		await workbench.page.locator('.markers-panel').getByText('signs that are not valid UTF-8').first().waitFor();
		await workbench.screenshot('sources-problems');
	});
});
