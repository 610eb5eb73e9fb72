import assert from 'node:assert/strict';
import { apiListing, openPaper, PaperPanel } from './paperPanel';
import { isList, listPapers, papersWindow, samplesWindow } from './papers';
import { openWorkbench } from './workbench';

const MATH = {
	title: 'Bounds of $\\mathcal{O}(\\sqrt{n}\\,\\log n)$ for Bandits',
	summary:
		'We show that regret grows as $\\mathcal{O}(\\sqrt{KT\\log K})$ and that \\(x^\\top W y\\) is enough, ' +
		'10times faster than SAP^{2} with pi_0, at 95\\% of the cost, {\\it in every case}, though $\\notacommand{x}$ fails. ' +
		'The loss is $$\\mathcal{L}(\\theta) = -\\sum_{i=1}^{N} \\frac{\\log p_\\theta(x_i)}{N}.$$ Code: https://github.com/example/bounds.',
};

const PAYLOADS = [
	'<script>globalThis.broken = 1; alert(1)</script>',
	'<img src="https://evil.example/pixel.png" onerror="globalThis.broken = 2">',
	'</script><script>globalThis.broken = 3</script>',
	'<a href="javascript:globalThis.broken=4" onclick="globalThis.broken = 5">here</a>',
	'<svg onload="globalThis.broken = 6"><style>@import url(https://evil.example/a.css)</style></svg>',
	'<iframe srcdoc="<script>parent.broken = 7</script>"></iframe>',
	'\\href{javascript:globalThis.broken=8}{click} \\url{command:workbench.action.closeWindow}',
	'$\\href{javascript:globalThis.broken=9}{x}$ $\\includegraphics{https://evil.example/b.png}$',
	'$\\htmlData{a=b}{x} \\htmlStyle{background:url(https://evil.example/c.png)}{y}$ \\(\\url{https://evil.example/d}\\)',
	'data:text/html,<script>globalThis.broken=10</script> [x](command:workbench.action.closeWindow)',
	'\u202egnp.elif\u202c \u2066isolate \u0000 \u001b[31m {{constructor.constructor("globalThis.broken = 11")()}} <%= globalThis.broken = 12 %>',
	'$$\\def\\a{\\a\\a}\\a$$ $\\rule{99999em}{99999em}$',
];

/** A title that is markup for whatever shows titles: a page, a Markdown text, a row with icons. */
const MARKUP = '<img src=x onerror=alert(1)> [Click](command:workbench.action.quit) **Bold** $(trash)';

const HOSTILE = [
	{ title: `Attack Number One ${PAYLOADS.join(' ')}`, summary: PAYLOADS.join('\n\n') },
	{ title: `Attack Number Two ${'wide '.repeat(200_000)}`, summary: '<b>'.repeat(100_000) + '$x$ '.repeat(20_000) },
	{ title: 'Innocent Neighbour', summary: 'Attack mitigation for a number of papers.' },
];

const window = papersWindow({
	files: {
		'math.papers.txt': apiListing([MATH]),
		'hostile.papers.txt': apiListing(HOSTILE, 20_001),
		'markup.papers.txt': `Get trending papers in your email inbox!\nSubscribe${MARKUP}\n${`</script><script>alert(1)</script> ${MARKUP} `.repeat(6)}\n`,
		'other.css': 'body { display: none; }',
	},
});

describe('The paper panel', () => {
	it('draws mathematics and gives its source when copied', async () => {
		const workbench = await window();
		const panel = await openPaper(workbench, 'bandits', /^Bounds of/);
		await panel.page.locator('.abstract .katex').first().waitFor();
		assert.equal(await panel.page.locator('h1 .katex').count(), 1);
		assert.equal(await panel.page.locator('.abstract .katex').count(), 3);
		assert.match(await panel.abstract.innerText(), /10× faster than SAP² with π₀, at 95% of the cost, in every case/);
		assert.match(await panel.abstract.innerText(), /\\notacommand\{x\}/);
		await panel.abstract.evaluate((paragraph) => getSelection()?.selectAllChildren(paragraph));
		const copied = await panel.abstract.evaluate((paragraph) => {
			const data = new DataTransfer();
			paragraph.dispatchEvent(new ClipboardEvent('copy', { clipboardData: data, bubbles: true, cancelable: true }));
			return data.getData('text/plain');
		});
		assert.equal(copied, MATH.summary);
		await panel.abstract.evaluate(() => getSelection()?.removeAllRanges());
		await workbench.page.waitForTimeout(300);
		await workbench.screenshots('panel-math', ['light', 'dark', 'hc-dark', 'hc-light']);
		await workbench.changeSettings({ 'editor.fontSize': 24 });
		const letters = () =>
			panel.abstract.evaluate((paragraph) => Number.parseFloat(getComputedStyle(paragraph).fontSize));
		for (let tries = 0; tries < 50 && (await letters()) < 24; tries++) {
			await workbench.page.waitForTimeout(100);
		}
		assert.ok((await letters()) >= 24);
	});
});

