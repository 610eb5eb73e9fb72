import type { Uri } from 'vscode';
import type { Paper } from '../../core/paper';
import type { IndexedPaper, IndexRequest, IndexResponse } from '../../shared/indexingProtocol';
import { runInSlices } from '../slices';
import { startWorker, type WorkerThread } from '../startWorker';

/** Papers sent in one message: a fraction of a millisecond. */
const BATCH = 64;

/** A thread that makes search indexes. It keeps the papers it was sent, so that a larger library needs only the rest. */
export class IndexingThread {
	private readonly numbers = new Map<Paper, number>();
	private settle: ((made: Uint8Array | Promise<never>) => void) | undefined;
	/** Set once the thread has failed: it answers nothing any more. */
	private failure: Promise<never> | undefined;

	private constructor(private readonly thread: WorkerThread) {
		thread.onMessage((message) => this.settle?.((message as IndexResponse).bytes));
		thread.onFailure((reason) => this.fail(reason));
	}

	static async start(extensionUri: Uri): Promise<IndexingThread> {
		return new IndexingThread(await startWorker(extensionUri, 'indexer'));
	}

	/** The index of these papers for `loadSearch`; `undefined` when cancelled. Rejects when the thread fails. */
	async index(papers: readonly Paper[], isCancelled: () => boolean): Promise<Uint8Array | undefined> {
		const order = await runInSlices(this.sending(papers), isCancelled);
		if (!order) {
			return undefined;
		}
		const made = new Promise<Uint8Array>((resolve) => {
			this.settle = resolve;
		});
		this.post({ order });
		// It may have failed while papers were sent.
		return this.failure ?? made;
	}

	stop(): void {
		this.fail('Indexing was stopped.');
		this.thread.terminate();
	}

	private fail(reason: string): void {
		this.failure = Promise.reject(new Error(reason));
		// Whoever waits is told; nobody need be waiting.
		this.failure.catch(() => {});
		this.settle?.(this.failure);
	}

	/** Sends what the thread does not have yet; returns the number of each paper. */
	private *sending(papers: readonly Paper[]): Generator<void, Int32Array> {
		const order = new Int32Array(papers.length);
		let batch: IndexedPaper[] = [];
		for (const [index, paper] of papers.entries()) {
			let number = this.numbers.get(paper);
			if (number === undefined) {
				number = this.numbers.size;
				this.numbers.set(paper, number);
				batch.push(indexed(paper));
				if (batch.length === BATCH) {
					this.post({ papers: batch });
					batch = [];
				}
			}
			order[index] = number;
			yield;
		}
		this.post({ papers: batch });
		return order;
	}

	private post(request: IndexRequest): void {
		this.thread.post(request, []);
	}
}

function indexed(paper: Paper): IndexedPaper {
	const { id, mark, title, titleText, abstract, aiSummary, arxivId, organization, authors, links } = paper;
	return { id, mark, title, titleText, abstract, aiSummary, arxivId, organization, authors, links };
}
