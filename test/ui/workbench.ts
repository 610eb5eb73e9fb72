// VS Code as a user sees it: what the UI tests say and do, in words of the screen.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { FrameLocator, Locator, Page } from 'playwright-core';
import { type Files, Folder } from './folder';
import { clearUserData, host, type Lifetime, newPage, type Settings, VIEWPORT, writeUserSettings } from './host';
import { QuickPick } from './quickPick';
import { Tree } from './tree';

export interface WorkbenchOptions {
	/** Folder of the repository to open a copy of; without it, an empty folder. */
	readonly folder?: string;
	/** Files to write into the copy, by their path in it. */
	readonly files?: Files;
	readonly settings?: Settings;
	/** Until the end of the test, where nothing else is said; see `sharedWindow`. */
	readonly lifetime?: Lifetime;
	/** What extensions speak: `de`, or the made-up `qps-ploc`, whose words are longer. */
	readonly language?: string;
}

const THEMES = {
	light: { name: 'Light Modern', className: 'vs' },
	dark: { name: 'Dark Modern', className: 'vs-dark' },
	'hc-light': { name: 'Default High Contrast Light', className: 'hc-light' },
	'hc-dark': { name: 'Default High Contrast', className: 'hc-black' },
} as const;

export type Theme = keyof typeof THEMES;

/** Opens VS Code on a copy of a folder of its own, with nothing stored of earlier ones, instead of the window before. */
export async function openWorkbench(options: WorkbenchOptions = {}): Promise<Workbench> {
	const folder = await Folder.make(options.folder, options.files ?? {});
	await clearUserData();
	await writeUserSettings({
		'workbench.colorTheme': THEMES.light.name,
		'files.exclude': { '**/.vscode': true },
		// Tooltips lie over what is to be clicked next; a test of one sets this to 0.
		'workbench.hover.delay': 60_000,
		...options.settings,
	});
	const page = await newPage(options.lifetime, options.language);
	await page.goto(`${host.url}?folder=${folder.path}`);
	const workbench = new Workbench(page, folder);
	await workbench.ready();
	return workbench;
}

/** In a browser, VS Code stores what is open this often, as soon as it is idle and if the page has the focus then; not when it ends. */
const STORING_MS = 5000;
/** How long it may take to write what it stores. */
const WRITING_MS = 1000;

/** Runs in the window: resolves when VS Code has stored what is open; whoever asked first is told first that it is idle. */
async function stored([storing = 0, writing = 0]: readonly number[]): Promise<void> {
	const wait = (milliseconds: number) => new Promise((done) => setTimeout(done, milliseconds));
	await wait(storing);
	await new Promise((done) => requestIdleCallback(done));
	await wait(writing);
}

/** How long the palette may take to offer a command before it is opened once more. */
const PALETTE_MS = 20_000;

export class Workbench {
	readonly quickPick: QuickPick;
	private folderSettings: Settings = {};

	constructor(
		readonly page: Page,
		private readonly opened: Folder,
	) {
		this.quickPick = new QuickPick(page);
	}

	/** Where the opened folder lies. */
	get folder(): string {
		return this.opened.path;
	}

	async ready(): Promise<void> {
		await this.page.locator('.activitybar .action-item').first().waitFor();
		// The folder is listed once the connection to the server stands.
		await this.page.locator('.explorer-folders-view .monaco-list').waitFor();
		await this.activityBar('Offprint').waitFor();
	}

	/** Loads the window anew, as the user does, once VS Code has stored what is open. */
	async reload(): Promise<void> {
		// A page loses the focus with a frame that had it and is gone.
		await this.page.keyboard.press('F1');
		await this.quickPick.input.waitFor();
		await this.page.evaluate(stored, [STORING_MS, WRITING_MS]);
		await this.page.reload();
		await this.activityBar('Offprint').waitFor();
	}

	/**
	 * Brings the window back to how it was when it was opened, as a user would, and its folder, which holds these files, too.
	 * See `sharedWindow` for what it leaves as it is.
	 */
	async atStart(files: Files): Promise<void> {
		const { page } = this;
		const inTheWay = page.locator('.monaco-dialog-box, .quick-input-widget, .context-view .monaco-menu');
		for (let tries = 0; tries < 5 && (await inTheWay.filter({ visible: true }).count()) > 0; tries++) {
			await page.keyboard.press('Escape');
			await page.waitForTimeout(100);
		}
		await page.setViewportSize(VIEWPORT);
		if (Object.keys(this.folderSettings).length > 0) {
			this.folderSettings = {};
			await this.changeSettings({});
			await this.page.locator(`.monaco-workbench.${THEMES.light.className}`).waitFor();
		}
		await this.closeEditors();
		if (await page.locator('.part.panel').isVisible()) {
			await this.runCommand('View: Toggle Panel Visibility');
		}
		if ((await page.locator('.notification-toast').count()) > 0) {
			await this.runCommand('Notifications: Clear All Notifications');
		}
		await this.opened.restore(files);
	}

