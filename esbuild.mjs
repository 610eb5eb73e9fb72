// Builds every bundle: the extension for both hosts, the panel's page, the command line, and (with --tests) the tests.
import { existsSync, readdirSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
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
	define: { 'process.env.OFFPRINT_GREP': JSON.stringify(process.env.OFFPRINT_GREP ?? '') },
};
// The UMD files that some packages name first hide what they load from the bundler.
const node = { ...shared, platform: 'node', format: 'cjs', mainFields: ['module', 'main'] };
const worker = { ...shared, platform: 'browser', format: 'cjs', mainFields: ['browser', 'module', 'main'] };

const page = {
	platform: 'browser',
	format: 'iife',
	outdir: 'dist/webview',
	loader: { '.woff2': 'file', '.svg': 'text' },
};

/** KaTeX names each font in three formats; every browser that VS Code runs in reads the first. */
const oneFontFormat = {
	name: 'one-font-format',
	setup(build) {
		build.onLoad({ filter: /katex[^/\\]*\.css$/ }, async ({ path: file }) => ({
			contents: (await readFile(file, 'utf8')).replace(/,\s*url\([^)]*\.(?:woff|ttf)\)\s*format\([^)]*\)/g, ''),
			loader: 'css',
		}));
	},
};

/** The protocol's bundle stands beside the command line's, which loads it only for `offprint mcp`. */
const ownMcp = {
	name: 'own-mcp',
	setup(build) {
		build.onResolve({ filter: /^\.\/mcpServer$/ }, () => ({ path: './mcp.js', external: true }));
	},
};

/**
 * What the extension imports with `import()` is loaded when it is first used. Each such part says that it comes after
 * `src/extension.ts`, so that all the start has is one piece that is shared with every part, not one for each few of them.
 */
const laterParts = {
	name: 'later-parts',
	setup(build) {
		const start = JSON.stringify(path.resolve('src/extension.ts'));
		build.onResolve({ filter: /^\./ }, async ({ path: name, kind, resolveDir, namespace }) => {
			if (kind !== 'dynamic-import' || namespace !== 'file') {
				return undefined;
			}
			const found = await build.resolve(name, { kind: 'import-statement', resolveDir });
			return found.external || found.errors.length > 0 ? found : { path: found.path, namespace: 'later' };
		});
		build.onLoad({ filter: /.*/, namespace: 'later' }, ({ path: file }) => ({
			contents: `import ${start}; export * from ${JSON.stringify(file)};`,
			resolveDir: path.dirname(file),
		}));
	},
};

/** Where the pieces go that bundles share or load later: below dist/, named by what they hold. */
const PARTS = 'parts';

/**
 * Only ESM bundles can share pieces, and only CommonJS is loaded by VS Code: writes the one as the other. What is
 * loaded later is asked of `require.later`, which a web worker has of `src/web.ts`, or of `require` where that can load files.
 */
