import type { Outline, OutlineNode } from '../../core/outline';
import type { Paper, PaperId } from '../../core/paper';

/** The paper on the next row (1) or the row before (-1), in groups above and below too; groups need not be open. */
export function neighbourOf(outline: Outline, paper: Paper, step: -1 | 1): PaperId | undefined {
	let node: OutlineNode | undefined = outline.find(paper);
	while (node) {
		const rows = outline.children(node.parent);
		const from = rows.findIndex(({ id }) => id === node?.id);
		for (let at = from + step; rows[at] !== undefined; at += step) {
			const found = firstPaper(outline, rows[at]!, step);
			if (found !== undefined) {
				return found;
			}
		}
		node = node.parent ?? undefined;
	}
	return undefined;
}

function firstPaper(outline: Outline, node: OutlineNode, step: -1 | 1): PaperId | undefined {
	if (node.kind === 'paper') {
		return node.paperId;
	}
	if (node.kind !== 'group') {
		return undefined;
	}
	const rows = outline.children(node);
	for (let at = step > 0 ? 0 : rows.length - 1; rows[at] !== undefined; at += step) {
		const found = firstPaper(outline, rows[at]!, step);
		if (found !== undefined) {
			return found;
		}
	}
	return undefined;
}
