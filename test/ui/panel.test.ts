import assert from 'node:assert/strict';
import { openWorkbench } from './workbench';

describe('The paper panel', () => {
	it('tries', async () => {
		const workbench = await openWorkbench({ folder: 'samples' });
		await workbench.runCommand('Offprint: Search Papers');
		await workbench.quickPick.type('world model');
		await workbench.quickPick.rows();
		await workbench.quickPick.accept();
		const panel = workbench.webview();
		await panel.locator('h1').waitFor();
		await workbench.page.waitForTimeout(1500);
		await workbench.screenshot('panel-light');
		await workbench.setTheme('dark');
		await panel.locator('.sources').scrollIntoViewIfNeeded();
		await workbench.page.waitForTimeout(500);
		await workbench.screenshot('panel-dark');
		assert.ok(await panel.locator('h1').innerText());
	});
});
