import assert from 'node:assert/strict';
import type { Paper } from '../../src/core/paper';
import {
	type OverviewFigures,
	type OverviewScope,
	overviewFigures,
	scopeQuery,
	WHOLE,
} from '../../src/core/views/overview';
import { makePaper } from './makePaper';

const code = [{ url: 'https://github.com/a/b', kind: 'code' as const }];
const papers = [
	makePaper({ titleText: 'Robot A', date: '2025-11-03', links: code, comments: 4 }),
	makePaper({ titleText: 'Robot B', date: '2025-11-30', comments: 9 }),
	makePaper({ titleText: 'Proof', date: '2026-02-01', comments: 0 }),
	makePaper({ titleText: 'Robot C', links: code }),
];
const topicOf = ({ titleText }: Paper) =>
	titleText.startsWith('Robot') ? { id: 'robotics', name: 'Robotics' } : { id: 'theory', name: 'Theory' };

function counted(scope: OverviewScope = WHOLE, of: readonly Paper[] = papers): OverviewFigures {
	const steps = overviewFigures(of, topicOf, scope);
	for (;;) {
		const step = steps.next();
		if (step.done) {
			return step.value;
		}
	}
}

describe('overview', () => {
	it('counts papers by topic and month', () => {
		const figures = counted();
		assert.deepEqual([figures.total, figures.withCode, figures.undated], [4, 2, 1]);
		assert.deepEqual(figures.topics, [
			{ id: 'robotics', name: 'Robotics', count: 3, withCode: 2 },
			{ id: 'theory', name: 'Theory', count: 1, withCode: 0 },
		]);
		assert.deepEqual(figures.months, [
			{ month: '2025-11', topic: 'robotics', count: 2 },
			{ month: '2026-02', topic: 'theory', count: 1 },
		]);
	});

	it('names the most discussed papers, and none without comments', () => {
		assert.deepEqual(
			counted().discussed.map(({ title, comments }) => [title, comments]),
			[
				['Robot B', 9],
				['Robot A', 4],
			],
		);
	});

	it('can be limited to a topic and a period', () => {
		const within = counted({ topic: 'robotics', from: '2025-11', to: '2025-12' });
		assert.deepEqual([within.total, within.undated], [2, 0]);
		assert.equal(counted({ ...WHOLE, topic: 'theory' }).total, 1);
	});

	it('offers every month from the first to the last, over a turn of the year', () => {
		const span = ['2025-11', '2025-12', '2026-01', '2026-02'];
		assert.deepEqual(counted().span, span);
		assert.deepEqual(counted({ ...WHOLE, from: '2026-01' }).span, span);
		assert.deepEqual(counted(WHOLE, []).span, []);
	});

	it('says what it is limited to in the language of queries', () => {
		assert.equal(scopeQuery(WHOLE), '');
		assert.equal(scopeQuery({ topic: 'robotics', from: '2025-11', to: '2025-11' }), 'topic:robotics date:2025-11');
		assert.equal(scopeQuery({ topic: null, from: '2025-11', to: null }), 'date:2025-11..');
	});
});
