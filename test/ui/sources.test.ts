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

	it('come back, as does all that is removed, by Undo', async () => {
		const workbench = await samplesWindow();
		const { quickPick, page } = workbench;
		const undo = async (message: string) => {
			const toast = page.locator('.notification-toast', { hasText: message }).first();
			await toast.getByRole('button', { name: 'Undo' }).click();
		};
		await workbench.runCommand('Offprint: Show Sources');
		await quickPick.pressButton('trending.papers.txt', 'Remove from Corpus');
		await quickPick.row('trending.papers.txt').waitFor({ state: 'detached' });
		await quickPick.cancel();
		await workbench.screenshot('sources-undo');
		await undo('No longer read: trending.papers.txt');
		await workbench.runCommand('Offprint: Show Sources');
		await quickPick.row('trending.papers.txt').waitFor();
		await quickPick.cancel();

		const list = workbench.tree('Reading List');
		const titles = ['AI Agent Behavioral Science', 'DePT: Decoupled Prompt Tuning'] as const;
		const choose = async (command: string, title: string) => {
			await workbench.runCommand(`Offprint: ${command}`);
			await quickPick.typeUntil(title, quickPick.row(title));
			await quickPick.row(title).click();
		};
		await list.unfold(true);
		for (const title of titles) {
			await choose('Add to Reading List', title);
			await list.row(title).waitFor();
		}
		await choose('Remove from Reading List', titles[0]);
		await list.row(titles[0]).waitFor({ state: 'detached' });
		await undo('Removed from the reading list: AI Agent');
		await list.row(titles[0]).waitFor();
		// The window is shared, and others may have put papers on the list before.
		const listed = (await list.rows()).map(({ label }) => label);
		assert.deepEqual(
			listed.filter((label) => titles.some((title) => title === label)),
			titles,
		);
		await workbench.screenshot('reading-list-undo');
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
