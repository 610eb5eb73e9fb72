import assert from 'node:assert/strict';
import { FRESH, groupPapers, papersWindow, settled } from './papers';
import type { Workbench } from './workbench';

const window = papersWindow({ folder: 'samples' });

/** A listing of papers that no sample holds, with sentences of their own. */
const PAPERS = [
	[
		'Weaving Looms That Keep Accounts of Their Thread',
		'A loom keeps an account of its thread and stops before it runs out.',
	],
	[
		'Robot Arms That Learn Grasping from Imitation of Demonstrations',
		'A robot arm learns manipulation and grasping by imitation of demonstrations, as a policy for robotic control.',
	],
	['Counting Birds by the Sound of Their Wings', 'We count birds by the sound of their wings on windy days in autumn.'],
	[
		'Dexterous Robotic Manipulation with a Policy of Many Hands',
		'A robotic policy for dexterous manipulation is trained on demonstrations of many hands and moves robots of several kinds.',
	],
] as const;
const OVERNIGHT = PAPERS.map(
	([title, sentence]) => `${title}\n\n${`${sentence} `.repeat(4)}\n\n3 authors\n\nPublished on May 4, 2026\n`,
).join('\n');

describe('A morning with new papers', () => {
	it('shows what matters first, and goes through it by keys', async () => {
		const workbench = await window();
		const tree = workbench.tree('Papers');
		await groupPapers(workbench);
		await saveSomeOf(workbench, 'Robotics & Embodied AI');
		await workbench.writeFile('overnight.papers.txt', OVERNIGHT);
		await tree.row('New').waitFor();
		await tree.row('For You').waitFor();
		await tree.pressTitleButton('Collapse All');

		await workbench.runCommand('Offprint: Go Through New Papers');
		const [[loom], [arms], [birds], [hands]] = PAPERS;
		await selected(workbench, loom);
		await workbench.webview().getByRole('heading', { name: loom }).waitFor();
		await workbench.screenshot('morning');
		await workbench.page.keyboard.press('n');
		await selected(workbench, arms);
		await workbench.webview().getByRole('heading', { name: arms }).waitFor();
		await workbench
			.webview()
			.getByText(/^For you: .*robot/i)
			.waitFor();
		await workbench.page.keyboard.press('s');
		await selected(workbench, birds);
		await workbench.page.keyboard.press('x');
		await selected(workbench, hands);
		await workbench.page.keyboard.press('p');
		await selected(workbench, birds);
		await workbench.screenshot('morning-refused');
		await workbench.page.keyboard.press('m');
		await workbench.quickPick.row('Wings').waitFor();
		await workbench.screenshot('morning-mute');
		await workbench.quickPick.choose('Wings');
		await workbench.quickPick.accept();
		await tree.row('Muted').waitFor();
		await workbench.tree('Reading List').unfold(true);
		await workbench.tree('Reading List').row(arms).waitFor();
		await workbench.screenshot('morning-muted');
	});

	it('keeps watch over a search', async () => {
		const workbench = await window();
		const tree = workbench.tree('Papers');
		await workbench.runCommand('Offprint: Watch This Search…');
		await workbench.quickPick.type('machines overnight');
		await workbench.quickPick.accept();
		await workbench.page
			.locator('.quick-input-widget')
			.getByText(/^A name for/)
			.waitFor();
		await workbench.quickPick.type('Machines');
		await workbench.quickPick.accept();
		await workbench.writeFile('fresh.papers.txt', FRESH);
		await tree.row('Machines').waitFor();
		await workbench.screenshot('morning-watch');
		assert.equal(await tree.row('Machines').locator('.label-description').innerText(), '1');
	});
});

/** Saves five papers of a topic, whose groups it opens. */
async function saveSomeOf(workbench: Workbench, topic: string): Promise<void> {
	const tree = workbench.tree('Papers');
	await tree.expand(topic);
	await tree.row('No date').locator('.monaco-tl-twistie').click();
	const papers = async () => (await tree.rows()).filter(({ level }) => level === 3);
	const [first, , , , fifth] = await settled(papers, (rows) => rows.length >= 5);
	assert.ok(first && fifth);
	await tree.row(first.label).click();
	// Rows are drawn anew once it counts as read, and a menu that is open then has lost its rows.
	await workbench.webview().getByRole('button', { name: 'Mark as Unread' }).waitFor();
	await tree.row(fifth.label).click({ modifiers: ['Shift'] });
	await tree.row(fifth.label).click({ button: 'right' });
	await workbench.page.locator('.context-view .monaco-menu').getByText('Add to Reading List').click();
}

/** Waits until the row of a paper is selected, and no other. */
async function selected(workbench: Workbench, title: string): Promise<void> {
	const tree = workbench.tree('Papers');
	await tree.pane.locator('.monaco-list-row.selected').getByText(title, { exact: true }).waitFor();
	assert.equal(await tree.pane.locator('.monaco-list-row.selected').count(), 1);
}
