// npm run pictures: makes the pictures of the README, docs/screenshot-*.png, in a real VS Code with the sample papers.
import { copyFile } from 'node:fs/promises';
import { Failure } from './lib/failure.mjs';
import { main } from './lib/main.mjs';
import { inRoot, root } from './lib/paths.mjs';
import { run } from './lib/processes.mjs';

main(async () => {
	const test = [inRoot('scripts/test.mjs'), 'ui', '--pictures', '--grep', 'the picture in the README'];
	if ((await run(process.execPath, test, { cwd: root })) !== 0) {
		throw new Failure('the pictures were not made; see above');
	}
	for (const theme of ['light', 'dark']) {
		await copyFile(inRoot('test-results/screens', `readme-${theme}.png`), inRoot('docs', `screenshot-${theme}.png`));
	}
});
