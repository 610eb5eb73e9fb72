import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { writeMachineSettings } from './host';
import { openPaper, PaperPanel } from './paperPanel';
import { openPaperSite, type PaperSite } from './paperSite';
import { settled } from './papers';
import { sharedWindow } from './sharedWindow';
import { openTextSite, type TextSite } from './textSite';
import { openWorkbench, type Workbench } from './workbench';
import { ID, LISTING, OTHER, PAGE, TITLE } from './wovenPaper';

/** What the page refers to and the listing does not have. */
const NORTH = { id: '2605.00099', title: 'Baskets of the North', upvotes: 3 };
const PDF = '%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n';

describe('A full text that was read', function () {
	this.slow(60_000);

	let texts: TextSite;
	let site: PaperSite;

	before(async () => {
		texts = await openTextSite({ [ID]: PAGE }, { [`${ID}v2`]: PDF });
		site = await openPaperSite({ '2026-01-02': [NORTH] });
	});
	after(() => Promise.all([texts.stop(), site.stop()]));

	const window = sharedWindow(async () => {
		await writeMachineSettings({ 'offprint.online.endpoints': { arxiv: texts.url, huggingface: site.url } });
		return openWorkbench({
			files: { 'two.papers.txt': LISTING },
			settings: { 'editor.hover.delay': 100 },
			lifetime: 'shared',
		});
	});
	const open = (notes: string) => window({ 'notes.md': notes });

	async function read(workbench: Workbench): Promise<void> {
		await openPaper(workbench, 'weaving baskets', TITLE);
		await workbench.openFile('notes.md');
		await workbench.runCommand('Offprint: Read Full Text');
		await workbench.quickPick.typeUntil('weaving baskets', workbench.quickPick.row(TITLE));
		await workbench.quickPick.accept();
		await workbench.editor(`${ID}.md`).getByText('CC BY 4.0').first().waitFor();
	}

	it('is found for the paragraph being written by what stands in it alone', async () => {
		const workbench = await open('How many twigs does a handle hold at the very most?\n');
		await read(workbench);
		await workbench.editor('notes.md').click();
		await workbench.page.keyboard.press('ControlOrMeta+Home');
		await workbench.runCommand('Offprint: Find Papers About This');
		const row = workbench.quickPick.row(TITLE);
		// So short a text is one passage, from its first line.
		await row.getByText('in its text').waitFor();
		await workbench.screenshot('full-text-about');
		await row.hover();
		await row.getByRole('button', { name: 'Read Here' }).click();
		await workbench.editor(`${ID}.md`).getByText('A handle holds').first().waitFor();

		await workbench.selectLine(`${ID}.md`, 'A handle holds');
		await workbench.runCommand('Offprint: Quote in Note');
		await workbench.quickPick.choose('paper-notes in This Workspace');
		await workbench.quickPick.choose('Create references.bib');
		const note = await settled(
			async () => {
				await workbench.runCommand('File: Save All');
				return workbench.readFile('paper-notes/weaving-baskets-from-long-contexts.md').catch(() => '');
			},
			(text) => text.includes('sec. 3.2'),
		);
		assert.match(
			note,
			/^---\ntitle: "Weaving Baskets from Long Contexts"\n.*“A handle holds \$w\^2\$ twigs at most\.” \[@\w+, sec\. 3\.2\]/s,
		);
		await workbench.screenshot('full-text-note');
	});

	it('leads from its references to papers of the corpus, and offers to add the others', async () => {
		const workbench = await open('A note.\n');
		await read(workbench);
		const reader = workbench.editor(`${ID}.md`);
		// A narrow editor breaks a link in two: its end is looked for.
		await reader.locator('.detected-link', { hasText: 'bib1' }).first().hover();
		const hover = workbench.page.locator('.monaco-hover:not(.hidden)').filter({ hasText: OTHER });
		await hover.getByText('Open Paper').waitFor();
		await workbench.screenshot('full-text-hover');
		await hover.getByText('Open Paper').click();
		await new PaperPanel(workbench).shows(OTHER);

		await workbench.tab(`${ID}.md`).click();
		await reader.locator('.detected-link', { hasText: 'bib2' }).first().hover();
		const other = workbench.page.locator('.monaco-hover:not(.hidden)').filter({ hasText: 'J. Doe' });
		await other.getByText(`Add Paper: arXiv:${NORTH.id}`).click();
		await settled(
			async () => site.asked.some((path) => path.includes(NORTH.id)),
			(isAsked) => isAsked,
		);
		await new PaperPanel(workbench).shows(NORTH.title);

		await workbench.tab(`${ID}.md`).click();
		await workbench.editor(`${ID}.md`).click();
		await workbench.page.keyboard.press('ControlOrMeta+End');
		await settled(
			async () => reader.getByText('in your papers').count(),
			(count) => count === 2,
		);
		assert.equal(await reader.getByText('in your papers').count(), 2);
		await workbench.screenshot('full-text-references');
		await reader
			.getByText('[1]', { exact: true })
			.first()
			.click({ modifiers: ['ControlOrMeta'] });
		await new PaperPanel(workbench).shows(OTHER);
	});

	it('has its PDF got once into the folder that was chosen, and opened from there', async () => {
		const workbench = await open('A note.\n');
		await workbench.changeSettings({ 'offprint.pdf.folder': 'pdfs' });
		await mkdir(path.join(workbench.folder, 'pdfs'));
		await openPaper(workbench, 'weaving baskets', TITLE);
		const openPdf = async () => {
			await workbench.runCommand('Offprint: Open PDF');
			await workbench.quickPick.typeUntil('weaving baskets', workbench.quickPick.row(TITLE));
			await workbench.quickPick.accept();
			await workbench.tab(`${ID}v2.pdf`).waitFor();
		};
		await openPdf();
		assert.equal(await workbench.readFile(`pdfs/${ID}v2.pdf`), PDF);
		await workbench.screenshot('full-text-pdf');
		await workbench.runCommand('View: Close All Editors');
		await workbench.tab(`${ID}v2.pdf`).waitFor({ state: 'detached' });
		await openPdf();
		assert.deepEqual(
			texts.asked.filter((address) => address.startsWith('/pdf')),
			[`/pdf/${ID}`],
		);
	});
});
