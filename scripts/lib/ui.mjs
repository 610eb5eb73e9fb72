// A VS Code with the packaged extension installed, for suites that drive it through its windows in a browser.
import { mkdir, rm } from 'node:fs/promises';
import { chromiumFlags } from './browser.mjs';
import { addPseudoLanguage } from './l10n.mjs';
import { inRoot, root } from './paths.mjs';
import {
	calmSettings,
	installExtension,
	installedFolder,
	linkExtension,
	startServer,
	writeSettings,
} from './server.mjs';
import { temporaryFolder } from './temporary.mjs';
import { chromium } from './tools.mjs';
import { packageVsix } from './vsix.mjs';

/**
 * Starts so many of them, each with data of its own; `env` of each is what test/ui/host.ts reads.
 * Their screenshots go to one folder, `screens` below test-results/, emptied first.
 */
export async function openUiHosts(screens, count) {
	const vsix = await packageVsix();
	const folder = inRoot('test-results', screens);
	await rm(folder, { recursive: true, force: true });
	await mkdir(folder, { recursive: true });
	const hosts = [];
	while (hosts.length < count) {
		hosts.push(await openUiHost(vsix, folder));
	}
	return hosts;
}

/** Calmer still: a question after the first citation lies over what is to be clicked next; what moves is painted again and again. */
const settings = {
	...calmSettings,
	'offprint.complete.onCite': 'never',
	'workbench.reduceMotion': 'on',
	'editor.cursorBlinking': 'solid',
};

async function openUiHost(vsix, screens) {
	const data = await temporaryFolder('ui');
	await installExtension(data, vsix);
	addPseudoLanguage(await installedFolder(data, 'offprint.offprint'));
	await linkExtension(data, inRoot('test/ui/neighbour'));
	await writeSettings(data, settings);
	const server = await startServer({ data });
	const host = {
		url: server.url,
		data,
		settings,
		browser: await chromium(),
		flags: chromiumFlags,
		screens,
		root,
	};
	return { env: { OFFPRINT_UI_HOST: JSON.stringify(host) }, stop: server.stop };
}
