import { mkdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { inRoot, root } from './paths.mjs';
import { runQuietly } from './processes.mjs';
import { node24 } from './tools.mjs';

/** Builds and packages the extension as it would be published; resolves to the path of the VSIX. */
export async function packageVsix() {
	const out = await vsixFile();
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

async function vsixFile() {
	const { name, version } = JSON.parse(await readFile(inRoot('package.json'), 'utf8'));
	return inRoot('dist', `${name}-${version}.vsix`);
}

/** Bytes that these may have at most, once packaged. */
const LIMITS = { 'the package': 1_600_000, 'dist/mcp.js': 450_000, 'what is loaded at start': 250_000 };

/** What of that which was packaged is too large, in words. */
export async function tooLarge() {
	const sizes = Object.entries(LIMITS).map(async ([name, most]) => {
		const size = await sizeOf(name);
		return size > most ? [`${name} has ${size} bytes, ${most} at most`] : [];
	});
	return (await Promise.all(sizes)).flat();
}

async function sizeOf(name) {
	const files =
		name === 'what is loaded at start'
			? await requiredBy(inRoot('dist/extension.js'))
			: [name.startsWith('dist/') ? inRoot(name) : await vsixFile()];
	const sizes = await Promise.all([...files].map(async (file) => (await stat(file)).size));
	return sizes.reduce((sum, size) => sum + size, 0);
}

/** A bundle and every file that it requires before it runs. */
async function requiredBy(file, known = new Set()) {
	if (!known.has(file)) {
		known.add(file);
		for (const [, name] of (await readFile(file, 'utf8')).matchAll(/\brequire\("(\.[^"]+)"\)/g)) {
			await requiredBy(path.resolve(path.dirname(file), name), known);
		}
	}
	return known;
}
