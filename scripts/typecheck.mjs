// Type-checks every world with its own compiler options; see docs/architecture.md.
import { spawnSync } from 'node:child_process';

const worlds = ['src/core', 'src/host', 'src/webview', 'src/tsconfig.cli.json', 'test'];
const failed = worlds.filter(
	(world) => spawnSync('npx', ['tsc', '--noEmit', '-p', world], { stdio: 'inherit' }).status !== 0,
);
if (failed.length > 0) {
	console.error(`Type errors in: ${failed.join(', ')}`);
	process.exit(1);
}
