import { mkdir, readFile } from 'node:fs/promises';
import { inRoot, root } from './paths.mjs';
import { runQuietly } from './processes.mjs';
import { node24 } from './tools.mjs';

/** Builds and packages the extension as it would be published; resolves to the path of the VSIX. */
export async function packageVsix() {
	const { name, version } = JSON.parse(await readFile(inRoot('package.json'), 'utf8'));
	const out = inRoot('dist', `${name}-${version}.vsix`);
	await mkdir(inRoot('dist'), { recursive: true });
	const args = [
		'package',
		'--no-dependencies',
		'--allow-missing-repository',
		'--no-rewrite-relative-links',
		'--out',
		out,
	];
	await runQuietly(await node24(), [inRoot('node_modules/@vscode/vsce/vsce'), ...args], {
		cwd: root,
		failure: 'the extension could not be packaged; see above',
	});
	return out;
}
