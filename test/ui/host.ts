// The VS Code that scripts/test.mjs started with the packaged extension installed, and the browser that shows it.
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type BrowserContext, chromium, type Page } from 'playwright-core';

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

/** What a page can store, but for the cache of what was loaded. */
const STORED = 'cookies,file_systems,indexeddb,local_storage,service_workers,cache_storage';

/** How long something may take to show; a busy machine needs much more than the moment it usually is. */
const PATIENCE_MS = 90_000;

/** Until the end of the test, or until a test fails or another window is opened. */
export type Lifetime = 'test' | 'shared';

export const VIEWPORT = { width: 1280, height: 800 };

/**
 * One browser profile for all tests: it keeps VS Code's own code, which a new one would load and compile again for each window.
 * What VS Code keeps in it (layout, history, state of extensions) goes with `clearUserData`.
 */
let profile: BrowserContext;
/** Belongs to no test, so that the browser stays. */
let blank: Page;
/** The windows that are open, and whether they outlast the test that opened them. */
const open = new Map<Page, Lifetime>();

before(async () => {
	profile = await chromium.launchPersistentContext(path.join(host.data, 'browser'), {
		executablePath: host.browser,
		args: [...host.flags],
		timeout: 0,
		viewport: VIEWPORT,
	});
	profile.setDefaultTimeout(PATIENCE_MS);
	await profile.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: origin() });
	blank = profile.pages()[0] ?? (await profile.newPage());
});

afterEach(async function () {
	const test = this.currentTest;
	// A test that is to be tried again has no state.
	const isFailed = test !== undefined && !test.isPassed() && !test.isPending();
	for (const [page, lifetime] of open) {
		if (isFailed) {
			const name = `failed ${test.fullTitle()}`.replace(/[^\p{L}\p{N}]+/gu, '-').slice(0, 100);
			await page.screenshot({ path: path.join(host.screens, `${name}.png`), timeout: 10_000 }).catch(() => {});
		}
		if (isFailed || lifetime === 'test') {
			open.delete(page);
			await page.close();
		}
	}
});

after(() => profile?.close());

const origin = () => new URL(host.url).origin;

/**
 * A page in which VS Code can be opened. In another language VS Code itself stays English, as no language pack is installed;
 * extensions speak the language if they can.
 */
export async function newPage(lifetime: Lifetime = 'test', language?: string): Promise<Page> {
	const page = await profile.newPage();
	if (language !== undefined) {
		await page.addInitScript((name) => Object.assign(globalThis, { _VSCODE_NLS_LANGUAGE: name }), language);
	}
	open.set(page, lifetime);
	return page;
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

/** Closes what is open and forgets what VS Code and its extensions stored in the browser and on the server. */
export async function clearUserData(): Promise<void> {
	open.clear();
	for (const page of profile.pages().filter((each) => each !== blank)) {
		await page.close();
	}
	await profile.unrouteAll();
	await profile.setOffline(false);
	const devtools = await profile.newCDPSession(blank);
	await devtools.send('Storage.clearDataForOrigin', { origin: origin(), storageTypes: STORED });
	await devtools.detach();
	for (const name of ['globalStorage', 'workspaceStorage', 'History', 'keybindings.json']) {
		// The server of the window before may still be writing.
		await rm(path.join(userFolder(), name), { recursive: true, force: true, maxRetries: 10 });
	}
}
