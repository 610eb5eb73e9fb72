// Search benchmark: `npm run bench:search -- --quick`, `-- --sizes seed,10k,100k --peers minisearch,flexsearch`, `-- --misses`.
import { spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import esbuild from 'esbuild';

const outfile = join(mkdtempSync(join(tmpdir(), 'offprint-bench-')), 'run.js');
const withoutFuse = process.argv.includes('--without-fuse');

/** Leaves fuse.js out of the engine, to see what it is worth: the peers keep theirs. */
const leaveOutFuse = {
	name: 'without fuse.js',
	setup(build) {
		build.onLoad({ filter: /core\/search\/farTerms\.ts$/ }, () => ({ contents: 'export const farTerms = () => [];' }));
	},
};

await esbuild.build({
	entryPoints: ['test/bench/search/run.ts'],
	bundle: true,
	platform: 'node',
	format: 'esm',
	banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
	target: 'es2023',
	outfile: outfile.replace(/\.js$/, '.mjs'),
	logLevel: 'warning',
	plugins: withoutFuse ? [leaveOutFuse] : [],
});

const flags = process.argv.slice(2).filter((flag) => flag !== '--without-fuse');
const run = spawnSync(
	'node',
	['--expose-gc', '--max-old-space-size=12000', outfile.replace(/\.js$/, '.mjs'), ...flags],
	{
		stdio: 'inherit',
	},
);
process.exit(run.status ?? 1);
