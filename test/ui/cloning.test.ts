import assert from 'node:assert/strict';
import { mkdtemp, readFile } from 'node:fs/promises';
import path from 'node:path';
import { type GitServer, serveRepository } from './gitServer';
import { host } from './host';
import { apiListing, openPaper } from './paperPanel';
import { sharedWindow } from './sharedWindow';
import { openWorkbench, type Workbench } from './workbench';

describe('Cloning the code of a paper', function () {
	this.slow(20_000);

	let server: GitServer;
	before(async () => {
		server = await serveRepository('bandit-bounds', 'hello.py', 'print("hello")\n');
	});
	after(() => server.close());

	const listing = () =>
		apiListing([
			{ title: 'Bounds for Bandits', summary: `Tight bounds. Our code is available at ${server.url} for everyone.` },
			{ title: 'Other Work', summary: 'Code: https://github.com/example/other.' },
			{ title: 'Free Work', summary: 'Code: https://github.com/example/free.' },
			{
				title: 'Many Homes',
				summary:
					'Code: codeberg.org/example/homes, https://bitbucket.org/example/homes and https://gitlab.com/example/homes; ' +
					'code at https://zenodo.org/records/12345. Pages: https://example.github.io/homes and https://homes.example.org.',
			},
		]);

	/** A clone lies in the workspace from the beginning. */
	const window = sharedWindow(() =>
		openWorkbench({
			files: {
				'code.papers.txt': listing(),
				'checkouts/.git/config': '[remote "origin"]\n\turl = git@github.com:example/other.git\n',
				'checkouts/main.py': 'pass\n',
				'README.md': '# Read\n\nSee https://github.com/example/free/tree/main/src.\n',
			},
			lifetime: 'shared',
		}),
	);

	it('lets Git clone it where the user says, and finds the clone the second time', async () => {
		const workbench = await window();
		const target = await mkdtemp(path.join(host.data, 'clones-'));
		const panel = await openPaper(workbench, 'bandits', 'Bounds for Bandits');
		await panel.button('Clone Code').click();
		// The dialog fills in the usual folder once it has read it.
		const folder = workbench.quickPick.input;
		await workbench.quickPick.row('..').waitFor();
		await folder.fill(`${target}/`);
		await workbench.page.waitForTimeout(500);
		assert.equal(await folder.inputValue(), `${target}/`);
		await workbench.page.getByRole('button', { name: 'Select as Repository Destination' }).click();
		await workbench.page
			.getByText(/bandit-bounds is cloned into .*bandit-bounds/)
			.first()
			.waitFor();
		assert.equal(await readFile(path.join(target, 'bandit-bounds/hello.py'), 'utf8'), 'print("hello")\n');
		await workbench.screenshot('clone-done');
		await panel.page.locator('.links', { hasText: 'bandit-bounds' }).getByText('Cloned').waitFor();

		await panel.button('Open Clone').click();
		for (const way of ['Open Terminal', 'Open in New Window', 'Add to Workspace', 'Clone Again…']) {
			assert.ok(await workbench.quickPick.offers(way), way);
		}
		await workbench.screenshot('clone-again');
		await workbench.quickPick.choose('Open Terminal');
		await workbench.page.locator('.terminal.xterm, .terminal-wrapper').first().waitFor();
	});

	it('knows a clone that lies in the workspace, in the tree and as a place in the Explorer', async () => {
		const workbench = await window();
		await workbench.openContainer('Offprint');
		await workbench.tree('Papers').rows();
		await workbench.runCommand('Offprint: Group and Sort Papers…');
		await workbench.quickPick.choose('No groups');
		const row = workbench.tree('Papers').row('Other Work');
		await row.locator('.label-description', { hasText: /cloned$/ }).waitFor();
		const other = workbench.tree('Papers').row('Free Work');
		assert.doesNotMatch(await other.innerText(), /cloned/);
		await workbench.screenshot('clone-in-tree');
		await row.click({ button: 'right' });
		const openClone = workbench.page.getByRole('menuitem', { name: 'Open Clone' });
		await openClone.hover();
		// A menu takes no click at once after it opened, so that a slow right click chooses nothing.
		await workbench.page.waitForTimeout(500);
		await openClone.click();
		await workbench.quickPick.choose('Reveal in Explorer');
		await workbench.page.locator('.explorer-folders-view .monaco-list-row.focused', { hasText: 'checkouts' }).waitFor();
	});

	const ways = [
		['Open in an Editor in the Browser', 'https://github.dev/example/free'],
		['Open the Page of the Repository', 'https://github.com/example/free'],
	];
	const offered = async (workbench: Workbench) => {
		const panel = await openPaper(workbench, 'free work', 'Free Work');
		await panel.button('Clone Code').click();
		await workbench.quickPick.row('Open the Page of the Repository').waitFor();
		return (await workbench.quickPick.rows()).map(({ label, description }) => [label, description]);
	};

	it('lists the papers with code by repository', async () => {
		const workbench = await window();
		await workbench.runCommand('Offprint: Papers with Code');
		await workbench.quickPick.row('Other Work').waitFor();
		const rows = await workbench.quickPick.rows();
		assert.deepEqual(rows.map(({ label, description }) => [label, description]).toSorted(), [
			['Bounds for Bandits', 'bandit-bounds'],
			['Free Work', 'example/free'],
			['Many Homes', 'example/homes, 12345'],
			['Other Work', 'example/other'],
		]);
		await workbench.screenshot('papers-with-code');
		await workbench.quickPick.type('example/other');
		await workbench.quickPick.row('Bounds for Bandits').waitFor({ state: 'detached' });
		await workbench.quickPick.choose('Other Work');
		await workbench.webview().locator('h1', { hasText: 'Other Work' }).waitFor();
	});

	it('asks which of several links to open, repositories and project pages apart, hosts without a scheme by https', async () => {
		const workbench = await window();
		const panel = await openPaper(workbench, 'many homes', 'Many Homes');
		const links = async (button: string) => {
			await panel.button(button).click();
			const rows = await workbench.quickPick.rows();
			return rows.map(({ label, description }) => [label, description]);
		};
		assert.deepEqual(await links('Open Project Page'), [
			['example.github.io/homes', 'example.github.io'],
			['homes.example.org', 'homes.example.org'],
		]);
		await workbench.quickPick.cancel();
		assert.deepEqual(await links('Open Code'), [
			['example/homes', 'codeberg.org'],
			['example/homes', 'bitbucket.org'],
			['example/homes', 'gitlab.com'],
			['12345', 'zenodo.org'],
		]);
		await workbench.screenshot('code-asked');
		await workbench.quickPick.accept();
		await workbench.page.getByRole('dialog').getByText('https://codeberg.org/example/homes').first().waitFor();
	});

	it('says on hover which paper a repository belongs to', async () => {
		const workbench = await window();
		await workbench.openFile('README.md');
		const hover = workbench.page.locator('.monaco-hover:visible', { hasText: 'Free Work' });
		// The corpus may still be being read: a person would point at it again.
		for (let tries = 0; tries < 10 && !(await hover.isVisible()); tries++) {
			await workbench.editor('README.md').getByText('# Read').hover();
			await workbench.editor('README.md').getByText('github.com/example/free').hover();
			await hover.waitFor({ timeout: 4000 }).catch(() => {});
		}
		assert.ok(await hover.isVisible());
		await workbench.screenshot('hover-repository');
		await hover.getByText('Open Paper').click();
		await workbench.webview().locator('h1', { hasText: 'Free Work' }).waitFor();
	});

	it('offers other ways into the code where there is no Git', async () => {
		const workbench = await openWorkbench({
			files: { 'code.papers.txt': listing() },
			settings: { 'git.enabled': false, 'neighbour.opensRepositories': true },
		});
		assert.deepEqual(await offered(workbench), [['Open in This Window, without Cloning', ''], ...ways]);
		await workbench.screenshot('clone-without-git-node');
		await workbench.quickPick.choose('Open in This Window, without Cloning');
		await workbench.page.getByText('The neighbour opens https://github.com/example/free').first().waitFor();
	});

	it('offers ways into the code that need no Git in a web worker, too', async () => {
		const workbench = await openWorkbench({
			files: { 'code.papers.txt': listing() },
			settings: { 'git.enabled': false, 'remote.extensionKind': { 'offprint.offprint': ['web'] } },
		});
		assert.deepEqual(await offered(workbench), ways);
		await workbench.screenshot('clone-without-git-web');
		await workbench.quickPick.choose('Open in an Editor in the Browser');
		await workbench.page.getByRole('dialog').getByText('https://github.dev/example/free').waitFor();
	});
});
