import { EventEmitter } from 'vscode';
import type { Paper } from '../../core/paper';
import { foldedText } from '../../core/search/words/foldedText';
import { DisposableOwner } from '../disposable';
import { runInSlices } from '../slices';
import type { KeptTexts } from './keptTexts';

/** The words of every text that is kept, for filters; read when first asked for, and grown when a text is added. */
export class TextWords extends DisposableOwner {
	private readonly changed = this.register(new EventEmitter<void>());
	readonly onDidChange = this.changed.event;
	private readonly words = new Map<string, string>();
	private reading: Promise<void> | undefined;

	constructor(private readonly files: KeptTexts) {
		super();
	}

	/** `undefined` for a paper whose text was not read, and for all until they are known. */
	of({ arxivId }: Pick<Paper, 'arxivId'>): string | undefined {
		this.reading ??= this.readAll();
		return arxivId === null ? undefined : this.words.get(arxivId);
	}

	/** A text was kept. */
	async add(arxivId: string): Promise<void> {
		if (this.reading !== undefined) {
			await this.reading;
			await this.read(arxivId);
			this.changed.fire();
		}
	}

	private async readAll(): Promise<void> {
		for (const arxivId of await this.files.arxivIds()) {
			await this.read(arxivId);
		}
		if (this.words.size > 0) {
			this.changed.fire();
		}
	}

	private async read(arxivId: string): Promise<void> {
		const kept = await this.files.read(arxivId, null);
		const words = kept && (await runInSlices(foldedText(kept.text.markdown), () => this.isDisposed));
		if (words !== undefined) {
			this.words.set(arxivId, words);
		}
	}
}
