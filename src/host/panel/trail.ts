import type { PaperId } from '../../core/paper';
import type { Trail } from '../../shared/panelProtocol';

/** Papers a panel remembers. */
const MAX_PAPERS = 50;

export function startTrail(paper: PaperId, isPinned: boolean, query: string): Trail {
	return { papers: [paper], at: 0, isPinned, query };
}

export function shownPaper({ papers, at }: Trail): PaperId {
	return papers[at] ?? '';
}

/** The trail after opening a paper: what lay ahead is given up, as in a browser. */
export function visit(trail: Trail, paper: PaperId, query: string): Trail {
	if (paper === shownPaper(trail)) {
		return { ...trail, query };
	}
	const papers = [...trail.papers.slice(0, trail.at + 1), paper].slice(-MAX_PAPERS);
	return { ...trail, papers, at: papers.length - 1, query };
}

/** The trail with another paper in place of the one shown. */
export function replace(trail: Trail, paper: PaperId, query: string): Trail {
	return { ...trail, papers: trail.papers.with(trail.at, paper), query };
}

/** The trail one step back (-1) or ahead (1); the same where there is nothing. */
export function walk(trail: Trail, step: -1 | 1): Trail {
	const at = trail.at + step;
	return trail.papers[at] === undefined ? trail : { ...trail, at, query: '' };
}
