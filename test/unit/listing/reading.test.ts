import assert from 'node:assert/strict';
import { decodeListing, readListing } from '../../../src/core/listing';
import { HOSTILE } from '../../fuzz/hostile';

const ABSTRACT = 'A plain sentence about a method that works on every task we know of, and on some more. '
	.repeat(8)
	.trim();
const HEAD =
	'new\n\nGet trending papers in your email inbox!\n\nSubscribe\n\nDaily Papers\n\nbyAK and the research community\n\n';
const entry = (title: string, date: string) => `${title}\n\n${ABSTRACT}\n\n  • 6 authors\n·\n${date}\n\n`;
const titles = (text: string) => readListing(text, 'page.txt').entries.map(({ title }) => title);
const dates = (text: string) =>
	readListing(text, 'page.txt').entries.map(({ date, dateInferred }) => (dateInferred ? `${date} (inferred)` : date));

describe('readListing', () => {
	it('takes titles that look like something else for titles', () => {
		const odd = [
			'Datasets',
			'Magistral',
			'"Who Am I?" Asked the Model',
			'3D · Four Ways',
			'On the Number of authors',
			'Does It End?',
			'大模型',
			'A',
			'subscribers leave.',
		];
		assert.deepEqual(titles(`${HEAD}Jun 9\n\n${odd.map((title) => entry(title, 'Feb 10, 2024')).join('')}`), odd);
	});

	it('does not take the words that were searched for, or Buckets new, for a title', () => {
		const text = `Hugging Face\nModels\nBuckets new\nGet trending papers in your email inbox!\nSubscribe\nDaily Papers\nby \nAK\n and the research community\nIntercode Bash\nDaily\nWeekly\nMonthly\nTrending Papers\nJun 9\n${entry('The Title', 'Feb 10, 2024')}`;
		assert.deepEqual(titles(text), ['The Title']);
	});

	it('infers the year of a date without one from printed years, and marks it', () => {
		assert.deepEqual(dates(`${HEAD}Jun 9\n\n${entry('A B', 'Feb 10')}${entry('C D', 'Nov 4, 2025 2')}`), [
			'2026-02-10 (inferred)',
			'2025-11-04',
		]);
	});

	it('never infers a date later than the page', () => {
		assert.deepEqual(dates(`${HEAD}Jun 9\n\n${entry('A B', 'Dec 30')}${entry('C D', 'Nov 4, 2025')}`), [
			'2025-12-30 (inferred)',
			'2025-11-04',
		]);
	});

	it('takes the year from what the saving tool wrote', () => {
		const text = `---\nurl: https://huggingface.co/papers?q=x\nretrieved: 2025-07-01T10:00:00Z\n---\n${HEAD}Jul 1\n\n${entry('A B', 'Feb 10')}`;
		assert.deepEqual(dates(text), ['2025-02-10 (inferred)']);
	});

	it('never infers a date later than the day the page was saved, or its file last changed', () => {
		const page = `${HEAD}${entry('A B', 'Dec 30')}${entry('C D', 'Mar 2')}${entry('E F', 'Nov 4, 2024')}`;
		const note = '---\nurl: https://huggingface.co/papers?q=x\nretrieved: 2025-03-01T10:00:00Z\n---\n';
		for (const [text, options] of [
			[note + page, {}],
			[page, { saved: '2025-03-01' }],
			[page, { notAfter: '2025-03-01' }],
		] as const) {
			assert.deepEqual(
				readListing(text, 'page.txt', options).entries.map(({ date, dateInferred }) => [date, dateInferred]),
				// A day's difference is the time of day elsewhere.
				[
					['2024-12-30', true],
					['2025-03-02', true],
					['2024-11-04', false],
				],
			);
		}
	});

	it('leaves a date out where nothing tells its year, and says so', () => {
		const { entries, problems } = readListing(`${HEAD}${entry('A B', 'Feb 10')}`, 'page.txt');
		assert.equal(entries[0]?.date, null);
		assert.match(problems[0]?.message ?? '', /no year/);
	});

	it('gives every page of one file its own day', () => {
		const text = `${HEAD}Jun 9\n\n${entry('A B', 'Feb 10')}${entry('C D', 'Nov 4, 2025')}${HEAD}Mar 2\n\n${entry('E F', 'Feb 10')}${entry('G H', 'Nov 4, 2023')}`;
		assert.deepEqual(dates(text), ['2026-02-10 (inferred)', '2025-11-04', '2024-02-10 (inferred)', '2023-11-04']);
	});

	it('reads whole entries of a file that is cut, and reports the rest with its line', () => {
		const text = `${HEAD}Jun 9\n\n${entry('A B', 'Feb 10, 2024')}The Cut One\n\nAn abstract that breaks o`;
		const { entries, problems, lines } = readListing(text, 'page.txt');
		assert.deepEqual(
			entries.map(({ title }) => title),
			['A B'],
		);
		assert.deepEqual(
			problems.map(({ line }) => line),
			[21],
		);
		assert.equal(lines.problem, 2);
	});

	it('tells each of a few lines that it cannot read, and of thousands how many there are', () => {
		const page = `${HEAD}Jun 9\n\n${entry('A B', 'Feb 10, 2024')}`;
		const unread = (times: number) => readListing(`${page}${'"\n-\n\n\n'.repeat(times)}`, 'page.txt').problems;
		const few = unread(20);
		assert.equal(few.length, 20);
		const many = unread(5000);
		const told = many.map(({ message }) => Number(/(\d+) lines? could not|This line/.exec(message)?.[1] ?? 1));
		assert(many.length < 2000);
		assert.equal(
			told.reduce((sum, lines) => sum + lines, 0),
			2 * 5000,
		);
	});

	it('reports a file that is no listing', () => {
		const { entries, problems } = readListing('Dear diary,\n\ntoday I went for a walk.\n', 'diary.txt');
		assert.deepEqual(entries, []);
		assert.match(problems[0]?.message ?? '', /No paper was found/);
	});

	it('reads an empty result page as one without papers, every line being furniture', () => {
		const { lines } = readListing(`${HEAD}Jun 9\n`, 'page.txt');
		assert.equal(lines.problem, 0);
	});

	it('reads pages of single papers that follow each other', () => {
		const page = (title: string, id: string) =>
			`${title}\nPublished on May 13, 2024\nAuthors:\nAda Lovelace\n,\nKurt Gödel\nAbstract\n${ABSTRACT}\n\nView arXiv page\nCommunity\n${ABSTRACT}\nCite arxiv.org/abs/${id} in a model README.md to link it from this page.\n\n`;
		const { entries } = readListing(page('A B', '2405.00001') + page('C D', '2405.00002'), 'papers.txt');
		assert.deepEqual(
			entries.map(({ title, arxivId, authors, abstract }) => [title, arxivId, authors.length, abstract === ABSTRACT]),
			[
				['A B', '2405.00001', 2, true],
				['C D', '2405.00002', 2, true],
			],
		);
	});

	it('reads the text of a saved page that has lost its data', () => {
		const article = (title: string) =>
			`<article><div>12</div><h3><a href="/papers/2405.00001">${title}</a></h3><p>${ABSTRACT}</p>\n<ul><li>3 authors</li></ul><div>·</div><div>Feb 10, 2024</div></article>\n`;
		const text = `<!doctype html>\n<html><head><title>Daily Papers - Hugging Face</title></head><body>\n${article('A &amp; B')}${article('C &lt; D')}</body></html>`;
		const { entries, lines } = readListing(text, 'page.html');
		assert.deepEqual(
			entries.map(({ title, date, upvotes, line }) => [title, date, upvotes, line]),
			[
				['A & B', '2024-02-10', 12, 3],
				['C < D', '2024-02-10', 12, 5],
			],
		);
		assert.equal(lines.problem, 0);
	});

	it('reads whole records, one a line, with the service and the time of each', () => {
		const record = {
			title: 'Paper with a Record',
			abstract: ABSTRACT,
			arxivId: '2502.00001v3',
			doi: '10.1000/ABC',
			authors: [
				{ name: 'Ana de la Cruz', family: 'de la Cruz', given: 'Ana' },
				{ name: 'The Team', literal: 'The Team' },
			],
			categories: ['cs.LG', 'stat.ML'],
			version: 3,
			published: '2025-02-01T10:00:00Z',
			publication: { type: 'article-journal', container: 'A Journal', pages: '1–9', issued: [2025, 6], made: 'up' },
			withdrawn: ' An error. ',
			origin: { service: 'arxiv', time: '2026-11-28T10:00:00Z' },
		};
		const lines = [record, { title: 'Bare', abstract: ABSTRACT, authors: ['A B'] }].map((line) => JSON.stringify(line));
		const [entry, bare] = readListing(lines.join('\n'), 'records.jsonl').entries;
		assert.deepEqual(entry?.names, [{ family: 'de la Cruz', given: 'Ana' }, { literal: 'The Team' }]);
		assert.deepEqual(entry.publication, {
			...{ type: 'article-journal', container: 'A Journal', pages: '1–9', issued: [2025, 6] },
		});
		const { arxivId, doi, authors, categories, version, published, withdrawn, origin } = entry;
		assert.deepEqual([arxivId, doi, version, published], ['2502.00001', '10.1000/abc', 3, '2025-02-01']);
		assert.deepEqual(
			[authors, categories],
			[
				['Ana de la Cruz', 'The Team'],
				['cs.LG', 'stat.ML'],
			],
		);
		assert.deepEqual([withdrawn, origin], ['An error.', { service: 'arxiv', time: '2026-11-28T10:00:00Z' }]);
		assert.deepEqual([bare?.names, bare?.doi, bare?.origin], [[], null, null]);
	});

	it('keeps the whole elements of an API answer that is cut', () => {
		const record = (n: number) =>
			JSON.stringify({ paper: { id: `2502.0000${n}`, title: `Paper ${n}`, summary: ABSTRACT } });
		const { entries, problems } = readListing(`[${record(1)},\n${record(2)},\n{"paper":{"id":"25`, 'page.json');
		assert.deepEqual(
			entries.map(({ arxivId, line }) => [arxivId, line]),
			[
				['2502.00001', 1],
				['2502.00002', 2],
			],
		);
		assert.deepEqual(
			problems.map(({ line }) => line),
			[3],
		);
	});
});

