import { Worker } from 'node:worker_threads';
import type { WorkerThread } from './startWorker';

/** What a browser's worker has and a thread of Node lacks. */
const BROWSER_MANNERS = `
const { parentPort } = require('node:worker_threads');
globalThis.self = globalThis;
globalThis.postMessage = (message, transfer) => parentPort.postMessage(message, transfer);
parentPort.on('message', (data) => globalThis.onmessage({ data }));
`;

export function startWorker(code: string): WorkerThread {
	const worker = new Worker(BROWSER_MANNERS + code, { eval: true });
	// Reading must not keep the host alive when VS Code ends it.
	worker.unref();
	return {
		post: (message, transfer) => worker.postMessage(message, [...transfer]),
		onMessage: (listener) => worker.on('message', listener),
		onFailure: (listener) => worker.on('error', (error: Error) => listener(error.message)),
		terminate: () => void worker.terminate(),
	};
}
