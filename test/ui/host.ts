// The VS Code that scripts/test.mjs started with the packaged extension installed, and the browser that shows it.
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
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

/** How long something may take to show; a busy machine needs much more than the moment it usually is. */
const PATIENCE_MS = 90_000;

/** Until the end of the test, or until a test fails or another window is opened. */
export type Lifetime = 'test' | 'shared';

export const VIEWPORT = { width: 1280, height: 800 };

/**
 * The folder of the browser's profile. A browser of its own shows each window: nothing of an earlier one goes on running. But
 * VS Code's own code stays in the profile's caches, which a new profile would load and compile again for each window.
 */
const PROFILE = path.join(host.data, 'browser');
/** What of a profile is no more than what was loaded and compiled. */
const CACHES = ['Cache', 'Code Cache'];

interface Shown {
	readonly browser: BrowserContext;
	readonly page: Page;
	/** Whether it outlasts the test that opened it. */
	readonly lifetime: Lifetime;
}

let shown: Shown | undefined;

afterEach(async function () {
	const test = this.currentTest;
	// A test that is to be tried again has no state.
	const isFailed = test !== undefined && !test.isPassed() && !test.isPending();
	if (isFailed) {
		const name = `failed ${test.fullTitle()}`.replace(/[^\p{L}\p{N}]+/gu, '-').slice(0, 100);
		const picture = { path: path.join(host.screens, `${name}.png`), timeout: 10_000 };
		await shown?.page.screenshot(picture).catch(() => {});
		console.log(`      ${(await onScreen().catch(() => [])).join('\n      ')}`);
	}
	if (isFailed || shown?.lifetime === 'test') {
		await close();
	}
});

after(close);

/** What the window shows, in words: where a machine gives back no pictures, they say why a test failed. */
async function onScreen(): Promise<string[]> {
	const texts = async (what: string, selector: string) => {
		const found = await shown?.page.locator(selector).filter({ visible: true }).allInnerTexts();
		return (found ?? []).map((text) => `${what}: ${text.replace(/\s+/g, ' ').slice(0, 200)}`);
	};
	const parts = await Promise.all([
		texts('tab', '.tabs-container .tab:not(.active)'),
		texts('tab in front', '.tabs-container .tab.active'),
		texts('instead of an editor', '.monaco-editor-pane-placeholder'),
		texts('message', '.notification-list-item-message'),
		texts('dialog', '.monaco-dialog-box'),
		texts('pick', '.quick-input-widget'),
		texts('menu', '.context-view .monaco-menu'),
		texts('view', '.sidebar .pane'),
	]);
	return parts.flat();
}

async function close(): Promise<void> {
	const { browser } = shown ?? {};
	shown = undefined;
	await browser?.close();
}

/**
 * A page in which VS Code can be opened, in a browser that knows of no other. In another language VS Code itself stays
 * English, as no language pack is installed; extensions speak the language if they can.
 */
export async function newPage(lifetime: Lifetime = 'test', language?: string): Promise<Page> {
	const browser = await chromium.launchPersistentContext(PROFILE, {
		executablePath: host.browser,
		args: [...host.flags],
		timeout: 0,
		viewport: VIEWPORT,
	});
	browser.setDefaultTimeout(PATIENCE_MS);
	await browser.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: new URL(host.url).origin });
	const page = browser.pages()[0] ?? (await browser.newPage());
	if (language !== undefined) {
		await page.addInitScript((name) => Object.assign(globalThis, { _VSCODE_NLS_LANGUAGE: name }), language);
	}
	shown = { browser, page, lifetime };
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
	await close();
	const stored = await readdir(path.join(PROFILE, 'Default')).catch(() => []);
	for (const name of stored.filter((each) => !CACHES.includes(each))) {
		await rm(path.join(PROFILE, 'Default', name), { recursive: true, force: true, maxRetries: 10 });
	}
	for (const name of ['globalStorage', 'workspaceStorage', 'History', 'keybindings.json']) {
		// The server of the window before may still be writing.
		await rm(path.join(userFolder(), name), { recursive: true, force: true, maxRetries: 10 });
	}
}
