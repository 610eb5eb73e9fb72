import { Outline } from '../../core/outline';
import { asksForTopics } from '../../core/outline/watches';
import type { PaperId } from '../../core/paper';
import { dates } from '../dates';
import { feedDayName } from '../feedNames';
import type { LibraryStore } from '../libraryStore';
import { readSetting } from '../settings';
import { runInSlices } from '../slices';
import { type Knowing, rulesAskForTopics, shownOf } from './shownPapers';
import { topicPlacer } from './topicPlaces';
import type { TreeState } from './treeState';

/** Topics of a few papers are found before the tree is first drawn; for more it is drawn with what is known by then. */
const PATIENCE_MS = 300;
/** A tree that stands may stand longer before it changes than an empty one. */
const PATIENCE_OF_A_TREE_MS = 2000;

/** Groups of a filter that keeps no more papers than this stand open. */
const READ_AT_A_GLANCE = 40;

/** Who is told while the papers are arranged. */
interface Listeners {
	/** Topics are being found until then. */
	readonly onTopics: (found: Promise<void>) => void;
	/** So many papers are shown; `hasNoExtras` where no group stands above or below them. */
	readonly onArranged: (shown: number, hasNoExtras: boolean) => void;
}

/** The papers that the filter keeps, as an outline in the arrangement of the user: made when it is first asked for. */
export class ArrangedPapers {
	/** The watches that new papers answer. */
	watchedBy: ReadonlyMap<PaperId, readonly string[]> = new Map();
	muted: ReadonlySet<PaperId> = new Set();
	/** Whether there are papers in sight. */
	isDrawn = false;
	/** Set while a filter keeps so few papers that their groups stand open. */
	openFor: string | null = null;
	/** A filter that is tried out before it is taken. */
	preview: string | undefined;
	private outline: Promise<Outline> | undefined;
	/** Counts outlines; work for an older one ends. */
	private generation = 0;

	constructor(
		private readonly store: LibraryStore,
		private readonly knowing: Knowing,
		private readonly state: TreeState,
		private readonly listeners: Listeners,
	) {}

	/** The next one who asks gets the papers as they are by then. */
	forget(): void {
		this.generation++;
		this.outline = undefined;
	}

	current(): Promise<Outline> {
		this.outline ??= this.arrange();
		return this.outline;
	}

	get filter(): string {
		return this.preview ?? this.state.filter;
	}

	get usesTopics(): boolean {
		return this.state.grouping === 'topic' || asksForTopics(this.filter) || rulesAskForTopics();
	}

	private async arrange(): Promise<Outline> {
		const { generation } = this;
		const { papers } = this.store.current;
		const { topics, interest } = this.knowing;
		if (this.usesTopics) {
			const found = topics.findAll();
			const patience = this.isDrawn ? PATIENCE_OF_A_TREE_MS : PATIENCE_MS;
			await Promise.race([found, new Promise((resolve) => setTimeout(resolve, patience))]);
			if (topics.progress < 1) {
				this.listeners.onTopics(found);
			}
		}
		const { sort } = this.state;
		const shown = await runInSlices(
			shownOf(this.store.current, this.filter, sort, this.knowing),
			() => generation !== this.generation,
			{ isUrgent: true },
		);
		if (!shown || generation !== this.generation) {
			return this.current();
		}
		this.isDrawn = papers.length > 0;
		this.watchedBy = shown.watchedBy;
		this.muted = new Set(shown.muted.map(({ id }) => id));
		const outline = new Outline(shown.papers, {
			grouping: this.state.grouping,
			sort,
			topicOrder: readSetting('tree.topicOrder') === 'count' ? null : topics.topics.map(({ id }) => id),
			topicsOf: topicPlacer(topics),
			feedName: feedDayName,
			dates,
			scoreOf: (paper) => interest.scoreOf(paper),
			sunk: shown.sunk,
			extras: shown.extras,
		});
		this.openFor = this.filter !== '' && shown.papers.length <= READ_AT_A_GLANCE ? `filter:${this.filter}` : null;
		this.listeners.onArranged(
			shown.papers.length,
			shown.extras.every((extra) => extra.papers.length === 0),
		);
		return outline;
	}
}
