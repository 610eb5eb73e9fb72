// Draws the icon of the Marketplace, media/offprint.png, from the one of the activity bar: node scripts/marketplace-icon.mjs
import { readFile } from 'node:fs/promises';
import { launchBrowser } from './lib/browser.mjs';
import { main } from './lib/main.mjs';
import { inRoot } from './lib/paths.mjs';

/** Twice the 128 pixels that the Marketplace asks for, for sharp screens. */
const SIZE = 256;

main(async () => {
	const drawing = (await readFile(inRoot('media/offprint.svg'), 'utf8')).replace('stroke="#000"', 'stroke="#fff"');
	const browser = await launchBrowser();
	const page = await browser.newPage({ viewport: { width: SIZE, height: SIZE } });
	await page.setContent(
		`<style>body { margin: 0; display: grid; place-items: center; height: 100vh; background: transparent }
		div { display: grid; place-items: center; width: 100%; height: 100%; border-radius: 18%; background: #1f5f8b }
		svg { width: 66%; height: 66% }</style><div>${drawing}</div>`,
	);
	await page.screenshot({ path: inRoot('media/offprint.png'), omitBackground: true });
	await browser.close();
});
