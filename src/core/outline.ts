/** What the tree shows, without a tree: groups, labels, counts, parents and ids that survive a changed corpus. */
import { readableMonth } from './dates';
import type { Paper, PaperId } from './paper';

export type Grouping = 'topic' | 'date' | 'organization' | 'source' | 'flat';
export type SortOrder = 'date' | 'title' | 'comments';

/** Where a group has no value to be named after; the view knows the words of its language. */
export type UnknownLabel = 'undated' | 'noOrganization';

export interface GroupNode {
	readonly kind: 'group';
	/** Path of the group, e.g. `topic:robotics/2025`; the same in every snapshot. */
	readonly id: string;
	readonly label: string;
	/** Set where `label` is empty because the value is unknown. */
	readonly unknown: UnknownLabel | null;
	/** Papers below, at any depth. */
	readonly count: number;
	readonly parent: GroupNode | null;
}

export interface PaperNode {
	readonly kind: 'paper';
	/** The group's id and the paper's, since a paper may stand under several groups. */
	readonly id: string;
	readonly paperId: PaperId;
	readonly parent: GroupNode | null;
}

export type OutlineNode = GroupNode | PaperNode;

export interface OutlineOptions {
	readonly grouping: Grouping;
	readonly sort: SortOrder;
	/** Groups of the first level when grouping by topic, in the order to show them; primary topic first. */
	readonly topicsOf: (paper: Paper) => readonly TopicLabel[];
	/** Topics in display order. */
	readonly topicOrder: readonly string[];
}

export interface TopicLabel {
	readonly id: string;
	readonly name: string;
}

/** An outline of the given papers; nothing below the first level is built before it is asked for. */
export class Outline {
	private readonly levels: readonly Level[];
	private readonly compare: (a: Paper, b: Paper) => number;
	private readonly branches = new Map<string, Branch>();
	private readonly root: Branch;

	constructor(papers: readonly Paper[], options: OutlineOptions) {
		this.levels = LEVELS[options.grouping](options);
		this.compare = COMPARE[options.sort];
		this.root = { node: null, papers, depth: 0, children: null };
	}

	/** Children of a group, or the first level; groups first, then papers that belong to none of them. */
	children(parent: GroupNode | null): readonly OutlineNode[] {
		const branch = parent ? this.branches.get(parent.id) : this.root;
		if (!branch) {
			return [];
		}
		branch.children ??= this.split(branch);
		return branch.children;
	}

	/** The first row on which a paper stands, with its parents built. */
	find(paper: Paper): PaperNode | undefined {
		let parent: GroupNode | null = null;
		for (const level of this.levels) {
			const group: Group | undefined = level(paper)[0];
			if (!group) {
				break;
			}
			const id: string = idBelow(parent, group.segment);
			const node: OutlineNode | undefined = this.children(parent).find((child) => child.id === id);
			if (node?.kind !== 'group') {
				return undefined;
			}
			parent = node;
		}
		return this.children(parent).find((node): node is PaperNode => node.kind === 'paper' && node.paperId === paper.id);
	}

	private split({ node: parent, papers, depth }: Branch): readonly OutlineNode[] {
		const level = this.levels[depth] ?? none;
		const members = new Map<string, { readonly group: Group; readonly papers: Paper[] }>();
		const ungrouped: Paper[] = [];
		for (const paper of papers) {
			const groups = level(paper);
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
		}
		const groups = [...members.values()].sort((a, b) => compareRank(a.group.rank, b.group.rank));
		return [
			...groups.map(({ group: { segment, label, unknown }, papers }): GroupNode => {
				const id = idBelow(parent, segment);
				const node: GroupNode = { kind: 'group', id, label, unknown, count: papers.length, parent };
				this.branches.set(id, { node, papers, depth: depth + 1, children: null });
				return node;
			}),
			...ungrouped
				.sort(this.compare)
				.map(({ id: paperId }): PaperNode => ({ kind: 'paper', id: idBelow(parent, paperId), paperId, parent })),
		];
	}
}

/** A group with its papers; its children are built when it is first opened. */
interface Branch {
	readonly node: GroupNode | null;
	readonly papers: readonly Paper[];
	readonly depth: number;
	children: readonly OutlineNode[] | null;
}

/** One group a paper belongs to on a level. Groups are shown by ascending rank; unknown values rank last. */
interface Group {
	readonly segment: string;
	readonly label: string;
	readonly unknown: UnknownLabel | null;
	readonly rank: number | string;
}

type Level = (paper: Paper) => readonly Group[];

const LAST = Number.POSITIVE_INFINITY;

const none: Level = () => [];

const byYear: Level = ({ date }) => {
	const year = date?.slice(0, 4);
	return year ? [known(year, year, -Number(year))] : [unknown('undated')];
};

const byMonth: Level = ({ date }) => {
	const month = date?.slice(0, 7);
	return month ? [known(month, readableMonth(month), -Number(month.replace('-', '')))] : [];
};

const byOrganization: Level = ({ organization }) =>
	organization
		? [known(`org:${organization.handle ?? organization.name}`, organization.name, organization.name.toLowerCase())]
		: [unknown('noOrganization')];

const bySource: Level = ({ sources }) =>
	sources.map(({ file }) => known(`source:${encodeURIComponent(file)}`, file.slice(file.lastIndexOf('/') + 1), file));

/** The levels of groups above the papers, from the top; exhaustive by grouping. */
const LEVELS: Readonly<Record<Grouping, (options: OutlineOptions) => readonly Level[]>> = {
	topic: ({ topicsOf, topicOrder }) => {
		const rank = new Map(topicOrder.map((id, index) => [id, index]));
		const byTopic: Level = (paper) =>
			topicsOf(paper).map(({ id, name }) => known(`topic:${id}`, name, rank.get(id) ?? LAST));
		return [byTopic, byYear];
	},
	date: () => [byYear, byMonth],
	organization: () => [byOrganization],
	source: () => [bySource],
	flat: () => [],
};

/** Newest, alphabetical or most discussed first; ties in the library's order. */
const COMPARE: Readonly<Record<SortOrder, (a: Paper, b: Paper) => number>> = {
	date: (a, b) => compareText(b.date ?? '', a.date ?? ''),
	title: (a, b) => compareText(a.titleText.toLowerCase(), b.titleText.toLowerCase()),
	comments: (a, b) => (b.comments ?? -1) - (a.comments ?? -1) || compareText(b.date ?? '', a.date ?? ''),
};

function known(segment: string, label: string, rank: number | string): Group {
	return { segment, label, unknown: null, rank };
}

function unknown(label: UnknownLabel): Group {
	return { segment: label, label: '', unknown: label, rank: LAST };
}

function idBelow(parent: GroupNode | null, segment: string): string {
	return parent ? `${parent.id}/${segment}` : segment;
}

function compareText(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}

/** Numbers before unknown, text by code unit; a level uses one kind of rank apart from the unknown at the end. */
function compareRank(a: number | string, b: number | string): number {
	if (a === LAST || b === LAST) {
		return a === b ? 0 : a === LAST ? 1 : -1;
	}
	return typeof a === 'number' && typeof b === 'number' ? a - b : compareText(String(a), String(b));
}
