// npm run bench:ui [-- --grep TEXT]: times in a real VS Code, from what a user does to what is on the screen.
import { parseArgs } from 'node:util';
import { Failure } from './lib/failure.mjs';
import { main } from './lib/main.mjs';
import { inRoot, root } from './lib/paths.mjs';
import { run } from './lib/processes.mjs';
import { nodeModules } from './lib/tools.mjs';
import { openUiHosts } from './lib/ui.mjs';

/** Lines of the reporter that say how a test ended; what the benchmarks print stands without. */
const REPORT = /^##(?:report|totals) /;

main(async () => {
	const { values } = parseArgs({ options: { grep: { type: 'string', short: 'g' } } });
	await nodeModules();
	const node = (args, options = {}) => run(process.execPath, args, { cwd: root, ...options });
	if ((await node([inRoot('esbuild.mjs'), '--tests'])) !== 0) {
		throw new Failure('the benchmark does not build; see above');
	}
	const [host] = await openUiHosts('bench', 1);
	const failed = await node([inRoot('scripts/mocha.mjs'), inRoot('dist/test/bench/ui/index.js')], {
		env: { ...process.env, ...host.env, ...(values.grep !== undefined && { OFFPRINT_GREP: values.grep }) },
		onLine: (line) => console.log(line.replace(REPORT, '')),
	});
	await host.stop();
	return failed;
});
