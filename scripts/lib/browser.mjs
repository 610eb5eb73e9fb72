import { beforeExit } from './processes.mjs';
import { chromium as findChromium } from './tools.mjs';

/** Chromium without what would reach for the network by itself; root may not use its sandbox. */
export const chromiumFlags = [
	...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
];

/** Starts a headless Chromium. */
export async function launchBrowser() {
	const executablePath = await findChromium();
	const { chromium } = await import('playwright-core');
	const browser = await chromium.launch({
		executablePath,
		args: chromiumFlags,
		timeout: 0,
		handleSIGINT: false,
		handleSIGTERM: false,
		handleSIGHUP: false,
	});
	beforeExit(() => browser.close());
	return browser;
}
