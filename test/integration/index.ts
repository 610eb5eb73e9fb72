// The module that an extension host loads to run the integration tests; VS Code calls `run`.
// Mocha's browser edition works in both hosts, so that both run the very same bundle.
import 'mocha/mocha.js';
import { Reporter } from '../reporter';

export async function run(): Promise<void> {
	const host = 'WorkerGlobalScope' in globalThis ? 'web' : 'node';
	if (host !== process.env.OFFPRINT_HOST) {
		throw new Error(`The bundle for ${process.env.OFFPRINT_HOST} was loaded into the ${host} host`);
	}
	const mocha = new Mocha({ ui: 'bdd', timeout: 20_000, reporter: Reporter as never });
	mocha.suite.emit('pre-require', globalThis, null, mocha);
	if (process.env.OFFPRINT_GREP) {
		mocha.grep(process.env.OFFPRINT_GREP);
	}
	await import('offprint:tests');
	const failures = await new Promise<number>((resolve) => mocha.run(resolve));
	if (failures > 0) {
		throw new Error(`${failures} failed`);
	}
}
