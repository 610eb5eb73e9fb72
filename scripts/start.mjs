// npm start: Offprint, packaged and installed in a real VS Code, with a workspace open. See `npm start -- --help`.
import { existsSync, statSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
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

Starts VS Code with Offprint. PATH is a folder to open, or a listing of papers: then its folder
is opened with that file as the corpus. Without a PATH it opens samples/.

  --no-open   print the address and do not open a browser
  --desktop   use the installed desktop VS Code ("code") instead of one in the browser
  --port N    listen on this port of loopback instead of a free one

Ctrl+C ends everything.`;

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
		return { ...values, port, paths: positionals };
	} catch (error) {
		throw error instanceof Failure ? error : new Failure(`${error.message.split('\n')[0]} (npm start -- --help)`);
	}
}

/** What to open: the folders, and the files among the paths, which are corpora. */
function readPaths(paths) {
	if (paths.length === 0) {
		return { folders: [inRoot('samples')], corpora: [] };
	}
	// npm runs scripts in the package's folder; the user named the paths from where npm was called.
	const from = process.env.INIT_CWD ?? process.cwd();
	const absolute = paths.map((name) => {
		const file = path.resolve(from, name);
		if (!existsSync(file)) {
			throw new Failure(`no such file or folder: ${name}`);
		}
		return file;
	});
	const isFolder = (file) => statSync(file).isDirectory();
	return {
		folders: [...new Set(absolute.map((file) => (isFolder(file) ? file : path.dirname(file))))],
		corpora: absolute.filter((file) => !isFolder(file)),
	};
}

/** A folder to open, or for several folders or a chosen corpus a workspace file that says so. */
async function writeWorkspace({ folders, corpora }) {
	if (folders.length === 1 && corpora.length === 0) {
		return { kind: 'folder', path: folders[0] };
	}
	const file = path.join(tools, 'start', 'offprint.code-workspace');
	const settings = corpora.length > 0 ? { 'offprint.corpus': corpora } : {};
	await mkdir(path.dirname(file), { recursive: true });
	await writeFile(
		file,
		JSON.stringify({ folders: folders.map((folder) => ({ path: folder })), settings }, undefined, '\t'),
	);
	return { kind: 'workspace', path: file };
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
	// A path with the drive's slash, as in a file URI.
	const address = `${server.url}?${workspace.kind}=${pathToFileURL(workspace.path).pathname}`;
	console.log(`\nOffprint is ready:  ${address}\nCtrl+C ends it.\n`);
	if (open) {
		openInBrowser(address);
	}
	await server.ended;
	throw new Failure('VS Code ended by itself');
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
	const paths = readPaths(options.paths);
	const server = options.desktop ? undefined : Promise.all([node24(), vscodeServer()]);
	server?.catch(() => {});
	await nodeModules();
	console.log('Building and packaging Offprint …');
	const vsix = await packageVsix();
	await server;
	const workspace = await writeWorkspace(paths);
	const open = !options['no-open'] && !process.env.CI;
	await (options.desktop
		? startDesktop(workspace, vsix)
		: startInBrowser(workspace, vsix, { port: options.port, open }));
}

// Ctrl+C is how it is meant to end.
main(startOffprint, { whenInterrupted: 0 });
