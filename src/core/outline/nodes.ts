import type { PaperId } from '../paper';
import type { SpecialLabel } from './levels';

export interface GroupNode {
	readonly kind: 'group';
	/** Path of the group, e.g. `topic:robotics/2025`; the same in every snapshot. */
	readonly id: string;
	/** Empty where `special` names the group. */
	readonly label: string;
	readonly special: SpecialLabel | null;
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

/** Stands for the rows of a group that are not shown yet; see `Outline.showMore`. */
export interface MoreNode {
	readonly kind: 'more';
	readonly id: string;
	/** How many rows are hidden. */
	readonly rest: number;
	readonly parent: GroupNode | null;
}

export type OutlineNode = GroupNode | PaperNode | MoreNode;
