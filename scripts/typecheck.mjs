// Type-checks every world with its own compiler options; see docs/architecture.md.
import { spawnSync } from 'node:child_process';
import { inRoot, root } from './lib/paths.mjs';

const worlds = ['src/core', 'src/online', 'src/host', 'src/webview', 'src/worker', 'src/tsconfig.cli.json', 'test'];
const tsc = inRoot('node_modules/typescript/bin/tsc');
const failed = worlds.filter(
	(world) => spawnSync(process.execPath, [tsc, '--noEmit', '-p', world], { cwd: root, stdio: 'inherit' }).status !== 0,
);
if (failed.length > 0) {
	console.error(`Type errors in: ${failed.join(', ')}`);
	process.exit(1);
}
