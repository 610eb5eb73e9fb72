import type { Paper } from '../paper';
import { type DateForms, ENGLISH_DATES } from '../text/dates';
import {
	type Branch,
	branchBelow,
	type GroupBranch,
	idBelow,
	type NewSplit,
	PAGE_ROWS,
	raiseLimit,
	type Split,
} from './branch';
import { LEVELS, type Level, type LevelGroup, type SpecialLabel, type TopicPlace } from './levels';
import type { GroupNode, MoreNode, OutlineNode, PaperNode } from './nodes';
import { compareBy, firstSorted, type ScoreOf, type SortOrder, sinking } from './order';
import { finish, STEP } from './steps';

/** The ways to group papers, in the order a user is offered them. */
export const GROUPINGS = ['topic', 'day', 'date', 'organization', 'collection', 'source', 'flat'] as const;
export type Grouping = (typeof GROUPINGS)[number];

export interface OutlineOptions {
	readonly grouping: Grouping;
	readonly sort: SortOrder;
	/** Where a paper stands when grouping by topic, primary topic first; empty while that is not known yet. */
	readonly topicsOf: (paper: Paper) => readonly TopicPlace[];
	/** Topics in display order; `null` for those of most papers first. */
	readonly topicOrder: readonly string[] | null;
	/** What people call a feed, by the name of its folder; see `core/feeds`. */
	readonly feedName?: (feed: string) => string;
	readonly dates?: DateForms;
	/** What the order of interest goes by. */
	readonly scoreOf?: ScoreOf;
	/** Papers that stand below the others of their group, whatever the order. */
	readonly sunk?: ReadonlySet<Paper>;
	/** Groups beside those of the grouping, where they hold papers. */
	readonly extras?: readonly ExtraGroup[];
}

/** Papers in a group of their own on the first level, above all others or, where `isLast`, below them. */
export interface ExtraGroup {
	/** Its id. */
	readonly segment: string;
	/** Empty where `special` names the group. */
	readonly label: string;
	readonly special: SpecialLabel;
	readonly papers: readonly Paper[];
	/** Whether the papers stand in the order they are given, whatever that of the outline is. */
	readonly isOrdered?: boolean;
	readonly isLast?: boolean;
}

/** An outline of the given papers; nothing below the first level is built before it is asked for. */
export class Outline {
	private readonly levels: readonly Level[];
	private readonly compare: (a: Paper, b: Paper) => number;
	private readonly branches = new Map<string, Branch>();
	private readonly root: Branch;
	private readonly extras: readonly ExtraGroup[];

	constructor(
		readonly papers: readonly Paper[],
		{
			grouping,
			sort,
			topicsOf,
			topicOrder,
			feedName = (feed) => feed,
			dates = ENGLISH_DATES,
			scoreOf = () => undefined,
			sunk = new Set(),
			extras = [],
		}: OutlineOptions,
	) {
		const levels: Readonly<Record<Grouping, () => readonly Level[]>> = {
			topic: () => [
				LEVELS.topic(topicsOf, topicOrder),
				LEVELS.subtopic(topicsOf),
				LEVELS.year(),
				LEVELS.monthOfMany(dates),
			],
			day: () => [LEVELS.day(feedName, dates)],
			date: () => [LEVELS.year(), LEVELS.month(dates)],
			organization: () => [LEVELS.organization],
			collection: () => [LEVELS.collection(), LEVELS.subcollection()],
			source: () => [LEVELS.source()],
			flat: () => [],
		};
		this.levels = levels[grouping]();
		this.compare = sinking(sunk, compareBy(sort, scoreOf));
		this.extras = extras.filter(({ papers }) => papers.length > 0);
		this.root = {
			node: null,
			segment: '',
			papers,
			isOrdered: false,
			depth: 0,
			limit: PAGE_ROWS,
			wanted: new Set(),
			split: null,
			rows: null,
		};
	}

	/** Rows of a group, or of the first level; groups first, then papers that belong to none of them. */
	children(parent: GroupNode | null): readonly OutlineNode[] {
		return finish(this.opening(parent));
	}

	/** As `children`, in small steps: a group may hold all papers. */
	*opening(parent: GroupNode | null): Generator<void, readonly OutlineNode[]> {
		const branch = yield* this.branchOf(parent);
		if (!branch) {
			return [];
		}
		if (!branch.rows) {
			const rows = yield* this.rowsOf(branch);
			branch.rows ??= rows;
		}
		return branch.rows;
	}

	/** Shows twice as many rows of the group in which `more` stands. */
	showMore({ parent }: MoreNode): void {
		const branch = finish(this.branchOf(parent));
		if (branch) {
			raiseLimit(branch, 2 * branch.limit);
		}
	}

	/** All papers below a group, at any depth. */
	papersBelow(group: GroupNode): readonly Paper[] {
		return finish(this.branchOf(group))?.papers ?? [];
	}

	/** The first row on which a paper stands apart from the new ones, with its parents built and the row shown. */
	find(paper: Paper): PaperNode | undefined {
		return finish(this.finding(paper));
	}

