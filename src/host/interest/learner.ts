import { EventEmitter } from 'vscode';
import type { Reason, Signal, WordEncoder } from '../../core/interest';
import { LEAST_POSITIVES, speaksForItself } from '../../core/interest/signals';
import { muteTest, readMutes } from '../../core/outline/mutes';
import type { Paper, PaperId } from '../../core/paper';
import type { PaperSearch } from '../../core/search';
import { topicName } from '../../core/topics/shownTopics';
import { DisposableOwner } from '../disposable';
import type { LibraryStore } from '../libraryStore';
import { errorText, type Log } from '../log';
import type { PaperInterest } from '../paperInterest';
import { type PaperTopics, topicWords } from '../paperTopics';
import type { ReadingState } from '../readingState';
import type { Searcher } from '../searcher';
import { onSettingChange, readSetting } from '../settings';
import { runInSlices } from '../slices';
import type * as Learning from './learning';
import type { Learned } from './learning';
import type { SignalMemory } from './signalMemory';

/** Nothing is learned while the user goes on: rows would change their places under the eye. */
const IDLE_MS = 5000;

export interface LearnerServices {
	readonly store: LibraryStore;
	readonly searcher: Searcher;
	readonly topics: PaperTopics;
	readonly reading: ReadingState;
	readonly memory: SignalMemory;
	readonly log: Log;
}

/** What matters to the user: learned anew, in slices, once they pause. */
export class InterestLearner extends DisposableOwner implements PaperInterest {
	private readonly changed = this.register(new EventEmitter<void>());
	readonly onDidChange = this.changed.event;

	private learned: Learned | null = null;
	private known: { readonly search: PaperSearch; readonly encoder: WordEncoder } | undefined;
	private waiting: ReturnType<typeof setTimeout> | undefined;
	/** Counts what is learned from; work for something older ends. */
	private generation = 0;

	constructor(private readonly services: LearnerServices) {
		super();
		const { store, searcher, reading } = services;
		this.register(store.onDidChange(() => this.learnLater()));
		this.register(searcher.onDidChange(() => this.learnLater()));
		this.register(reading.onDidChange(() => this.follow()));
		this.register(
			onSettingChange(['topics'], () => {
				this.known = undefined;
				this.learnLater();
			}),
		);
		this.register(onSettingChange(['mutes'], () => this.learnLater()));
		this.register(
			onSettingChange(['forYou'], () => {
				this.set(null);
				this.learnLater();
			}),
		);
		this.register({ dispose: () => clearTimeout(this.waiting) });
	}

	get isOn(): boolean {
		return readSetting('forYou');
	}

	get missing(): number {
		const { memory, store } = this.services;
		const spoken = memory.of(store.current).filter(({ signals }) => speaksForItself(signals)).length;
		return Math.max(0, LEAST_POSITIVES - spoken);
	}

	get best(): readonly Paper[] {
		return this.learned?.best ?? [];
	}

	scoreOf(paper: Paper): number | undefined {
		return this.learned?.scores.get(paper);
	}

	reasonsFor(paper: Paper): readonly Reason[] {
		const { topics } = this.services;
		return (this.learned?.interest.reasonsFor(paper) ?? []).map((reason) =>
			reason.kind === 'topic' ? { ...reason, text: nameOfTopic(reason.text, topics) } : reason,
		);
	}

	isRefused(id: PaperId): boolean {
		return this.refused.has(id);
	}

	/** Notes what the user did with papers. */
	async note(signal: Signal, ids: readonly PaperId[]): Promise<void> {
		if (this.isOn || signal === 'refused') {
			await this.services.memory.note(signal, this.papersOf(ids), this.services.store.current);
			this.noted(signal);
		}
	}

	async takeBack(signal: Signal, ids: readonly PaperId[]): Promise<void> {
		await this.services.memory.takeBack(signal, this.papersOf(ids), this.services.store.current);
		this.noted(signal);
	}

