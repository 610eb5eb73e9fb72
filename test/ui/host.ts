// The VS Code that scripts/test.mjs started with the packaged extension installed, and the browser that shows it.
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type Browser, type BrowserContext, chromium } from 'playwright-core';

export type Settings = Readonly<Record<string, unknown>>;

interface Host {
	readonly url: string;
	/** Folder of the server's data: user settings, extensions, storage. */
	readonly data: string;
	readonly settings: Settings;
	/** Path of the browser, and the flags it needs on this machine. */
	readonly browser: string;
	readonly flags: readonly string[];
	/** Folder for screenshots. */
	readonly screens: string;
	/** The repository. */
	readonly root: string;
}

const given = process.env.OFFPRINT_UI_HOST;
if (given === undefined) {
	throw new Error('The UI tests need a VS Code: run them with `npm run test:ui`');
}
export const host: Host = JSON.parse(given);

/** How long something may take to show; a busy machine needs much more than the moment it usually is. */
const PATIENCE_MS = 90_000;

/** Until the end of the test, or until a test fails or another window is opened. */
export type Lifetime = 'test' | 'shared';

export const VIEWPORT = { width: 1280, height: 800 };

let browser: Browser;
/** The profiles that are open, and whether they outlast the test that opened them. */
const open = new Map<BrowserContext, Lifetime>();

before(async () => {
	browser = await chromium.launch({ executablePath: host.browser, args: [...host.flags], timeout: 0 });
});

afterEach(async function () {
	const test = this.currentTest;
	// A test that is to be tried again has no state.
	const isFailed = test !== undefined && !test.isPassed() && !test.isPending();
	for (const [context, lifetime] of open) {
		if (isFailed) {
			const name = `failed ${test.fullTitle()}`.replace(/[^\p{L}\p{N}]+/gu, '-').slice(0, 100);
			const page = context.pages()[0];
			await page?.screenshot({ path: path.join(host.screens, `${name}.png`), timeout: 10_000 }).catch(() => {});
		}
		if (isFailed || lifetime === 'test') {
			await close(context);
		}
	}
});

after(() => browser?.close());

async function close(context: BrowserContext): Promise<void> {
	open.delete(context);
	await context.close();
}

/**
 * A browser profile of its own, instead of the one before: VS Code keeps layout, history and extension state in it.
 * In another language VS Code itself stays English, as no language pack is installed; extensions speak the language if they can.
 */
export async function newProfile(lifetime: Lifetime = 'test', language?: string): Promise<BrowserContext> {
	const context = await browser.newContext({ viewport: VIEWPORT });
	context.setDefaultTimeout(PATIENCE_MS);
	await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: new URL(host.url).origin });
	if (language !== undefined) {
		await context.addInitScript((name) => Object.assign(globalThis, { _VSCODE_NLS_LANGUAGE: name }), language);
	}
	open.set(context, lifetime);
	return context;
}

const userFolder = () => path.join(host.data, 'data/User');

/** Makes these the user settings, on top of those of every test; an open VS Code takes them over. */
export async function writeUserSettings(settings: Settings): Promise<void> {
	await mkdir(userFolder(), { recursive: true });
	await writeFile(path.join(userFolder(), 'settings.json'), JSON.stringify({ ...host.settings, ...settings }));
}

/** Settings of the machine on which extensions run; VS Code takes no other ones for its services. */
export async function writeMachineSettings(settings: Settings): Promise<void> {
	const folder = path.join(host.data, 'data/Machine');
	await mkdir(folder, { recursive: true });
	await writeFile(path.join(folder, 'settings.json'), JSON.stringify(settings));
}

/** Closes what is open and forgets what extensions and earlier tests stored on the server. */
export async function clearUserData(): Promise<void> {
	for (const context of open.keys()) {
		await close(context);
	}
	for (const name of ['globalStorage', 'workspaceStorage', 'History', 'keybindings.json']) {
		// The server of the window before may still be writing.
		await rm(path.join(userFolder(), name), { recursive: true, force: true, maxRetries: 10 });
	}
}
