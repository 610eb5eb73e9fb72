// As much of Node's modules as Offprint uses: the types of both hosts know nothing of Node.

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

declare module 'node:fs' {
	export function openSync(path: string, flags: 'r'): number;
	export function fstatSync(file: number): { readonly size: number };
	/** Returns how many bytes were read: fewer than asked for at the end of the file. */
	export function readSync(file: number, into: Uint8Array, offset: number, length: number, position: number): number;
	export function closeSync(file: number): void;
}

declare module 'node:fs/promises' {
	interface OpenFile {
		/** Reads on from where the last reading ended; 0 bytes at the end of the file. */
		read(into: Uint8Array, offset: number, length: number, position: null): Promise<{ readonly bytesRead: number }>;
		close(): Promise<void>;
	}
	export function open(path: string, flags: 'r'): Promise<OpenFile>;
}

declare module 'node:os' {
	export function homedir(): string;
}
