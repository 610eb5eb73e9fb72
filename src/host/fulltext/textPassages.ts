import { EventEmitter } from 'vscode';
import { type FoundPassage, findPassage } from '../../core/fulltext/foundPassage';
import type { FullText } from '../../core/fulltext/fullText';
import type { Paper } from '../../core/paper';
import { DisposableOwner } from '../disposable';
import type { KeptTexts } from './keptTexts';
import type { TextWords } from './textWords';

/** Texts kept in memory: those of the rows of a search. */
const MOST = 60;

/** Sentences of texts for the rows of a search: a text is read when a sentence of it is first asked for. */
export class TextPassages extends DisposableOwner {
	private readonly changed = this.register(new EventEmitter<void>());
	readonly onDidChange = this.changed.event;
	/** The one asked for last is the last; `null` for one that cannot be read. */
	private readonly texts = new Map<string, FullText | null>();
	private readonly wanted = new Set<string>();
	private isReading = false;

	constructor(
		private readonly files: KeptTexts,
		private readonly words: TextWords,
	) {
		super();
	}

	/** `undefined` where none stands there, and until the text was read. */
	of(paper: Pick<Paper, 'arxivId'>, wanted: readonly string[]): FoundPassage | undefined {
		const { arxivId } = paper;
		const searched = this.words.of(paper);
		if (arxivId === null || searched === undefined) {
			return undefined;
		}
		const text = this.texts.get(arxivId);
		if (text === undefined) {
			this.wanted.add(arxivId);
			void this.readWanted();
			return undefined;
		}
		this.remember(arxivId, text);
		return (text && findPassage(searched, text, wanted)) ?? undefined;
	}

	/** A newer text was kept. */
	forget(arxivId: string): void {
		this.texts.delete(arxivId);
	}

	private async readWanted(): Promise<void> {
		if (this.isReading) {
			return;
		}
		this.isReading = true;
		for (const arxivId of this.wanted) {
			this.remember(arxivId, (await this.files.read(arxivId, null))?.text ?? null);
			this.wanted.delete(arxivId);
		}
		this.isReading = false;
		if (!this.isDisposed) {
			this.changed.fire();
		}
	}

	private remember(arxivId: string, text: FullText | null): void {
		this.texts.delete(arxivId);
		this.texts.set(arxivId, text);
		for (const oldest of this.texts.keys()) {
			if (this.texts.size <= MOST) {
				return;
			}
			this.texts.delete(oldest);
		}
	}
}
