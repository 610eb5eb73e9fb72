// VS Code as a user sees it: what the UI tests say and do, in words of the screen.
import { cp, mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { FrameLocator, Locator, Page } from 'playwright-core';
import { clearUserData, host, newProfile, type Settings, writeUserSettings } from './host';
import { QuickPick } from './quickPick';
import { Tree } from './tree';

export interface WorkbenchOptions {
	/** Folder of the repository to open a copy of; without it, an empty folder. */
	readonly folder?: string;
	/** Files to write into the copy, by their path in it. */
	readonly files?: Readonly<Record<string, string>>;
	readonly settings?: Settings;
	readonly theme?: Theme;
}

const THEMES = {
	light: { name: 'Light Modern', className: 'vs' },
	dark: { name: 'Dark Modern', className: 'vs-dark' },
	'hc-light': { name: 'Default High Contrast Light', className: 'hc-light' },
	'hc-dark': { name: 'Default High Contrast', className: 'hc-black' },
} as const;

export type Theme = keyof typeof THEMES;

/** Opens VS Code on a copy of a folder of its own, with a fresh profile. Closed by itself after the test. */
export async function openWorkbench(options: WorkbenchOptions = {}): Promise<Workbench> {
	const folder = path.join(await mkdtemp(path.join(host.data, 'workspace-')), path.basename(options.folder ?? 'notes'));
	await mkdir(folder);
	if (options.folder !== undefined) {
		await cp(path.join(host.root, options.folder), folder, { recursive: true });
	}
	for (const [name, text] of Object.entries(options.files ?? {})) {
		await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
		await writeFile(path.join(folder, name), text);
	}
	await clearUserData();
	await writeUserSettings({
		'workbench.colorTheme': THEMES[options.theme ?? 'light'].name,
		'files.exclude': { '**/.vscode': true },
		// Tooltips lie over what is to be clicked next; a test of one sets this to 0.
		'workbench.hover.delay': 60_000,
		...options.settings,
	});
	const page = await (await newProfile()).newPage();
	await page.goto(`${host.url}?folder=${folder}`);
	const workbench = new Workbench(page, folder);
	await workbench.ready();
	return workbench;
}

export class Workbench {
	readonly quickPick: QuickPick;
	private readonly folderSettings: Record<string, unknown> = {};

	constructor(
		readonly page: Page,
		/** Where the opened folder lies. */
		readonly folder: string,
	) {
		this.quickPick = new QuickPick(page);
	}

	async ready(): Promise<void> {
		await this.page.locator('.activitybar .action-item').first().waitFor();
		// The folder is listed once the connection to the server stands.
		await this.page.locator('.explorer-folders-view .monaco-list').waitFor();
		await this.activityBar('Offprint').waitFor();
	}

	/** Runs a command from the palette by its whole title, as in `Offprint: Search Papers`. */
	async runCommand(title: string): Promise<void> {
		await this.page.keyboard.press('F1');
		await this.quickPick.type(`>${title}`);
		await this.quickPick.choose(title);
	}

	/** Whether the palette offers a command of this whole title. */
	async offersCommand(title: string): Promise<boolean> {
		await this.page.keyboard.press('F1');
		await this.quickPick.type(`>${title}`);
		const offered = await this.quickPick.offers(title);
		await this.quickPick.cancel();
		return offered;
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
		await this.page.keyboard.press('ControlOrMeta+P');
		await this.quickPick.type(name);
		await this.quickPick.choose(path.basename(name));
		await this.editor(name).waitFor();
		await this.editor(name).click();
	}

	/** The text editor of a file. */
	editor(name: string): Locator {
		return this.page.locator(`.editor-instance .monaco-editor[data-uri$="/${name}"]`);
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
		Object.assign(this.folderSettings, settings);
		await mkdir(path.join(this.folder, '.vscode'), { recursive: true });
		await writeFile(path.join(this.folder, '.vscode/settings.json'), JSON.stringify(this.folderSettings));
	}

	/** Leaves a picture in test-results/screens/. */
	async screenshot(name: string): Promise<void> {
		await this.page.screenshot({ path: path.join(host.screens, `${name}.png`), animations: 'disabled', caret: 'hide' });
	}
}
