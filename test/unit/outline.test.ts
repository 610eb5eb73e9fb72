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
	it('puts topics of most papers first where no order is given, and those not yet found last', () => {
		const tree = outline({ topicOrder: null, topicsOf: (paper) => (paper.date === null ? [] : topicsOf(paper)) });
		const labels = tree.children(null).map((node) => (node.kind === 'group' ? node.special || node.label : node.id));
		assert.deepEqual(labels, ['Robotics', 'Vision', 'unsorted']);
	});

	it('sinks papers below the others of their group, and finds them there', () => {
		const sunk = new Set(papers.filter(({ titleText }) => titleText === 'Walking' || titleText === 'Seeing'));
		const tree = outline({ grouping: 'flat', sunk });
		const titles = tree.children(null).map(({ id }) => papers.find((paper) => paper.id === id)?.titleText);
		assert.deepEqual(titles, ['Grasping', 'Undated', 'Walking', 'Seeing']);
		assert.equal(tree.find(papers[2]!), tree.children(null)[2]);
	});

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

	it('groups by day as the feeds list them, newest first, each paper once a day and feed, the most liked on top', () => {
		const from = (file: string, date: string | null) => ({ file, date, line: 1, layout: 'api-json', origin: null });
		const daily = 'file:///feeds/daily/2026-11-27.json';
		const listed = [
			makePaper({ titleText: 'Liked', upvotes: 43, date: '2026-11-26', sources: [from(daily, '2026-11-26')] }),
			makePaper({
				titleText: 'Everywhere',
				upvotes: 7,
				date: '2026-11-24',
				sources: [
					from(daily, '2026-11-24'),
					from(daily, '2026-11-25'),
					from('file:///feeds/arxiv-cs.CL/2026-11-27.xml', '2026-11-27'),
					from('file:///corpus/a.papers.txt', '2026-11-24'),
				],
			}),
			makePaper({ titleText: 'Most liked', upvotes: 100, sources: [from(daily, null)] }),
			makePaper({ titleText: 'Undated' }),
		];
		const tree = new Outline(listed, {
			grouping: 'day',
			sort: 'upvotes',
			topicOrder: [],
			topicsOf,
			feedName: (feed) => (feed === 'daily' ? 'Daily' : 'arXiv cs.CL'),
		});
		assert.deepEqual(drawn(tree), [
			'Daily 27 Nov 2026 (3)',
			'  Most liked',
			'  Liked',
			'  Everywhere',
			'arXiv cs.CL 27 Nov 2026 (1)',
			'  Everywhere',
			'24 Nov 2026 (1)',
			'  Everywhere',
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

	it('groups by the collections of a reference manager, what is in them below, papers in none last', () => {
		const inside = (titleText: string, ...collections: string[]) => makePaper({ titleText, collections });
		const tree = new Outline(
			[
				inside('Loose'),
				inside('Above', 'Thesis'),
				inside('Below', 'Thesis › Chapter 2 › Drafts'),
				inside('Both', 'Thesis › Chapter 1', 'Talks'),
			],
			{ grouping: 'collection', sort: 'title', topicsOf: () => [], topicOrder: [] },
		);
		assert.deepEqual(drawn(tree), [
			'Talks (1)',
			'  Both',
			'Thesis (3)',
			'  Chapter 1 (1)',
			'    Both',
			'  Chapter 2 › Drafts (1)',
			'    Below',
			'  Above',
			'noCollection (1)',
			'  Loose',
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
		for (const grouping of ['topic', 'date', 'organization', 'collection', 'source', 'flat'] as const) {
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

describe('outline of many papers', () => {
	const many = Array.from({ length: 1200 }, (_, index) =>
		makePaper({
			titleText: `Paper ${String(index).padStart(4, '0')}`,
			date: `2025-${String((index % 12) + 1).padStart(2, '0')}-01`,
		}),
	);
	const options: OutlineOptions = { grouping: 'flat', sort: 'title', topicOrder: [], topicsOf: () => [robotics] };

	it('shows the first rows of a long list and twice as many when asked', () => {
		const tree = new Outline(many, options);
		for (const [shown, rest] of [
			[250, 950],
			[500, 700],
			[1000, 200],
		] as const) {
			const titles = drawn(tree).filter((label) => label.startsWith('Paper'));
			assert.equal(titles.length, shown);
			assert.deepEqual(titles, titles.toSorted());
			const more = tree.children(null).at(-1);
			assert.ok(more?.kind === 'more' && more.rest === rest);
			tree.showMore(more);
		}
		assert.equal(drawn(tree).length, many.length);
	});

	it('finds a paper beyond the first rows, and shows it', () => {
		const tree = new Outline(many, options);
		const wanted = many[1100]!;
		assert.equal(tree.find(wanted)?.paperId, wanted.id);
		assert.ok(tree.children(null).some((node) => node.kind === 'paper' && node.paperId === wanted.id));
	});

	it('splits the years of a large topic into months', () => {
		const tree = new Outline(many, { ...options, grouping: 'topic' });
		const topic = tree.children(null)[0];
		assert.ok(topic?.kind === 'group');
		const year = tree.children(topic)[0];
		assert.ok(year?.kind === 'group');
		assert.deepEqual(
			tree.children(year).map((node) => node.kind === 'group' && node.label),
			'Dec Nov Oct Sep Aug Jul Jun May Apr Mar Feb Jan'.split(' ').map((month) => `${month} 2025`),
		);
	});

	it('splits a topic into its sub-topics when it holds a large part of the papers', () => {
		const large = many.slice(0, 200);
		const topicsOf: OutlineOptions['topicsOf'] = ({ titleText }) => {
			const number = Number(titleText.slice(6));
			const subtopic = number % 2 === 0 ? { id: 'grasping', name: 'Grasping' } : null;
			return [number < 60 ? { ...robotics, subtopic } : { id: `t${number % 20}`, name: `T${number % 20}` }];
		};
		const tree = new Outline(large, { ...options, grouping: 'topic', topicsOf, topicOrder: ['robotics'] });
		const topic = tree.children(null)[0];
		assert.ok(topic?.kind === 'group' && topic.count === 60);
		assert.deepEqual(
			tree.children(topic).map((node) => node.kind === 'group' && [node.special ?? node.label, node.count]),
			[
				['Grasping', 30],
				['noSubtopic', 30],
			],
		);
		const small = tree.children(null)[1];
		assert.ok(small?.kind === 'group');
		assert.equal(tree.children(small)[0]?.id, `${small.id}/2025`);
	});

	it('splits a topic of very many papers into its sub-topics though it is a small part of all', () => {
		const subtopic = { id: 'grasping', name: 'Grasping' };
		const all = Array.from({ length: 4000 }, (_, index) => makePaper({ titleText: `Paper ${index}` }));
		const topicsOf: OutlineOptions['topicsOf'] = ({ titleText }) =>
			Number(titleText.slice(6)) < 320 ? [{ ...robotics, subtopic }] : [{ ...vision, subtopic }];
		const tree = new Outline(all, { ...options, grouping: 'topic', topicsOf, topicOrder: ['robotics'] });
		const topic = tree.children(null)[0];
		assert.ok(topic?.kind === 'group' && topic.count === 320);
		assert.deepEqual(
			tree.children(topic).map((node) => node.kind === 'group' && node.label),
			['Grasping'],
		);
	});

	it('lists new papers once more on top, and finds them where they belong', () => {
		const fresh = papers.filter(({ titleText }) => titleText === 'Seeing');
		const tree = outline({ extras: [{ segment: 'new', label: '', special: 'new', papers: fresh }] });
		assert.deepEqual(drawn(tree).slice(0, 3), ['new (1)', '  Seeing', 'Vision (1)']);
		assert.equal(tree.find(papers[1]!)?.parent?.id, 'topic:vision/2025');
	});

	it('keeps a group of its own in the order it is given, and one at the end behind all others', () => {
		const [grasping, seeing, walking, undated] = papers as [Paper, Paper, Paper, Paper];
		const tree = outline({
			extras: [
				{ segment: 'forYou', label: '', special: 'forYou', papers: [grasping, walking], isOrdered: true },
				{ segment: 'watch:x', label: 'x', special: 'watch', papers: [] },
				{ segment: 'muted', label: '', special: 'muted', papers: [seeing, undated], isLast: true },
			],
		});
		const lines = drawn(tree);
		assert.deepEqual(lines.slice(0, 4), ['forYou (2)', '  Grasping', '  Walking', 'Vision (1)']);
		assert.deepEqual(lines.slice(-3), ['muted (2)', '  Seeing', '  Undated']);
	});

	it('orders by what matters, and what is not known to matter behind it by date', () => {
		const scores = new Map([
			['Grasping', 2],
			['Undated', -1],
		]);
		const tree = outline({
			grouping: 'flat',
			sort: 'interest',
			scoreOf: ({ titleText }) => scores.get(titleText),
		});
		assert.deepEqual(drawn(tree), ['Grasping', 'Undated', 'Walking', 'Seeing']);
	});

	it('shows papers whose topic is not known yet in a group at the end', () => {
		const tree = outline({ topicsOf: (paper) => (paper.titleText === 'Seeing' ? [] : [robotics]) });
		assert.deepEqual(
			tree.children(null).map((node) => node.kind === 'group' && (node.special ?? node.label)),
			['Robotics', 'unsorted'],
		);
	});

	it('builds the groups of a row that belongs to an earlier snapshot', () => {
		const group = outline().children(null)[1];
		assert.ok(group?.kind === 'group');
		const year = outline().children(group)[0];
		assert.ok(year?.kind === 'group');
		assert.deepEqual(
			outline()
				.children(year)
				.map(({ id }) => id),
			['topic:robotics/2025/title:walking'],
		);
	});
});