	/** Forgets what was learned and all it was learned from. */
	async forget(): Promise<void> {
		const { memory, reading } = this.services;
		await memory.forget(
			reading.list.map(({ id }) => id),
			reading.newIds,
		);
		this.generation++;
		this.refusedOf = undefined;
		this.set(null);
		this.changed.fire();
	}

	async learn(): Promise<void> {
		clearTimeout(this.waiting);
		const generation = ++this.generation;
		const isStale = () => generation !== this.generation || this.isDisposed;
		const { store, searcher, topics, reading, memory } = this.services;
		await Promise.all([store.whenLoaded, searcher.whenReady]);
		if (isStale() || !this.isOn || this.missing > 0) {
			isStale() || this.set(null);
			return;
		}
		await topics.findAll();
		const learning = await import('./learning');
		const search = searcher.current;
		if (isStale() || !search) {
			return;
		}
		const library = store.current;
		const mutes = readMutes(readSetting('mutes'));
		const isUnder = muteTest(mutes, (paper) => topicWords(topics, paper));
		const found = await runInSlices(
			learning.learning({
				papers: library.papers,
				remembered: memory.of(library),
				newIds: reading.newIds,
				encoder: this.encoderFor(search, learning),
				isMuted: (paper) => mutes.length > 0 && isUnder(paper).length > 0,
				isDone: (id) => this.isDone(id),
				now: Date.now(),
			}),
			isStale,
		);
		if (found !== undefined) {
			this.set(found);
		}
	}

	private set(learned: Learned | null): void {
		if (learned !== this.learned) {
			this.learned = learned;
			this.changed.fire();
		}
	}

	private noted(signal: Signal): void {
		if (signal === 'refused') {
			this.refusedOf = undefined;
			this.changed.fire();
		}
		this.learnLater();
	}

	private learnLater(): void {
		this.generation++;
		clearTimeout(this.waiting);
		this.waiting = setTimeout(() => {
			this.learn().catch((error: unknown) => this.services.log.warn(errorText(error)));
		}, IDLE_MS);
	}

	/** One encoder as long as the index is the same: its vectors stand. */
	private encoderFor(search: PaperSearch, { encoderOf }: typeof Learning): WordEncoder {
		if (this.known?.search !== search) {
			const topicsOf = (paper: Paper) =>
				(this.services.topics.of(paper) ?? []).flatMap(({ topic, subtopic }) => [
					topic,
					...(subtopic ? [`${topic}/${subtopic}`] : []),
				]);
			this.known = { search, encoder: encoderOf(search, topicsOf) };
		}
		return this.known.encoder;
	}

	/** Read, on the reading list or refused: nobody needs to be led to it. */
	private isDone(id: PaperId): boolean {
		const { reading } = this.services;
		return reading.isRead(id) || reading.isListed(id) || this.isRefused(id);
	}

	/** The reading list and what is new tell something when they change. */
	private async follow(): Promise<void> {
		const { memory, reading, store } = this.services;
		await store.whenLoaded;
		const library = store.current;
		if (!this.isOn || library.papers.length === 0) {
			return;
		}
		const saved = await memory.followList(
			reading.list.map(({ id }) => id),
			library,
		);
		const passed = await memory.followNew(reading.newIds, (id) => this.isDone(id), library);
		if (saved || passed) {
			this.learnLater();
		}
	}

	private refusedOf: { readonly library: unknown; readonly ids: ReadonlySet<PaperId> } | undefined;

	private get refused(): ReadonlySet<PaperId> {
		const library = this.services.store.current;
		if (this.refusedOf?.library !== library) {
			this.refusedOf = { library, ids: this.services.memory.refused(library) };
		}
		return this.refusedOf.ids;
	}

	private papersOf(ids: readonly PaperId[]): readonly Paper[] {
		return ids.flatMap((id) => this.services.store.current.get(id) ?? []);
	}
}

/** The name of a topic, or of a sub-topic behind a slash. */
function nameOfTopic(id: string, { topics }: PaperTopics): string {
	const [topic = '', subtopic] = id.split('/', 2);
	const finer = topics.find((each) => each.id === topic)?.subtopics?.find((each) => each.id === subtopic);
	return finer?.name ?? topicName(topic, topics);
}
