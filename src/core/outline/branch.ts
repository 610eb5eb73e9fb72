import type { Paper } from '../paper';
import type { Level, LevelGroup } from './levels';
import type { GroupNode, OutlineNode } from './nodes';

/** Rows a group shows at first; “more” shows twice as many each time. Keeps opening any group fast, however large it is. */
export const PAGE_ROWS = 250;

/** A group with its papers; what is below is built when it is first opened. */
export interface Branch {
	readonly node: GroupNode | null;
	readonly segment: string;
	readonly papers: readonly Paper[];
	/** Whether the papers stand in the order they are given. */
	readonly isOrdered: boolean;
	/** The first of the levels that may split it. */
	readonly depth: number;
	/** Rows shown at most, apart from `wanted`. */
	limit: number;
	/** Papers that were sought and stand further down: each is shown at the end of what is shown. */
	readonly wanted: Set<Paper>;
	split: Split | null;
	rows: readonly OutlineNode[] | null;
}

export interface GroupBranch extends Branch {
	readonly node: GroupNode;
}

/** What stands directly below a branch. */
export interface Split {
	/** The level that made the groups. */
	readonly level: Level | undefined;
	readonly groups: readonly GroupNode[];
	/** In no group, unsorted. */
	readonly papers: readonly Paper[];
}

/** What a branch was split into, before the outline knows of it. */
export interface NewSplit {
	readonly level: Level | undefined;
	readonly branches: readonly GroupBranch[];
	readonly papers: readonly Paper[];
}

export function branchBelow(
	parent: GroupNode | null,
	{ segment, label, special }: Omit<LevelGroup, 'rank'>,
	papers: readonly Paper[],
	depth: number,
	isOrdered = false,
): GroupBranch {
	const id = idBelow(parent, segment);
	const node: GroupNode = { kind: 'group', id, label, special, count: papers.length, parent };
	return { node, segment, papers, isOrdered, depth, limit: PAGE_ROWS, wanted: new Set(), split: null, rows: null };
}

export function raiseLimit(branch: Branch, rows: number): void {
	if (rows > branch.limit) {
		branch.limit = Math.ceil(rows / PAGE_ROWS) * PAGE_ROWS;
		branch.rows = null;
	}
}

export function idBelow(parent: GroupNode | null, segment: string): string {
	return parent ? `${parent.id}/${segment}` : segment;
}
