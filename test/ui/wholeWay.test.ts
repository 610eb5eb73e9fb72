import assert from 'node:assert/strict';
import { groupPapers, samplesWindow } from './papers';
import { openWorkbench } from './workbench';

const META_WORLD = 'Meta-World: A Benchmark and Evaluation for Multi-Task and Meta Reinforcement Learning';
const DATA_SCALING = 'Data Scaling Laws in Imitation Learning for Robotic Manipulation';
const COGTEST = 'Towards Understanding the Cognitive Habits of Large Reasoning Models';

const THEMES = ['light', 'dark', 'hc-dark', 'hc-light'] as const;

const DRAFT = `---
bibliography: references.bib
---

# Many tasks, one robot

A robot that has learned one task is easily lost in the next, and recorded behaviour helps only where it fits the task at hand `;

const SCALING_DRAFT = `---
bibliography: references.bib
---

# More data, more skills

Robots learn more from data as long as it is varied, and skills that were learned apart can be joined `;

describe('The whole way, as a newcomer goes it', () => {
	it('browse, search, read, cite', async () => {
		const workbench = await samplesWindow({ 'way.md': DRAFT });
		const papers = workbench.tree('Papers');
		await groupPapers(workbench);
		await papers.expand('Reinforcement Learning');
		await papers.expand('2019');
		await papers.row(META_WORLD).click();
		await workbench.tab(/^Meta-World/).waitFor();
		const page = workbench.webview();
		await page.getByRole('heading', { level: 1, name: META_WORLD }).waitFor();
		await page.getByText('Oct 23, 2019').waitFor();
		await workbench.screenshots('panel', THEMES);
		await workbench.setTheme('hc-dark');
		await page.getByText('Oct 23, 2019').waitFor();
		await workbench.setTheme('light');

		await workbench.openFile('way.md');
		await workbench.page.keyboard.press('ControlOrMeta+End');
		await workbench.runCommand('Offprint: Insert Citation');
		await workbench.quickPick.typeUntil('meta wrold', workbench.quickPick.row(META_WORLD));
		await workbench.screenshots('search', THEMES);
		await workbench.quickPick.accept();
		await workbench.editor('way.md').getByText('[@metaworld2019]').waitFor();
		await workbench.page.keyboard.press('ControlOrMeta+S');
		await workbench.screenshot('cited');
		assert.match(await workbench.readFile('references.bib'), /@misc\{metaworld2019,/);
	});

	it('opens the repository of a paper from its row', async () => {
		const workbench = await samplesWindow();
		await workbench.runCommand('Offprint: Search Papers');
		await workbench.quickPick.typeUntil('CogTest', workbench.quickPick.row(COGTEST));
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

	it('from no corpus to the samples, a text that cites them and an abstract side by side (the picture in the README)', async () => {
		const workbench = await openWorkbench({
			files: { 'draft.md': SCALING_DRAFT, 'references.bib': '' },
			settings: { 'editor.minimap.enabled': false, 'workbench.editor.showTabs': 'multiple' },
		});
		await workbench.openContainer('Offprint');
		await workbench.page.getByText('Try the samples').click();
		const papers = workbench.tree('Papers');
		await papers.row('Robotics & Embodied AI').waitFor();
		await workbench.openFile('draft.md');
		await workbench.page.keyboard.press('ControlOrMeta+End');
		for (const [query, row, citation] of [
			['data scaling', DATA_SCALING, '[@data2024]'],
			['skillblender', /^SkillBlender/, '[@data2024; @skillblender2025]'],
		] as const) {
			await workbench.runCommand('Offprint: Insert Citation');
			await workbench.quickPick.type(query);
			await workbench.quickPick.row(row).waitFor();
			await workbench.quickPick.accept();
			await workbench.editor('draft.md').getByText(citation).waitFor();
			await workbench.page.keyboard.press('ArrowLeft');
		}
		await papers.expand('Robotics & Embodied AI');
		await papers.expand('2024');
		await papers.row(DATA_SCALING).click();
		const page = workbench.webview();
		await page.getByRole('heading', { level: 1, name: DATA_SCALING }).waitFor();
		await page.getByText('Fanqi Lin').first().waitFor();
		await workbench.screenshots('readme', ['light', 'dark']);
	});
});
