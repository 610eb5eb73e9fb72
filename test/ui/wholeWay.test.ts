import assert from 'node:assert/strict';
import { openWorkbench } from './workbench';

const META_WORLD = 'Meta-World: A Benchmark and Evaluation for Multi-Task and Meta Reinforcement Learning';
const COGTEST = 'Towards Understanding the Cognitive Habits of Large Reasoning Models';

const DRAFT = `---
bibliography: references.bib
---

# Many tasks, one robot

A robot that has learned one task is easily lost in the next, and recorded behaviour helps only where it fits the task at hand `;

describe('The whole way, as a newcomer goes it', () => {
	for (const theme of ['light', 'dark', 'hc-dark', 'hc-light'] as const) {
		it(`browse, search, read, cite (${theme})`, async () => {
			const workbench = await openWorkbench({ folder: 'samples', theme });
			await workbench.openContainer('Offprint');
			const papers = workbench.tree('Papers');

			await papers.expand('Reinforcement Learning');
			await papers.expand('2019');
			await papers.row(META_WORLD).click();
			await workbench.tab(/^Meta-World/).waitFor();
			const page = workbench.webview();
			await page.getByRole('heading', { level: 1, name: META_WORLD }).waitFor();
			await page.getByText('Oct 23, 2019').waitFor();
			await workbench.screenshot(`panel-${theme}`);

			await workbench.openFile('notes.md');
			await workbench.page.keyboard.press('ControlOrMeta+End');
			await workbench.runCommand('Offprint: Insert Citation');
			await workbench.quickPick.type('meta wrold');
			await workbench.quickPick.row(META_WORLD).waitFor();
			await workbench.screenshot(`search-${theme}`);
			await workbench.quickPick.accept();
			await workbench.editor('notes.md').getByText('[@metaworld2019]').waitFor();
			await workbench.page.keyboard.press('ControlOrMeta+S');
			await workbench.screenshot(`cited-${theme}`);
			assert.match(await workbench.readFile('references.bib'), /@misc\{metaworld2019,/);
		});
	}

	it('shows papers, a text that cites them and an abstract side by side (the picture in the README)', async () => {
		const workbench = await openWorkbench({
			files: {
				'draft.md': DRAFT,
				'references.bib': '',
			},
			settings: { 'editor.minimap.enabled': false, 'workbench.editor.showTabs': 'multiple' },
		});
		await workbench.openContainer('Offprint');
		await workbench.page.getByText('Try the samples').click();
		const papers = workbench.tree('Papers');
		await papers.row('Robotics & Embodied AI').waitFor();
		await workbench.openFile('draft.md');
		await workbench.page.keyboard.press('ControlOrMeta+End');
		for (const [query, row, citation] of [
			['meta world', META_WORLD, '[@metaworld2019]'],
			['behavior retrieval', /^Behavior Retrieval/, '[@metaworld2019; @behaviorretrieval2023]'],
		] as const) {
			await workbench.runCommand('Offprint: Insert Citation');
			await workbench.quickPick.type(query);
			await workbench.quickPick.row(row).waitFor();
			await workbench.quickPick.accept();
			await workbench.editor('draft.md').getByText(citation).waitFor();
			await workbench.page.keyboard.press('ArrowLeft');
		}
		await papers.expand('Imitation Learning');
		await papers.expand('2023');
		await papers.row(/^Behavior Retrieval/).click();
		await workbench.webview().getByRole('heading', { level: 1 }).waitFor();
		await workbench.screenshot('readme');
	});

	it('groups by date with one click, undated papers last', async () => {
		const workbench = await openWorkbench({ folder: 'samples' });
		await workbench.openContainer('Offprint');
		const papers = workbench.tree('Papers');
		await papers.row('LLM Agents').waitFor();
		await papers.pressTitleButton('Group by Date');
		await papers.row('2026').waitFor();
		const labels = (await papers.rows()).map(({ label }) => label);
		assert.equal(labels[0], '2026');
		assert.equal(labels.at(-1), 'No date');
	});

	it('welcomes whoever has no corpus, and shows the samples on request', async () => {
		const workbench = await openWorkbench();
		await workbench.openContainer('Offprint');
		await workbench.page.getByText('Try the samples').click();
		await workbench.tree('Papers').row('Robotics & Embodied AI').waitFor();
	});

	it('shows markup in a listing as text everywhere', async () => {
		const hostile = '<img src=x onerror=alert(1)> [Click](command:workbench.action.quit) **Bold** $(trash)';
		const abstract = `</script><script>alert(1)</script> ${hostile} `.repeat(6);
		const workbench = await openWorkbench({
			files: { 'hostile.papers.txt': `Get trending papers in your email inbox!\nSubscribe${hostile}\n${abstract}\n` },
		});
		await workbench.openContainer('Offprint');
		const papers = workbench.tree('Papers');
		await papers.pressTitleButton('Group by Date');
		await papers.expand('No date');
		await papers.row(hostile).click();
		const page = workbench.webview();
		await page.getByRole('heading', { level: 1, name: hostile }).waitFor();
		assert.equal(await page.locator('img').count(), 0);
		assert.equal(await page.locator('script', { hasText: 'alert' }).count(), 0);
		await workbench.runCommand('Offprint: Search Papers');
		await workbench.quickPick.row(hostile).waitFor();
		await workbench.screenshot('hostile');
	});

	it('opens the repository of a paper from its row', async () => {
		const workbench = await openWorkbench({ folder: 'samples' });
		await workbench.openContainer('Offprint');
		await workbench.runCommand('Offprint: Search Papers');
		await workbench.quickPick.type('CogTest');
		await workbench.quickPick.row(COGTEST).waitFor();
		assert.equal((await workbench.quickPick.rows())[0]?.label, COGTEST);
		await workbench.quickPick.cancel();
		const context = workbench.page.context();
		await context.route('https://github.com/**', (route) => route.fulfill({ body: 'the repository' }));
		const popup = context.waitForEvent('page');
		await workbench.runCommand('Offprint: Open Code');
		await workbench.quickPick.type('CogTest');
		await workbench.quickPick.accept();
		const dialog = workbench.page.getByRole('dialog');
		await dialog.waitFor();
		assert.match((await dialog.textContent()) ?? '', /https:\/\/github\.com\/jianshuod\/CogTest/);
		await dialog.getByRole('button', { name: 'Open', exact: true }).click();
		assert.equal((await popup).url(), 'https://github.com/jianshuod/CogTest');
	});
});
