import { Uri, workspace } from 'vscode';
import { isNodeHost } from './nodeHost';

/** As much of a worker as Offprint needs; the same in both extension hosts. */
export interface WorkerThread {
	post(message: unknown, transfer: readonly ArrayBuffer[]): void;
	onMessage(listener: (message: unknown) => void): void;
	/** Called when the thread ends by itself. */
	onFailure(listener: (reason: string) => void): void;
	terminate(): void;
}

/** Starts one of the extension's workers: the web worker's host has `Worker`, the Node host has threads. */
export async function startWorker(extensionUri: Uri, name: 'reader' | 'indexer' | 'texts'): Promise<WorkerThread> {
	const bytes = await workspace.fs.readFile(Uri.joinPath(extensionUri, 'dist', 'worker', `${name}.js`));
	const code = new TextDecoder().decode(bytes);
	return isNodeHost ? startThread(code) : startWebWorker(code);
}

async function startWebWorker(code: string): Promise<WorkerThread> {
	const address = URL.createObjectURL(new Blob([code], { type: 'text/javascript' }));
	const worker = new Worker(address);
	return {
		post: (message, transfer) => worker.postMessage(message, [...transfer]),
		onMessage: (listener) => worker.addEventListener('message', ({ data }) => listener(data)),
		onFailure: (listener) => worker.addEventListener('error', ({ message }) => listener(message)),
		terminate: () => {
			worker.terminate();
			URL.revokeObjectURL(address);
		},
	};
}

/** What a web worker has and a thread of Node lacks. */
const WEB_MANNERS = `
const { parentPort } = require('node:worker_threads');
globalThis.self = globalThis;
globalThis.postMessage = (message, transfer) => parentPort.postMessage(message, transfer);
parentPort.on('message', (data) => globalThis.onmessage({ data }));
`;

async function startThread(code: string): Promise<WorkerThread> {
	const threads = await import('node:worker_threads');
	const worker = new threads.Worker(WEB_MANNERS + code, { eval: true });
	// Reading must not keep the host alive when VS Code ends it.
	worker.unref();
	return {
		post: (message, transfer) => worker.postMessage(message, transfer),
		onMessage: (listener) => worker.on('message', listener),
		onFailure: (listener) => worker.on('error', ({ message }) => listener(message)),
		terminate: () => void worker.terminate(),
	};
}
