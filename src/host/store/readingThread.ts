import type { Uri } from 'vscode';
import type { TextCodec } from '../../core/listing/packed/packedListing';
import type { PackedReading } from '../../core/lists/readPacked';
import type { ReadRequest, ReadResponse } from '../../shared/readingProtocol';
import { DisposableOwner } from '../disposable';
import { startWorker, type WorkerThread } from '../startWorker';

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

export const codec: TextCodec = {
	encode: (text) => encoder.encode(text),
	decode: (bytes) => decoder.decode(bytes),
};

interface Pending {
	readonly resolve: (reading: PackedReading) => void;
	readonly reject: (reason: Error) => void;
}

/** The thread that reads listings; started with the first file, one for all. */
export class ReadingThread extends DisposableOwner {
	private thread: Promise<WorkerThread> | undefined;
	private readonly pending = new Map<number, Pending>();
	private lastId = 0;

	constructor(private readonly extensionUri: Uri) {
		super();
		this.register({ dispose: () => this.stop() });
	}

	/**
	 * `bytes` belong to the thread afterwards; `mtime` is when the file was changed last. Rejects when the thread is
	 * stopped or fails.
	 */
	async read(file: string, bytes: Uint8Array, mtime: number): Promise<PackedReading> {
		this.thread ??= this.start();
		const thread = await this.thread;
		const id = ++this.lastId;
		// A view into a larger buffer would take the whole of it along.
		const own = bytes.byteLength === bytes.buffer.byteLength ? bytes : bytes.slice();
		const changed = new Date(mtime).toISOString().slice(0, 10);
		return new Promise((resolve, reject) => {
			this.pending.set(id, { resolve, reject });
			thread.post({ id, file, bytes: own, changed } satisfies ReadRequest, [own.buffer as ArrayBuffer]);
		});
	}

	/** Ends at once whatever is being read; the next file starts a new thread. */
	stop(reason = 'Reading was stopped.'): void {
		void this.thread?.then((thread) => thread.terminate());
		this.thread = undefined;
		for (const { reject } of this.pending.values()) {
			reject(new Error(reason));
		}
		this.pending.clear();
	}

	private async start(): Promise<WorkerThread> {
		const thread = await startWorker(this.extensionUri, 'reader');
		thread.onMessage((message) => {
			const response = message as ReadResponse;
			this.pending.get(response.id)?.resolve(response);
			this.pending.delete(response.id);
		});
		thread.onFailure((reason) => this.stop(reason));
		return thread;
	}
}
