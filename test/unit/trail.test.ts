import assert from 'node:assert/strict';
import { replace, shownPaper, startTrail, visit, walk } from '../../src/host/panel/trail';

const opened = (...papers: string[]) =>
	papers.slice(1).reduce((trail, paper) => visit(trail, paper, ''), startTrail(papers[0]!, false, ''));

describe('the papers opened in a panel', () => {
	it('are gone through backwards and forwards', () => {
		const back = walk(walk(opened('a', 'b', 'c'), -1), -1);
		assert.equal(shownPaper(back), 'a');
		assert.equal(shownPaper(walk(back, 1)), 'b');
	});

	it('end where they end', () => {
		const trail = opened('a', 'b');
		assert.equal(walk(trail, 1), trail);
		assert.equal(shownPaper(walk(walk(trail, -1), -1)), 'a');
	});

	it('lose what lay ahead when another is opened, as in a browser', () => {
		const trail = visit(walk(opened('a', 'b', 'c'), -1), 'd', '');
		assert.deepEqual(trail.papers, ['a', 'b', 'd']);
		assert.equal(walk(trail, 1), trail);
	});

	it('do not grow when the same paper is opened again, which takes the new query', () => {
		const trail = visit(opened('a', 'b'), 'b', 'words');
		assert.deepEqual(trail.papers, ['a', 'b']);
		assert.equal(trail.query, 'words');
	});

	it('are not remembered when one only passes by them', () => {
		const trail = replace(opened('a', 'b'), 'c', '');
		assert.deepEqual(trail.papers, ['a', 'c']);
		assert.equal(shownPaper(trail), 'c');
	});

	it('are fifty at most', () => {
		const trail = opened(...Array.from({ length: 70 }, (_, i) => `p${i}`));
		assert.equal(trail.papers.length, 50);
		assert.equal(shownPaper(trail), 'p69');
	});
});
