// Child processes, each in a process group of its own, so that none outlives the script that started it.
import { spawn, spawnSync } from 'node:child_process';
import { constants } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { Failure } from './failure.mjs';
import { silentFor, watchSilence } from './silence.mjs';

const windows = process.platform === 'win32';
const running = new Set();
const atEnd = new Set();

/** Starts a command in a process group of its own. */
export function start(command, args, options = {}) {
	const child = spawn(command, args, {
		stdio: ['ignore', 'pipe', 'pipe'],
		detached: !windows,
		windowsHide: true,
		// npm, npx and code are .cmd files on Windows, which only a shell can start.
		shell: windows && !command.endsWith('.exe'),
		...options,
	});
	running.add(child);
	child.once('close', () => running.delete(child));
	child.once('error', () => running.delete(child));
	return child;
}

/**
 * Runs a command to its end; resolves to its exit code. `onLine` gets each line of its standard output; one that says
 * nothing for too long is then ended (see silence.mjs).
 */
export function run(command, args, { onLine, ...options } = {}) {
	return new Promise((resolve, reject) => {
		const child = start(command, args, { stdio: ['ignore', onLine ? 'pipe' : 'inherit', 'inherit'], ...options });
		if (onLine) {
			const silence = watchSilence(() => {
				console.error(silentFor(path.basename(args[0] ?? command)));
				void stop(child);
			});
			createInterface({ input: child.stdout }).on('line', (line) => {
				silence.heard();
				onLine(line);
			});
			child.once('close', silence.stop);
			child.once('error', silence.stop);
		}
		child.once('error', (error) => reject(new Failure(`cannot run ${command}: ${error.message}`)));
		child.once('close', (code, signal) => resolve(code ?? 128 + (constants.signals[signal] ?? 0)));
	});
}

/** Runs a command silently; a failure shows what it printed. */
export function runQuietly(command, args, { failure, ...options } = {}) {
	return new Promise((resolve, reject) => {
		const child = start(command, args, options);
		let output = '';
		for (const stream of [child.stdout, child.stderr]) {
			stream.on('data', (chunk) => {
				output += chunk;
			});
		}
		child.once('error', (error) => reject(new Failure(`${failure ?? `cannot run ${command}`}: ${error.message}`)));
		child.once('close', (code) => {
			if (code === 0) {
				resolve(output);
			} else {
				console.error(output.trimEnd());
				reject(new Failure(failure ?? `${command} ${args.join(' ')} failed (exit code ${code})`));
			}
		});
	});
}

const alive = (child) => child.exitCode === null && child.signalCode === null;

function signalGroup(child, signal) {
	if (windows) {
		spawnSync('taskkill', ['/pid', String(child.pid), '/t', '/f'], { stdio: 'ignore' });
		return;
	}
	try {
		process.kill(-child.pid, signal);
	} catch (error) {
		if (error.code !== 'ESRCH') {
			throw error;
		}
	}
}

/** Ends a child and everything that it started: politely, and after three seconds for certain. */
export async function stop(child) {
	if (alive(child)) {
		const closed = new Promise((resolve) => child.once('exit', resolve));
		signalGroup(child, 'SIGTERM');
		const timer = setTimeout(() => signalGroup(child, 'SIGKILL'), 3000);
		await closed;
		clearTimeout(timer);
	}
	// The leader has gone; what it started may not have.
	if (!windows) {
		signalGroup(child, 'SIGKILL');
	}
}

/** Registers work to be done before the script ends, also when it is interrupted. Returns a way to do it earlier. */
export function beforeExit(work) {
	const once = async () => {
		if (atEnd.delete(once)) {
			await work();
		}
	};
	atEnd.add(once);
	return once;
}

/** Ends every child and does what `beforeExit` registered. */
export async function stopAll() {
	await Promise.all([...running].map(stop));
	for (const work of [...atEnd].reverse()) {
		await work();
	}
}

/** Resolves to the exit code when the script is interrupted or told to end. */
export const interrupted = new Promise((resolve) => {
	for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
		process.on(signal, () => resolve(128 + constants.signals[signal]));
	}
});

process.on('exit', () => {
	for (const child of running) {
		signalGroup(child, 'SIGKILL');
	}
});
