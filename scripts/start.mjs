// npm start: Offprint, packaged and installed in a real VS Code, with a workspace open. See `npm start -- --help`.
import { existsSync, statSync } from 'node:fs';
import { cp, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { Failure } from './lib/failure.mjs';
import { main } from './lib/main.mjs';
import { inRoot, tools } from './lib/paths.mjs';
import { run, runQuietly, start } from './lib/processes.mjs';
import {
	calmSettings,
	installExtension,
	linkExtension,
	settingsFile,
	startServer,
	writeSettings,
} from './lib/server.mjs';
import { findProgram, node24, nodeModules, vscodeServer } from './lib/tools.mjs';
import { packageVsix } from './lib/vsix.mjs';

const help = `npm start [-- [PATH…] [--no-open] [--desktop] [--port N]]

Starts VS Code with Offprint. PATH is a listing of papers or a folder of listings: it is the corpus,
and its folder is opened. Without a PATH it opens a copy of samples/, where you may write.

  --no-open   print the address and do not open a browser
  --desktop   use the installed desktop VS Code ("code") instead of one in the browser
  --port N    listen on this port of loopback instead of a free one

Ctrl+C ends everything.`;

/** npm runs scripts in the package's folder, but the user names paths from where npm was called. */
function absolute(name) {
	const file = path.resolve(process.env.INIT_CWD ?? process.cwd(), name);
	if (!existsSync(file)) {
		throw new Failure(`no such file or folder: ${name}`);
	}
	return file;
}

function readArguments() {
	try {
		const { values, positionals } = parseArgs({
			allowPositionals: true,
			options: {
				help: { type: 'boolean', short: 'h' },
				'no-open': { type: 'boolean' },
				desktop: { type: 'boolean' },
				port: { type: 'string' },
			},
		});
		const port = Number(values.port ?? 0);
		if (!Number.isInteger(port) || port < 0 || port > 65535) {
			throw new Failure(`not a port: ${values.port}`);
		}
		return { ...values, port, corpora: positionals.map(absolute) };
	} catch (error) {
		throw error instanceof Failure ? error : new Failure(`${error.message.split(/\n|\. /)[0]} (npm start -- --help)`);
	}
}

/** The folder to open, or a workspace file that names the corpora and the folders they are in. */
async function writeWorkspace(corpora) {
	if (corpora.length === 0) {
		return { kind: 'folder', path: await copySamples() };
	}
	const folderOf = (corpus) => (statSync(corpus).isDirectory() ? corpus : path.dirname(corpus));
	const folders = [...new Set(corpora.map(folderOf))].map((folder) => ({ path: folder }));
	const file = path.join(tools, 'start', `${path.parse(corpora[0]).name}.code-workspace`);
	await mkdir(path.dirname(file), { recursive: true });
	await writeFile(file, JSON.stringify({ folders, settings: { 'offprint.corpus': corpora } }, undefined, '\t'));
	return { kind: 'workspace', path: file };
}

/** Citing writes beside the listings, so that a copy is opened. What the user wrote there stays. */
async function copySamples() {
	const folder = path.join(tools, 'start', 'samples');
	await cp(inRoot('samples'), folder, {
		recursive: true,
		filter: (from, to) => from.endsWith('.papers.txt') || !existsSync(to) || statSync(to).isDirectory(),
	});
	return folder;
}

async function startDesktop(workspace, vsix) {
	const code = findProgram('code');
	if (code === undefined) {
		throw new Failure('no "code" on PATH; in VS Code run "Shell Command: Install \'code\' command in PATH"');
	}
	await runQuietly(code, ['--install-extension', vsix, '--force'], { failure: 'code could not install the extension' });
	await run(code, ['--new-window', workspace.path]);
}

async function startInBrowser(workspace, vsix, { port, open }) {
	const data = path.join(tools, 'start');
	if (!existsSync(settingsFile(data))) {
		await writeSettings(data, calmSettings);
	}
	await installExtension(data, vsix);
	await linkExtension(data, inRoot('scripts/greeter'));
	const server = await startServer({ data, port });
	const address = `${server.url}?${workspace.kind}=${queryPath(workspace.path)}`;
	console.log(`\nOffprint is ready:  ${address}\nCtrl+C ends it.\n`);
	if (open) {
		openInBrowser(address);
	}
	await server.ended;
	throw new Failure('VS Code ended by itself');
}

/** A path as VS Code wants it in its address: as in a file URI, and readable. */
function queryPath(file) {
	return encodeURIComponent(decodeURIComponent(pathToFileURL(file).pathname)).replaceAll('%2F', '/');
}

function openInBrowser(address) {
	const [command, ...args] = {
		darwin: ['open', address],
		win32: ['explorer.exe', `"${address}"`],
	}[process.platform] ?? ['xdg-open', address];
	if (findProgram(command) !== undefined) {
		start(command, args, { stdio: 'ignore' }).unref();
	}
}

async function startOffprint() {
	const options = readArguments();
	if (options.help) {
		console.log(help);
		return;
	}
	const server = options.desktop ? undefined : Promise.all([node24(), vscodeServer()]);
	server?.catch(() => {});
	await nodeModules();
	console.log('Building and packaging Offprint …');
	const vsix = await packageVsix();
	await server;
	const workspace = await writeWorkspace(options.corpora);
	const open = !options['no-open'] && !process.env.CI;
	await (options.desktop
		? startDesktop(workspace, vsix)
		: startInBrowser(workspace, vsix, { port: options.port, open }));
}

// Ctrl+C is how it is meant to end.
main(startOffprint, { whenInterrupted: 0 });
