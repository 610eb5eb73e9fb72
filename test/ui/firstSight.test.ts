import assert from 'node:assert/strict';
import { openWorkbench } from './workbench';

describe('At first sight', () => {
	it('the activity bar holds Offprint, and its view opens', async () => {
		const workbench = await openWorkbench({ folder: 'samples' });
		await workbench.activityBar('Offprint').waitFor();
		await workbench.openContainer('Offprint');
		const rows = await workbench.tree('Papers').rows();
		assert.ok(rows.length > 0);
		await workbench.screenshot('tree-light');
		await workbench.setTheme('dark');
		await workbench.screenshot('tree-dark');
	});

	it('the palette offers its commands', async () => {
		const workbench = await openWorkbench({ folder: 'samples' });
		assert.ok(await workbench.offersCommand('Offprint: Search Papers'));
	});
});
