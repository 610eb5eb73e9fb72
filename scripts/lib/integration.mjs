// Runs a bundle, {node,web}/index.js of a folder, inside the extension hosts of a VS Code that a browser shows.
import { existsSync } from 'node:fs';
import { cp, mkdir, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { launchBrowser } from './browser.mjs';
import { Failure } from './failure.mjs';
import { inRoot, root } from './paths.mjs';
import { calmSettings, startServer, writeSettings } from './server.mjs';
import { silentFor, watchSilence } from './silence.mjs';
import { temporaryFolder } from './temporary.mjs';

/** Off what an editor draws and asks for that no test looks at: on two cores it is most of their time. */
const bareSettings = {
	'breadcrumbs.enabled': false,
	'editor.bracketPairColorization.enabled': false,
	'editor.codeLens': false,
	'editor.colorDecorators': false,
	'editor.folding': false,
	'editor.inlayHints.enabled': 'off',
	'editor.lightbulb.enabled': 'off',
	'editor.minimap.enabled': false,
	'editor.occurrencesHighlight': 'off',
	'editor.semanticHighlighting.enabled': false,
	'editor.stickyScroll.enabled': false,
	'git.enabled': false,
	'offprint.complete.onCite': 'never',
	'workbench.reduceMotion': 'on',
	'workbench.statusBar.visible': false,
};

/** The settings that make VS Code run the extension in this host. */
const hosts = {
	node: {},
	web: { 'remote.extensionKind': { 'offprint.offprint': ['web'] } },
};

/**
 * A workspace file takes more folders while tests run, where a folder alone would start the extension host anew.
 * VS Code gives the folders of one to the remote host only.
 */
async function workspaceFile(folder) {
	const file = `${folder}.code-workspace`;
	await writeFile(file, JSON.stringify({ folders: [{ path: folder }] }));
	return file;
}

/** What the integration tests find in their workspace. */
async function copySamples(workspace) {
	await cp(inRoot('samples'), workspace, { recursive: true });
	// A folder that contains itself: whoever follows it never ends.
	await mkdir(path.join(workspace, 'loop'));
	await symlink('.', path.join(workspace, 'loop', 'again'));
}

/** Starts a VS Code for tests; the result runs the bundle in one of its extension hosts. */
export async function openExtensionHost({ bundle = 'dist/test/integration', fill = copySamples } = {}) {
	const data = await temporaryFolder('integration');
	const [server, browser] = await Promise.all([
		startServer({ data, flags: ['--enable-smoke-test-driver'] }),
		launchBrowser(),
	]);

	/** Runs a bundled suite in a new window; resolves with whether all of it passed. @param {'node' | 'web'} host */
	async function runIn(host, onLine, suite = 'index.js') {
		await writeSettings(data, { ...calmSettings, ...bareSettings, ...hosts[host] });
		const workspace = path.join(data, `workspace-${host}`);
		if (!existsSync(workspace)) {
			await fill(workspace);
		}
		const opened = host === 'node' ? `workspace=${await workspaceFile(workspace)}` : `folder=${workspace}`;
		const remote = (file) => `vscode-remote://${server.authority}${file}`;
		const payload = [
			['extensionDevelopmentPath', remote(root)],
			['extensionTestsPath', remote(inRoot(bundle, host, suite))],
		];
		// Small: what is drawn here nobody sees, and drawing takes longer than most tests.
		const page = await browser.newPage({ viewport: { width: 480, height: 320 } });
		page.setDefaultTimeout(0);
		let silence;
		try {
			const exitCode = new Promise((resolve, reject) => {
				silence = watchSilence(() => reject(new Failure(silentFor(`the ${host} extension host`))));
				page.exposeFunction('codeAutomationExit', resolve);
				page.once('crash', () => reject(new Failure('the page crashed')));
			});
			await page.exposeFunction('codeAutomationLog', (_type, args) => {
				silence.heard();
				onLine(args.join(' '));
			});
			const opening = page.goto(`${server.url}?${opened}&payload=${encodeURIComponent(JSON.stringify(payload))}`);
			// The page is opened by the time its tests end; until then only an error of its opening counts.
			return (await Promise.race([exitCode, opening.then(() => exitCode)])) === 0;
		} finally {
			silence?.stop();
			await page.close();
		}
	}

	return {
		runIn,
		async close() {
			await browser.close();
			await server.stop();
		},
	};
}
