/** As much of a worker as reading needs; the same in both extension hosts. */
export interface WorkerThread {
	post(message: unknown, transfer: readonly ArrayBuffer[]): void;
	onMessage(listener: (message: unknown) => void): void;
	/** Called when the thread ends by itself. */
	onFailure(listener: (reason: string) => void): void;
	terminate(): void;
}

/** Starts a worker from its code. `startWorker.node.ts` stands in for this file in the Node bundle. */
export function startWorker(code: string): WorkerThread {
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
