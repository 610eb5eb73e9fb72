/** As much of `node:fs` as reads a part of a file at once. */
export type PartialReads = Pick<typeof import('node:fs'), 'openSync' | 'fstatSync' | 'readSync' | 'closeSync'>;

/** Whether this is the extension host of Node.js; the one of a browser is a web worker, which has `Worker`. */
export const isNodeHost = typeof Worker === 'undefined';

/** Files that are read while one waits: only in Node's host. */
export async function partialReads(): Promise<PartialReads | undefined> {
	return isNodeHost ? import('node:fs') : undefined;
}

/** The folder that `~` stands for; unknown to the host of a browser. */
export async function homeFolder(): Promise<string | undefined> {
	return isNodeHost ? (await import('node:os')).homedir() : undefined;
}

/** A file in parts, of which one is held at a time: only in Node's host. */
export async function fileParts(path: string): Promise<AsyncIterable<Uint8Array> | undefined> {
	return isNodeHost ? partsOf(path) : undefined;
}

const PART = 4 * 1024 * 1024;

async function* partsOf(path: string): AsyncGenerator<Uint8Array> {
	const { open } = await import('node:fs/promises');
	const file = await open(path, 'r');
	try {
		for (;;) {
			const part = new Uint8Array(PART);
			const { bytesRead } = await file.read(part, 0, PART, null);
			if (bytesRead === 0) {
				return;
			}
			yield bytesRead === PART ? part : part.slice(0, bytesRead);
		}
	} finally {
		await file.close();
	}
}
