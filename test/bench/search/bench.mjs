// Search benchmark: `npm run bench:search`, `-- --quick`, `-- --sizes 10k --peers minisearch,flexsearch`, `-- --misses`.
import { spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import esbuild from 'esbuild';
import { node24 } from '../../../scripts/lib/tools.mjs';

const folder = mkdtempSync(join(tmpdir(), 'offprint-bench-'));
const runner = join(folder, 'run.mjs');
const withoutFuse = join(folder, 'withoutFuse.mjs');

/** Leaves fuse.js out of the engine, to see what it is worth: the peers keep theirs. */
const leaveOutFuse = {
	name: 'without fuse.js',
	setup(build) {
		build.onLoad({ filter: /core\/search\/farTerms\.ts$/ }, () => ({ contents: 'export const farTerms = () => [];' }));
	},
};

const options = {
	bundle: true,
	platform: 'node',
	format: 'esm',
	banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
	target: 'es2023',
	logLevel: 'warning',
};
await esbuild.build({ ...options, entryPoints: ['test/bench/search/run.ts'], outfile: runner });
await esbuild.build({
	...options,
	entryPoints: ['src/core/search/index.ts'],
	outfile: withoutFuse,
	plugins: [leaveOutFuse],
});

const run = spawnSync('node', ['--expose-gc', '--max-old-space-size=5500', runner, ...process.argv.slice(2)], {
	stdio: 'inherit',
	env: {
		...process.env,
		OFFPRINT_WITHOUT_FUSE: pathToFileURL(withoutFuse).href,
		// SQLite is a peer only where a Node.js that has it is or can be had.
		OFFPRINT_NODE24: await node24().catch(() => ''),
	},
});
process.exit(run.status ?? 1);
