import assert from 'node:assert/strict';
import { writeMachineSettings } from './host';
import { openPaper } from './paperPanel';
import { openPaperSite, type PaperSite } from './paperSite';
import { settled } from './papers';
import { openTextSite, type TextSite } from './textSite';
import { openWorkbench, type Workbench } from './workbench';

const ID = '2605.01234';
const TITLE = 'Weaving Baskets from Long Contexts';
const OTHER = 'Twigs That Bend without Breaking in the Hand';

const LISTING = JSON.stringify(
	[
		{ id: ID, title: TITLE },
		{ id: '2605.00077', title: OTHER },
	].map(({ id, title }) => ({
		title,
		paper: {
			...{ id, title, publishedAt: '2026-05-04T00:00:00.000Z', authors: [{ name: 'Ada Byron' }] },
			summary: `${title}: how it is done, and why it holds as long as it does in every weather that was tried.`,
		},
	})),
);

const tex = (source: string) => `<math class="ltx_Math" alttext="${source}" display="inline"><mi>w</mi></math>`;

const PAGE = `<!DOCTYPE html><html><body><div id="watermark-tr">arXiv:${ID}v2 [cs.CL] 9 May 2026</div><a id="license-tr">License: CC BY 4.0</a>
<article class="ltx_document"><h1 class="ltx_title ltx_title_document">${TITLE}</h1><div class="ltx_authors">Nobody Here</div>
<div class="ltx_abstract"><h6 class="ltx_title ltx_title_abstract">Abstract</h6><p class="ltx_p">We weave.</p></div>
<section class="ltx_section" id="S1"><h2 class="ltx_title ltx_title_section"><span class="ltx_tag">1 </span>Twigs</h2>
<p class="ltx_p">Twigs bend in the hand [<a href="#bib.bib1" class="ltx_ref">1</a>], which the baskets of Doe [<a href="#bib.bib2" class="ltx_ref">2</a>] show.</p></section>
<section class="ltx_section" id="S3"><h2 class="ltx_title ltx_title_section"><span class="ltx_tag">3 </span>Baskets</h2>
<section class="ltx_subsection" id="S3.SS2"><h3 class="ltx_title ltx_title_subsection"><span class="ltx_tag">3.2 </span>Handles</h3>
<p class="ltx_p">A handle holds ${tex('w^2')} twigs at most.</p>
<table class="ltx_equation ltx_eqn_table" id="S3.E1"><tr class="ltx_eqn_row"><td class="ltx_eqn_cell"><math alttext="h\\leq w^{2}" display="block"></math></td><td class="ltx_eqn_eqno"><span class="ltx_tag ltx_tag_equation">(1)</span></td></tr></table>
<table class="ltx_tabular"><tr><td>twigs</td><td>years</td></tr><tr><td>9</td><td>12</td></tr></table></section></section>
<section class="ltx_bibliography" id="bib"><h2 class="ltx_title ltx_title_bibliography">References</h2><ul class="ltx_biblist">
<li class="ltx_bibitem" id="bib.bib1"><span class="ltx_tag ltx_tag_bibitem">[1]</span><span class="ltx_bibblock">A. Byron. ${OTHER}. arXiv:2605.00077.</span></li>
<li class="ltx_bibitem" id="bib.bib2"><span class="ltx_tag ltx_tag_bibitem">[2]</span><span class="ltx_bibblock">J. Doe. Baskets of the north. arXiv:2605.00099.</span></li></ul></section></article></body></html>`;

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

		await selectLine(workbench, `${ID}.md`, 'A handle holds');
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
		await workbench.screenshots('full-text-preview', ['light', 'dark', 'hc-light', 'hc-dark']);
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
		await workbench.editor(`${ID}.md`).getByText('CC BY 4.0').first().waitFor();
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

/** Selects the line that begins with these words, as one does by the keyboard. */
async function selectLine(workbench: Workbench, name: string, words: string): Promise<void> {
	const line = workbench.editor(name).locator('.view-line', { hasText: words }).first();
	for (let tries = 0; tries < 5 && !(await line.isVisible()); tries++) {
		await workbench.editor(name).click();
		await workbench.page.keyboard.press('PageDown');
		await workbench.page.waitForTimeout(300);
	}
	await line.click();
	await workbench.page.keyboard.press('Home');
	await workbench.page.keyboard.press('Shift+End');
}
