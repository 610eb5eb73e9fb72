import { EventEmitter } from 'vscode';
import { type SearchedText, searchedText } from '../../core/fulltext/searchedText';
import type { Paper } from '../../core/paper';
import { ReadTexts } from '../../core/search';
import { DisposableOwner } from '../disposable';
import { runInSlices } from '../slices';
import type { KeptTexts } from './keptTexts';

/** Every text that is kept as it is searched; read when first asked for, and grown when a text is added. */
export class TextWords extends DisposableOwner {
	private readonly changed = this.register(new EventEmitter<void>());
	readonly onDidChange = this.changed.event;
	private readonly texts = new Map<string, SearchedText>();
	private readTexts = ReadTexts.NONE;
	/** One after the other, each with all that came before. */
	private reading: Promise<void> | undefined;

	constructor(private readonly files: KeptTexts) {
		super();
	}

	/** `undefined` for a paper whose text was not read, and for all until they are known. */
	of({ arxivId }: Pick<Paper, 'arxivId'>): SearchedText | undefined {
		void this.whenRead();
		return arxivId === null ? undefined : this.texts.get(arxivId);
	}

	/** Those known so far. */
	get read(): ReadTexts {
		void this.whenRead();
		return this.readTexts;
	}

	/** Resolves when all are known; only the first call reads. */
	async whenRead(): Promise<ReadTexts> {
		this.reading ??= this.files.arxivIds().then((ids) => this.take(ids));
		await this.reading;
		return this.readTexts;
	}

	/** A text was kept. */
	async add(arxivId: string): Promise<void> {
		this.reading = this.reading?.then(() => this.take([arxivId]));
		await this.reading;
	}

	private async take(arxivIds: readonly string[]): Promise<void> {
		const isCancelled = () => this.isDisposed;
		const taken = new Map<string, SearchedText['passages']>();
		for (const arxivId of arxivIds) {
			const kept = await this.files.read(arxivId, null);
			const text = kept && (await runInSlices(searchedText(kept.text), isCancelled));
			if (text) {
				this.texts.set(arxivId, text);
				taken.set(`arxiv:${arxivId}`, text.passages);
			}
		}
		this.readTexts = (await runInSlices(this.readTexts.with(taken), isCancelled)) ?? this.readTexts;
		if (taken.size > 0 && !this.isDisposed) {
			this.changed.fire();
		}
	}
}
