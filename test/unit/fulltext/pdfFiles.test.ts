import assert from 'node:assert/strict';
import { pdfAmong } from '../../../src/core/fulltext/pdfFiles';

describe('the PDF of a paper in a folder', () => {
	const paper = { arxivId: '2603.01001', title: 'Weaving Baskets: A Survey' };
	const among = (...names: readonly string[]) => pdfAmong(names, paper);

	it('is found by the id of the paper, the newest version first', () => {
		assert.equal(among('2603.01001.pdf'), '2603.01001.pdf');
		assert.equal(among('2603.01001v2.pdf', '2603.01001v10.pdf', '2603.01001.pdf'), '2603.01001v10.pdf');
		assert.equal(among('byron2026-arXiv_2603.01001v1-notes.PDF'), 'byron2026-arXiv_2603.01001v1-notes.PDF');
		assert.equal(pdfAmong(['math_0309136v1.pdf'], { arxivId: 'math/0309136', title: '' }), 'math_0309136v1.pdf');
	});

	it('is found by its title, as programs that keep papers write it', () => {
		assert.equal(among('Weaving Baskets A Survey.pdf'), 'Weaving Baskets A Survey.pdf');
		assert.equal(
			among('Byron et al. - 2026 - Weaving Baskets A Survey.pdf'),
			'Byron et al. - 2026 - Weaving Baskets A Survey.pdf',
		);
	});

	it('is none that belongs to another paper', () => {
		assert.equal(among('2603.010012.pdf', '12603.01001.pdf', '2603.01001.txt', 'Weaving Baskets.pdf', '.pdf'), null);
	});
});
