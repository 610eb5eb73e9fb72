import assert from 'node:assert/strict';
import { judge } from '../../../src/core/completion/identity';
import type { Known } from '../../../src/core/completion/known';
import { isSamePerson } from '../../../src/core/completion/people';
import { isGeneric } from '../../../src/core/completion/titles';
import type { Found } from '../../../src/core/services/exchange';
import { crossrefWorks } from '../../../src/core/services/works/crossref';
import { NOTHING_KNOWN, type Work } from '../../../src/core/services/works/work';

const TITLE = 'Counting Sheep with Sparse Recurrent Attention Networks';

function known(facts: Partial<Known> = {}): Known {
	return {
		id: 'title:x',
		title: TITLE,
		arxivId: null,
		doi: null,
		authors: [],
		authorCount: null,
		organization: null,
		date: null,
		dateInferred: false,
		year: null,
		abstract: '',
		...facts,
	};
}

function work(facts: Partial<Work> = {}): Work {
	const authors = ['Ada Byron', 'Carl van Dyck', 'Eve Fuchs'];
	return {
		...NOTHING_KNOWN,
		service: 'huggingface',
		time: '2026-11-01T00:00:00.000Z',
		titles: [TITLE],
		authors,
		arxivId: '2610.01234',
		published: '2026-10-03',
		years: [2026],
		...facts,
	};
}

const reason = (one: Known, other: Work) => {
	const verdict = judge(one, other);
	return verdict.same ? 'same' : verdict.reason;
};

function crossref(message: object): readonly Work[] | null {
	const text = JSON.stringify({ status: 'ok', message });
	const found: Found = {
		...{ kind: 'found', text, type: 'application/json', etag: null, next: null, time: '2026-11-01T00:00:00.000Z' },
		bytes: new TextEncoder().encode(text),
	};
	return crossrefWorks(found);
}

