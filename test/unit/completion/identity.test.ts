import assert from 'node:assert/strict';
import { judge } from '../../../src/core/completion/identity';
import type { Known } from '../../../src/core/completion/known';
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
	it('does not take authors in another order where the source keeps it', () => {
		assert.equal(reason(known({ authors: ['Eve Fuchs', 'Ada Byron', 'Carl van Dyck'] }), work()), 'authors');
	});
	it('does not take a near miss: a word of weight, a number', () => {
		const near = work({ titles: ['Counting Goats with Sparse Recurrent Attention Networks'] });
		assert.equal(reason(known({ authorCount: 3 }), near), 'near-title');
		assert.equal(reason(known({ authorCount: 3 }), work({ titles: [`${TITLE} II`] })), 'near-title');
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
	});
});
