// Runs the integration tests in a desktop VS Code, which @vscode/test-electron downloads into .vscode-test/.
// Without a display: xvfb-run -a npm run test:desktop
import { cp } from 'node:fs/promises';
import { runTests } from '@vscode/test-electron';
import { main } from './lib/main.mjs';
import { inRoot, root } from './lib/paths.mjs';
import { temporaryFolder } from './lib/temporary.mjs';

main(async () => {
	const workspace = await temporaryFolder('desktop');
	await cp(inRoot('samples'), workspace, { recursive: true });
	return runTests({
		extensionDevelopmentPath: root,
		extensionTestsPath: inRoot('dist/test/integration/node/index.js'),
		launchArgs: [workspace, '--disable-extensions', '--disable-workspace-trust', '--disable-telemetry'],
	});
});
