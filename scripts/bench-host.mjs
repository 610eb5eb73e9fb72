// npm run bench:host [-- PAPERS [node|web]]: 100,000 papers in a real VS Code, opened again and used; how late the extension host's loop was.
import { cp, mkdir } from 'node:fs/promises';
import esbuild from 'esbuild';
import { Failure } from './lib/failure.mjs';
import { openExtensionHost } from './lib/integration.mjs';
import { main } from './lib/main.mjs';
import { inRoot, root } from './lib/paths.mjs';
import { run } from './lib/processes.mjs';
import { temporaryFolder } from './lib/temporary.mjs';

const FILES = 20;

main(async () => {
	const papers = Number(process.argv[2] ?? 100_000);
	const wanted = process.argv.slice(3);
	await run(process.execPath, [inRoot('esbuild.mjs')], { cwd: root });
	const bundle = 'dist/bench/host';
	const shared = { bundle: true, format: 'cjs', target: 'es2023' };
	const entryPoints = ['test/bench/host/index.ts', 'test/bench/host/opening.ts'];
	for (const [host, platform] of [
		['node', 'node'],
		['web', 'browser'],
	]) {
		const external = ['vscode', 'node:perf_hooks', 'node:inspector'];
		await esbuild.build({ ...shared, entryPoints, platform, external, outdir: inRoot(bundle, host) });
	}
	const corpus = await temporaryFolder('bench-corpus');
	const writer = inRoot(bundle, 'writeCorpus.js');
	await esbuild.build({ ...shared, entryPoints: ['test/bench/writeCorpus.ts'], platform: 'node', outfile: writer });
	await run(process.execPath, [writer, corpus, String(papers), String(FILES)], { cwd: root });

	const fill = async (workspace) => {
		await mkdir(workspace, { recursive: true });
		await cp(corpus, workspace, { recursive: true });
	};
	const host = await openExtensionHost({ bundle, fill });
	/** How long the papers took in each window, in ms, until something holds of them. */
	const openings = new Map();
	for (const [kind, title, suite] of [
		['node', 'Node.js extension host, first opening', 'opening.js'],
		['node', 'Node.js extension host, opened again', 'opening.js'],
		['node', 'Node.js extension host, opened again and used, profiled', 'index.js'],
		['web', 'web worker extension host', 'index.js'],
	]) {
		if (wanted.length > 0 && !wanted.includes(kind)) {
			continue;
		}
		console.log(`\n${papers} papers, ${title}`);
		const said = [];
		const onLine = (line) => {
			const [, opening, time] = /^(from .* until .*): (\d+) ms/.exec(line) ?? [];
			openings.set(opening, [...(openings.get(opening) ?? []), Number(time)]);
			/\d ms|took/.test(line) ? console.log(line) : said.push(line);
		};
		if (!(await host.runIn(kind, onLine, suite))) {
			throw new Failure(`the benchmark failed in the host:\n${said.slice(-20).join('\n')}`);
		}
	}
	for (const [opening, [first, again]] of openings) {
		if (opening && wanted[0] !== 'web') {
			console.log(`${opening}, opened again: ${(first / again).toFixed(1)} times as fast (at least 5)`);
		}
	}
	await host.close();
});
