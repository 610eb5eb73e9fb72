/** As much of Node's module as `startWorker.ts` uses: the types of both hosts know nothing of Node. */
declare module 'node:worker_threads' {
	export class Worker {
		constructor(code: string, options: { readonly eval: true });
		postMessage(message: unknown, transfer: readonly ArrayBuffer[]): void;
		on(event: 'message', listener: (message: unknown) => void): void;
		on(event: 'error', listener: (error: Error) => void): void;
		/** Lets the process end while the thread is waiting. */
		unref(): void;
		terminate(): Promise<number>;
	}
}
