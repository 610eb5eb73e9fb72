// Builds every bundle: the extension for both hosts, the panel's page, the command line, and (with --tests) the tests.
import { readdirSync } from 'node:fs';
import { parseArgs } from 'node:util';
import esbuild from 'esbuild';

const { values: flags } = parseArgs({
	options: { watch: { type: 'boolean' }, tests: { type: 'boolean' }, minify: { type: 'boolean' } },
});

/** @type {esbuild.BuildOptions} */
const shared = {
	bundle: true,
	minify: flags.minify ?? false,
	sourcemap: flags.minify ? false : 'linked',
	logLevel: 'warning',
	legalComments: 'none',
	target: 'es2023',
};
const node = { ...shared, platform: 'node', format: 'cjs' };
const worker = { ...shared, platform: 'browser', format: 'cjs', mainFields: ['browser', 'module', 'main'] };

/** @type {esbuild.BuildOptions[]} */
const bundles = [
	{ ...node, entryPoints: ['src/extension.ts'], outdir: 'dist/node', external: ['vscode'] },
	{ ...worker, entryPoints: ['src/extension.ts'], outdir: 'dist/web', external: ['vscode'] },
	{ ...shared, platform: 'browser', format: 'iife', entryPoints: ['src/webview/panel.ts'], outdir: 'dist/webview' },
	{ ...node, entryPoints: ['src/cli.ts'], outdir: 'dist', banner: { js: '#!/usr/bin/env node' } },
];

if (flags.tests) {
	const files = (folder) =>
		readdirSync(folder, { recursive: true, withFileTypes: true })
			.filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
			.map((entry) => `${entry.parentPath}/${entry.name}`);
	bundles.push({
		...node,
		entryPoints: files('test/unit'),
		outdir: 'dist/test/unit',
		outbase: 'test/unit',
		packages: 'external',
	});
}

if (flags.watch) {
	for (const bundle of bundles) {
		await (await esbuild.context(bundle)).watch();
	}
} else {
	await Promise.all(bundles.map((bundle) => esbuild.build(bundle)));
}
