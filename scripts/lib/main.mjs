import { Failure } from './failure.mjs';
import { interrupted, stopAll } from './processes.mjs';

/**
 * Runs a script: `work` resolves to an exit code (0 when it says nothing). Errors become one line,
 * and whatever was started is ended, also when the script is interrupted.
 */
export async function main(work, { whenInterrupted } = {}) {
	let code = 1;
	try {
		code = (await Promise.race([work(), interrupted.then((signalCode) => whenInterrupted ?? signalCode)])) ?? 0;
	} catch (error) {
		console.error(error instanceof Failure ? `error: ${error.message}` : error);
	} finally {
		await stopAll();
	}
	process.exit(code);
}
