import assert from 'node:assert/strict';
import { paperFilter } from '../../src/core/outline/paperFilter';
import { parseQuery } from '../../src/core/search';
import { makePaper } from './makePaper';

const papers = [
	makePaper({ titleText: 'Fine-Tuning Robots', abstract: 'We tune robot arms.', date: '2025-03-01' }),
	makePaper({
		titleText: 'Poincaré Maps',
		links: [{ url: 'https://github.com/a/b', kind: 'code' }],
		date: '2026-01-09',
	}),
	makePaper({ titleText: 'Bert Again', organization: { handle: 'acme', name: 'ACME Lab' }, abstract: 'About albert.' }),
];

function kept(query: string): string[] {
	const read = papers[0]!.id;
	const keeps = paperFilter(parseQuery(query), {
		isRead: (id) => id === read,
		topics: ({ titleText }) => (titleText.includes('Robot') ? ['robotics', 'Robotics'] : []),
	});
	return papers.filter(keeps).map(({ titleText }) => titleText.split(/[ -]/)[0]!);
}

describe('filter of the tree', () => {
	it('keeps papers that have every word at the start of one of theirs', () => {
		assert.deepEqual(kept('robot arm'), ['Fine']);
		assert.deepEqual(kept('obot'), []);
		assert.deepEqual(kept('bert'), ['Bert']);
	});

	it('reads words as search does: case, accents and hyphens do not matter', () => {
		assert.deepEqual(kept('POINCARE'), ['Poincaré']);
		assert.deepEqual(kept('finetuning'), ['Fine']);
		assert.deepEqual(kept('fine-tuning'), ['Fine']);
	});

	it('takes the conditions of the query language', () => {
		assert.deepEqual(kept('has:code'), ['Poincaré']);
		assert.deepEqual(kept('is:unread'), ['Poincaré', 'Bert']);
		assert.deepEqual(kept('is:unread -has:code'), ['Bert']);
		assert.deepEqual(kept('topic:robotics'), ['Fine']);
		assert.deepEqual(kept('date:2025..2026'), ['Fine', 'Poincaré']);
		assert.deepEqual(kept('org:acme'), ['Bert']);
		assert.deepEqual(kept('in:title arms'), []);
	});

	it('keeps everything when nothing is asked', () => {
		assert.equal(kept('').length, papers.length);
	});
});