describe('A hostile paper in the panel', () => {
	it('runs nothing and asks nothing of any server', async () => {
		const workbench = await window();
		const { page } = workbench;
		const foreign: string[] = [];
		const dialogs: string[] = [];
		const origin = new URL(page.url()).hostname;
		page.on('request', (request) => {
			const { protocol, hostname } = new URL(request.url());
			if (protocol.startsWith('http') && hostname !== origin && /evil|example/.test(request.url())) {
				foreign.push(request.url());
			}
		});
		page.on('dialog', (dialog) => {
			dialogs.push(dialog.message());
			void dialog.dismiss();
		});
		const panel = await openPaper(workbench, 'attack number one', /^Attack Number One /);
		await page.waitForTimeout(1500);
		for (const link of await panel.page.locator('main a').all()) {
			assert.match((await link.getAttribute('href')) ?? '', /^https?:\/\//);
		}
		const unwanted =
			'main :is(script, img, iframe, style, object, embed, form, base, meta, link, [onclick], [onerror], [onload])';
		assert.equal(await panel.page.locator(unwanted).count(), 0);
		await workbench.screenshot('panel-hostile');
		const own = (await panel.page.locator('script[data-math-style]').getAttribute('data-math-style')) ?? '';
		const folders = new URL(`${workbench.folder}/other.css`, own).href;
		const loads = (href: string) => panel.page.locator('head').evaluate(loadStyle, href);
		assert.deepEqual([await loads(own), await loads(folders)], [true, false]);

		await openPaper(workbench, 'attack number two', /^Attack Number Two wide/);
		await openPaper(workbench, 'innocent neighbour', 'Innocent Neighbour');
		for (const frame of page.frames()) {
			assert.equal(await frame.evaluate(() => (globalThis as { broken?: number }).broken), undefined);
		}
		assert.deepEqual(dialogs, []);
		assert.deepEqual(foreign, []);
	});

	it('shows markup as text in rows, in the panel and in the pick', async () => {
		const workbench = await window();
		await listPapers(workbench);
		const papers = workbench.tree('Papers');
		await papers.row(MARKUP).click();
		const panel = new PaperPanel(workbench);
		await panel.page.getByRole('heading', { level: 1, name: MARKUP }).waitFor();
		assert.equal(await panel.page.locator('img').count(), 0);
		assert.equal(await panel.page.locator('script', { hasText: 'alert' }).count(), 0);
		await workbench.runCommand('Offprint: Search Papers');
		await workbench.quickPick.typeUntil('click bold', workbench.quickPick.row(MARKUP));
		await workbench.screenshot('hostile');
	});
});

/** Runs in the page: whether it may load a style from there. */
function loadStyle(head: Element, href: string): Promise<boolean> {
	return new Promise((resolve) => {
		const link = Object.assign(document.createElement('link'), { rel: 'stylesheet', href });
		link.addEventListener('load', () => resolve(true));
		link.addEventListener('error', () => resolve(false));
		head.append(link);
	});
}

describe('Panels of papers', () => {
	it('keep their paper when pinned, and all come back after a reload, scrolled as they were, beside the tree in its order', async () => {
		const workbench = await openWorkbench({ folder: 'samples' });
		await workbench.openContainer('Offprint');
		await workbench.tree('Papers').rows();
		await listPapers(workbench);
		const panel = await openPaper(workbench, 'world model physical law', /^How Far is Video/);
		await panel.button(/^Keep Open/).click();
		await panel.button('Kept open').waitFor();
		const other = await openPaper(workbench, 'agent behavioral science', 'AI Agent Behavioral Science');
		assert.equal(await workbench.tab(/^How Far is Video/).count(), 1);
		await other.page.locator('.sources').scrollIntoViewIfNeeded();
		const scrolled = await other.page.locator('body').evaluate(() => scrollY);
		await workbench.reload();
		await other.shows('AI Agent Behavioral Science');
		await workbench.page.waitForTimeout(300);
		assert.equal(await other.page.locator('body').evaluate(() => scrollY), scrolled);
		await workbench.tab(/^How Far is Video/).click();
		await panel.shows(/^How Far is Video/);
		await panel.button('Kept open').waitFor();
		const rows = await workbench.tree('Papers').rows();
		// It is scrolled to the row of the paper that was shown, which sank as it was read.
		const unread = rows.filter(({ label }) => !/^(?:AI Agent Behavioral|How Far is Video)/.test(label));
		assert.ok(unread.length > 0 && isList(unread), unread.map(({ label }) => label).join('\n'));
	});

	it('go back and forward, and through the view in its order', async () => {
		const workbench = await samplesWindow();
		const panel = await openPaper(workbench, 'world model physical law', /^How Far is Video/);
		assert.deepEqual(await panel.title.locator('mark').allInnerTexts(), ['World', 'Model', 'Physical', 'Law']);
		// The tree goes along, as a file does that one looks at; the page keeps the focus.
		const selected = workbench.tree('Papers').pane.locator('.monaco-list-row.selected');
		await selected.filter({ hasText: /How Far is Video/ }).waitFor();
		const second = await panel.related().first().innerText();
		assert.match(await panel.page.locator('#related .note').first().innerText(), /shares \w+/);
		await panel.related().first().click();
		await panel.shows(second);
		await selected.filter({ hasText: second }).waitFor();
		await panel.button('Back').click();
		await panel.shows(/^How Far is Video Generation/);
		await selected.filter({ hasText: /How Far is Video/ }).waitFor();
		await workbench.screenshot('panel-followed');
		await workbench.page.keyboard.press('Alt+ArrowRight');
		await panel.shows(second);
		await selected.filter({ hasText: second }).waitFor();
		await panel.button('Next Paper of the View').click();
		await panel.title.filter({ hasNotText: second }).waitFor();
		const third = await panel.title.innerText();
		assert.equal(await panel.page.locator(':focus').getAttribute('aria-label'), 'Next Paper of the View');
		await panel.button('Previous Paper of the View').click();
		await panel.shows(second);
		assert.notEqual(third, second);
		// Several rows that are selected stay so.
		await selected.filter({ hasText: second }).waitFor();
		const papers = workbench.tree('Papers');
		const [one, other] = (await papers.rows()).filter(({ expanded }) => expanded === undefined);
		assert.ok(one && other);
		await papers.row(one.label).click();
		await papers.row(other.label).click({ modifiers: ['ControlOrMeta'] });
		await panel.shows(one.label);
		await selected.nth(1).waitFor();
		await panel.button('Back').click();
		await panel.title.filter({ hasNotText: one.label }).waitFor();
		await workbench.page.waitForTimeout(500);
		assert.equal(await selected.count(), 2);

		// What the keyboard reaches is everything that can be used, in the order of the page; related papers come last.
		await panel.related().first().waitFor();
		const usable = await panel.page
			.locator(':is(button, a, [tabindex]):visible')
			.evaluateAll((all) => all.map((one) => one.getAttribute('aria-label') ?? one.textContent));
		const reached: (string | null)[] = [];
		await panel.button('Back').focus();
		while (reached.length < usable.length) {
			reached.push(
				await panel.page.locator(':focus').evaluate((one) => one.getAttribute('aria-label') ?? one.textContent),
			);
			await workbench.page.keyboard.press('Tab');
		}
		assert.deepEqual(reached, usable);
		assert.ok(usable.every((name) => name?.trim()));
	});

	it('copy what is asked for, and find a text in themselves', async () => {
		const workbench = await samplesWindow();
		const panel = await openPaper(workbench, 'agent behavioral science', 'AI Agent Behavioral Science');
		const copies = {
			BibTeX: /^@\w+\{agent2025,\n[\s\S]*AI.*Agent/,
			'CSL-JSON': /^\[\s*\{[\s\S]*"title": "AI Agent Behavioral Science"[\s\S]*\]\s*$/,
			'Markdown Link': /^\[AI Agent Behavioral Science\]\(https:\/\/\S+\)$/,
			Title: /^AI Agent Behavioral Science$/,
			Key: /^agent2025$/,
		};
		for (const [form, wanted] of Object.entries(copies)) {
			await panel.button(`Copy ${form}`).click();
			await panel.page.getByText(`Copied: ${form}`).waitFor();
			assert.match(await workbench.page.evaluate(() => navigator.clipboard.readText()), wanted);
		}

		await panel.title.click();
		await workbench.page.keyboard.press('ControlOrMeta+F');
		await workbench.page.locator('.simple-find-part.visible input').fill('behavioural scientists');
		await workbench.page.keyboard.press('Enter');
		await workbench.page.waitForTimeout(500);
		const selected = await panel.page.locator('body').evaluate(() => getSelection()?.toString());
		assert.equal(selected, 'behavioural scientists');
	});

	it('say every fact that is known and what is not, and change what the user has of the paper', async () => {
		const workbench = await samplesWindow();
		const panel = await openPaper(workbench, 'agent behavioral science', 'AI Agent Behavioral Science');
		const facts = panel.page.locator('.byline dd');
		assert.deepEqual((await facts.allInnerTexts()).slice(0, 1), ['Jun 4, 2025']);
		assert.match(await facts.nth(1).innerText(), /^Lin Chen, Yunke Zhang, .* Yong Li$/);
		await openPaper(
			workbench,
			'dataset perspective offline',
			'A Dataset Perspective on Offline Reinforcement Learning',
		);
		assert.deepEqual(await facts.allInnerTexts(), ['Nov 8, 2021', '8 authors, names not given']);
		assert.match(
			await panel.page.locator('.missing').innerText(),
			/^Not shown by these pages: the names of the authors, .*links\.$/,
		);
		const sites = panel.page.locator('.elsewhere a');
		assert.deepEqual(await sites.allInnerTexts(), ['Hugging Face', 'arXiv', 'Google Scholar', 'Semantic Scholar']);
		assert.match(
			(await sites.first().getAttribute('href')) ?? '',
			/^https:\/\/huggingface\.co\/papers\?q=A%20Dataset%20Perspective/,
		);
		await panel.button('Add to Reading List').click();
		await panel.button('Remove from Reading List').waitFor();
		await panel.button('Mark as Unread').click();
		await panel.button('Mark as Read').waitFor();
		await panel.button('Cite As…').click();
		assert.ok(await workbench.quickPick.offers('Citation without Author'));
		await workbench.quickPick.cancel();

		await openPaper(workbench, 'capsule multiple instance', /^Live or Lie/);
		assert.match(await facts.first().innerText(), /^Feb 10, \[\d{4}\]\?$/);
		assert.match((await panel.page.locator('.explained').getAttribute('title')) ?? '', /shows no year/);
		assert.deepEqual(await panel.page.locator('.links li').allInnerTexts(), [
			'Project https://qiaoyran.github.io/AC-MIL/',
		]);
		assert.match(await panel.page.locator('.topics').innerText(), /because of: \w+/);
		await panel.page
			.locator('.sources')
			.getByText(/^daily\.papers\.txt, line \d+$/)
			.click();
		await workbench
			.editor('daily.papers.txt')
			.getByText(/^Live\sor\sLie/)
			.waitFor();
	});

	it('can be read in a narrow column', async () => {
		const workbench = await samplesWindow();
		await workbench.setTheme('dark');
		await workbench.page.setViewportSize({ width: 760, height: 700 });
		const panel = await openPaper(workbench, 'world model physical law', /^How Far is Video/);
		await workbench.runCommand('View: Split Editor Left').catch(() => {});
		const wide = await panel.page.locator('body').evaluate(() => document.documentElement.scrollWidth > innerWidth);
		assert.equal(wide, false);
		const moving = await panel.page.locator('body *').evaluateAll(
			(all) =>
				all.filter((one) => {
					const { animationName, transitionDuration } = getComputedStyle(one);
					return animationName !== 'none' || Number.parseFloat(transitionDuration) > 0;
				}).length,
		);
		assert.equal(moving, 0);
		await workbench.screenshot('panel-narrow');
	});

	it('has a note for a paper, made in the folder the user chooses, and says that it is there', async () => {
		const workbench = await samplesWindow();
		const panel = await openPaper(workbench, 'agent behavioral science', 'AI Agent Behavioral Science');
		await panel.button('Note').click();
		await workbench.quickPick.choose('paper-notes in This Workspace');
		await workbench.editor('ai-agent-behavioral-science.md').waitFor();
		const note = await workbench.readFile('paper-notes/ai-agent-behavioral-science.md');
		assert.match(
			note,
			/^---\ntitle: "AI Agent Behavioral Science"\ncitation-key: "agent2025"\ndate: "2025-06-04"\nauthors: \["Lin Chen",.*\]\nurl: "https:/,
		);
		assert.match(
			note,
			/\n---\n\n# AI Agent Behavioral Science\n\n\[@agent2025\]\n\n## Abstract\n\n\w[\s\S]*\n\n## Notes\n\n$/,
		);
		await panel.button('Open Note').waitFor();
		await workbench.screenshot('panel-note');
	});
});
