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
