import assert from 'node:assert/strict';
import type { Settings } from './host';
import { samplesWindow, settled } from './papers';

const COGTEST = 'Towards Understanding the Cognitive Habits of Large Reasoning Models';
const DEPT = 'DePT: Decoupled Prompt Tuning';
const AMADEUS = 'AmadeusGPT: a natural language interface for interactive animal behavioral analysis';

describe('Searching papers', () => {
	it('completes qualifiers, explains wrong ones and keeps the order of the search', async () => {
		const workbench = await searching();
		const { quickPick } = workbench;
		await quickPick.type('topic:rob');
		await quickPick.row('topic:robotics').click();
		await quickPick.row('topic:robotics').waitFor({ state: 'hidden' });
		assert.equal(await quickPick.input.inputValue(), 'topic:robotics ');
		await workbench.screenshot('search-topic');
		await quickPick.type('year:20');
		await quickPick.row('year:2025').waitFor();
		await quickPick.type('source:trend');
		await quickPick.row('source:trending.papers.txt').waitFor();
		await quickPick.type('has:cod robots');
		await quickPick.row(/^Nothing is known as “has:cod”/).waitFor();
		await workbench.screenshot('search-wrong-qualifier');
		// By label, papers called "A …" would stand first.
		await quickPick.type('reasoning models habits');
		await quickPick.row(COGTEST).waitFor();
		assert.equal((await quickPick.rows())[0]?.label, COGTEST);

		await quickPick.type('meta-world year:1999');
		await quickPick.row('No paper matches “meta-world year:1999”').waitFor();
		await workbench.screenshot('search-none');
		await quickPick.choose('Search for “meta-world” alone');
		await quickPick.row(/^Meta-World/).waitFor();
		const [first] = await quickPick.rows();
		assert.equal(first?.description, '');
		assert.match(first.detail, /^2019 · .* · /);
		assert.ok(first.detail.length < 260, 'a screen reader is not to read whole abstracts');
	});

	it('means the first paper where a qualifier is complete, and lets a screen reader be brief', async () => {
		const workbench = await searching();
		const { quickPick, page } = workbench;
		for (const query of ['topic:robotics', 'has:code', 'year:2025']) {
			await quickPick.type(query);
			const focused = page.locator('.quick-input-list .monaco-list-row.focused');
			await focused.filter({ hasText: /^(?!topic:|has:|year:)/ }).waitFor();
			const [first] = await quickPick.rows();
			assert.equal(await focused.locator('.label-name').first().textContent(), first?.label);
			assert.match(first?.detail ?? '', / · /);
			const name = (await focused.getAttribute('aria-label')) ?? '';
			const title = (first?.label ?? '').replace(/\s/g, ' ');
			assert.ok(title !== '' && name.startsWith(title) && name.length < title.length + 270, name);
		}
		await workbench.screenshot('search-complete-qualifier');
		await quickPick.cancel();
		// What one looked for is not what one wants to cite.
		const begins = () =>
			settled(
				() => quickPick.input.inputValue(),
				(value) => !value.startsWith('>'),
			);
		await workbench.runCommand('Offprint: Insert Citation');
		assert.equal(await begins(), '');
		await quickPick.type('cogtest');
		await quickPick.cancel();
		await workbench.runCommand('Offprint: Search Papers');
		assert.equal(await begins(), 'year:2025');
		await quickPick.cancel();
	});

	it('cites with Ctrl+Enter and stays open for the next paper, or several at once', async () => {
		const workbench = await searching('notes.md');
		const { quickPick } = workbench;
		await quickPick.type('cogtest');
		await quickPick.row(COGTEST).waitFor();
		await workbench.page.keyboard.press('ControlOrMeta+Enter');
		await workbench.editor('notes.md').getByText('[@understanding-nd]').waitFor();
		assert.ok(await quickPick.input.isVisible());
		await workbench.screenshot('search-cited');
		await quickPick.cancel();
		await workbench.runCommand('Offprint: Insert Citation');
		// What was chosen stays chosen while the next is looked for, in the order of choosing.
		await quickPick.type('decoupled prompt');
		await quickPick.choose(DEPT);
		await quickPick.type('amadeus');
		await quickPick.choose(AMADEUS);
		await workbench.screenshot('search-several');
		await quickPick.accept();
		// The editor shows blanks as non-breaking ones.
		const cited = workbench.editor('notes.md').locator('.view-line', { hasText: /@dept\S*;\s@amadeus/ });
		await cited.waitFor();
	});

	it('opens to the side, remembers what was typed, and begins with what was opened last', async () => {
		const workbench = await searching('notes.md');
		const { quickPick } = workbench;
		await quickPick.type('cogtest');
		await quickPick.pressButton(COGTEST, 'Open to the Side');
		await workbench.tab(/^Towards Understanding/).waitFor();
		assert.ok(await workbench.editor('notes.md').isVisible());
		await workbench.runCommand('Offprint: Search Papers');
		await quickPick.row(COGTEST).waitFor();
		assert.equal(await quickPick.input.inputValue(), 'cogtest');
		await quickPick.type('');
		await quickPick.row(DEPT).or(quickPick.row(COGTEST)).first().waitFor();
		assert.equal((await quickPick.rows()).find(({ detail }) => detail !== '')?.label, COGTEST);
		await workbench.screenshot('search-before-typing');
		await quickPick.pressButton(COGTEST, 'Reveal in Papers');
		await workbench.tree('Papers').row(COGTEST).and(workbench.page.locator('.selected')).waitFor();
	});

	it('shows the focused paper while one moves through the rows, where the setting says so', async () => {
		const workbench = await searching('notes.md', { 'offprint.search.preview': true });
		await workbench.quickPick.type('cogtest');
		await workbench.tab(/^Towards Understanding/).waitFor();
		assert.ok(await workbench.quickPick.input.isVisible());
		await workbench.quickPick.type('decoupled prompt');
		await workbench.tab(/^DePT/).waitFor();
		assert.ok(await workbench.quickPick.input.isVisible());
	});

	it('finds papers about the paragraph at the cursor', async () => {
		const workbench = await samplesWindow({
			'draft.md': 'Do reasoning models reread what they wrote, as people with good habits do?\n',
		});
		await workbench.openFile('draft.md');
		await workbench.page.keyboard.press('ControlOrMeta+Home');
		await workbench.runCommand('Offprint: Find Papers About This');
		await workbench.quickPick.row(COGTEST).waitFor();
		await workbench.screenshot('search-about');
	});

	async function searching(file?: string, settings: Settings = {}) {
		const workbench = await samplesWindow();
		await workbench.changeSettings(settings);
		if (file) {
			await workbench.openFile(file);
		}
		await workbench.runCommand('Offprint: Search Papers');
		return workbench;
	}
});
