import assert from 'node:assert/strict';
import { PaperPanel } from './paperPanel';
import { listPapers, samplesWindow } from './papers';
import type { Workbench } from './workbench';

/** Runs a command from the palette with the keyboard alone. */
async function command({ page, quickPick }: Workbench, title: string): Promise<void> {
	await page.keyboard.press('F1');
	await quickPick.type(`>${title}`);
	await quickPick.row(title).waitFor();
	await page.keyboard.press('Enter');
}

/** The text of a file once what it must hold is written. */
async function saved(workbench: Workbench, name: string, holds: RegExp): Promise<string> {
	for (let tries = 0; ; tries++) {
		const text = await workbench.readFile(name).catch(() => '');
		if (holds.test(text) || tries === 50) {
			return text;
		}
		await workbench.page.waitForTimeout(100);
	}
}

describe('Citing', () => {
	it('goes from an empty file to a preview with two citations and their references, by keyboard alone', async () => {
		const workbench = await samplesWindow({ 'draft.md': '' });
		const { page, quickPick } = workbench;
		await page.keyboard.press('ControlOrMeta+P');
		await quickPick.type('draft.md');
		await quickPick.row('draft.md').waitFor();
		await page.keyboard.press('Enter');
		await workbench.editor('draft.md').waitFor();
		await page.keyboard.type('Robots learn skills ');

		await page.keyboard.press('ControlOrMeta+Shift+F8');
		await quickPick.type('skillblender');
		await quickPick
			.row('SkillBlender: Towards Versatile Humanoid Whole-Body Loco-Manipulation via Skill Blending')
			.waitFor();
		await workbench.screenshot('citing-pick-light');
		await page.keyboard.press('Enter');
		await quickPick.row('Create references.bib').waitFor();
		await workbench.screenshot('citing-bibliography-light');
		await page.keyboard.press('Enter');
		const lines = workbench.editor('draft.md').locator('.view-lines');
		await lines.getByText('@skillblender2025').first().waitFor();

		await page.keyboard.type(', and agents behave [@agent-behav');
		const suggestion = workbench.page.locator('.suggest-widget.visible .monaco-list-row', { hasText: 'agent2025' });
		await suggestion.first().waitFor();
		await workbench.screenshot('citing-completion-light');
		await page.keyboard.press('Enter');
		await page.keyboard.press('ControlOrMeta+S');
		const text = await saved(workbench, 'draft.md', /agent2025/);
		assert.match(text, /^---\nbibliography: references\.bib\n---\n\n/);
		assert.match(text, /Robots learn skills \[@skillblender2025\], and agents behave \[@agent2025\]$/);
		const bib = await saved(workbench, 'references.bib', /agent2025/);
		assert.match(bib, /@misc\{skillblender2025,[\s\S]*@misc\{agent2025,/);

		await command(workbench, 'Markdown: Open Preview to the Side');
		const preview = workbench.webview();
		await preview.locator('.offprint-reference').nth(1).waitFor();
		assert.equal(await preview.locator('.offprint-citation').count(), 2);
		const reference = preview.locator('#ref-agent2025');
		await reference.waitFor();
		assert.match((await reference.textContent()) ?? '', /^\s*Chen, Lin, .*arxiv\.org\/abs\/2506\.06366/s);
		assert.match((await preview.locator('#ref-skillblender2025').textContent()) ?? '', /^\s*Kuang, Yuxuan, /);
		await workbench.screenshots('citing-preview', ['light', 'dark', 'hc-dark'], reference);
	});

	it('explains a key under the pointer, and marks one that has no entry', async () => {
		const workbench = await samplesWindow({
			'draft.md': '---\nbibliography: references.bib\n---\n\nSee [@vaswani2017, p. 3] and [@agent2025].\n',
			'references.bib':
				'@article{vaswani2017, title={{Attention} Is All You Need}, author={Vaswani, Ashish and Shazeer, Noam}, year=2017}\n@misc{open, title={Never Closed}\n',
		});
		await workbench.openFile('draft.md');
		const editor = workbench.editor('draft.md');
		await editor.locator('.squiggly-warning').first().waitFor();
		await editor.locator('.view-lines').getByText('@vaswani2017').first().hover();
		await workbench.page.locator('.monaco-hover', { hasText: 'Attention' }).first().waitFor();
		await workbench.screenshot('citing-hover-light');
		await workbench.page.keyboard.press('Escape');
		await editor.locator('.view-lines').getByText('@agent2025').first().hover();
		const hover = workbench.page
			.locator('.monaco-hover', { hasText: 'The corpus has: AI Agent Behavioral Science' })
			.first();
		await hover.getByText('Quick Fix...').waitFor();
		assert.equal(((await hover.textContent()) ?? '').split('has no entry').length, 2, 'what is missing is said once');
		await workbench.screenshots('citing-hover-unknown', ['light', 'dark', 'hc-dark'], hover);
		await workbench.page.keyboard.press('Escape');
		await editor.locator('.view-lines').getByText('@agent2025').first().click();
		await workbench.page.mouse.move(900, 600);
		await workbench.runCommand('Quick Fix...');
		const fix = workbench.page.getByText('to the Bibliography').first();
		await fix.waitFor();
		await workbench.screenshot('citing-fix-light');
		await workbench.page.keyboard.press('Enter');
		await workbench.page.getByText('Added agent2025 to references.bib (references.bib, line 2: ').waitFor();
		await editor.locator('.squiggly-warning').first().waitFor({ state: 'detached' });
		assert.match(await saved(workbench, 'references.bib', /agent2025/), /@misc\{agent2025,/);
	});

	it('shows each form as it will be written, the one chosen last first', async () => {
		const workbench = await samplesWindow({
			'draft.md': '---\nbibliography: references.bib\n---\n\nAgents behave \n',
			'references.bib': '@misc{mine, title={AI Agent Behavioral Science}}\n',
		});
		const { quickPick, page } = workbench;
		await workbench.openFile('draft.md');
		await page.keyboard.press('ControlOrMeta+End');
		const as = async (title: string) => {
			await workbench.runCommand('Offprint: Insert Citation As…');
			await quickPick.typeUntil(title, quickPick.row(title));
			await quickPick.accept();
			await quickPick.row('Footnote').waitFor();
			return quickPick.rows();
		};
		const rows = await as('AI Agent Behavioral Science');
		await workbench.screenshot('citing-as');
		assert.deepEqual(
			rows.slice(0, 4).map(({ description }) => description),
			['[@mine]', '@mine', '@mine [p. ]', '[-@mine]'],
		);
		await quickPick.choose('Footnote');
		await workbench.editor('draft.md').getByText('[^agent2025]').first().waitFor();
		const again = await as('DePT: Decoupled Prompt Tuning');
		await workbench.screenshot('citing-as-again');
		assert.deepEqual([again[0]?.label, again[1]?.description], ['Footnote', '[@dept-nd]']);
		await quickPick.cancel();
	});

	it('is in the menu of the text, and its settings stand in sections', async () => {
		const workbench = await samplesWindow({ 'draft.md': 'Robots learn.\n' });
		const { page, quickPick } = workbench;
		await workbench.openFile('draft.md');
		await workbench.editor('draft.md').getByText('Robots learn.').click({ button: 'right' });
		const item = page.getByRole('menuitem', { name: /^Insert Citation/ });
		await item.waitFor();
		await workbench.screenshot('citing-menu');
		await item.click();
		// Nothing is typed for the user, and the newest papers stand there.
		const [first] = await quickPick.rows();
		assert.equal(first?.label, 'Rethinking Continual Experience Internalization for Self-Evolving LLM Agents');
		assert.equal(await quickPick.input.inputValue(), '');
		await quickPick.cancel();
		await workbench.runCommand('Preferences: Open Settings (UI)');
		const settings = page.locator('.settings-editor');
		await settings.locator('.suggest-input-container .view-lines').click();
		await page.keyboard.type('@ext:offprint.offprint');
		for (const section of ['Tree and Search', 'Folders and Services']) {
			await settings.locator('.settings-toc-container').getByText(section).waitFor();
		}
		await workbench.screenshot('settings');
		// They lie over the window that the next test shares.
		await page.keyboard.press('Escape');
		await page.keyboard.press('Escape');
		await settings.waitFor({ state: 'detached' });
	});

	it('pastes the address of an entry or a paper as its citation where the user prefers that', async () => {
		const workbench = await samplesWindow({
			'draft.md': '---\nbibliography: references.bib\n---\n\nUnlike [@nobody].\n\nAs ',
			'references.bib': '@article{knuth1974, title={K}, year=1974, doi={10.1145/361604.361612}}\n',
		});
		await workbench.changeSettings({ 'editor.pasteAs.preferences': ['markdown.citation'] });
		await workbench.openFile('draft.md');
		const editor = workbench.editor('draft.md');
		// Before keys are checked, nobody is there to offer a citation for what is pasted.
		await editor.locator('.squiggly-warning').first().waitFor();
		const { keyboard } = workbench.page;
		await keyboard.press('ControlOrMeta+End');
		const paste = async (address: string) => {
			await keyboard.type(address);
			await keyboard.press('Shift+Home');
			for (let at = 0; at < 'As '.length; at++) {
				await keyboard.press('Shift+ArrowRight');
			}
			await keyboard.press('ControlOrMeta+X');
			await keyboard.press('ControlOrMeta+V');
		};
		await paste('https://doi.org/10.1145/361604.361612');
		await editor.getByText('@knuth1974').first().waitFor();
		await workbench.screenshot('citing-paste-light');
		// Whatever page of a paper of the corpus: the hover knows them all, and so does this.
		await keyboard.press('Enter');
		await keyboard.type('As ');
		await paste('https://phyworld.github.io/');
		await editor
			.getByText(/@\w+2024/)
			.first()
			.waitFor();
		await keyboard.press('ControlOrMeta+S');
		assert.match(await saved(workbench, 'draft.md', /@\w+2024/), /\nAs \[@knuth1974\]\nAs \[@\w+2024\]$/);
	});

	it('cites papers from the tree, dragged or by the menu of all selected, and from the page of one', async () => {
		const workbench = await samplesWindow({
			'draft.md': '---\nbibliography: references.bib\n---\n\nDropped here: \n',
		});
		await listPapers(workbench);
		await workbench.openFile('draft.md');
		const papers = workbench.tree('Papers');
		const row = papers.row('DePT: Decoupled Prompt Tuning');
		const lines = workbench.editor('draft.md').locator('.view-line', { hasText: 'Dropped here' });
		await row.dragTo(lines);
		await workbench.editor('draft.md').getByText('@dept').first().waitFor();
		assert.match(await saved(workbench, 'references.bib', /dept/), /@misc\{dept/);

		await papers.row('AI Agent Behavioral Science').click();
		const panel = new PaperPanel(workbench);
		await panel.shows('AI Agent Behavioral Science');
		await panel.button('Insert Citation').click();
		await saved(workbench, 'references.bib', /agent2025/);
		const others = [/^A Dataset Perspective/, 'Editing Models with Task Arithmetic'] as const;
		await papers.row(others[0]).click();
		await papers.row(others[1]).click({ modifiers: ['ControlOrMeta'] });
		await papers.row(others[1]).click({ button: 'right' });
		const menu = workbench.page.locator('.context-view .monaco-menu').first();
		await menu.getByText('Insert Citation', { exact: true }).hover();
		await workbench.page.keyboard.press('Enter');
		const bib = await saved(workbench, 'references.bib', /Editing/);
		await workbench.tab(/^draft\.md/).click();
		await workbench.page.keyboard.press('ControlOrMeta+S');
		const text = await saved(workbench, 'draft.md', /(?:@[^@]*){4}/);
		const keys = [...bib.matchAll(/^@misc\{([^,]+),/gm)].map(([, key]) => key);
		assert.equal(keys.length, 4);
		assert.deepEqual(
			keys.filter((key) => !text.includes(`@${key}`)),
			[],
		);
	});
});