	/** Closes all editors; what they hold that is not saved is lost. */
	private async closeEditors(): Promise<void> {
		const tabs = this.page.locator('.tabs-container .tab');
		if ((await tabs.count()) === 0) {
			return;
		}
		await this.runCommand('View: Close All Editors');
		const unsaved = this.page.locator('.monaco-dialog-box').getByRole('button', { name: /Don't Save/ });
		while ((await tabs.count()) > 0) {
			if (await unsaved.isVisible()) {
				await unsaved.click();
			}
			await this.page.waitForTimeout(100);
		}
	}

	/** Runs a command from the palette by its whole title, as in `Offprint: Search Papers`. */
	async runCommand(title: string): Promise<void> {
		// An editor that has just opened may take the focus, which closes the palette.
		for (let tries = 1; ; tries++) {
			await this.page.keyboard.press('F1');
			try {
				await this.quickPick.input.fill(`>${title}`, { timeout: PALETTE_MS });
				await this.quickPick.row(title).click({ timeout: PALETTE_MS });
				return;
			} catch (error) {
				if (tries === 4) {
					throw error;
				}
			}
		}
	}

	/** Opens a view container by its title in the activity bar. */
	async openContainer(title: string): Promise<void> {
		const tab = this.activityBar(title);
		if ((await tab.getAttribute('aria-expanded')) !== 'true') {
			await tab.click();
		}
		await this.page.locator('.sidebar .composite.title', { hasText: new RegExp(title, 'i') }).waitFor();
	}

	/** The entry of a view container in the activity bar. */
	activityBar(title: string): Locator {
		return this.page.locator('.activitybar').getByRole('tab', { name: title, exact: true });
	}

	/** The tree of a view in the side bar. */
	tree(view: string): Tree {
		return new Tree(this.page, view);
	}

	/** Opens a file of the folder and gives its editor the focus. */
	async openFile(name: string): Promise<void> {
		const title = path.basename(name);
		await this.page.keyboard.press('ControlOrMeta+P');
		await this.quickPick.type(name);
		// An input that opened before the file was there never lists it.
		for (let tries = 0; tries < 5 && !(await this.quickPick.offers(title)); tries++) {
			await this.quickPick.cancel();
			await this.page.keyboard.press('ControlOrMeta+P');
			await this.quickPick.type(name);
		}
		await this.quickPick.choose(title);
		await this.editor(name).waitFor();
		await this.editor(name).click();
	}

	/** The text editor of a file. */
	editor(name: string): Locator {
		return this.page.locator(`.editor-instance .monaco-editor[data-uri$="/${name}"]`);
	}

	/** Selects the line of an open text that begins with these words, as one does by the keyboard. */
	async selectLine(name: string, words: string): Promise<void> {
		const line = this.editor(name).locator('.view-line', { hasText: words }).first();
		for (let tries = 0; tries < 5 && !(await line.isVisible()); tries++) {
			await this.editor(name).click();
			await this.page.keyboard.press('PageDown');
			await this.page.waitForTimeout(300);
		}
		await line.click();
		await this.page.keyboard.press('Home');
		await this.page.keyboard.press('Shift+End');
	}

	/** The text of a file as saved. */
	readFile(name: string): Promise<string> {
		return readFile(path.join(this.folder, name), 'utf8');
	}

	/** The content of the visible webview; with several, of the one in the editor tab of this title. */
	webview(title?: string): FrameLocator {
		const frame = title === undefined ? 'iframe.webview.ready' : `iframe.webview.ready[title="${title}"]`;
		return this.page.frameLocator(`${frame}:visible`).frameLocator('iframe#active-frame');
	}

	/** The editor tab of this title. */
	tab(title: string | RegExp): Locator {
		return this.page.locator('.tabs-container').getByRole('tab', { name: title });
	}

	/** The texts of the notifications on the screen. */
	async notifications(): Promise<string[]> {
		return this.page.locator('.notification-list-item-message').allInnerTexts();
	}

	async setTheme(theme: Theme): Promise<void> {
		await this.changeSettings({ 'workbench.colorTheme': THEMES[theme].name });
		await this.page.locator(`.monaco-workbench.${THEMES[theme].className}`).waitFor();
	}

	/** Changes settings of the opened folder: VS Code takes these over at once, while it reads the user's only when it starts. */
	async changeSettings(settings: Settings): Promise<void> {
		this.folderSettings = { ...this.folderSettings, ...settings };
		const folder = path.join(this.folder, '.vscode');
		await mkdir(folder, { recursive: true });
		await writeFile(path.join(folder, 'settings.json'), JSON.stringify(this.folderSettings));
	}

	/** Writes a file of the folder, as another program would. */
	async writeFile(name: string, text: string): Promise<void> {
		await writeFile(path.join(this.folder, name), text);
	}

	/**
	 * Leaves a picture of each of these themes in test-results/screens/, once `shown` is to be seen: a page is made anew in another
	 * theme. Without `--pictures` only of the first, light one: nobody looks at the others of every run.
	 */
	async screenshots(name: string, themes: readonly ['light', ...Theme[]], shown?: Locator): Promise<void> {
		if (process.env.OFFPRINT_PICTURES === undefined) {
			await shown?.waitFor();
			await this.screenshot(`${name}-light`);
			return;
		}
		for (const theme of themes) {
			await this.setTheme(theme);
			await shown?.waitFor();
			// Pages fade from one colour to the other.
			await this.page.waitForTimeout(300);
			await this.screenshot(`${name}-${theme}`);
		}
		await this.setTheme('light');
	}

	/** Leaves a picture in test-results/screens/. */
	async screenshot(name: string): Promise<void> {
		await this.page.screenshot({ path: path.join(host.screens, `${name}.png`), animations: 'disabled', caret: 'hide' });
	}
}
