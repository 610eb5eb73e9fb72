import { EventEmitter, l10n, type Uri } from 'vscode';
import { type ArxivName, versionedId } from '../../core/fulltext/arxivName';
import { type AskedText, askForText } from '../../core/fulltext/asking';
import type { FoundPassage } from '../../core/fulltext/foundPassage';
import { EXTRACTOR_VERSION } from '../../core/fulltext/fullText';
import { isCurrent, type KeptText } from '../../core/fulltext/kept';
import type { Paper } from '../../core/paper';
import type { ReadTexts } from '../../core/search';
import type { Ask, CancelSignal, Failed } from '../../core/services/exchange';
import { DisposableOwner } from '../disposable';
import type { FullTexts } from '../fullTexts';
import { convert } from './converter';
import type { KeptTexts } from './keptTexts';
import { TextPassages } from './textPassages';
import { TextWords } from './textWords';

/** A text, and why it is not a newer one where that was asked for. */
export interface GotText {
	readonly kind: 'text';
	readonly kept: KeptText;
	readonly problem: string | null;
}

/** There is none, or nobody could be asked; `message` says so in the user's words. */
export interface NoTextGot {
	readonly kind: 'none' | 'failed' | 'cancelled';
	readonly message: string;
}

/** Texts of papers: what is kept, else what services answer. */
export class Texts extends DisposableOwner implements FullTexts {
	private readonly changed = this.register(new EventEmitter<void>());
	readonly onDidChange = this.changed.event;
	private readonly textWords: TextWords;
	private readonly passages: TextPassages;

	constructor(
		private readonly extensionUri: Uri,
		private readonly files: KeptTexts,
		private readonly ask: Ask,
	) {
		super();
		this.textWords = this.register(new TextWords(files));
		this.passages = this.register(new TextPassages(files, this.textWords));
		this.register(this.textWords.onDidChange(() => this.changed.fire()));
		this.register(this.passages.onDidChange(() => this.changed.fire()));
	}

	get folder(): Uri {
		return this.files.folder;
	}

	words(paper: Pick<Paper, 'arxivId'>): string | undefined {
		return this.textWords.of(paper)?.words;
	}

	passage(paper: Pick<Paper, 'arxivId'>, wanted: readonly string[]): FoundPassage | undefined {
		return this.passages.of(paper, wanted);
	}

	get read(): ReadTexts {
		return this.textWords.read;
	}

	whenRead(): Promise<ReadTexts> {
		return this.textWords.whenRead();
	}

	async kept({ arxivId }: Pick<Paper, 'arxivId'>): Promise<KeptText | undefined> {
		return arxivId === null ? undefined : this.newest({ arxivId, version: null });
	}

	/** What is kept of a version or of the newest one, made by what makes texts today. */
	async newest({ arxivId, version }: ArxivName): Promise<KeptText | undefined> {
		const kept = await this.files.read(arxivId, version);
		if (kept === undefined || isCurrent(kept)) {
			return kept;
		}
		const original = await this.files.original(kept);
		const text = original === undefined ? null : await convert(this.extensionUri, { ...kept, text: original });
		return text === null ? kept : this.files.renew(kept, text, EXTRACTOR_VERSION);
	}

	/** True where the text of this paper can be shown without asking anybody. */
	isEnough(kept: KeptText, known: number | null): boolean {
		return known === null || known <= Math.max(kept.text.version ?? 0, kept.newest ?? 0);
	}

	/** The text of a paper of which `known` is the newest version that a source tells of. */
	async get(arxivId: string, known: number | null, signal?: CancelSignal): Promise<GotText | NoTextGot> {
		const name = { arxivId, version: null };
		const kept = await this.newest(name);
		if (kept !== undefined && this.isEnough(kept, known)) {
			return { kind: 'text', kept, problem: null };
		}
		const answer = await askForText(versionedId(name), this.ask, signal);
		const got = answer.kind === 'text' ? await this.keep(arxivId, known, answer) : noText(answer);
		return kept !== undefined && got.kind !== 'text' ? { kind: 'text', kept, problem: got.message } : got;
	}

	private async keep(
		arxivId: string,
		known: number | null,
		answer: Extract<AskedText, { kind: 'text' }>,
	): Promise<GotText | NoTextGot> {
		const { service, address, time, bytes, instead } = answer;
		const text = await convert(this.extensionUri, { service, address, text: answer.text });
		if (text === null) {
			return { kind: 'failed', message: l10n.t('The answer could not be read as the text of a paper.') };
		}
		const kept: KeptText = {
			...{ arxivId, service, address, time, text },
			extractor: EXTRACTOR_VERSION,
			newest: known,
			instead: instead?.kind === 'failed' ? instead.message : null,
		};
		await this.files.keep(kept, bytes);
		this.passages.forget(arxivId);
		void this.textWords.add(arxivId);
		this.changed.fire();
		return { kind: 'text', kept, problem: null };
	}
}

function noText(answer: Failed | { readonly kind: 'none' }): NoTextGot {
	if (answer.kind === 'none') {
		return {
			kind: 'none',
			message: l10n.t('arXiv has no HTML of this paper: it was made from a PDF or could not be converted.'),
		};
	}
	return answer.reason === 'cancelled'
		? { kind: 'cancelled', message: answer.message }
		: { kind: 'failed', message: l10n.t('The text could not be read: {0}', answer.message) };
}
