import assert from 'node:assert/strict';
import { doiIn, publishedDoiIn } from '../../src/core/links/doi';
import { findLinks, linkHost, linkHref, mayHoldLinks } from '../../src/core/links/links';

const urls = (text: string) => findLinks(text).map(({ url }) => url);

describe('findLinks', () => {
	const clicked: Readonly<Record<string, readonly string[]>> = {
		'Code at https://github.com/a/b.': ['https://github.com/a/b'],
		'(see https://a.github.io/b/).': ['https://a.github.io/b/'],
		'On https://en.wikipedia.org/wiki/Tree_(graph), we': ['https://en.wikipedia.org/wiki/Tree_(graph)'],
		'"https://x.org/a", ‘https://x.org/b’, “https://x.org/c”.': [
			'https://x.org/a',
			'https://x.org/b',
			'https://x.org/c',
		],
		'\\url{https://github.com/a/b_c}.': ['https://github.com/a/b_c'],
		'\\href{https://x.org/p}{our page}': ['https://x.org/p'],
		'at https://github.com/a/b{https://github.com/a/b}.': ['https://github.com/a/b'],
		'at https://github.com/a/b\\_c.': ['https://github.com/a/b_c'],
		'Project page:https://github.com/A/B.': ['https://github.com/A/B'],
		'[here](https://x.org/a) and <https://x.org/b>': ['https://x.org/a', 'https://x.org/b'],
		'both https://x.org/ahttps://y.org/b': ['https://x.org/a', 'https://y.org/b'],
		'https://web.archive.org/web/2020/https://x.org/a': ['https://web.archive.org/web/2020/https://x.org/a'],
		'见https://github.com/a/b。': ['https://github.com/a/b'],
		'**https://github.com/a/b**': ['https://github.com/a/b'],
		'code: https: //github.com/a/b': ['https://github.com/a/b'],
		'twice https://x.org/a and http://www.x.org/a/': ['https://x.org/a'],
		'Videos at lerftogo.github.io.': ['lerftogo.github.io'],
		'Code: github.com/a/b, models: huggingface.co/a': ['github.com/a/b', 'huggingface.co/a'],
		'see www.example.org/data for more': ['www.example.org/data'],
		'Our demo is at chat.example.ai now': ['chat.example.ai'],
		'Node.js, e.g. v1.2.io, i.e. README.md, train.py and a.k.a. 3.5': [],
		'OpenAI.com and Booking.com say; mail a@b.com': [],
		'nothing.Next sentence.In short.': [],
		'ftp://x.org/a and https://': [],
	};
	for (const [text, expected] of Object.entries(clicked)) {
		it(`finds ${expected.join(' and ') || 'nothing'} in “${text}”`, () => {
			assert.deepEqual(urls(text), expected);
			assert.ok(expected.length === 0 || mayHoldLinks(new TextEncoder().encode(`é ${text}`)), 'not looked at');
		});
	}

	it('need not look at a text without an address', () => {
		for (const text of ['', '.', 'We weave. They bend … 3 . 5', 'Ends with a full stop.', 'Äpfel.Öl']) {
			assert.equal(mayHoldLinks(new TextEncoder().encode(text)), false, text);
		}
	});

	const kinds: Readonly<Record<string, string>> = {
		'Code is at https://github.com/a/b': 'code',
		'The dataset is at https://huggingface.co/datasets/a/b': 'dataset',
		'Try https://huggingface.co/spaces/a/b': 'demo',
		'Weights: https://huggingface.co/a/b': 'model',
		'Our data is released at https://huggingface.co/a': 'dataset',
		'See https://arxiv.org/abs/2401.00001': 'paper',
		'Project page: https://a.github.io/b': 'project',
		'Our code and videos are available at https://a.me/projects/b/': 'project',
		'A demo is at https://chat.example.ai': 'demo',
		'Models are at https://gitlab.com/a/b': 'code',
		'https://anonymous.4open.science/r/x-1': 'code',
		'The benchmark can be downloaded from https://zenodo.org/records/1': 'dataset',
	};
	for (const [text, kind] of Object.entries(kinds)) {
		it(`takes the link in “${text}” for ${kind}`, () => {
			assert.deepEqual(
				findLinks(text).map((link) => link.kind),
				[kind],
			);
		});
	}
});

describe('linkHref and linkHost', () => {
	it('add https where the text has no scheme', () => {
		assert.equal(linkHref({ url: 'lerftogo.github.io' }), 'https://lerftogo.github.io');
		assert.equal(linkHref({ url: 'example.org:8080/a' }), 'https://example.org:8080/a');
		assert.equal(linkHref({ url: 'http://example.org/a' }), 'http://example.org/a');
	});
	it('open nothing but http and https', () => {
		for (const url of [
			'javascript:alert(1)',
			'command:workbench.action',
			'file:///etc/passwd',
			'vscode://x',
			'//x.org',
			'',
		]) {
			assert.equal(linkHref({ url }), null, url);
		}
	});
	it('tell the host', () => {
		assert.equal(linkHost({ url: 'https://www.GitHub.com/a/b' }), 'github.com');
	});
});

describe('a DOI', () => {
	const SICI = '10.1002/(sici)1097-4571(199806)49:8<693::aid-asi4>3.0.co;2-o';
	for (const [text, doi] of [
		['10.1000/XYZ.123.', '10.1000/xyz.123'],
		['https://doi.org/10.1000%2Fxyz', '10.1000/xyz'],
		['doi:10.1000/XYZ_1', '10.1000/xyz_1'],
		['DOI 10.1000/xyz', '10.1000/xyz'],
		['10.1000/xyz\\_1', '10.1000/xyz_1'],
		['\\url{https://dx.doi.org/10.1000/xyz}', '10.1000/xyz'],
		['(see 10.1000/xyz)', '10.1000/xyz'],
		['10.1000/a(b)', '10.1000/a(b)'],
		['10.1000/xyz,', '10.1000/xyz'],
		['https://doi.org/10.1000/xyz/', '10.1000/xyz'],
		['10.1002/(SICI)1097-4571(199806)49:8<693::AID-ASI4>3.0.CO;2-O', SICI],
		['10.1002/(SICI)1097-4571(199806)49:8{\\textless}693::AID-ASI4{\\textgreater}3.0.CO;2-O', SICI],
		['10.1002/(SICI)1097-4571(199806)49:8&lt;693::AID-ASI4&gt;3.0.CO;2-O', SICI],
		['10.1002/%28SICI%291097-4571%28199806%2949%3A8%3C693%3A%3AAID-ASI4%3E3.0.CO%3B2-O', SICI],
		['Section 10.1', null],
	] as const) {
		it(`is read in ${text}`, () => assert.equal(doiIn(text), doi));
	}

	it('of arXiv names no publication', () => {
		assert.equal(doiIn('10.48550/ARXIV.2301.00001v2'), '10.48550/arxiv.2301.00001v2');
		assert.equal(publishedDoiIn('https://doi.org/10.48550/arXiv.2301.00001'), null);
	});
});
