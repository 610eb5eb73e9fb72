import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import { type Settings, writeMachineSettings } from './host';
import { openPaperSite, type PaperSite, type SitePaper } from './paperSite';
import { FRESH, settled } from './papers';
import type { TreeRow } from './tree';
import { openWorkbench, type Workbench } from './workbench';

/** The day Daily Papers show now, and days before it; see `dailyDay`. */
function siteDay(back: number): string {
	return new Date(Date.now() - 2.5 * 3_600_000 - back * 86_400_000).toISOString().slice(0, 10);
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

function label(day: string): string {
	const [year, month, date] = day.split('-');
	return `Daily ${Number(date)} ${MONTHS[Number(month) - 1]} ${year}`;
}

const TODAY = [
	{ id: '2611.00001', title: 'Lanterns for Small Models', upvotes: 12 },
	{ id: '2611.00002', title: 'A Compass for Long Contexts', upvotes: 57 },
];
const YESTERDAY = [
	{ id: '2611.00003', title: 'Bridges Between Agents', upvotes: 3 },
	{ id: '2611.00001', title: 'Lanterns for Small Models', upvotes: 12 },
];

async function openFresh(
	settings: Settings = {},
	earlier: Readonly<Record<string, readonly SitePaper[]>> = {},
): Promise<[Workbench, PaperSite]> {
	const site = await openPaperSite({ [siteDay(0)]: TODAY, [siteDay(1)]: YESTERDAY, ...earlier });
	await writeMachineSettings({ 'offprint.online.endpoints': { huggingface: site.url } });
	const files = { 'notes.md': '# Notes\n\nSee ', 'references.bib': '' };
	return [await openWorkbench({ files, settings }), site];
}

const described = (rows: readonly TreeRow[]) => rows.map(({ label, description }) => `${label} ${description}`);

/** What a newcomer does once Daily Papers are followed: sees the days, opens a paper of the first and cites it. */
async function browseAndCite(workbench: Workbench, screenshot: string): Promise<void> {
	const papers = workbench.tree('Papers');
	await papers.row(label(siteDay(0))).waitFor();
	const wanted = ['New 3', `${label(siteDay(0))} 2`, `${label(siteDay(1))} 2`];
	const groups = await settled(
		async () => described(await papers.rows()),
		(rows) => isDeepStrictEqual(rows, wanted),
	);
	assert.deepEqual(groups, wanted);
	await papers.expand(label(siteDay(0)));
	await papers.row('A Compass for Long Contexts').waitFor();
	const rows = (await papers.rows()).map(({ label }) => label);
	assert.deepEqual(rows.slice(2, 4), ['A Compass for Long Contexts', 'Lanterns for Small Models']);
	await papers.row('A Compass for Long Contexts').click();
	await workbench.webview().getByRole('heading', { level: 1, name: 'A Compass for Long Contexts' }).waitFor();
	await workbench.screenshots(screenshot, ['light', 'dark', 'hc-dark']);

	await workbench.openFile('notes.md');
	await workbench.page.keyboard.press('ControlOrMeta+End');
	await workbench.runCommand('Offprint: Insert Citation');
	await workbench.quickPick.typeUntil('compass', workbench.quickPick.row('A Compass for Long Contexts'));
	await workbench.quickPick.accept();
	await workbench
		.editor('notes.md')
		.getByText(/\[@\w+\]/)
		.waitFor();
}

/** Cuts the network and loads the window anew: the tree has what it had. */
async function reloadOffline(workbench: Workbench, site: PaperSite, screenshot: string): Promise<void> {
	const papers = workbench.tree('Papers');
	await workbench.page.keyboard.press('ControlOrMeta+S');
	await site.stop();
	const before = described(await papers.rows());
	await workbench.reload();
	const after = await settled(
		async () => described(await papers.rows()),
		(rows) => rows.length === before.length,
	);
	// What was read meanwhile stands below the others of its day.
	assert.deepEqual(after.toSorted(), before.toSorted());
	await workbench.screenshot(screenshot);
}

describe('Following papers', function () {
	this.slow(60_000);

	it('leads a newcomer from nothing to Daily Papers, to browse by day, read and cite; the same offline', async () => {
		const [workbench, site] = await openFresh();
		assert.deepEqual(site.asked, []);
		await workbench.openContainer('Offprint');
		await workbench.page.getByText('Follow Daily Papers').waitFor();
		await workbench.screenshots('feeds-welcome', ['light', 'dark', 'hc-dark']);
		await workbench.runCommand('Offprint: Follow Papers…');
		await workbench.quickPick.row('Daily Papers').waitFor();
		await workbench.screenshot('feeds-follow');
		await workbench.quickPick.cancel();
		await workbench.runCommand('Welcome: Open Walkthrough...');
		await workbench.quickPick.choose('From a paper to a citation');
		await workbench.page.getByRole('button', { name: 'Follow Daily Papers' }).last().waitFor();
		await workbench.screenshot('walkthrough-get');
		assert.deepEqual(site.asked, [], 'nothing is asked before something is followed');
		await workbench.page
			.locator('.gettingStartedContainer')
			.getByRole('button', { name: 'Follow Daily Papers' })
			.click();

		await browseAndCite(workbench, 'feeds-day');

		await workbench.runCommand('Offprint: Show Sources');
		await workbench.quickPick.row('Daily Papers').waitFor();
		await workbench.screenshots('feeds-sources', ['light', 'dark', 'hc-dark']);
		await workbench.quickPick.cancel();

		await workbench.runCommand('Offprint: Create Digest…');
		await workbench.quickPick.choose(label(siteDay(1)));
		await workbench.tab(/Untitled/).waitFor();
		const digest = workbench.page.locator('.editor-instance .monaco-editor[data-uri^="untitled:"] .view-lines');
		const shown = await settled(
			async () => (await digest.innerText()).replaceAll('\u00a0', ' '),
			(text) => text.includes('Bridges'),
		);
		assert.match(shown, /Lanterns for Small Models[\s\S]*12 upvotes[\s\S]*Bridges Between Agents/);
		await workbench.screenshot('feeds-digest');
		await workbench.openFile('notes.md');

		await reloadOffline(workbench, site, 'feeds-offline');
	});

	it('leads a newcomer there in a web worker, too', async () => {
		const [workbench, site] = await openFresh({ 'remote.extensionKind': { 'offprint.offprint': ['web'] } });
		await workbench.openContainer('Offprint');
		await workbench.page.getByText('Follow Daily Papers').waitFor();
		assert.deepEqual(site.asked, []);
		await workbench.runCommand('Offprint: Follow Papers…');
		await workbench.quickPick.choose('Daily Papers');
		await browseAndCite(workbench, 'feeds-day-web');
		await reloadOffline(workbench, site, 'feeds-offline-web');
	});

	it('looks by itself where something is followed, gets earlier days, and writes days into the workspace', async () => {
		const day = siteDay(20);
		const [workbench, site] = await openFresh({ 'offprint.feeds': [{ kind: 'daily' }] }, { [day]: YESTERDAY });
		await workbench.openContainer('Offprint');
		await workbench.runCommand('Offprint: Group by Day');
		const papers = workbench.tree('Papers');
		await papers.row(label(siteDay(0))).waitFor();
		await workbench.runCommand('Offprint: Get Earlier Papers…');
		await workbench.quickPick.choose('The last thirty days');
		await papers.row(label(day)).waitFor();
		const wanted = Array.from({ length: 30 }, (_, back) => siteDay(back));
		const asked = await settled(
			async () => site.asked.map((path) => /date=([\d-]+)/.exec(path)?.[1]),
			(days) => days.includes(wanted.at(-1)),
		);
		assert.deepEqual([...new Set(asked)], wanted);
		assert.equal(asked.filter((each) => each === day).length, 1);

		const file = `daily-${day}.papers.json`;
		await workbench.runCommand('Offprint: Keep Days in Workspace…');
		await workbench.quickPick.type(day);
		await workbench.page.locator('.quick-input-list .monaco-list-row', { hasText: file }).click();
		await workbench.screenshot('feeds-keep');
		await workbench.quickPick.accept();
		const kept = await settled(
			() => workbench.readFile(file).catch(() => ''),
			(text) => text !== '',
		);
		assert.deepEqual(
			(JSON.parse(kept) as { title: string }[]).map(({ title }) => title),
			YESTERDAY.map(({ title }) => title),
		);
		// The same papers from two places are the same rows.
		await workbench.page.waitForTimeout(1000);
		const rows = described(await papers.rows()).filter((row) => row.startsWith('Daily'));
		assert.deepEqual(
			rows,
			[siteDay(0), siteDay(1), day].map((each) => `${label(each)} 2`),
		);
		await site.stop();
	});

	it('adds a paper by its id, pastes a page, and keeps what Hugging Face finds once it is opened', async () => {
		const [workbench, site] = await openFresh();
		await workbench.openContainer('Offprint');
		await workbench.runCommand('Offprint: Add Paper…');
		await workbench.quickPick.type('https://arxiv.org/abs/2611.00003v2');
		await workbench.quickPick.accept();
		await workbench.webview().getByRole('heading', { level: 1, name: 'Bridges Between Agents' }).waitFor();
		assert.deepEqual(site.asked, ['/api/papers/2611.00003']);

		// A page that has the focus takes it back from a pick that opens as the palette closes.
		await workbench.openFile('notes.md');
		await workbench.page.evaluate((text) => navigator.clipboard.writeText(text), FRESH);
		await workbench.runCommand('Offprint: Paste Listing from Clipboard');
		await workbench.page.getByText(/^1 paper in pasted-/).waitFor();

		await workbench.runCommand('Offprint: Search Papers');
		await workbench.quickPick.type('lanterns');
		const offer = 'Search Hugging Face for “lanterns”';
		await workbench.quickPick.row(offer).waitFor();
		assert.equal(site.asked.length, 1, 'nothing is searched for before it is chosen');
		await workbench.quickPick.choose(offer);
		await workbench.quickPick.row('Lanterns for Small Models').waitFor();
		await workbench.screenshot('feeds-beyond');
		await workbench.quickPick.accept();
		await workbench.webview().getByRole('heading', { level: 1, name: 'Lanterns for Small Models' }).waitFor();

		await workbench.openFile('notes.md');
		await workbench.runCommand('Offprint: Group and Sort Papers…');
		await workbench.quickPick.choose('No groups');
		const papers = workbench.tree('Papers');
		await papers.row('Lanterns for Small Models').waitFor();
		const titles = ['Bridges Between Agents', 'Lanterns for Small Models', 'Listing Machines That Appear Overnight'];
		const labels = async () => (await papers.rows()).flatMap(({ label }) => (label === 'New' ? [] : label)).toSorted();
		assert.deepEqual(await settled(labels, (shown) => isDeepStrictEqual(shown, titles)), titles);
		await workbench.screenshot('feeds-added');
		await site.stop();
	});
});
