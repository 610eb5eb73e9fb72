import assert from 'node:assert/strict';
import { openWorkbench, type Workbench } from './workbench';

async function openPapers(): Promise<Workbench> {
	const workbench = await openWorkbench({ folder: 'samples' });
	await workbench.openContainer('Offprint');
	await workbench.tree('Papers').rows();
	return workbench;
}

describe('Browsing the tree', () => {
	it('groups and sorts by one pick, and remembers it after a reload', async () => {
		const workbench = await openPapers();
		await workbench.runCommand('Offprint: Group and Sort Papers…');
		await workbench.quickPick.rows();
		await workbench.screenshot('arrange-light');
		await workbench.quickPick.choose('No groups');
		await workbench.runCommand('Offprint: Group and Sort Papers…');
		await workbench.quickPick.choose('Title');
		const tree = workbench.tree('Papers');
		await workbench.page.waitForTimeout(1500);
		const labels = (await tree.rows()).map(({ label }) => label);
		assert.deepEqual(
			labels,
			labels.toSorted((a, b) => a.toLowerCase().localeCompare(b.toLowerCase(), 'en')),
		);
		await workbench.screenshot('tree-flat-light');
		for (const theme of ['dark', 'hc-dark', 'hc-light'] as const) {
			await workbench.setTheme(theme);
			await workbench.screenshot(`tree-flat-${theme}`);
		}
	});
});