describe('hostile listings are read in a moment', () => {
	for (const [name, make] of Object.entries(HOSTILE)) {
		it(name, () => {
			const { lines, problems } = readListing(make(1), 'page.txt');
			assert.equal(lines.total, lines.paper + lines.furniture + lines.blank + lines.problem);
			assert(problems.length > 0 || lines.problem === 0);
		});
	}
});

describe('decodeListing', () => {
	const text = 'Größe 大模型 • · ½';
	const decoded = (bytes: Uint8Array) => decodeListing(bytes, TextDecoder);

	it('reads UTF-8 and UTF-16, with and without a mark', () => {
		const latin = 'Get trending papers in your email inbox! • ·';
		for (const bytes of [
			Buffer.from(text),
			Buffer.from(`\ufeff${text}`),
			Buffer.from(`\ufeff${text}`, 'utf16le'),
			Buffer.from(`\ufeff${text}`, 'utf16le').swap16(),
		]) {
			const result = decoded(bytes);
			assert('text' in result && result.text.replace('\ufeff', '') === text);
		}
		assert.deepEqual(decoded(Buffer.from(latin, 'utf16le')), { text: latin });
	});

	it('says in one sentence why a file has no text', () => {
		assert.deepEqual(decoded(new Uint8Array()), { message: 'The file is empty.' });
		assert.deepEqual(decoded(Uint8Array.from([0x50, 0x4b, 3, 4, 0, 0, 8, 0])), {
			message:
				'The file is a ZIP archive (as .docx, .epub and .xlsx are), binary data; unpack it and read the files in it, or save it as text.',
		});
		assert.match(
			JSON.stringify(decoded(Buffer.from(Array.from({ length: 400 }, (_, i) => 128 + (i % 120))))),
			/not UTF-8/,
		);
	});

	it('refuses a file too large for one text and says what to do', () => {
		const result = decoded(new Uint8Array(600_000_000));
		assert('message' in result);
		assert.match(result.message, /600 MB.*split it into smaller files/);
	});

	it('keeps a text with one broken sign and reports its line', () => {
		const result = decoded(
			Buffer.concat([
				Buffer.from(`${HEAD}Jun 9\n\n${entry('A B', 'Feb 10, 2024')}C D`),
				Buffer.from([0xff]),
				Buffer.from(`\n\n${ABSTRACT}\n\n·\nFeb 1, 2024\n`),
			]),
		);
		assert('text' in result);
		const { entries, problems } = readListing(result.text, 'page.txt');
		assert.equal(entries.length, 2);
		assert.deepEqual(
			problems.map(({ line, message }) => [line, /UTF-8/.test(message)]),
			[[21, true]],
		);
	});
});
