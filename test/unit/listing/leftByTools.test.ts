import assert from 'node:assert/strict';
import { keyStem } from '../../../src/core/citation/keys/keys';
import { decodeListing, readListing } from '../../../src/core/listing';
import { readList } from '../../../src/core/lists';
import { readableTitle } from '../../../src/core/text/title';

const ABSTRACT =
	'We look at how tools leave the pages that people save, and find that each of them leaves something else behind.';
const read = (...lines: readonly string[]) => readListing(lines.join('\n'), 'saved.md');
const only = (...lines: readonly string[]) => {
	const { entries } = read(...lines);
	assert.equal(entries.length, 1);
	return entries[0]!;
};

describe('what tools leave of pages', () => {
	it('keeps an address of an organisation that ends an abstract', () => {
		const paper = only(
			'Daily Papers\n\nbyAK and the research community\n\nA Study of Saved Pages\n',
			`${ABSTRACT} The pages are at`,
			'https://huggingface.co/saved-pages.\n\n  • 3 authors\n·\nJul 9, 2024',
		);
		assert.match(paper.abstract, /The pages are at https:\/\/huggingface\.co\/saved-pages\.$/);
		assert.deepEqual(
			paper.links.map(({ url }) => url),
			['https://huggingface.co/saved-pages'],
		);
	});

	it('reads an organisation that is called as a word of the navigation is', () => {
		for (const name of ['Hugging Face', 'Enterprise', 'Discord']) {
			const page = ['Daily Papers\n\nbyAK and the research community\n\nA Study of Saved Pages\n', `${ABSTRACT}\n`];
			const paper = only(...page, name, '·', 'Jul 9, 2024');
			assert.deepEqual([paper.organization, paper.abstract], [{ handle: null, name }, ABSTRACT]);
		}
	});

	it('reads the dots of Japanese and Chinese encodings as those of the page', () => {
		for (const dot of ['・', '･', '‧']) {
			const { entries } = read(
				...['Daily Papers', '', 'A Study of Saved Pages', '', `${ABSTRACT} 保存${dot}頁`, ''],
				...[`  ${dot} 4 authors`, dot, 'Aug 24, 2025 2', '', 'Another Study of Pages', '', ABSTRACT, ''],
				...[
					`Shed Labs${dot}Aug 23, 2025`,
					'',
					'A Third Study of Pages',
					'',
					ABSTRACT,
					'',
					'? 3 authors',
					dot,
					'Aug 2, 2025',
				],
			);
			assert.deepEqual(
				entries.map(({ title, date, authorCount, organization }) => [title, date, authorCount ?? organization?.name]),
				[
					['A Study of Saved Pages', '2025-08-24', 4],
					['Another Study of Pages', '2025-08-23', 'Shed Labs'],
					['A Third Study of Pages', '2025-08-02', 3],
				],
			);
			assert.equal(entries[0]?.abstract, `${ABSTRACT} 保存${dot}頁`);
		}
	});

	it('reads the page of a paper that a clipper left without its day', () => {
		const paper = only(
			...['---', 'title: "Paper page - A Study of Saved Pages"', 'source: "https://huggingface.co/papers/2605.00001"'],
			...['published: 2026-05-08', 'created: 2026-06-01', '---', 'arxiv:2605.00001', ''],
			...[
				'## A Study of Saved Pages',
				'',
				'Authors:',
				'',
				'## Abstract',
				'',
				ABSTRACT,
				'',
				'### Community',
				'',
				'Nice!',
			],
		);
		assert.deepEqual(
			[paper.title, paper.arxivId, paper.date, paper.abstract, paper.authors],
			['A Study of Saved Pages', '2605.00001', '2026-05-08', ABSTRACT, []],
		);
	});

	it('takes a heading between id and abstract for the title, where a clipper left neither day nor authors', () => {
		const paper = only(
			'[arxiv:2605.00001](https://x.org/1)',
			'',
			'# A Study of Saved Pages',
			'',
			'Abstract',
			'',
			ABSTRACT,
		);
		assert.deepEqual([paper.title, paper.arxivId, paper.abstract], ['A Study of Saved Pages', '2605.00001', ABSTRACT]);
	});

	it('reads a day with its submitter in one line, and takes a list of more avatars for no organisation', () => {
		const paper = only(
			...[
				'arxiv:2605.00001',
				'',
				'A Study of Saved Pages',
				'',
				'Published on May 8 · Submitted by [] someone on May 9',
			],
			...['', '[', '', '-   ![](https://x.org/c.jpeg)', '-   +2', '', 'Upvote 12', '', 'Authors:', '', 'Ada Bee ,', ''],
			...['Abstract', '', ABSTRACT],
		);
		assert.deepEqual([paper.date, paper.organization, paper.upvotes], ['2026-05-08', null, 12]);
	});

	it('drops the class of a span that ends with a comma', () => {
		const paper = only(
			...[
				'::: top',
				':::',
				'',
				'arxiv:2605.00001',
				'',
				'# A Study of Saved Pages {#a .b}',
				'',
				'Published on May 8',
				'',
			],
			...['Authors:', '', '[[Ada Bee](/ada){.who} ,]{.author}', '', '[[Carl Dee]{.who}]{.author .flex}', ''],
			...['## Abstract {#c}', '', ABSTRACT],
		);
		assert.deepEqual(paper.authors, ['Ada Bee', 'Carl Dee']);
	});

	it('reads headings with a line of signs below them, and names no organisation for a submitter or a picture', () => {
		const paper = only(
			...[
				'arxiv:2605.00001',
				'',
				'A Study of Saved Pages',
				'======================',
				'',
				'Published on Oct 5, 2023',
				'',
			],
			...[
				'· Submitted by [![Image 3](https://x.org/a.png) someone](https://huggingface.co/someone) on Oct 5, 2023',
				'',
			],
			...[
				'[[ ]',
				'',
				'Upvote',
				'',
				'34](/login?next=%2Fpapers%2F2605.00001)',
				'',
				'Authors:',
				'',
				'Ada One ,',
				'',
				'Bo Two',
			],
			...['', 'Abstract', '--------', '', ABSTRACT, '', '[View arXiv page](https://arxiv.org/abs/2605.00001)'],
		);
		assert.deepEqual(
			[paper.title, paper.abstract, paper.organization, paper.upvotes, paper.authors],
			['A Study of Saved Pages', ABSTRACT, null, 34, ['Ada One', 'Bo Two']],
		);
	});

	it("takes the brackets of pandoc's plain text for the pictures they stand for", () => {
		const paper = only(
			...[
				'A Study of Saved Pages',
				'',
				'Published on Sep 28, 2025',
				'',
				'Authors:',
				'',
				'[] Ada One ,',
				'',
				'Bo Two',
				'',
			],
			...[
				'Abstract',
				'',
				'One sentence of a machine about saved pages and what is in them.',
				'',
				'[] AI-generated summary',
			],
			...[
				'',
				ABSTRACT,
				'',
				'[] View arXiv page [] View PDF [] Add',
				'to collection',
				'',
				'[] Community',
				'',
				'[] someone',
			],
		);
		assert.deepEqual([paper.abstract, paper.authors], [ABSTRACT, ['Ada One', 'Bo Two']]);
	});

	it('reads Markdown in which pandoc left the elements of a page, as HTML or as divisions and spans', () => {
		const html = [
			...[
				'<div class="a">',
				'',
				'[Papers](/papers)',
				'',
				'<div>',
				'',
				'arxiv:2605.00001',
				'',
				'</div>',
				'',
				'</div>',
				'',
			],
			...['# A Study of Saved Pages', '', '<div>', '', 'Published on Oct 5, 2023', '', '</div>', '', '<div>', ''],
			...[
				'<span class="y">Submitted by</span>',
				'',
				'[![](https://x.org/x.jpeg) someone](/someone)',
				'',
				'on Oct 6',
				'',
			],
			...[
				'</div>',
				'',
				'<a href="/pages" class="x"><img',
				'src="https://x.org/o.png"',
				'alt="pages&#39;s avatar" />Page',
			],
			...['Works</a>', '', '<div>', '', 'Upvote', '', '</div>', '', '34', '', '<div>', ''],
			...['Authors: <span class="author"><span', 'class="contents">![](/a.svg) [Ada One](/u0)</span></span>,'],
			...['<span class="author">Bo', 'Two</span>,', '', '</div>', '', '## Abstract', '', ABSTRACT, '', '<div>', ''],
			...[
				'[![](data:image/svg+xml;base64,PHN2)View arXiv',
				'page](https://arxiv.org/abs/2605.00001)[View',
				'PDF](/b)',
				'',
				'</div>',
			],
		];
		const divisions = [
			...[
				'::: {role="main"}',
				'::: a',
				'[Papers](/papers)',
				'',
				'arxiv:2605.00001',
				':::',
				'',
				'# A Study of Saved Pages {.mb-2}',
			],
			...['', '<div>', '', 'Published on Oct 5, 2023', '', '</div>', '', '::: x', '[Submitted by]{.y}', ''],
			...[
				'[![](https://x.org/x.jpeg) someone](/someone)',
				'',
				'on Oct 6',
				':::',
				'',
				"[![pages\\'s avatar](/o.png) Page",
			],
			...['Works](/pages){.x}', '', 'Upvote 34', '', 'Authors: [[![](/a.svg) [Ada One](/u0)]{.contents}]{.author'],
			...[
				'.relative}, [[Bo Two]{.contents}]{.author .relative},',
				'',
				'## Abstract',
				'',
				ABSTRACT,
				'',
				'View arXiv page',
				':::',
			],
		];
		for (const paper of [only(...html), only(...divisions)]) {
			assert.deepEqual(
				[paper.title, paper.arxivId, paper.date, paper.upvotes, paper.authors, paper.organization, paper.abstract],
				[
					...['A Study of Saved Pages', '2605.00001', '2023-10-05', 34, ['Ada One', 'Bo Two']],
					...[{ handle: 'pages', name: 'Page Works' }, ABSTRACT],
				],
			);
		}
	});

	it('reads a page whose pictures and links a text browser numbers, and whose buttons it puts in one line', () => {
		const paper = only(
			...[
				'[] arxiv:2605.00001',
				'',
				'A Study of Saved Pages',
				'',
				'Published on Oct 5, 2023',
				'',
				"pages's avatarPage Works",
			],
			...['', 'Upvote34', '', 'Authors: [] [0] Ada One, [11]Bo Two,', '', 'Abstract', '', ABSTRACT, ''],
			...['[]View arXiv pageView PDFAdd to collection', '', 'Community', '', 'A comment of somebody.'],
		);
		assert.deepEqual(
			[paper.authors, paper.upvotes, paper.organization, paper.abstract],
			[['Ada One', 'Bo Two'], 34, { handle: 'pages', name: 'Page Works' }, ABSTRACT],
		);
	});

	it('takes the page of one paper for that, whatever its links look like, before it takes it for a list of links', () => {
		const text = [
			...[
				'arxiv:2605.00001',
				'',
				'# A Study of Saved Pages',
				'',
				'Published on Oct 5, 2023',
				'',
				'Authors:',
				'',
				'Ada One',
				',',
			],
			...['', 'Bo Two', '', '## Abstract', '', ABSTRACT, '', '[View arXiv page](https://arxiv.org/abs/2605.00001)'],
		];
		const { entries } = readList(text.join('\n'), 'saved.md');
		assert.deepEqual(
			entries.map(({ arxivId, date, authors, abstract }) => [arxivId, date, authors, abstract]),
			[['2605.00001', '2023-10-05', ['Ada One', 'Bo Two'], ABSTRACT]],
		);
	});

	it('takes no day that a wrap put on a line of its own for an organisation, and finds buttons that one broke', () => {
		const { entries } = read(
			...['arxiv:2605.00001', '', '# A Study of Saved Pages', '', 'Published on May 8, 2026', '', '· Submitted by'],
			...[
				'[![](/a.jpeg) someone](/someone) on',
				'May 9',
				'',
				'Authors: Ada One , Bo Two',
				'',
				'## Abstract',
				'',
				ABSTRACT,
				'',
			],
			...[
				'[View arXiv page](https://arxiv.org/abs/2605.00001) [View',
				'PDF](https://arxiv.org/pdf/2605.00001) [Project',
			],
			...['page](https://saved.example.org/pages) [GitHub', '182](https://github.com/saved/pages) Add to collection'],
		);
		assert.deepEqual(
			entries.map(({ organization, authors, links }) => [organization, authors, links.map(({ url }) => url)]),
			[[null, ['Ada One', 'Bo Two'], ['https://saved.example.org/pages', 'https://github.com/saved/pages']]],
		);
	});

	it('reads the page of a paper behind front matter before it takes it for a note, with authors behind a bare colon', () => {
		const text = [
			...['---', 'title: "A Study of Saved Pages"', 'source: "https://example.org/saved"', 'author:', '---'],
			...[
				'arxiv:2605.00001',
				'',
				'## A Study of Saved Pages',
				'',
				'Authors:[Ada One](/ada),Bo Two',
				'',
				'## Abstract',
				'',
			],
			...[ABSTRACT, '', '### Community', '', 'See [an earlier study of pages](https://arxiv.org/abs/2501.00001).'],
		];
		const { entries } = readList(text.join('\n'), 'saved.md');
		assert.deepEqual(
			entries.map(({ arxivId, authors, organization, abstract }) => [arxivId, authors, organization, abstract]),
			[['2605.00001', ['Ada One', 'Bo Two'], null, ABSTRACT]],
		);
	});

	it('reads dots and bullets that an encoding did not have', () => {
		const { entries } = read(
			...['Daily Papers', '', 'A Study of Saved Pages', '', ABSTRACT, '', '  ? 4 authors', '?', 'Aug 24, 2025 2', ''],
			...['Another Study of Pages', '', ABSTRACT, '', 'Shed Labs', '?', 'Aug 23, 2025'],
		);
		assert.deepEqual(
			entries.map(({ title, date, authorCount, organization }) => [title, date, authorCount ?? organization?.name]),
			[
				['A Study of Saved Pages', '2025-08-24', 4],
				['Another Study of Pages', '2025-08-23', 'Shed Labs'],
			],
		);
	});

	it('takes words of an abstract that lead to a search for no paper', () => {
		const keyword = '[saved pages](https://huggingface.co/papers?q=saved%20pages)';
		const text = [
			...['arxiv:2605.00001', '', '## A Study of Saved Pages', '', 'Authors:', '', '## Abstract', ''],
			...[`${ABSTRACT} We save ${keyword}.`, '', '### Community'],
		];
		const { entries } = readList(text.join('\n'), 'saved.md');
		assert.deepEqual(
			entries.map(({ arxivId, title, abstract }) => [arxivId, title, abstract]),
			[['2605.00001', 'A Study of Saved Pages', `${ABSTRACT} We save saved pages.`]],
		);
	});

	it('takes no row of a Markdown table for a title', () => {
		const { entries, problems } = read(
			...['## Papers', '', '| Title | Summary |', '|---|---|'],
			...[1, 2, 3].map((n) => `| A Study of Saved Pages ${n} | ${ABSTRACT.repeat(6)} |`),
		);
		assert.deepEqual(entries, []);
		assert.match(problems[0]!.message, /Markdown table/);
	});

	it('reads commands of titles that lost their backslashes', () => {
		assert.equal(readableTitle('A 360^circ View'), 'A 360° View');
		assert.equal(readableTitle('via texttt{S}aved-texttt{P}ages'), 'via Saved-Pages');
		assert.equal(readableTitle('S^textbf{3P}: Pages'), 'S3P: Pages');
		assert.equal(readableTitle('A 90^{circ} View of text{k}-Means'), 'A 90° View of k-Means');
		assert.equal(readableTitle('Pages^times 3 and f_{theta}'), 'Pages× 3 and fθ');
		assert.equal(readableTitle('\\textcolor{red}{Red} and textcolor{blue}{Blue} Pages'), 'Red and Blue Pages');
		assert.equal(readableTitle('H\\textsubscript{2}O and textsuperscript{3}He'), 'H₂O and ³He');
		assert.equal(readableTitle('2times Faster Pages, 1.5times as Many, 3times3'), '2× Faster Pages, 1.5× as Many, 3×3');
		assert.equal(readableTitle('Pages of 3 times and 2timescale Pages'), 'Pages of 3 times and 2timescale Pages');
		assert.equal(readableTitle('Text {as} It Is: mathbb{R} Pages'), 'Text as It Is: ℝ Pages');
	});

	it('makes keys of the words of a title, not of its commands', () => {
		const keyOf = (title: string) => keyStem({ id: 'a', title, abstract: '', date: null, arxivId: '2605.00001' });
		assert.equal(keyOf('S^textbf{3P}: Pages'), 's3p2026');
		assert.equal(keyOf('\\textbf{Saved} Pages'), 'saved2026');
		assert.equal(keyOf('$\\mathcal{O}(n)$ Pages'), 'pages2026');
	});

	it('dates a key by the publication where nothing else dates the paper', () => {
		const paper = { id: 'a', title: 'Saved Pages', abstract: '', arxivId: null };
		const publication = { type: 'article-journal', container: 'J', issued: [2020] } as const;
		assert.equal(keyStem({ ...paper, date: null, publication }), 'saved2020');
		assert.equal(keyStem({ ...paper, date: '2019-01-02', publication }), 'saved2019');
	});
});

