// A VS Code with the packaged extension installed, for suites that drive it through its windows in a browser.
import { mkdir, rm } from 'node:fs/promises';
import { chromiumFlags } from './browser.mjs';
import { inRoot, root } from './paths.mjs';
import { calmSettings, installExtension, startServer, writeSettings } from './server.mjs';
import { temporaryFolder } from './temporary.mjs';
import { chromium } from './tools.mjs';
import { packageVsix } from './vsix.mjs';

/** Starts it; `env` is what test/ui/host.ts reads. Screenshots go to `screens` below test-results/, emptied first. */
export async function openUiHost(screens) {
	const vsix = await packageVsix();
	const data = await temporaryFolder('ui');
	await installExtension(data, vsix);
	await writeSettings(data, calmSettings);
	const server = await startServer({ data });
	const folder = inRoot('test-results', screens);
	await rm(folder, { recursive: true, force: true });
	await mkdir(folder, { recursive: true });
	const host = {
		url: server.url,
		data,
		settings: calmSettings,
		browser: await chromium(),
		flags: chromiumFlags,
		screens: folder,
		root,
	};
	return { env: { OFFPRINT_UI_HOST: JSON.stringify(host) }, stop: server.stop };
}
