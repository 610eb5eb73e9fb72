import { EventEmitter, type Memento } from 'vscode';
import { longHash } from '../../core/hash';
import type { Paper, PaperId } from '../../core/paper';
import type { CustomModel, TopicDefinition, TopicScore } from '../../core/topics';
import { shownTopics, topicName } from '../../core/topics/shownTopics';
import { DisposableOwner } from '../disposable';
import type { LibraryStore } from '../libraryStore';
import type { Log } from '../log';
import type { ExplainedTopic, PaperTopic, PaperTopics } from '../paperTopics';
import { onSettingChange, readSetting } from '../settings';
import { runInSlices } from '../slices';
import type { TopicMemory } from './topicMemory';

/** Papers the user moved to another topic, carried by Settings Sync: id of the paper → id of the topic. */
export const MOVED_KEY = 'topics.moved';
/** While topics are being found, what is found so far becomes visible this often. */
const TELL_EVERY_MS = 1000;

type Moves = Readonly<Record<PaperId, string>>;

/** Finds topics in slices and keeps them with the papers: a paper that did not change is the same object in the next snapshot. */
export class TopicFinder extends DisposableOwner implements PaperTopics {
	private readonly changed = this.register(new EventEmitter<void>());
	readonly onDidChange = this.changed.event;

	/** A paper whose text changed is another object, so that topics need no text to be told from outdated ones. */
	/** No `WeakMap`: one of a hundred thousand papers holds up the host when it grows. */
	private found = new Map<Paper, Found>();
	/** The same topics are the same list: tens of thousands of papers share a few hundred. */
	private readonly lists = new Map<string, readonly PaperTopic[]>();
	private remembered: Promise<void> | undefined;
	private definitions: readonly TopicDefinition[] | undefined;
	private model: CustomModel | undefined;
	private running: Promise<void> | undefined;
	/** Counts snapshots and models; work for an older one ends. */
	private generation = 0;
	private sorted = 0;

	constructor(
		private readonly store: LibraryStore,
		private readonly memory: TopicMemory,
		private readonly memento: Memento,
		private readonly log: Log,
	) {
		super();
		this.register(store.onDidChange(() => this.restart()));
		this.register(
			onSettingChange(['topics'], () => {
				this.definitions = undefined;
				this.model = undefined;
				this.remembered = undefined;
				this.found = new Map();
				this.lists.clear();
				this.restart();
				this.changed.fire();
			}),
		);
	}

	get topics(): readonly TopicDefinition[] {
		this.definitions ??= shownTopics(readSetting('topics'));
		return this.definitions;
	}

	get progress(): number {
		const { length } = this.store.current.papers;
		return this.running ? this.sorted / Math.max(length, 1) : 1;
	}

	of(paper: Paper): readonly PaperTopic[] | undefined {
		const known = this.found.get(paper);
		return known && this.afterMove(paper, known.topics);
	}

	async explain(paper: Paper): Promise<readonly ExplainedTopic[]> {
		const { topics, topicsOf } = await this.currentModel();
		const scores = topicsOf(paper);
		return this.afterMove(paper, scores).map(({ topic }) => {
			const reasons = scores.find((score) => score.topic === topic)?.because ?? [];
			return { id: topic, name: topicName(topic, topics), because: reasons.map(({ term }) => term) };
		});
	}

	findAll(): Promise<void> {
		this.running ??= this.run();
		return this.running;
	}

	/** Remembers another primary topic for papers; `null` gives them back to their own. */
	async move(ids: readonly PaperId[], topic: string | null): Promise<void> {
		const moves: Record<PaperId, string> = { ...this.moves };
		for (const id of ids) {
			if (topic === null) {
				delete moves[id];
			} else {
				moves[id] = topic;
			}
		}
		await this.memento.update(MOVED_KEY, moves);
		this.changed.fire();
	}

	isMoved(id: PaperId): boolean {
		return this.moves[id] !== undefined;
	}

	/** A paper the user moved has that topic first. */
	private afterMove(paper: Paper, found: readonly PaperTopic[]): readonly PaperTopic[] {
		const { moves } = this;
		// Papers decode their ids, and this is asked of each paper.
		const moved = isEmpty(moves) ? undefined : moves[paper.id];
		return moved !== undefined && this.topics.some((topic) => topic.id === moved)
			? [{ topic: moved, subtopic: null }, ...found.filter(({ topic }) => topic !== moved)]
			: found;
	}

	private get moves(): Moves {
		return this.memento.get<Moves>(MOVED_KEY, {});
	}

	private restart(): void {
		this.generation++;
		if (this.running) {
			this.running = this.run();
		}
	}

	private async run(): Promise<void> {
		const generation = this.generation;
		const isStale = () => generation !== this.generation;
		this.sorted = 0;
		const { topicModelInSteps } = await import('../../core/topics/ownModel');
		const model = this.model ?? this.told(await runInSlices(topicModelInSteps(readSetting('topics')), isStale));
		if (isStale() || model === undefined) {
			return this.running;
		}
		this.model = model;
		const { version } = model;
		this.remembered ??= this.memory.load(version);
		await Promise.all([this.remembered, this.store.whenTextsRead]);
		const all = new Map<number, readonly PaperTopic[]>();
		const newOnes = await runInSlices(
			this.steps(model, this.store.current.papers, all),
			() => isStale() || this.isDisposed,
		);
		if (isStale()) {
			return this.running;
		}
		this.changed.fire();
		if (newOnes) {
			void this.memory.save(version, all);
		}
	}

	/** Finds topics paper by paper, fills `all` by the numbers of their texts, and tells how many were not known yet. */
	private *steps(
		{ topicsOf }: CustomModel,
		papers: readonly Paper[],
		all: Map<number, readonly PaperTopic[]>,
	): Generator<void, number> {
		let newOnes = 0;
		let told = Date.now();
		const kept = new Map<Paper, Found>();
		for (const paper of papers) {
			let found = this.found.get(paper);
			if (!found) {
				const text = longHash(paper.titleText, paper.abstract);
				const remembered = this.memory.get(text);
				found = { text, topics: remembered ?? this.listOf(topicsOf(paper)) };
				newOnes += remembered ? 0 : 1;
				this.found.set(paper, found);
			}
			kept.set(paper, found);
			all.set(found.text, found.topics);
			this.sorted += 1;
			yield;
			if (Date.now() - told > TELL_EVERY_MS) {
				told = Date.now();
				this.changed.fire();
			}
		}
		// Papers that are gone are forgotten.
		this.found = kept;
		return newOnes;
	}

	private listOf(scores: readonly TopicScore[]): readonly PaperTopic[] {
		const name = scores.map(({ topic, subtopic }) => `${topic}/${subtopic}`).join();
		const list = this.lists.get(name) ?? scores.map(({ topic, subtopic }) => ({ topic, subtopic }));
		this.lists.set(name, list);
		return list;
	}

	private async currentModel(): Promise<CustomModel> {
		const { topicModel } = await import('../../core/topics/ownModel');
		this.model ??= this.told(topicModel(readSetting('topics')));
		return this.model;
	}

	private told<M extends CustomModel | undefined>(model: M): M {
		for (const problem of model?.problems ?? []) {
			this.log.warn(`offprint.topics: ${problem}`);
		}
		return model;
	}
}

function isEmpty(record: Readonly<Record<string, unknown>>): boolean {
	for (const _ in record) {
		return false;
	}
	return true;
}

interface Found {
	/** A number for the text of the paper. */
	readonly text: number;
	readonly topics: readonly PaperTopic[];
}
