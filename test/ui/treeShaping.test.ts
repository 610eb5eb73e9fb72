import assert from 'node:assert/strict';
import { FRESH, groupPapers, listPapers, samplesWindow, settled } from './papers';
import { openWorkbench, type Workbench } from './workbench';

const ROBOTICS = 'Robotics & Embodied AI';
const DEPT = 'DePT: Decoupled Prompt Tuning';
const PROMPTING = 'Prompting & In-Context Learning';

async function labels(workbench: Workbench): Promise<string[]> {
	return (await workbench.tree('Papers').rows()).map(({ label }) => label);
}

describe('The tree as the user shapes it', () => {
	it('is as it was when the corpus changes and when the window is loaded again', async () => {
		const workbench = await openWorkbench({ folder: 'samples' });
		await workbench.openContainer('Offprint');
		const tree = workbench.tree('Papers');
		await tree.row(ROBOTICS).waitFor();
		await workbench.runCommand('Offprint: Move to Topic…');
		await workbench.quickPick.typeUntil(DEPT, workbench.quickPick.row(DEPT));
		await workbench.quickPick.choose(DEPT);
		await workbench.quickPick.row(/^Pretraining/).waitFor();
		await workbench.quickPick.type('Imitation');
		await workbench.quickPick.choose('Imitation Learning');

		const selected = tree
			.row('Self-Adapting Improvement Loops for Robotic Learning')
			.and(workbench.page.locator('.selected'));
		await tree.expand(ROBOTICS);
		await tree.row('2025').waitFor();
		await tree.row('2025').locator('.monaco-tl-twistie').click();
		await tree.row('Self-Adapting Improvement Loops for Robotic Learning').click();
		await selected.waitFor();
		await workbench.writeFile('fresh.papers.txt', FRESH);
		await tree.pane.getByText('79 papers').waitFor();
		await selected.waitFor();
		await workbench.reload();

		await selected.waitFor();
		assert.equal(await tree.row(ROBOTICS).getAttribute('aria-expanded'), 'true');
		assert.equal(await tree.row('LLM Agents').getAttribute('aria-expanded'), 'false');
		// A panel that comes back takes the focus, which closes the pick.
		const filter = async () => {
			await workbench.runCommand('Offprint: Filter Papers…');
			return workbench.quickPick.finds('topic:imitation-learning decoupled', workbench.quickPick.row('Show 1 paper'));
		};
		assert.ok(await settled(filter, Boolean));
		await workbench.quickPick.accept();
		await tree.row(DEPT).waitFor();
		await tree.row('Imitation Learning').waitFor();
		assert.ok(!(await labels(workbench)).includes(PROMPTING));
	});

	it('has the topics of the setting: added, renamed, merged and hidden', async () => {
		const workbench = await samplesWindow();
		const tree = workbench.tree('Papers');
		await groupPapers(workbench);
		await workbench.changeSettings({
			'offprint.topics': {
				robotics: { name: 'Machines with Bodies' },
				'imitation-learning': { mergeInto: 'robotics' },
				'computer-vision': { hidden: true },
				'prompt-tuning': { name: 'Tuning by Prompts', cues: ['prompt tuning'] },
			},
		});
		await tree.row('Machines with Bodies').waitFor();
		await tree.row('Tuning by Prompts').waitFor();
		const shown = await labels(workbench);
		for (const gone of [ROBOTICS, 'Imitation Learning', 'Computer Vision']) {
			assert.ok(!shown.includes(gone), gone);
		}
		await tree.expand('Tuning by Prompts');
		await tree.row('No date').locator('.monaco-tl-twistie').click();
		await tree.row(DEPT).waitFor();
		await workbench.screenshot('own-topics');
	});

	it('shows a paper under all its topics when asked to', async () => {
		const workbench = await samplesWindow();
		const tree = workbench.tree('Papers');
		await groupPapers(workbench);
		const count = async () =>
			Number(await tree.row('Reinforcement Learning').locator('.label-description').innerText());
		const alone = await count();
		await workbench.changeSettings({ 'offprint.tree.allTopics': true });
		await tree.row('Benchmarks & Datasets').waitFor();
		assert.ok((await count()) > alone);
	});

	it('shows why a paper has its topic, and the row of the paper in the panel', async () => {
		const workbench = await samplesWindow();
		const tree = workbench.tree('Papers');
		await groupPapers(workbench);
		await workbench.runCommand('Offprint: Open Paper');
		await workbench.quickPick.typeUntil(DEPT, workbench.quickPick.row(DEPT));
		await workbench.quickPick.choose(DEPT);
		const topics = workbench.webview().locator('section.topics li');
		assert.match(await topics.first().innerText(), /^Prompting & In-Context Learning\s+because of: .*prompt tuning/i);
		await workbench.webview().getByRole('button', { name: 'Reveal in Papers' }).click();
		await tree.row(DEPT).and(workbench.page.locator('.selected')).waitFor();
		assert.equal(await tree.row(PROMPTING).getAttribute('aria-expanded'), 'true');

		await workbench.screenshots('panel-topics', ['light', 'dark', 'hc-dark']);
		await workbench.webview().getByRole('button', { name: PROMPTING, exact: true }).click();
		await workbench.page.getByText(/^Filter: Prompting & In-Context Learning \(\d+ of \d+ papers\)$/).waitFor();
		await tree.row(DEPT).waitFor();
		await workbench.runCommand('Offprint: Clear Filter');
	});

	it('tells more of a paper under the pointer', async () => {
		const workbench = await samplesWindow();
		await workbench.changeSettings({ 'workbench.hover.delay': 0 });
		const tree = workbench.tree('Papers');
		await listPapers(workbench);
		await tree.row(DEPT).locator('.label-name').hover();
		const tooltip = workbench.page.locator('.workbench-hover');
		await tooltip.getByText('Prompt tuning faces a dilemma').waitFor();
		await tooltip.getByText('https://github.com/Koorye/DePT').first().waitFor();
		await workbench.screenshot('tooltip');
	});

	it('has in its menu all that can be done with a paper', async () => {
		const workbench = await samplesWindow();
		const tree = workbench.tree('Papers');
		await groupPapers(workbench);
		await workbench.runCommand('Offprint: Filter Papers…');
		await workbench.quickPick.type('amadeusgpt');
		await workbench.quickPick.row('Show 1 paper').waitFor();
		await workbench.quickPick.accept();
		await tree.row(/^AmadeusGPT/).click({ button: 'right' });
		const menu = workbench.page.locator('.context-view .monaco-menu').first();
		await menu.waitFor();
		const entries = (await menu.locator('.action-label').allInnerTexts()).filter(Boolean);
		for (const entry of [
			'Open Paper',
			'Open Paper to the Side',
			'Insert Citation',
			'Insert Citation As…',
			'Copy',
			'Open Code',
			'Find on',
			'Mark as Read',
			'Add to Reading List',
			'Move to Topic…',
			'Reveal in Source',
		]) {
			assert.ok(entries.includes(entry), `${entry} of ${entries.join(', ')}`);
		}
		await menu.getByText('Copy', { exact: true }).hover();
		await workbench.page.locator('.monaco-submenu').getByText('Copy Markdown Link').waitFor();
		await workbench.screenshot('menu-copy');
	});

	it('drops a list of links where the other choice is taken', async () => {
		const workbench = await samplesWindow();
		const tree = workbench.tree('Papers');
		await listPapers(workbench);
		await workbench.openFile('notes.md');
		await workbench.openContainer('Offprint');
		const editor = workbench.editor('notes.md').last();
		await tree.row(DEPT).click();
		await workbench.openFile('notes.md');
		await tree.row('Editing Models with Task Arithmetic').click({ modifiers: ['ControlOrMeta'] });
		await tree.row(DEPT).dragTo(editor.locator('.view-line').nth(4));
		await editor.getByText('@dept').first().waitFor();
		await workbench.page.locator('.post-edit-widget .monaco-button').click();
		await workbench.page.locator('.context-view, .action-widget').getByText('Insert Plain Text').click();
		const text = async () => (await editor.locator('.view-lines').innerText()).replace(/\s+/g, ' ');
		const isLinked = (found: string) => /- \[DePT: .*- \[Editing Models with Task Arithmetic\]/.test(found);
		assert.ok(isLinked(await settled(text, isLinked)), await text());
		await workbench.screenshot('dropped-links');
	});
});