const asCommonJs = {
	name: 'as-common-js',
	setup(build) {
		build.onEnd(async ({ outputFiles = [] }) => {
			await rm(path.resolve('dist', PARTS), { recursive: true, force: true });
			for (const { path: file, text } of outputFiles) {
				const { minify, target } = shared;
				const sourcemap = flags.minify ? false : 'external';
				const supported = { 'dynamic-import': false };
				const later = text.replaceAll(/\bimport\((?="\.)/g, '__later(');
				const banner = later === text ? '' : 'const __later = require.later ?? (async (file) => require(file));';
				const options = { format: 'cjs', minify, target, sourcemap, sourcefile: file, supported, banner };
				const { code, map } = await esbuild.transform(later, options);
				await mkdir(path.dirname(file), { recursive: true });
				await writeFile(file, map ? `${code}//# sourceMappingURL=${path.basename(file)}.map\n` : code);
				if (map) {
					await writeFile(`${file}.map`, map);
				}
			}
		});
	},
};

/** What the hosts have; what only Node has is imported where it is used, and only there. */
const ofHosts = ['vscode', 'node:fs', 'node:os', 'node:worker_threads'];

const product = [
	// The extension for both hosts, the command line, and in dist/parts what the two share and what is loaded later.
	{
		...shared,
		platform: 'browser',
		format: 'esm',
		splitting: true,
		mainFields: ['browser', 'module', 'main'],
		entryPoints: ['src/extension.ts', 'src/cli.ts'],
		chunkNames: `${PARTS}/[name]-[hash]`,
		outdir: 'dist',
		external: ['vscode', 'node:*'],
		write: false,
		sourcemap: flags.minify ? false : 'inline',
		plugins: [ownMcp, laterParts, asCommonJs],
	},
	// What the web worker host begins with.
	{ ...worker, entryPoints: ['src/web.ts'], outdir: 'dist', external: ['vscode'] },
	{ ...shared, ...page, entryPoints: ['src/webview/panel.ts', 'src/webview/overview.ts'] },
	{
		...shared,
		...page,
		entryPoints: ['src/webview/mathBundle.ts', 'src/webview/mathBundle.css'],
		plugins: [oneFontFormat],
	},
	{
		...shared,
		platform: 'browser',
		format: 'iife',
		entryPoints: ['src/worker/reader.ts', 'src/worker/indexer.ts', 'src/worker/texts.ts'],
		outdir: 'dist/worker',
	},
	// Loaded by the command line for `offprint mcp`, and by nothing else.
	{ ...node, entryPoints: { mcp: 'src/cli/mcpServer.ts' }, outdir: 'dist' },
];

/** Suites with a bundle for each file, at the same place below dist/. */
const filewise = ['test/unit', 'test/pandoc', 'test/agents'];

/** The suite that runs in both extension hosts: one bundle for each of them. */
const integration = {
	entryPoints: ['test/integration/index.ts'],
	external: [...ofHosts, 'node:child_process', 'node:http'],
};
const integrationTests = allTestsOf('test/integration');

function testBundles() {
	return [
		{
			...node,
			entryPoints: ['test/reporter.ts', ...filewise.flatMap(testFiles)],
			outdir: 'dist/test',
			outbase: 'test',
			packages: 'external',
		},
		{
			...node,
			entryPoints: ['test/ui/index.ts', 'test/bench/ui/index.ts'],
			outdir: 'dist/test',
			outbase: 'test',
			packages: 'external',
			plugins: [allTestsOf('test/ui')],
		},
		{
			...node,
			...integration,
			outdir: 'dist/test/integration/node',
			plugins: [integrationTests, browserMocha],
			define: { ...shared.define, 'process.env.OFFPRINT_HOST': '"node"' },
		},
		{
			...worker,
			...integration,
			outdir: 'dist/test/integration/web',
			plugins: [integrationTests, browserMocha, workerAssert],
			inject: ['test/integration/workerGlobals.ts'],
			define: { ...shared.define, 'process.env.OFFPRINT_HOST': '"web"' },
		},
	];
}

/** Resolves the import `offprint:tests` to a module that imports every test file of the folder. */
function allTestsOf(folder) {
	return {
		name: 'all-tests',
		setup(build) {
			build.onResolve({ filter: /^offprint:tests$/ }, () => ({ path: 'tests', namespace: 'all-tests' }));
			build.onLoad({ filter: /.*/, namespace: 'all-tests' }, () => ({
				contents: testFiles(folder)
					.map((file) => `import ${JSON.stringify(`./${file}`)};`)
					.join('\n'),
				resolveDir: process.cwd(),
				watchDirs: [path.resolve(folder)],
			}));
		},
	};
}

/** Mocha's browser edition is an UMD file in a package that calls itself ESM; loaded as if it lay outside of it. */
const browserMocha = {
	name: 'browser-mocha',
	setup(build) {
		build.onResolve({ filter: /^mocha\/mocha\.js$/ }, () => ({ path: 'mocha', namespace: 'browser-mocha' }));
		build.onLoad({ filter: /.*/, namespace: 'browser-mocha' }, async () => ({
			contents: await readFile('node_modules/mocha/mocha.js', 'utf8'),
		}));
	},
};

/** In the worker, `node:assert/strict` is the npm package `assert`. */
const workerAssert = {
	name: 'worker-assert',
	setup(build) {
		build.onResolve({ filter: /^node:assert\/strict$/ }, () => ({ path: 'strict', namespace: 'worker-assert' }));
		build.onLoad({ filter: /.*/, namespace: 'worker-assert' }, () => ({
			contents: "module.exports = require('assert').strict;",
			resolveDir: process.cwd(),
		}));
	},
};

function testFiles(folder) {
	return existsSync(folder)
		? readdirSync(folder, { recursive: true })
				.filter((file) => file.endsWith('.test.ts'))
				.map((file) => `${folder}/${file.replaceAll('\\', '/')}`)
				.sort()
		: [];
}

let building = 0;

/** Tells the watch task of the editor (.vscode/tasks.json) when a build begins and when all have ended. */
const announce = {
	name: 'announce',
	setup(build) {
		build.onStart(() => {
			if (building === 0) {
				console.log('[watch] build started');
			}
			building += 1;
		});
		build.onEnd(() => {
			building -= 1;
			if (building === 0) {
				console.log('[watch] every bundle is built');
			}
		});
	},
};

const bundles = [...product, ...(flags.tests ? testBundles() : [])];
if (flags.watch) {
	const watched = bundles.map((bundle) => ({ ...bundle, plugins: [...(bundle.plugins ?? []), announce] }));
	const contexts = await Promise.all(watched.map((bundle) => esbuild.context(bundle)));
	await Promise.all(contexts.map((context) => context.watch()));
} else {
	const results = await Promise.allSettled(bundles.map((bundle) => esbuild.build(bundle)));
	process.exitCode = results.some(({ status }) => status === 'rejected') ? 1 : 0;
}