	/** As `find`, in small steps. */
	*finding(paper: Paper): Generator<void, PaperNode | undefined> {
		let branch: Branch | undefined = this.root;
		while (branch) {
			const { level, groups, papers }: Split = yield* this.splitOf(branch);
			const segment: string | undefined = level?.groupsOf(paper, branch.segment)[0]?.segment;
			if (segment === undefined) {
				const place: number = groups.length + (yield* this.placeOf(paper, papers));
				if (place >= branch.limit) {
					branch.wanted.add(paper);
					branch.rows = null;
				}
				const rows: readonly OutlineNode[] = yield* this.opening(branch.node);
				return rows.find((node): node is PaperNode => node.kind === 'paper' && node.paperId === paper.id);
			}
			const id = idBelow(branch.node, segment);
			raiseLimit(branch, groups.findIndex((group) => group.id === id) + 1);
			branch = this.branches.get(id);
		}
		return undefined;
	}

	/** How many of the papers stand before this one. */
	private *placeOf(paper: Paper, papers: readonly Paper[]): Generator<void, number> {
		let before = 0;
		let isBelow = false;
		for (const [index, other] of papers.entries()) {
			isBelow ||= other === paper;
			const order = this.compare(other, paper);
			before += order < 0 || (order === 0 && !isBelow) ? 1 : 0;
			if (index % STEP === 0) {
				yield;
			}
		}
		return before;
	}

	/** Nodes may come from an outline of an earlier snapshot: their groups are built here when asked for. */
	private *branchOf(group: GroupNode | null): Generator<void, Branch | undefined> {
		if (group === null) {
			return this.root;
		}
		if (!this.branches.has(group.id)) {
			const parent = yield* this.branchOf(group.parent);
			if (parent) {
				yield* this.splitOf(parent);
			}
		}
		return this.branches.get(group.id);
	}

	private *rowsOf(branch: Branch): Generator<void, readonly OutlineNode[]> {
		const { groups, papers } = yield* this.splitOf(branch);
		const parent = branch.node;
		const rows: OutlineNode[] = groups.slice(0, branch.limit);
		const room = branch.limit - rows.length;
		if (room > 0) {
			const shown = branch.isOrdered ? papers.slice(0, room) : yield* firstSorted(papers, this.compare, room);
			const isShown = new Set(shown);
			const wanted = [...branch.wanted].filter((paper) => !isShown.has(paper)).sort(this.compare);
			rows.push(
				...[...shown, ...wanted].map(
					({ id: paperId }): PaperNode => ({ kind: 'paper', id: idBelow(parent, paperId), paperId, parent }),
				),
			);
		}
		const rest = groups.length + papers.length - rows.length;
		if (rest > 0) {
			rows.push({ kind: 'more', id: idBelow(parent, 'more'), rest, parent });
		}
		return rows;
	}

	/** A branch may be asked for again while it is being split: what is ready first is what counts. */
	private *splitOf(branch: Branch): Generator<void, Split> {
		if (!branch.split) {
			const { level, papers, branches } = yield* this.split(branch);
			if (!branch.split) {
				for (const below of branches) {
					this.branches.set(below.node.id, below);
				}
				branch.split = { level, papers, groups: branches.map(({ node }) => node) };
			}
		}
		return branch.split;
	}

	private *split({ node: parent, segment: within, papers, depth }: Branch): Generator<void, NewSplit> {
		const total = this.papers.length;
		const at = this.levels.findIndex((level, index) => index >= depth && level.splits(papers, total, within));
		const level = this.levels[at];
		if (!level) {
			return { level: undefined, branches: this.withExtras(parent, []), papers };
		}
		const members = new Map<string, { readonly group: LevelGroup; readonly papers: Paper[] }>();
		const ungrouped: Paper[] = [];
		for (const [index, paper] of papers.entries()) {
			const groups = level.groupsOf(paper, within);
			if (groups.length === 0) {
				ungrouped.push(paper);
			}
			for (const group of groups) {
				const found = members.get(group.segment);
				if (found) {
					found.papers.push(paper);
				} else {
					members.set(group.segment, { group, papers: [paper] });
				}
			}
			if (index % STEP === 0) {
				yield;
			}
		}
		const size = (papers: readonly Paper[]) => (level.largestFirst ? papers.length : 0);
		const sorted = [...members.values()].sort(
			(a, b) => compareRank(a.group.rank, b.group.rank) || size(b.papers) - size(a.papers),
		);
		const branches = sorted.map(({ group, papers }) => branchBelow(parent, group, papers, at + 1));
		return { level, branches: this.withExtras(parent, branches), papers: ungrouped };
	}

	private withExtras(parent: GroupNode | null, branches: readonly GroupBranch[]): readonly GroupBranch[] {
		if (parent !== null) {
			return branches;
		}
		const [last, first] = [true, false].map((isLast) =>
			this.extras
				.filter((extra) => (extra.isLast ?? false) === isLast)
				.map((extra) => branchBelow(parent, extra, extra.papers, this.levels.length, extra.isOrdered)),
		);
		return [...first!, ...branches, ...last!];
	}
}

/** Numbers before unknown, text by code unit; a level uses one kind of rank apart from the unknown at the end. */
function compareRank(a: number | string, b: number | string): number {
	const last = Number.POSITIVE_INFINITY;
	if (a === last || b === last) {
		return a === b ? 0 : a === last ? 1 : -1;
	}
	return a < b ? -1 : a > b ? 1 : 0;
}
