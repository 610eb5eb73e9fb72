import assert from 'node:assert/strict';
import { recordOfPage } from '../../../src/core/feeds/citationMeta';
import { ENGINES } from '../../../src/core/feeds/engines';
import { addedName, paperAddressIn } from '../../../src/core/feeds/paperAddress';
import { workRecord } from '../../../src/core/feeds/workRecord';
import { readListing } from '../../../src/core/listing';
import { NOTHING_KNOWN } from '../../../src/core/services/works/work';

describe('what names a paper', () => {
	it('is an arXiv id or an address that holds one, without its version', () => {
		for (const typed of [
			'2509.25454',
			' arXiv:2509.25454v3 ',
			'https://arxiv.org/abs/2509.25454v2',
			'arxiv.org/pdf/2509.25454.pdf',
			'https://arxiv.org/html/2509.25454v1#S3',
			'https://huggingface.co/papers/2509.25454',
			'hf.co/papers/2509.25454#community',
			'https://www.alphaxiv.org/abs/2509.25454',
			'10.48550/arXiv.2509.25454',
			'https://doi.org/10.48550/arXiv.2509.25454',
		]) {
			assert.deepEqual(paperAddressIn(typed), { kind: 'arxiv', id: '2509.25454' }, typed);
		}
		assert.deepEqual(paperAddressIn('https://arxiv.org/abs/hep-th/9901001v1'), { kind: 'arxiv', id: 'hep-th/9901001' });
	});

	it('is a DOI, also the one of a page of the ACL Anthology, or the address of a page', () => {
		assert.deepEqual(paperAddressIn('https://doi.org/10.1038/S41586-021-03819-2'), {
			kind: 'doi',
			doi: '10.1038/s41586-021-03819-2',
		});
		for (const [typed, doi] of [
			['https://aclanthology.org/2023.acl-long.1/', '10.18653/v1/2023.acl-long.1'],
			['https://aclanthology.org/P19-1001.pdf', '10.18653/v1/p19-1001'],
		] as const) {
			assert.deepEqual(paperAddressIn(typed), { kind: 'doi', doi });
		}
		assert.deepEqual(paperAddressIn('https://openreview.net/pdf?id=aB_c-9'), {
			kind: 'page',
			url: 'https://openreview.net/forum?id=aB_c-9',
		});
	});

	it('is nothing else', () => {
		for (const typed of [
			'',
			'a title of a paper',
			'12345',
			'http://example.org/x',
			'file:///etc/passwd',
			'2509.2545',
		]) {
			assert.equal(paperAddressIn(typed), null, typed);
		}
	});

	it('names its file, whatever it holds', () => {
		for (const typed of ['hep-th/9901001', '10.1/../../x', 'https://a.example/?q=<>|:*"']) {
			const address = paperAddressIn(typed);
			assert.match(address ? addedName(address) : 'x', /^[A-Za-z0-9.-]+$/);
		}
	});
});

describe('a paper that is added', () => {
	const read = (text: string | null) => readListing(text ?? '', 'file:///added/x.json').entries[0];

	it('is read from what its page says in its head', () => {
		const entry = read(
			recordOfPage(
				`<html><head><meta name="citation_title" content="Rivers &amp; Graphs"><meta content="Berg, Ada" name="citation_author">
				<meta name="citation_author" content="Chi Dao"><meta name="citation_publication_date" content="2025/04/02">
				<meta name="citation_conference_title" content="River Workshop"></head></html>`,
				'https://openreview.net/forum?id=x',
			),
		);
		assert.equal(entry?.title, 'Rivers & Graphs');
		assert.deepEqual(entry?.authors, ['Ada Berg', 'Chi Dao']);
		assert.equal(entry?.published, '2025-04-02');
		assert.equal(entry?.publication?.container, 'River Workshop');
		assert.equal(recordOfPage('<html><title>Sign in</title></html>', 'https://a.example'), null);
	});

	it('is read from what a service says of the work, names taken apart, with the service and its time', () => {
		const entry = read(
			workRecord({
				...NOTHING_KNOWN,
				service: 'crossref',
				time: '2026-11-28T10:00:00.000Z',
				titles: ['On Rivers & Graphs'],
				authors: ['Ada Berg', 'River Group'],
				names: [{ given: 'Ada', family: 'Berg' }, { literal: 'River Group' }],
				doi: '10.1234/abc',
				publication: { type: 'paper-conference', container: 'Proceedings of Rivers', issued: [2025, 4] },
			}),
		);
		assert.deepEqual([entry?.title, entry?.doi], ['On Rivers & Graphs', '10.1234/abc']);
		assert.deepEqual(entry?.authors, ['Ada Berg', 'River Group']);
		assert.deepEqual(entry?.names, [{ family: 'Berg', given: 'Ada' }, { literal: 'River Group' }]);
		assert.equal(entry?.publication?.container, 'Proceedings of Rivers');
		assert.deepEqual(entry?.origin, { service: 'crossref', time: '2026-11-28T10:00:00.000Z' });
	});
});

describe('search beyond the corpus', () => {
	it('gives the papers of a service in its order, each with what is kept of it', () => {
		const wrapper = (id: string, title: string) => ({
			paper: { id, title, summary: 'It flows.', authors: [{ name: 'Ada Berg' }] },
			title,
			publishedAt: '2026-01-02T00:00:00.000Z',
		});
		const text = JSON.stringify([
			wrapper('2601.00002', 'Second\n  River'),
			wrapper('2601.00001', 'First'),
			{ odd: 1 },
			null,
		]);
		const found = ENGINES.huggingface.read({ text });
		assert.deepEqual(
			found?.map(({ arxivId, title, description }) => [arxivId, title, description]),
			[
				['2601.00002', 'Second River', 'Ada Berg'],
				['2601.00001', 'First', 'Ada Berg'],
			],
		);
		assert.equal(readListing(found![0]!.kept.text, 'x').entries[0]?.arxivId, '2601.00002');
		assert.equal(ENGINES.huggingface.read({ text: '<html>' }), null);
	});

	it('cuts one entry out of an answer of arXiv, so that it reads as an answer of its own', () => {
		const entry = (id: string, title: string) =>
			`<entry><id>http://arxiv.org/abs/${id}v2</id><title>${title}</title><summary>It &lt;flows&gt;.</summary><published>2026-01-02T00:00:00Z</published><author><name>Ada Berg</name></author></entry>`;
		const text = `<?xml version="1.0"?>\n<feed xmlns="http://www.w3.org/2005/Atom"><title>q</title>${entry('2601.00001', 'A &amp; B')}${entry('math/0101001', 'Old')}</feed>\n`;
		const found = ENGINES.arxiv.read({ text });
		assert.deepEqual(
			found?.map(({ arxivId, title, abstract }) => [arxivId, title, abstract]),
			[
				['2601.00001', 'A & B', 'It <flows>.'],
				['math/0101001', 'Old', 'It <flows>.'],
			],
		);
		const [kept] = readListing(found![0]!.kept.text, 'x').entries;
		assert.deepEqual([kept?.title, kept?.arxivId, kept?.authors], ['A & B', '2601.00001', ['Ada Berg']]);
	});
});