describe('identity of works', () => {
	it('is not the title alone, whatever the rank', () => {
		assert.equal(reason(known(), work()), 'no-evidence');
	});
	it('is the title and what speaks for it: count, day, names, organisation', () => {
		assert.equal(reason(known({ authorCount: 3 }), work()), 'same');
		assert.equal(reason(known({ date: '2026-10-02' }), work()), 'same');
		assert.equal(reason(known({ authors: ['A. Byron'] }), work()), 'same');
		const organization = { handle: 'acme', name: 'ACME Lab' };
		assert.equal(reason(known({ organization }), work({ organization })), 'same');
	});
	it('does not take another paper of the same title', () => {
		assert.equal(reason(known({ authorCount: 4 }), work()), 'author-count');
		assert.equal(reason(known({ authorCount: 3, date: '2025-03-01' }), work()), 'date');
		assert.equal(reason(known({ authors: ['Zoe Quint'] }), work()), 'authors');
	});
	it('does not take a thesis for the paper of its author with others, nor for a list that leaves out people', () => {
		const thesis = work({ service: 'crossref', authors: ['Ada Byron'], arxivId: null, doi: '10.1/thesis' });
		assert.equal(reason(known({ authors: ['Ada Byron', 'Carl van Dyck'] }), thesis), 'authors');
		assert.equal(reason(known({ authors: ['Ada Byron', 'Carl van Dyck'] }), work()), 'same');
	});
	it('takes a record without its subtitle by its identifier and people alone', () => {
		const whole = { title: `Sheepfold: ${TITLE}`, authors: ['Ada Byron', 'Carl van Dyck', 'Eve Fuchs'] };
		const cut = work({ service: 'crossref', titles: ['Sheepfold'], arxivId: null, doi: '10.1/fold' });
		assert.equal(reason(known({ ...whole, doi: '10.1/fold' }), cut), 'same');
		assert.equal(reason(known(whole), cut), 'title');
		assert.equal(reason(known({ ...whole, doi: '10.1/fold', authors: ['Zoe Quint'] }), cut), 'title');
	});
	it('does not take authors in another order where the source keeps it', () => {
		assert.equal(reason(known({ authors: ['Eve Fuchs', 'Ada Byron', 'Carl van Dyck'] }), work()), 'authors');
	});
	it('does not take a near miss: a word of weight, a number', () => {
		const near = work({ titles: ['Counting Goats with Sparse Recurrent Attention Networks'] });
		assert.equal(reason(known({ authorCount: 3 }), near), 'near-title');
		assert.equal(reason(known({ authorCount: 3 }), work({ titles: [`${TITLE} II`] })), 'near-title');
	});
	it('does not take a title of the same words in another order, or with one for its opposite', () => {
		for (const [one, other] of [
			['Text-to-Image Synthesis beside Slow Rivers', 'Image-to-Text Synthesis beside Slow Rivers'],
			['From Old Words to New Images in One Long Walk', 'From New Images to Old Words in One Long Walk'],
			['Aligning Small Models with the Help of the Many', 'Aligning Large Models with the Help of the Many'],
			[
				'Rivers Learn with Labels of a Kind That Is in the Air',
				'Rivers Learn without Labels of a Kind That Is in the Air',
			],
			['Patient Looms for Sheep: Part I', 'Patient Looms for Sheep: Part II'],
		] as const) {
			assert.equal(reason(known({ title: one, authorCount: 3 }), work({ titles: [other] })), 'near-title', one);
		}
	});
	it('takes a title that is spelled otherwise: in ASCII, with an ampersand, as LaTeX', () => {
		for (const [one, other] of [
			['Erdős–Rényi Looms & Naïve Sheep on Dry Meadows', 'Erdos-Renyi Looms and Naive Sheep on Dry Meadows'],
			['$\\beta$-Looms for Slow Sheep on Dry Meadows', 'β-Looms for Slow Sheep on Dry Meadows'],
		] as const) {
			assert.equal(reason(known({ title: one, authorCount: 3 }), work({ titles: [other] })), 'same', one);
		}
	});
	it('takes people for the same however their names are written', () => {
		for (const [one, other] of [
			['Jörg Müller', 'Joerg Mueller'],
			['Łukasz Żółty', 'Lukasz Zolty'],
			['Moss NM', 'Nora M. Moss'],
			['Nora Moss 0001', 'N. Moss'],
			['Wei Zhang', 'Zhang Wei'],
			['van der Berg, Jan', 'Jan van der Berg'],
			['Francesca d’Amaro', 'Francesca Amaro'],
			["Francesca d'Amaro", 'F. D’Amaro'],
		] as const) {
			assert.equal(isSamePerson(one, other), true, `${one} and ${other}`);
		}
		assert.equal(isSamePerson('Nora Moss', 'Carl Moss'), false);
	});
	it('needs an identifier for a title that many works could bear', () => {
		const generic = { title: 'Deep Learning', authorCount: 3 };
		assert.equal(reason(known(generic), work({ titles: ['Deep learning'] })), 'generic-title');
		assert.equal(reason(known({ ...generic, arxivId: '2610.01234' }), work({ titles: ['Deep learning'] })), 'same');
		assert.equal(isGeneric('A Survey of the Models'), true);
	});
	it('does not take an identifier of another paper for this one', () => {
		const other = work({ titles: ['Growing Tomatoes in Orbit by Reinforcement Learning'] });
		assert.equal(reason(known({ arxivId: '2610.01234' }), other), 'title');
	});
	it('takes a title that changed between versions when its authors agree', () => {
		const renamed = work({ titles: ['Counting Sheep with Sparse Recurrent Attention'] });
		assert.equal(reason(known({ arxivId: '2610.01234', authors: ['Ada Byron', 'Eve Fuchs'] }), renamed), 'same');
	});
});

