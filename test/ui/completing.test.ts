import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type StandIn, serve } from '../bench/complete/standIn';
import type { Truth } from '../bench/complete/universe';
import { writeMachineSettings } from './host';
import { openPaper } from './paperPanel';
import { settled } from './papers';
import { openWorkbench, type Theme, type Workbench } from './workbench';

const TITLE = 'Weaving Baskets with Recurrent Threads and Sparse Looms';
const ABSTRACT =
	'We weave baskets from threads that recur, and measure how much they hold when looms are sparse. Baskets of ours hold twice as much as those of earlier looms, at half the weight, and are made in a third of the time that is usual.';

const WORK: Truth = {
	id: '2605.01234',
	title: TITLE,
	authors: [
		{ given: 'Ada', family: 'Byron' },
		{ given: 'Carl', family: 'van Dyck' },
		{ given: 'Eve', family: 'Fuchs' },
	],
	abstract: ABSTRACT,
	published: '2026-05-03',
	organization: null,
	categories: ['cs.LG', 'cs.AI'],
	version: 2,
	publication: { doi: '10.1234/baskets.7', container: 'Journal of Weaving', year: 2026, type: 'journal-article' },
	namedDoi: '10.1234/baskets.7',
	withdrawn: false,
	notAt: new Set(),
};
const WITHDRAWN: Truth = {
	...WORK,
	id: '2605.04321',
	title: 'Knots That Untie Themselves under Gradient Descent on Rope',
	abstract: ABSTRACT.replace('baskets', 'knots'),
	publication: null,
	namedDoi: null,
	withdrawn: true,
};

const listed = ({ title, abstract, authors }: Truth) =>
	`${title}\n\n${abstract}\n\n${authors.length} authors\n\nPublished on May 4, 2026\n`;

const FILES = {
	'weaving.papers.txt': `${listed(WORK)}\n${listed(WITHDRAWN)}`,
	'notes.md': '---\nbibliography: references.bib\n---\n\nSee ',
	'references.bib': '',
};

async function open(theme: Theme = 'light', settings = {}): Promise<[Workbench, StandIn]> {
	const services = await serve({ works: [WORK, WITHDRAWN], neighbours: [] });
	const endpoints = Object.fromEntries(services.endpoints.map((each) => each.split(/=(.*)/).slice(0, 2)));
	await writeMachineSettings({ 'offprint.online.endpoints': endpoints });
	const workbench = await openWorkbench({ theme, files: FILES, settings });
	return [workbench, services];
}

describe('Completing papers', () => {
	for (const theme of ['light', 'dark', 'hc-dark'] as const) {
		it(`shows authors, venue and DOI with who says so, and cites with them (${theme})`, async () => {
			const [workbench, services] = await open(theme);
			const panel = await openPaper(workbench, 'weaving baskets', TITLE);
			assert.equal(services.calls.size, 0, 'nothing is asked before the user asks');
			await panel.button('Complete Paper').click();
			await panel.page.getByText('Ada Byron, Carl van Dyck, Eve Fuchs').first().waitFor();
			await panel.page.locator('[data-fact="doi"]', { hasText: '10.1234/baskets.7' }).waitFor();
			assert.match(
				(await panel.page.locator('[data-fact="publication"]').innerText()) ?? '',
				/Journal of Weaving.*Crossref/s,
			);
			await workbench.screenshot(`complete-panel-${theme}`);

			await workbench.openFile('notes.md');
			await workbench.page.keyboard.press('ControlOrMeta+End');
			await workbench.runCommand('Offprint: Insert Citation');
			await workbench.quickPick.type('baskets');
			await workbench.quickPick.row(TITLE).waitFor();
			await workbench.quickPick.accept();
			const bib = await settled(
				() => workbench.readFile('references.bib'),
				(text) => text.includes('@'),
			);
			assert.match(bib, /^@article\{/);
			assert.match(bib, /author = \{Byron, Ada and van Dyck, Carl and Fuchs, Eve\}/);
			assert.match(bib, /journal = \{Journal of Weaving\}/);
			assert.match(bib, /eprint = \{2605\.01234\}/);
			await services.close();
		});
	}

	it('warns of a withdrawn paper', async () => {
		const [workbench, services] = await open();
		const panel = await openPaper(workbench, 'knots untie', WITHDRAWN.title);
		await panel.button('Complete Paper').click();
		await panel.page.locator('.withdrawn', { hasText: 'withdrawn by the authors' }).waitFor();
		await workbench.screenshot('complete-withdrawn');
		await services.close();
	});

	it('queues a paper where there is no network, says so, and asks again with the next one', async () => {
		const [workbench, services] = await open();
		await services.close();
		const panel = await openPaper(workbench, 'weaving baskets', TITLE);
		await panel.button('Complete Paper').click();
		await workbench.page
			.getByText(/could not be completed.*It is queued/)
			.first()
			.waitFor();
		await workbench.screenshot('complete-queued');
	});

	it('checks references once it was said what is sent to whom, and marks those that differ', async () => {
		const [workbench, services] = await open();
		const entry = (key: string, title: string, authors: string) =>
			`@misc{${key},\n  title = {${title}},\n  author = {${authors}},\n  year = {2026},\n}\n`;
		const right = 'Byron, Ada and van Dyck, Carl and Fuchs, Eve';
		const bib = [
			entry('right', WORK.title, right),
			entry('swapped', WORK.title, 'Fuchs, Eve and van Dyck, Carl and Byron, Ada'),
			entry('nowhere', 'Lanterns Carried across Frozen Rivers by Patient Engineers', 'Moss, Nora'),
		].join('\n');
		await writeFile(path.join(workbench.folder, 'references.bib'), bib);
		await workbench.openFile('references.bib');
		await workbench.runCommand('Offprint: Check References Online');
		await workbench.page.getByText('Check 3 references online?').waitFor();
		assert.equal(services.calls.size, 0, 'nothing is sent before the user agrees');
		await workbench.screenshot('check-notice');
		await workbench.page.getByRole('button', { name: 'Check', exact: true }).click();
		await workbench.page.getByText('References checked').first().waitFor();
		await workbench.page.getByText('Not as the record of Hugging Face has it: authors').first().waitFor();
		await workbench.page.getByText('Not known to').first().waitFor();
		await workbench.screenshot('check-summary');
		assert.equal(await workbench.readFile('references.bib'), bib);
		await services.close();
	});
});
