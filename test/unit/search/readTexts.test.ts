import assert from 'node:assert/strict';
import type { FullText } from '../../../src/core/fulltext/fullText';
import { readLatexml } from '../../../src/core/fulltext/latexml';
import { searchedText } from '../../../src/core/fulltext/searchedText';
import { createSearch, ReadTexts } from '../../../src/core/search/index';
import { finish } from '../../../src/core/steps';
import { paperWith } from './papers';

const FILLER = 'The mesh is refined near the walls and the solver runs until the residual is small. '.repeat(20);

function page(sections: readonly (readonly [title: string, text: string])[]): FullText {
	const parts = sections.map(
		([title, text], i) =>
			`<section class="ltx_section" id="S${i + 1}"><h2 class="ltx_title ltx_title_section"><span class="ltx_tag">${i + 1} </span>${title}</h2><div class="ltx_para"><p class="ltx_p">${text}</p></div></section>`,
	);
	const references =
		'<section class="ltx_bibliography" id="bib"><h2 class="ltx_title ltx_title_bibliography">References</h2><ul class="ltx_biblist"><li class="ltx_bibitem" id="bib.bib1"><span class="ltx_tag">[1]</span><span class="ltx_bibblock">Doe. Falconry in winter. 2020.</span></li></ul></section>';
	return readLatexml(
		`<article class="ltx_document"><h1 class="ltx_title_document">T</h1>${parts.join('')}${references}</article>`,
		'https://arxiv.org/html/2603.01001',
	)!;
}

const airfoil = paperWith({
	id: 'arxiv:2603.01001',
	titleText: 'Airfoils in Thick Air',
	abstract: 'Drag of thin wings at low speed, computed on coarse grids.',
});
const papers = [
	airfoil,
	paperWith({ id: 'beans', titleText: 'Growing Beans', abstract: 'Beans climb along poles in wet soil.' }),
	paperWith({ id: 'clocks', titleText: 'Repairing Clocks', abstract: 'Springs and pendulums wear out unevenly.' }),
	paperWith({ id: 'tides', titleText: 'Tide Tables', abstract: 'Water rises twice a day along the coast.' }),
	paperWith({
		id: 'magnets',
		titleText: 'Losses in Ferrite Cores',
		abstract: 'Hysteresis of ferrite cores is measured by slow loops of the field.',
	}),
];
const search = createSearch(papers);
const text = page([
	['Wings', FILLER],
	[
		'Hysteresis of stall',
		'When the angle falls again, lift follows another curve: a loop of hysteresis, and the zephyrometer lags. The zephyrometer is late.',
	],
]);
const read = finish(ReadTexts.NONE.with(new Map([[airfoil.id, finish(searchedText(text)).passages]])));

describe('texts that were read', () => {
	it('find their paper for a paragraph of which its abstract has no word, with the reason and the place', () => {
		const about = 'A loop of hysteresis shows when lift lags behind the angle.';
		assert.ok(!search.rankByText(about).some(({ id }) => id === airfoil.id));
		const [first] = search.rankByText(about, 20, read);
		assert.equal(first!.id, airfoil.id);
		assert.ok(first!.terms.includes('hysteresis'), first!.terms.join());
		assert.equal(first!.passage!.place, 'sec. 2');
		assert.match(text.markdown.slice(first!.passage!.start), /^<a id="S2">/);
	});

	it('give words of no abstract as reasons only where the passage is about them', () => {
		const [first] = search.rankByText('Behind the zephyrometer, the angle falls and everything follows.', 20, read);
		assert.deepEqual([first!.id, first!.terms], [airfoil.id, ['zephyrometer']]);
	});

	it('bring papers near to each other, seen from either side', () => {
		const ofMagnets = search.related(papers[4]!, 10, read);
		assert.equal(ofMagnets[0]!.id, airfoil.id);
		assert.match(ofMagnets[0]!.terms.join(' '), /hysteresis/i);
		assert.ok(!search.related(airfoil).some(({ id }) => id === 'magnets'));
		const ofAirfoil = search.related(airfoil, 10, read);
		assert.ok(ofAirfoil.some(({ id, terms }) => id === 'magnets' && terms.some((term) => /hysteresis/i.test(term))));
		assert.ok(ofAirfoil.every(({ id }) => id !== airfoil.id));
	});

	it('say nothing by their lists of references', () => {
		assert.deepEqual(search.rankByText('Falconry in winter', 20, read), []);
	});

	it('take the place of an older text of the same paper', () => {
		const newer = page([['Wings', FILLER]]);
		const now = finish(read.with(new Map([[airfoil.id, finish(searchedText(newer)).passages]])));
		assert.deepEqual(
			search.rankByText('hysteresis of the zephyrometer', 20, now).map(({ id }) => id),
			['magnets'],
		);
		assert.ok(search.rankByText('refined mesh and solver residual', 20, now).some(({ id }) => id === airfoil.id));
		assert.equal(
			search.rankByText('hysteresis of the zephyrometer', 20, read)[0]!.id,
			airfoil.id,
			'the old one stays as it was',
		);
	});
});
