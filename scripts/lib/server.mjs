// A real VS Code server on loopback, with its data in a folder of its own.

import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { Failure } from './failure.mjs';
import { runQuietly, start, stop } from './processes.mjs';
import { node24, vscodeServer } from './tools.mjs';

/** Nothing between a new user and the product: no welcome page, no trust question, no chat, no update notes. */
export const calmSettings = {
	'chat.disableAIFeatures': true,
	'extensions.autoCheckUpdates': false,
	'extensions.ignoreRecommendations': true,
	'git.openRepositoryInParentFolders': 'never',
	// It lists every open file of every process again and again.
	'remote.autoForwardPorts': false,
	'security.workspace.trust.enabled': false,
	'telemetry.telemetryLevel': 'off',
	'update.showReleaseNotes': false,
	'workbench.enableExperiments': false,
	'workbench.secondarySideBar.defaultVisibility': 'hidden',
	'workbench.startupEditor': 'none',
	'workbench.tips.enabled': false,
	'workbench.welcomePage.walkthroughs.openOnInstall': false,
};

/** The user settings of a server whose data lie in `data`. */
export const settingsFile = (data) => path.join(data, 'data/User/settings.json');

export async function writeSettings(data, settings) {
	await mkdir(path.dirname(settingsFile(data)), { recursive: true });
	await writeFile(settingsFile(data), `${JSON.stringify(settings, undefined, '\t')}\n`);
}

const dataFlags = (data) => ['--server-data-dir', data, '--extensions-dir', path.join(data, 'extensions')];

/** Installs a VSIX where a server with these data finds it. */
export async function installExtension(data, vsix) {
	const args = [path.join(await vscodeServer(), 'out/server-main.js'), ...dataFlags(data)];
	await runQuietly(await node24(), [...args, '--install-extension', vsix, '--force', '--accept-server-license-terms'], {
		failure: `VS Code could not install ${vsix}; see above`,
	});
}

/** Where a server with these data keeps an extension that was installed. */
export async function installedFolder(data, id) {
	const list = JSON.parse(await readFile(path.join(data, 'extensions/extensions.json'), 'utf8'));
	return list.find(({ identifier }) => identifier.id === id).location.path;
}

/** Adds an extension's folder, as it is, to those that a server with these data runs. */
export async function linkExtension(data, folder) {
	const list = path.join(data, 'extensions/extensions.json');
	const { publisher, name, version } = JSON.parse(await readFile(path.join(folder, 'package.json'), 'utf8'));
	const id = `${publisher}.${name}`;
	const others = JSON.parse(await readFile(list, 'utf8')).filter(({ identifier }) => identifier.id !== id);
	const location = { $mid: 1, scheme: 'file', path: pathToFileURL(folder).pathname };
	await writeFile(list, JSON.stringify([...others, { identifier: { id }, version, location }]));
}

/** Starts a server on a free port of loopback, or on `port`; resolves when it listens. */
export async function startServer({ data, port = 0, flags = [] }) {
	if (port !== 0) {
		await assertFree(port);
	}
	const child = start(await node24(), [
		path.join(await vscodeServer(), 'out/server-main.js'),
		...['--host', '127.0.0.1', '--port', String(port)],
		...dataFlags(data),
		'--without-connection-token',
		'--accept-server-license-terms',
		'--disable-telemetry',
		'--disable-experiments',
		'--disable-update-check',
		'--disable-workspace-trust',
		'--disable-getting-started-override',
		...['--reconnection-grace-time', '60'],
		...flags,
	]);
	const said = [];
	const listening = await new Promise((resolve, reject) => {
		for (const stream of [child.stdout, child.stderr]) {
			createInterface({ input: stream }).on('line', (line) => {
				said.push(line);
				const match = /Extension host agent listening on (\d+)/.exec(line);
				if (match) {
					resolve(Number(match[1]));
				}
			});
		}
		child.once('error', reject);
		child.once('close', (code) =>
			reject(new Failure(`VS Code ended at once (exit code ${code}):\n${said.slice(-20).join('\n')}`)),
		);
	});
	return {
		authority: `127.0.0.1:${listening}`,
		url: `http://127.0.0.1:${listening}/`,
		ended: new Promise((resolve) => child.once('close', resolve)),
		stop: () => stop(child),
	};
}

function assertFree(port) {
	return new Promise((resolve, reject) => {
		const probe = createServer();
		probe.once('error', () => reject(new Failure(`port ${port} cannot be used; leave --port out to get a free one`)));
		probe.listen(port, '127.0.0.1', () => probe.close(resolve));
	});
}
