import assert from 'node:assert/strict';
import { Outline, type OutlineNode, type OutlineOptions } from '../../src/core/outline';
import type { Paper } from '../../src/core/paper';
import { makePaper } from './makePaper';

const robotics = { id: 'robotics', name: 'Robotics' };
const vision = { id: 'vision', name: 'Vision' };

const papers: readonly Paper[] = [
	makePaper({ titleText: 'Grasping', date: '2024-05-01', comments: 1 }),
	makePaper({
		titleText: 'Seeing',
		date: '2025-01-02',
		organization: { handle: 'acme', name: 'ACME Lab' },
		comments: 9,
	}),
	makePaper({ titleText: 'Walking', date: '2025-03-04' }),
	makePaper({ titleText: 'Undated' }),
];

const topicsOf: OutlineOptions['topicsOf'] = ({ titleText }) => [titleText === 'Seeing' ? vision : robotics];

function outline(options: Partial<OutlineOptions> = {}): Outline {
	return new Outline(papers, {
		grouping: 'topic',
		sort: 'date',
		topicOrder: ['vision', 'robotics'],
		topicsOf,
		...options,
	});
}

/** The tree as a reader sees it: labels with counts, indented. */
function drawn(tree: Outline, parent: OutlineNode | null = null, indent = ''): string[] {
	if (parent !== null && parent.kind !== 'group') {
		return [];
	}
	return tree.children(parent).flatMap((node) => {
		const label =
			node.kind === 'group'
				? `${node.special ?? node.label} (${node.count})`
				: node.kind === 'paper'
					? (tree.papers.find(({ id }) => id === node.paperId)?.titleText ?? '?')
					: `${node.rest} more`;
		return [indent + label, ...drawn(tree, node, `${indent}  `)];
	});
}

describe('outline', () => {
	it('shows topic, year, paper: topics in their order, newest first, undated last', () => {
		assert.deepEqual(drawn(outline()), [
			'Vision (1)',
			'  2025 (1)',
			'    Seeing',
			'Robotics (3)',
			'  2025 (1)',
			'    Walking',
			'  2024 (1)',
			'    Grasping',
			'  undated (1)',
			'    Undated',
		]);
	});

	it('shows year, month, paper; undated papers stand directly under their group', () => {
		assert.deepEqual(drawn(outline({ grouping: 'date' })), [
			'2025 (2)',
			'  Mar 2025 (1)',
			'    Walking',
			'  Jan 2025 (1)',
			'    Seeing',
			'2024 (1)',
			'  May 2024 (1)',
			'    Grasping',
			'undated (1)',
			'  Undated',
		]);
	});

	it('groups by organisation, papers without one last', () => {
		assert.deepEqual(drawn(outline({ grouping: 'organization', sort: 'title' })), [
			'ACME Lab (1)',
			'  Seeing',
			'noOrganization (3)',
			'  Grasping',
			'  Undated',
			'  Walking',
		]);
	});

	it('lists all papers flat, the most discussed first', () => {
		assert.deepEqual(drawn(outline({ grouping: 'flat', sort: 'comments' })), [
			'Seeing',
			'Grasping',
			'Walking',
			'Undated',
		]);
	});

	it('finds the row of every paper in every grouping, with its parents', () => {
		for (const grouping of ['topic', 'date', 'organization', 'source', 'flat'] as const) {
			const tree = outline({ grouping });
			for (const paper of papers) {
				const row = tree.find(paper);
				assert.equal(row?.paperId, paper.id, `${paper.titleText} by ${grouping}`);
				assert.ok(tree.children(row.parent).includes(row));
			}
		}
	});

	it('keeps ids when the corpus changes, so that expansion and selection survive', () => {
		const more = [makePaper({ titleText: 'New', date: '2026-01-01' }), ...papers];
		const options: OutlineOptions = { grouping: 'topic', sort: 'date', topicOrder: [], topicsOf };
		const before = new Outline(papers, options).find(papers[0]!);
		const after = new Outline(more, options).find(papers[0]!);
		assert.equal(after?.id, before?.id);
		assert.equal(after?.parent?.id, before?.parent?.id);
	});
});