describe('files that are no UTF-8 text', () => {
	const page = (bullet: number[], dot: number[]) =>
		Buffer.concat([
			Buffer.from(`Daily Papers\n\nbyAK and the research community\n\nA Study of Saved Pages\n\n${ABSTRACT}\n\n  `),
			Buffer.from(bullet),
			Buffer.from(' 4 authors\n'),
			Buffer.from(dot),
			Buffer.from('\nAug 24, 2025 2\n'),
		]);
	const message = (bytes: Uint8Array) => {
		const decoded = decodeListing(bytes, TextDecoder);
		return 'message' in decoded ? decoded.message : null;
	};

	it('reads a page in the encoding that shows its signs', () => {
		for (const bytes of [page([0x95], [0xb7]), page([0x81, 0x36, 0xa6, 0x31], [0xa1, 0xa4])]) {
			const decoded = decodeListing(bytes, TextDecoder);
			assert.ok('text' in decoded);
			assert.equal(readListing(decoded.text, 'a.txt').entries[0]?.authorCount, 4);
		}
		const western = decodeListing(
			Buffer.concat([Buffer.from('na\xefve\n', 'latin1'), page([0x95], [0xb7])]),
			TextDecoder,
		);
		assert.ok('text' in western && western.text.startsWith('naïve'));
		const russian = Buffer.concat([Buffer.from([0xf1, 0xf2, 0xe0, 0xf2, 0xfc, 0xff, 10]), page([0x95], [0xb7])]);
		const cyrillic = decodeListing(russian, TextDecoder);
		assert.ok('text' in cyrillic && cyrillic.text.startsWith('статья'));
	});

	it('reads a page of an old Macintosh by its signs', () => {
		const bytes = Buffer.concat([Buffer.from('na\x95ve\n', 'latin1'), page([0xa5], [0xe1])]);
		const decoded = decodeListing(bytes, TextDecoder);
		assert.ok('text' in decoded && decoded.text.startsWith('naïve'));
		assert.equal(readListing(decoded.text, 'a.txt').entries[0]?.authorCount, 4);
	});

	it('drops the colours and links of a terminal', () => {
		const decoded = decodeListing(
			Buffer.from('\u001b[1;38;5;12mA Study\u001b[0m of \u001b]8;;https://x.org\u001b\\Pages\u001b]8;;\u0007'),
			TextDecoder,
		);
		assert.equal('text' in decoded && decoded.text, 'A Study of Pages');
	});

	it('names the encoding where it is not a page', () => {
		for (const [encoding, hex] of [
			['gb18030', 'ced2c3c7d1d0bebfb1a3b4e6b5c4cdf8d2b3d2d4bcb0b9a4bedfc1f4cfc2b5c4c4dac8dda1a3'],
			['shift_jis', '95db91b682b382ea82bd8379815b835782c68363815b838b82aa82cc82b182b782e082cc82f082b582e782d782e98142'],
			['euc-jp', 'caddc2b8a4b5a4ecbfa5dabca1bca5b8a4cfcabda4ebc5aaa4cba4b7a4c6a4a4a4eb'],
			['euc-kr', 'c0fac0e5b5c820c6e4c0ccc1f6bfcd20b5b5b1b8b0a120b3b2b1e420b0cdc0bb20c1b6bbe7c7d1b4d9'],
			['big5', 'a7daadccace3a873c078a673aababaf4adb6a548a4cea475a8e3af64a455aabaa4baae65a143'],
			['koi8-r', 'cdd920d3cdcfd4d2c9cd20cec120d3cfc8d2c1cec5ceced9c520d3d4d2c1cec9c3d9'],
			['windows-1251', 'ecfb20f1eceef2f0e8ec20ede020f1eef5f0e0ede5ededfbe520f1f2f0e0ede8f6fb'],
		] as const) {
			assert.match(message(Buffer.from(hex.repeat(9), 'hex'))!, new RegExp(encoding));
		}
		assert.match(
			message(Buffer.from('Un caf\xe9 cr\xe8me, s\x27il vous pla\xeet. '.repeat(9), 'latin1'))!,
			/windows-1252/,
		);
	});

	it('drops zeros that a crash or a fault left', () => {
		const bytes = Buffer.concat([page([0xe2, 0x80, 0xa2], [0xc2, 0xb7]), Buffer.alloc(5000)]);
		bytes.writeUInt8(0, 70);
		const decoded = decodeListing(bytes, TextDecoder);
		assert.ok('text' in decoded);
		assert.equal(readListing(decoded.text, 'a.txt').entries[0]?.comments, 2);
	});

	it('says what a file is that is no listing', () => {
		assert.match(message(Buffer.from('%PDF-1.4\n'))!, /PDF/);
		assert.match(message(Uint8Array.from([0x1f, 0x8b, 8, 0]))!, /gzip/);
		assert.match(message(Buffer.from('SQLite format 3\0'))!, /SQLite/);
		const said = (text: string) => readListing(text, 'x.txt').problems[0]!.message;
		assert.match(said('@misc{a, title = {T}}'), /BibTeX/);
		assert.match(said('TY  - JOUR\nTI  - T\nER  - \n'), /RIS/);
		assert.match(said('title,authors,year\nA study,B,2020\n'), /CSV/);
		assert.match(said('["{\'paper\': 1}"]'), /strings/);
		assert.match(said('{"rows": ["{\'paper\': 1}"]}'), /strings/);
		assert.match(said("[{'paper': None}]"), /Python/);
		assert.match(message(Uint8Array.from([0xff, 0xfe, 0, 0, 65, 0, 0, 0]))!, /UTF-32/);
		assert.match(
			said('[{"paper":{"id":"2405.00001","title":"A Study","summary":"S."}},{"paper":{"id":"24'),
			/not whole/,
		);
		assert.match(said('<!doctype html><html><body><p>Hi</p></body></html>'), /HTML/);
	});
});
