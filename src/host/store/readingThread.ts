import type { Uri } from 'vscode';
import type { TextCodec } from '../../core/listing/packed/packedListing';
import type { PackedReading } from '../../core/lists/readPacked';
import type { SnapshotFilter } from '../../core/lists/snapshotFilter';
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
	readonly resolve: (response: ReadResponse) => void;
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
		return readingOf(await this.ask({ id: ++this.lastId, file, bytes, changed: dayOf(mtime) }));
	}

	/** Reads what a filter keeps of a file that comes in parts; one is on its way while the next one comes. */
	async readWanted(
		file: string,
		parts: AsyncIterable<Uint8Array>,
		mtime: number,
		filter: SnapshotFilter,
	): Promise<PackedReading> {
		const request = { id: ++this.lastId, file, changed: dayOf(mtime) };
		let taken: Promise<unknown> = Promise.resolve();
		for await (const bytes of parts) {
			await taken;
			taken = this.ask({ ...request, bytes, wanted: { filter, isLast: false } });
			// It is awaited with the next part.
			taken.catch(() => undefined);
		}
		await taken;
		return readingOf(await this.ask({ ...request, bytes: new Uint8Array(), wanted: { filter, isLast: true } }));
	}

	/** Starts now what a file that is soon to be read would wait for. */
	prepare(): Promise<WorkerThread> {
		this.thread ??= this.start();
		return this.thread;
	}

	private async ask(request: ReadRequest): Promise<ReadResponse> {
		const thread = await this.prepare();
		const { bytes } = request;
		// A view into a larger buffer would take the whole of it along.
		const own = bytes.byteLength === bytes.buffer.byteLength ? bytes : bytes.slice();
		return new Promise((resolve, reject) => {
			this.pending.set(request.id, { resolve, reject });
			thread.post({ ...request, bytes: own } satisfies ReadRequest, [own.buffer as ArrayBuffer]);
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

function dayOf(mtime: number): string {
	return new Date(mtime).toISOString().slice(0, 10);
}

function readingOf(response: ReadResponse): PackedReading {
	return 'isTaken' in response ? { message: 'Reading was stopped.' } : response;
}
