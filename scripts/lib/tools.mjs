// Gets what the scripts need and a machine may lack. Each function installs once and answers at once after that.
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Failure } from './failure.mjs';
import { inRoot, root, tools } from './paths.mjs';
import { run, runQuietly } from './processes.mjs';

/** The npm packages that carry a real VS Code server, and the Node.js that it wants. */
const SERVER = { name: 'code-server', version: '4.139.1' };
/** Official judges of MCP servers: the inspector, the conformance suite, and the client of the SDK's other version. */
const JUDGES = {
	name: 'mcp-judges',
	version: '1',
	packages: [
		'@modelcontextprotocol/inspector@2.12.0',
		'@modelcontextprotocol/conformance@0.1.16',
		'@modelcontextprotocol/sdk@1.32.2',
	],
};
const NODE = { name: 'node', version: '24.9.0' };

const windows = process.platform === 'win32';
const isRoot = process.getuid?.() === 0;
const quietNpm = ['--loglevel=error', '--no-audit', '--no-fund'];

/** Installs node_modules where they are missing or differ from package-lock.json. */
export async function nodeModules() {
	if (await modulesMatchLock()) {
		return;
	}
	console.log('Installing node_modules …');
	const code = await run('npm', ['ci', ...quietNpm], { cwd: root });
	if (code !== 0) {
		throw new Failure(`npm ci failed (exit code ${code}); see above`);
	}
}

async function modulesMatchLock() {
	const packages = async (file) => JSON.parse(await readFile(file, 'utf8')).packages;
	let wanted;
	let found;
	try {
		wanted = await packages(inRoot('package-lock.json'));
		found = await packages(inRoot('node_modules/.package-lock.json'));
	} catch {
		return false;
	}
	return Object.entries(wanted).every(
		([place, { version, optional }]) =>
			place === '' || (place in found ? found[place].version === version : optional === true),
	);
}

/** The path of a Node.js 24: the running one, or one from npm. */
export async function node24() {
	if (process.versions.node.startsWith('24.')) {
		return process.execPath;
	}
	const folder = await installed(NODE, async (place) => {
		// The package's script fetches the binary for this machine, as a package too. It is run here because npm may be set to skip scripts.
		await npmInstall(place, ['--ignore-scripts', `${NODE.name}@${NODE.version}`]);
		const cwd = path.join(place, 'node_modules/node');
		await runQuietly(process.execPath, ['installArchSpecificPackage.js'], {
			cwd,
			failure: 'cannot install Node.js 24',
		});
	});
	return path.join(folder, 'node_modules/node/bin', windows ? 'node.exe' : 'node');
}

/** The folder of the VS Code server. */
export async function vscodeServer() {
	const inside = 'node_modules/code-server/lib/vscode';
	const folder = await installed(SERVER, async (place) => {
		await npmInstall(place, ['--ignore-scripts', `${SERVER.name}@${SERVER.version}`]);
		const server = path.join(place, inside);
		for (const cwd of [server, path.join(server, 'extensions')]) {
			await npmInstall(cwd, ['--omit=dev', '--ignore-scripts']);
		}
	});
	return path.join(folder, inside);
}

/** The folder whose node_modules has the judges of MCP servers; together they are too large for everybody's. */
export function mcpJudges() {
	return installed(JUDGES, (place) => npmInstall(place, ['--ignore-scripts', ...JUDGES.packages]));
}

const underWay = new Map();

/** The folder of a package that `install` puts there, once, however many ask for it at a time. */
function installed(tool, install) {
	const folder = path.join(tools, `${tool.name}-${tool.version}`);
	if (!underWay.has(folder)) {
		underWay.set(folder, existsSync(folder) ? Promise.resolve(folder) : installInto(folder, tool, install));
	}
	return underWay.get(folder);
}

/** Runs `install` in a folder that takes its name only when complete, so that a broken install leaves nothing behind. */
async function installInto(folder, { name, version }, install) {
	console.log(`Installing ${name} ${version} …`);
	const partial = `${folder}.${process.pid}.partial`;
	await mkdir(partial, { recursive: true });
	await writeFile(path.join(partial, 'package.json'), '{ "private": true }\n');
	try {
		await install(partial);
		await rename(partial, folder).catch((error) => {
			// Another script may have been quicker.
			if (!existsSync(folder)) {
				throw error;
			}
		});
	} finally {
		await rm(partial, { recursive: true, force: true });
	}
	return folder;
}

const npmInstall = (cwd, args) =>
	runQuietly('npm', ['install', ...quietNpm, '--no-package-lock', ...args], {
		cwd,
		failure: 'npm could not install; see above',
	});

let chromiumPath;

/** The path of a Chromium, Chrome or Edge: `CHROMIUM_PATH`, an installed one, Debian's package, or Playwright's own. */
export function chromium() {
	chromiumPath ??= findChromium();
	return chromiumPath;
}

async function findChromium() {
	const given = process.env.CHROMIUM_PATH;
	if (given) {
		if (!existsSync(given)) {
			throw new Failure(`CHROMIUM_PATH names no file: ${given}`);
		}
		return given;
	}
	const found = findBrowser() ?? ((await installDebian('chromium')) ? findBrowser() : undefined);
	return found ?? playwrightChromium();
}

function findBrowser() {
	const programs = [process.env.ProgramFiles, process.env['ProgramFiles(x86)'], process.env.LOCALAPPDATA].filter(
		Boolean,
	);
	const places = {
		darwin: [
			'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
			'/Applications/Chromium.app/Contents/MacOS/Chromium',
			'/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
		],
		win32: programs.flatMap((folder) => [
			path.join(folder, 'Google/Chrome/Application/chrome.exe'),
			path.join(folder, 'Microsoft/Edge/Application/msedge.exe'),
		]),
	}[process.platform];
	return places
		? places.find((place) => existsSync(place))
		: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge']
				.map(findProgram)
				.find((program) => program !== undefined);
}

async function playwrightChromium() {
	process.env.PLAYWRIGHT_BROWSERS_PATH = path.join(tools, 'browsers');
	const playwright = await import('playwright-core');
	const executable = playwright.chromium.executablePath();
	if (!existsSync(executable)) {
		console.log('Installing Chromium …');
		const cli = inRoot('node_modules/playwright-core/cli.js');
		await runQuietly(process.execPath, [cli, 'install', 'chromium'], {
			failure: 'no Chromium: install one, or set CHROMIUM_PATH to one',
		});
	}
	return executable;
}

/** The path of a program that Debian has as a package, or undefined where there is none and none can be installed. */
export async function debianProgram(name) {
	return findProgram(name) ?? ((await installDebian(name)) ? findProgram(name) : undefined);
}

/** The path of a program on PATH, or undefined. */
export function findProgram(name) {
	const endings = windows ? ['.exe', '.cmd', ''] : [''];
	return (process.env.PATH ?? '')
		.split(path.delimiter)
		.flatMap((folder) => endings.map((ending) => path.join(folder, name + ending)))
		.find((file) => existsSync(file));
}

/** Installs a Debian package where that is possible: on Debian, as root. */
async function installDebian(name) {
	if (!isRoot || findProgram('apt-get') === undefined) {
		return false;
	}
	console.log(`Installing ${name} (Debian's package) …`);
	const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
	const apt = async (...args) => (await run('apt-get', ['--quiet=2', ...args], { env, stdio: 'ignore' })) === 0;
	const install = () => apt('install', '--yes', '--no-install-recommends', name);
	return (await install()) || ((await apt('update')) && (await install()));
}
