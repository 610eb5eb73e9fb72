// Bundles a TypeScript file and runs it in Node.js: node scripts/run-ts.mjs FILE [ARGUMENT…]
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { Failure } from './lib/failure.mjs';
import { main } from './lib/main.mjs';
import { inRoot, root } from './lib/paths.mjs';
import { nodeModules } from './lib/tools.mjs';

main(async () => {
	const [file, ...args] = process.argv.slice(2);
	if (file === undefined) {
		throw new Failure('usage: node scripts/run-ts.mjs FILE [ARGUMENT…]');
	}
	await nodeModules();
	const { build } = await import('esbuild');
	const outfile = inRoot('dist', path.relative(root, path.resolve(file)).replace(/\.ts$/, '.js'));
	try {
		await build({
			entryPoints: [file],
			outfile,
			bundle: true,
			platform: 'node',
			format: 'cjs',
			packages: 'external',
			sourcemap: 'linked',
			target: 'es2023',
			// A CommonJS bundle has no import.meta.url; its own place stands in for it.
			define: { 'import.meta.url': JSON.stringify(pathToFileURL(outfile).href) },
			logLevel: 'warning',
		});
	} catch {
		throw new Failure(`${file} does not build; see above`);
	}
	return spawnSync(process.execPath, ['--enable-source-maps', outfile, ...args], { stdio: 'inherit' }).status ?? 1;
});
