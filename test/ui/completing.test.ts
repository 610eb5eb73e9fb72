import assert from 'node:assert/strict';
import type { StandIn } from '../bench/complete/loopback';
import { serve } from '../bench/complete/standIn';
import type { Truth } from '../bench/complete/universe';
import { ABSTRACT, WORK } from './baskets';
import { writeMachineSettings } from './host';
import { openPaper } from './paperPanel';
import { settled } from './papers';
import { sharedWindow } from './sharedWindow';
import { openWorkbench } from './workbench';

const WITHDRAWN: Truth = {
	...WORK,
	id: '2605.04321',
	title: 'Knots That Untie Themselves under Gradient Descent on Rope',
	abstract: ABSTRACT.replace('baskets', 'knots'),
	publication: null,
	namedDoi: null,
	withdrawn: true,
};

/** Only in a bibliography. */
const REFERRED: Truth = {
	...WORK,
	id: '2605.02222',
	title: 'Ladders Climbed Backwards by Careful Painters of Ceilings',
	abstract: ABSTRACT.replace('baskets', 'ladders'),
	publication: null,
	namedDoi: null,
};
const LATER: Truth = {
	...REFERRED,
	id: '2605.03333',
	title: 'Kettles That Sing before the Water Boils in Them',
	abstract: ABSTRACT.replace('baskets', 'kettles'),
};

const listed = ({ title, abstract, authors }: Truth) =>
	`${title}\n\n${abstract}\n\n${authors.length} authors\n\nPublished on May 4, 2026\n`;

const FILES = {
	'weaving.papers.txt': [WORK, WITHDRAWN, LATER].map(listed).join('\n'),
	'notes.md': '---\nbibliography: references.bib\n---\n\nSee ',
	'references.bib': '',
};

describe('Completing papers', function () {
	this.slow(20_000);

	let services: StandIn | undefined;
	const window = sharedWindow(async () => {
		await services?.close();
		services = await serve({ works: [WORK, WITHDRAWN, REFERRED, LATER], neighbours: [] });
		const endpoints = Object.fromEntries(services.endpoints.map((each) => each.split(/=(.*)/).slice(0, 2)));
		await writeMachineSettings({ 'offprint.online.endpoints': endpoints });
		return openWorkbench({ files: FILES, lifetime: 'shared' });
	});
	after(() => services?.close());

	const calls = () => [...(services?.calls.values() ?? [])].reduce((sum, count) => sum + count, 0);

	it('shows authors, venue and DOI with who says so, and cites with them', async () => {
		const workbench = await window();
		const before = calls();
		const panel = await openPaper(workbench, 'weaving baskets', WORK.title);
		assert.equal(calls(), before, 'nothing is asked before the user asks');
		await panel.button('Complete Paper').click();
		await panel.page.getByText('Ada Byron, Carl van Dyck, Eve Fuchs').first().waitFor();
		await panel.page.locator('[data-fact="doi"]', { hasText: '10.1234/baskets.7' }).waitFor();
		assert.match(
			(await panel.page.locator('[data-fact="publication"]').innerText()) ?? '',
			/Journal of Weaving.*Crossref/s,
		);
		await workbench.screenshots('complete-panel', ['light', 'dark', 'hc-dark']);

		await workbench.openFile('notes.md');
		await workbench.page.keyboard.press('ControlOrMeta+End');
		await workbench.runCommand('Offprint: Insert Citation');
		await workbench.quickPick.typeUntil('baskets', workbench.quickPick.row(WORK.title));
		await workbench.quickPick.accept();
		const bib = await settled(
			() => workbench.readFile('references.bib'),
			(text) => text.includes('@'),
		);
		assert.match(bib, /^@article\{/);
		assert.match(bib, /author = \{Byron, Ada and van Dyck, Carl and Fuchs, Eve\}/);
		assert.match(bib, /journal = \{Journal of Weaving\}/);
		assert.match(bib, /eprint = \{2605\.01234\}/);
	});

	it('warns of a withdrawn paper', async () => {
		const workbench = await window();
		const panel = await openPaper(workbench, 'knots untie', WITHDRAWN.title);
		await panel.button('Complete Paper').click();
		await panel.page.locator('.withdrawn', { hasText: 'withdrawn by the authors' }).waitFor();
		await workbench.screenshot('complete-withdrawn');
	});

	it('checks references once it was said what is sent to whom, and marks those that differ', async () => {
		const entry = (key: string, title: string, authors: string) =>
			`@misc{${key},\n  title = {${title}},\n  author = {${authors}},\n  year = {2026},\n}\n`;
		const right = 'Byron, Ada and van Dyck, Carl and Fuchs, Eve';
		const bib = [
			entry('right', REFERRED.title, right),
			entry('swapped', REFERRED.title, 'Fuchs, Eve and van Dyck, Carl and Byron, Ada'),
			entry('nowhere', 'Lanterns Carried across Frozen Rivers by Patient Engineers', 'Moss, Nora'),
		].join('\n');
		const workbench = await window({ 'references.bib': bib });
		const before = calls();
		await workbench.openFile('references.bib');
		await workbench.runCommand('Offprint: Check References Online');
		await workbench.page.getByText('Check 3 references online?').waitFor();
		assert.equal(calls(), before, 'nothing is sent before the user agrees');
		await workbench.screenshot('check-notice');
		await workbench.page.getByRole('button', { name: 'Check', exact: true }).click();
		await workbench.page.getByText('References checked').first().waitFor();
		await workbench.page.getByText('Not as the record of Hugging Face has it: authors').first().waitFor();
		await workbench.page.getByText('Not known to').first().waitFor();
		await workbench.screenshot('check-summary');
		assert.equal(await workbench.readFile('references.bib'), bib);

		const fixes = workbench.page.locator('.action-widget');
		const squiggles = workbench.editor('references.bib').locator('.squiggly-error');
		const fix = async (key: string, title: string) => {
			await workbench.openFile('references.bib');
			await workbench.editor('references.bib').getByText(key, { exact: true }).first().click();
			await workbench.runCommand('Quick Fix...');
			await fixes.getByText(title).first().waitFor();
			await workbench.screenshot(`check-fix-${key}`);
			await fixes.getByText(title).first().click();
		};
		await fix('swapped', 'Take What the Record Says…');
		await workbench.quickPick.row('swapped').waitFor();
		await workbench.screenshots('check-record', ['light', 'dark', 'hc-dark']);
		assert.equal(await workbench.readFile('references.bib'), bib, 'nothing is written before it is accepted');
		await workbench.quickPick.accept();
		const taken = await settled(
			() => workbench.readFile('references.bib'),
			(text) => text !== bib,
		);
		assert.equal(taken, bib.replace('Fuchs, Eve and van Dyck, Carl and Byron, Ada', right));
		await squiggles.first().waitFor();
		await fix('nowhere', 'Ignore This for');
		await squiggles.first().waitFor({ state: 'detached' });
		assert.equal(await workbench.readFile('references.bib'), taken);
	});

	// Last, because it cuts the network of the window that the others share.
	it('queues a paper where there is no network, says so, and asks again with the next one', async () => {
		const workbench = await window();
		await services?.close();
		services = undefined;
		const panel = await openPaper(workbench, 'kettles sing', LATER.title);
		await panel.button('Complete Paper').click();
		await workbench.page
			.getByText(/could not be completed.*It is queued/)
			.first()
			.waitFor();
		await workbench.screenshot('complete-queued');
	});
});
