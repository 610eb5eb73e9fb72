import { Uri, workspace } from 'vscode';
import type { Paper } from '../../core/paper';
import type { IndexedPaper, IndexRequest, IndexResponse } from '../../shared/indexingProtocol';
import { runInSlices } from '../slices';
import { startWorker, type WorkerThread } from '../startWorker';

/** Papers sent in one message: a fraction of a millisecond. */
const BATCH = 64;

/** A thread that makes search indexes. It keeps the papers it was sent, so that a larger library needs only the rest. */
export class IndexingThread {
	private readonly numbers = new Map<Paper, number>();
	private settle:
		| { readonly resolve: (bytes: Uint8Array) => void; readonly reject: (reason: Error) => void }
		| undefined;

	private constructor(private readonly thread: WorkerThread) {
		thread.onMessage((message) => this.settle?.resolve((message as IndexResponse).bytes));
		thread.onFailure((reason) => this.settle?.reject(new Error(reason)));
	}

	static async start(extensionUri: Uri): Promise<IndexingThread> {
		const code = await workspace.fs.readFile(Uri.joinPath(extensionUri, 'dist', 'worker', 'indexer.js'));
		return new IndexingThread(await startWorker(new TextDecoder().decode(code)));
	}

	/** The index of these papers for `loadSearch`; `undefined` when cancelled. Rejects when the thread fails. */
	async index(papers: readonly Paper[], isCancelled: () => boolean): Promise<Uint8Array | undefined> {
		const order = await runInSlices(this.sending(papers), isCancelled);
		return (
			order &&
			new Promise((resolve, reject) => {
				this.settle = { resolve, reject };
				this.post({ order });
			})
		);
	}

	stop(): void {
		this.settle?.reject(new Error('Indexing was stopped.'));
		this.thread.terminate();
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
	const { id, title, titleText, abstract, aiSummary, arxivId, organization, authors, links } = paper;
	return { id, title, titleText, abstract, aiSummary, arxivId, organization, authors, links };
}
