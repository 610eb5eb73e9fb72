import assert from 'node:assert/strict';
import { apiListing, openPaper } from './paperPanel';
import { openWorkbench, type Theme } from './workbench';

/** For tests that start VS Code twice or read megabytes. */
const SLOW_MS = 180_000;

const MATH = {
	title: 'Bounds of $\\mathcal{O}(\\sqrt{n}\\,\\log n)$ for Bandits',
	summary:
		'We show that regret grows as $\\mathcal{O}(\\sqrt{KT\\log K})$ and that \\(x^\\top W y\\) is enough, ' +
		'10times faster than SAP^{2} with pi_0, at 95\\% of the cost, {\\it in every case}, though $\\notacommand{x}$ fails. ' +
		'The loss is $$\\mathcal{L}(\\theta) = -\\sum_{i=1}^{N} \\frac{\\log p_\\theta(x_i)}{N}.$$ Code: https://github.com/example/bounds.',
};

describe('The paper panel', () => {
	it('draws mathematics and gives its source when copied', async () => {
		const workbench = await openWorkbench({ files: { 'math.papers.txt': apiListing([MATH]) } });
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
		await workbench.page.waitForTimeout(300);
		for (const theme of ['light', 'dark', 'hc-dark', 'hc-light'] satisfies Theme[]) {
			await workbench.setTheme(theme);
			await workbench.page.waitForTimeout(300);
			await workbench.screenshot(`panel-math-${theme}`);
		}
	});
});

describe('A hostile paper in the panel', () => {
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

	it('runs nothing and asks nothing of any server', async function () {
		this.timeout(SLOW_MS);
		const papers = [
			{ title: `Attack Number One ${PAYLOADS.join(' ')}`, summary: PAYLOADS.join('\n\n') },
			{ title: `Attack Number Two ${'wide '.repeat(200_000)}`, summary: '<b>'.repeat(100_000) + '$x$ '.repeat(20_000) },
			{ title: 'Innocent Neighbour', summary: 'Attack mitigation for a number of papers.' },
		];
		const workbench = await openWorkbench({ files: { 'hostile.papers.txt': apiListing(papers) } });
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
		const panel = await openPaper(workbench, 'attack number one', /^Attack Number One <script>/);
		await page.waitForTimeout(1500);
		for (const link of await panel.page.locator('main a').all()) {
			assert.match((await link.getAttribute('href')) ?? '', /^https?:\/\//);
		}
		const unwanted =
			'main :is(script, img, iframe, style, object, embed, form, base, meta, link, [onclick], [onerror], [onload])';
		assert.equal(await panel.page.locator(unwanted).count(), 0);
		await workbench.screenshot('panel-hostile');

		await openPaper(workbench, 'attack number two', /^Attack Number Two wide/);
		await openPaper(workbench, 'innocent neighbour', 'Innocent Neighbour');
		for (const frame of page.frames()) {
			assert.equal(await frame.evaluate(() => (globalThis as { broken?: number }).broken), undefined);
		}
		assert.deepEqual(dialogs, []);
		assert.deepEqual(foreign, []);
	});
});

describe('Panels of papers', () => {
	it('go back and forward, and through the view in its order', async () => {
		const workbench = await openWorkbench({ folder: 'samples' });
		const panel = await openPaper(workbench, 'world model physical law', /^How Far is Video/);
		const second = await panel.related().first().innerText();
		await panel.related().first().click();
		await panel.shows(second);
		await panel.button('Back').click();
		await panel.shows(/^How Far is Video Generation/);
		await workbench.page.keyboard.press('Alt+ArrowRight');
		await panel.shows(second);
		await panel.button('Next Paper of the View').click();
		await panel.title.filter({ hasNotText: second }).waitFor();
		const third = await panel.title.innerText();
		assert.equal(await panel.page.locator(':focus').getAttribute('aria-label'), 'Next Paper of the View');
		await panel.button('Previous Paper of the View').click();
		await panel.shows(second);
		assert.notEqual(third, second);
	});

	it('keep their paper when pinned, and all come back after a reload, scrolled as they were', async function () {
		this.timeout(SLOW_MS);
		const workbench = await openWorkbench({ folder: 'samples' });
		const panel = await openPaper(workbench, 'world model physical law', /^How Far is Video/);
		await panel.button(/^Keep Open/).click();
		await panel.button('Kept open').waitFor();
		const other = await openPaper(workbench, 'agent behavioral science', 'AI Agent Behavioral Science');
		assert.equal(await workbench.tab(/^How Far is Video/).count(), 1);
		await other.page.locator('.sources').scrollIntoViewIfNeeded();
		await workbench.page.waitForTimeout(500);
		const scrolled = await other.page.locator('body').evaluate(() => scrollY);
		await workbench.runCommand('Developer: Reload Window');
		await workbench.page.waitForEvent('load');
		await workbench.ready();
		await other.shows('AI Agent Behavioral Science');
		await workbench.page.waitForTimeout(300);
		assert.equal(await other.page.locator('body').evaluate(() => scrollY), scrolled);
		await workbench.tab(/^How Far is Video/).click();
		await panel.shows(/^How Far is Video/);
		await panel.button('Kept open').waitFor();
	});

	it('copy what is asked for', async () => {
		const workbench = await openWorkbench({ folder: 'samples' });
		const panel = await openPaper(workbench, 'agent behavioral science', 'AI Agent Behavioral Science');
		await panel.button('Copy BibTeX').click();
		await panel.page.getByText('Copied: BibTeX').waitFor();
		const clipboard = () => workbench.page.evaluate(() => navigator.clipboard.readText());
		assert.match(await clipboard(), /^@\w+\{agent2025,\n[\s\S]*AI.*Agent/);
		await panel.button('Copy Key').click();
		await panel.page.getByText('Copied: Key').waitFor();
		assert.equal(await clipboard(), 'agent2025');
	});

	it('can be read in a narrow column', async () => {
		const workbench = await openWorkbench({ folder: 'samples', theme: 'dark' });
		await workbench.page.setViewportSize({ width: 760, height: 700 });
		const panel = await openPaper(workbench, 'world model physical law', /^How Far is Video/);
		await workbench.runCommand('View: Split Editor Left').catch(() => {});
		const wide = await panel.page.locator('body').evaluate(() => document.documentElement.scrollWidth > innerWidth);
		assert.equal(wide, false);
		await workbench.screenshot('panel-narrow');
	});

	it('has a note for a paper, made in the folder the user chooses, and says that it is there', async () => {
		const workbench = await openWorkbench({ folder: 'samples' });
		const panel = await openPaper(workbench, 'agent behavioral science', 'AI Agent Behavioral Science');
		await panel.button('Note').click();
		await workbench.quickPick.choose('paper-notes in This Workspace');
		await workbench.editor('ai-agent-behavioral-science.md').waitFor();
		const note = await workbench.readFile('paper-notes/ai-agent-behavioral-science.md');
		assert.match(
			note,
			/^---\ntitle: "AI Agent Behavioral Science"\ncitation-key: "agent2025"\ndate: "2025-06-04"\nurl: "https:/,
		);
		await panel.button('Open Note').waitFor();
		await workbench.screenshot('panel-note');
	});
});
