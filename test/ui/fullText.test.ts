import assert from 'node:assert/strict';
import { writeMachineSettings } from './host';
import { openPaper } from './paperPanel';
import { openPaperSite, type PaperSite } from './paperSite';
import { settled } from './papers';
import { openTextSite, type TextSite } from './textSite';
import { openWorkbench } from './workbench';
import { ID, LISTING, OTHER, PAGE, TITLE } from './wovenPaper';

describe('The full text', function () {
	this.slow(60_000);

	let texts: TextSite;
	let site: PaperSite;

	beforeEach(async () => {
		texts = await openTextSite({ [ID]: PAGE });
		site = await openPaperSite({});
		await writeMachineSettings({ 'offprint.online.endpoints': { 'arxiv-html': texts.url, huggingface: site.url } });
	});
	afterEach(() => Promise.all([texts.stop(), site.stop()]));

	const open = () =>
		openWorkbench({
			files: {
				'two.papers.txt': LISTING,
				'notes.md': '---\nbibliography: references.bib\n---\n\nAs is known,\n',
				'references.bib': '',
			},
			settings: { 'editor.hover.delay': 60_000 },
		});

	it('is read beside the text that is written, quoted into it with its section, and there again offline', async () => {
		const workbench = await open();
		await openPaper(workbench, 'weaving baskets', TITLE);
		await workbench.openFile('notes.md');
		await workbench.page.keyboard.press('ControlOrMeta+End');
		assert.deepEqual(texts.asked, [], 'nothing is asked before the user asks');
		await workbench.runCommand('Offprint: Read Full Text');
		await workbench.quickPick.typeUntil('weaving baskets', workbench.quickPick.row(TITLE));
		await workbench.quickPick.accept();
		const reader = workbench.editor(`${ID}.md`);
		await reader.getByText('CC BY 4.0').first().waitFor();
		assert.deepEqual(texts.asked, [`/html/${ID}`]);
		assert.match((await reader.innerText()).replace(/\s/g, ' '), /version 2/);
		await workbench.screenshots('full-text', ['light', 'dark', 'hc-light', 'hc-dark']);

		await workbench.selectLine(`${ID}.md`, 'A handle holds');
		await workbench.runCommand('Offprint: Quote');
		const notes = await settled(
			async () => {
				await workbench.runCommand('File: Save All');
				return workbench.readFile('notes.md');
			},
			(text) => text.includes('@'),
		);
		assert.match(notes, /“A handle holds \$w\^2\$ twigs at most\.” \[@\w+, sec\. 3\.2\]/);
		const bib = await settled(
			() => workbench.readFile('references.bib'),
			(text) => text.includes('@'),
		);
		assert.match(bib, /title = \{.*Weaving Baskets/);
		assert.match(bib, /eprint = \{2605\.01234\}/);
		await workbench.screenshot('full-text-quoted');

		await workbench.editor('notes.md').click();
		await workbench.runCommand('Markdown: Open Preview to the Side');
		const preview = workbench.webview();
		const citation = preview.locator('.offprint-citation');
		await citation.waitFor();
		assert.match(await citation.innerText(), /^\(Byron,? 2026, sec\. 3\.2\)$/);
		assert.match(await preview.locator('.offprint-reference').innerText(), /Byron, A.*2026.*Weaving Baskets/s);
		await workbench.screenshots('full-text-preview', ['light', 'dark', 'hc-light', 'hc-dark'], citation);
		await workbench.tab('Preview notes.md').click();
		await workbench.runCommand('View: Close Editor');
		await workbench.tab('Preview notes.md').waitFor({ state: 'detached' });

		await workbench.runCommand('Offprint: Search Papers');
		const row = workbench.quickPick.row(TITLE);
		await workbench.quickPick.typeUntil('in:text twigs most', row);
		await row.getByText('sec. 3.2: A handle holds').waitFor();
		await workbench.screenshot('full-text-found');
		await row.hover();
		await row.getByRole('button', { name: 'Read Here' }).click();
		const status = await settled(
			() => workbench.page.locator('#status\\.editor\\.selection').innerText(),
			(text) => text.includes('selected'),
		);
		assert.match(status, /Ln \d+, Col \d+ \(\d\d selected\)/);
		await workbench.screenshot('full-text-read-here');

		await texts.stop();
		await site.stop();
		await workbench.reload();
		// A busy VS Code may have stored what was open before the preview was closed.
		await workbench.tab(`${ID}.md`).click();
		await workbench.editor(`${ID}.md`).locator('.view-line', { hasText: 'A handle holds' }).waitFor();
		assert.deepEqual(texts.asked, [`/html/${ID}`]);
	});

	it('says plainly that there is none', async () => {
		const workbench = await open();
		const panel = await openPaper(workbench, 'twigs that bend', OTHER);
		await panel.button('Read Full Text').click();
		await workbench.page.getByText('arXiv has no HTML of this paper').first().waitFor();
		await workbench.screenshot('full-text-none');
		await texts.stop();
		await site.stop();
		await panel.button('Read Full Text').click();
		await workbench.page.getByText('The text could not be read').first().waitFor();
	});
});