describe('records of Crossref', () => {
	it('are read without tags and with entities that were escaped twice', () => {
		const [read] =
			crossref({ DOI: '10.1/X', type: 'journal-article', title: ['<i>P</i> &amp;amp; <b>Q</b> for x &lt; y'] }) ?? [];
		assert.equal(read?.titles[0], 'P & Q for x < y');
	});
	it('are not trusted for the order of authors that stand sorted by name', () => {
		const author = [
			{ given: 'A.', family: 'Abel' },
			{ given: 'B.', family: 'Bell' },
			{ given: 'C.', family: 'Cole' },
		];
		const [sorted] = crossref({ DOI: '10.1/x', title: ['T'], author }) ?? [];
		const [kept] = crossref({ DOI: '10.1/x', title: ['T'], author: author.toReversed() }) ?? [];
		assert.equal(sorted?.keepsOrder, false);
		const families = ['de la Cruz', 'Kim', 'Łukasiewicz', 'Öztürk', 'Park', 'van der Berg'];
		const accented = families.map((family) => ({ given: 'A.', family }));
		assert.equal(crossref({ DOI: '10.1/x', title: ['T'], author: accented })?.[0]?.keepsOrder, false);
		assert.equal(kept?.keepsOrder, true);
	});
	it('tell of a retraction', () => {
		const [byUpdate] =
			crossref({
				DOI: '10.1/x',
				title: ['T'],
				'updated-by': [{ type: 'retraction', label: 'Retraction', DOI: '10.1/r' }],
			}) ?? [];
		const [byTitle] = crossref({ DOI: '10.1/x', title: ['RETRACTED: On Sheep'] }) ?? [];
		assert.equal(byUpdate?.withdrawn, 'Retraction 10.1/r');
		assert.deepEqual([byTitle?.titles[0], byTitle?.withdrawn], ['On Sheep', 'RETRACTED']);
		for (const title of ['[Retracted] On Sheep', 'On Sheep (Retracted)', 'Withdrawn: On Sheep']) {
			const [read] = crossref({ DOI: '10.1/x', title: [title] }) ?? [];
			assert.deepEqual([read?.titles[0], read?.withdrawn !== null], ['On Sheep', true], title);
		}
		const relation = { 'is-retracted-by': [{ 'id-type': 'doi', id: '10.1/r' }] };
		const [byRelation] = crossref({ DOI: '10.1/x', title: ['T'], relation }) ?? [];
		assert.equal(byRelation?.withdrawn, 'is retracted by 10.1/r');
	});
	it('of a note that takes a work back are not that work, but tell of it', () => {
		const note = { DOI: '10.1000/r', title: ['On Sheep'], 'update-to': [{ type: 'retraction', DOI: '10.1000/X' }] };
		const read = crossref({ items: [note, { DOI: '10.1000/x', title: ['On Sheep'] }] });
		assert.deepEqual(
			read?.map(({ doi, withdrawn }) => [doi, withdrawn]),
			[['10.1000/x', 'retraction 10.1000/r']],
		);
	});
	it('are read where legal parts are missing, null, or stand without their list', () => {
		const read = (item: object) => crossref({ DOI: '10.1000/x', type: 'journal-article', title: ['T'], ...item })?.[0];
		const issued = (...parts: unknown[]) => read({ issued: { 'date-parts': [parts] } })?.publication?.issued ?? null;
		assert.deepEqual(
			[issued(2020), issued(2020, null), issued('2020', '3'), issued(null), issued()],
			[[2020], [2020], [2020, 3], null, null],
		);
		const empty = read({ author: null, relation: null, subtitle: [], 'container-title': [], event: null, page: null });
		assert.deepEqual([empty?.titles, empty?.authors, empty?.publication], [['T'], [], { type: 'article-journal' }]);
		const author = [{ family: 'van der Berg', given: 'J.' }, { name: 'The Sheep Consortium' }, { given: 'Plato' }, {}];
		assert.deepEqual(read({ author })?.authors, ['J. van der Berg', 'The Sheep Consortium', 'Plato']);
		assert.equal(
			read({ title: 'On <mml:math><mml:msup><mml:mi>L</mml:mi><mml:mn>2</mml:mn></mml:msup></mml:math> &amp;amp; R' })
				?.titles[0],
			'On L2 & R',
		);
		const preprint = { id: 'arXiv:2401.00001v2', 'id-type': 'arxiv' };
		for (const related of [preprint, [preprint], [{ id: 'https://doi.org/10.48550/arXiv.2401.00001' }]]) {
			assert.equal(read({ relation: { 'has-preprint': related } })?.arxivId, '2401.00001');
		}
		const published = { id: 'https://doi.org/10.1000/ABC', 'id-type': 'doi' };
		for (const related of [published, [published]]) {
			const posted = read({ type: 'posted-content', relation: { 'is-preprint-of': related } });
			assert.deepEqual([posted?.doi, posted?.publication], ['10.1000/abc', null]);
		}
		assert.equal(read({ 'updated-by': { type: 'retraction', DOI: '10.1000/r' } })?.withdrawn, 'retraction 10.1000/r');
	});
	it('without a title say nothing of the DOI', () => {
		assert.equal(crossref({ DOI: '10.1/x', title: [] }), null);
		assert.deepEqual(crossref({ items: [{ DOI: '10.1/x', title: [] }] }), []);
	});
});
