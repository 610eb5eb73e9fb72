import assert from 'node:assert/strict';
import { readList } from '../../src/core/lists';

function read(text: string, file: string) {
	const { entries, problems, layouts } = readList(text, file);
	assert.deepEqual(problems, []);
	return { entries, layout: layouts[0]?.layout };
}

const MAIL = String.raw`
------------------------------------------------------------------------------
\\
arXiv:2501.10001
Date: Wed, 29 Jan 2025 17:42:19 GMT   (1146kb,D)

Title: Small Things That Grow: A Long
  Look
Authors: Ann B. Other, Di F\"unf (Institute of Things)
Categories: cs.CL cs.AI
Comments: 10 pages. Code at https://github.com/other/small
Journal-ref: J. Things 12 (2025) 34-56
DOI: 10.1234/JT.1
\\
  We look at small things
and wait.
\\ ( https://arxiv.org/abs/2501.10001 ,  1146kb)
------------------------------------------------------------------------------
\\
arXiv:2406.06950
replaced with revised version Fri, 31 Jan 2025 10:31:26 GMT   (2102kb,D)

Title: Things Revised
Authors: Bo Third
Categories: cs.CL
\\ ( https://arxiv.org/abs/2406.06950 ,  2102kb)
`;

describe('formats of lists', () => {
	for (const [how, text] of [
		['as text', MAIL],
		['quoted', MAIL.replace(/^/gm, '> ')],
		['as a mail', `Subject: cs daily\nContent-Type: text/plain\n${MAIL}`],
	] as const) {
		it(`arXiv's mail ${how}`, () => {
			const { entries, layout } = read(text, 'mail');
			assert.equal(layout, 'arxiv-mail');
			assert.deepEqual(
				entries.map(({ title, arxivId, authors, date, published }) => [title, arxivId, authors, date, published]),
				[
					[
						'Small Things That Grow: A Long Look',
						'2501.10001',
						['Ann B. Other', 'Di Fünf'],
						'2025-01-29',
						'2025-01-29',
					],
					['Things Revised', '2406.06950', ['Bo Third'], '2025-01-31', null],
				],
			);
			const [{ abstract, categories, doi, publication, links } = entries[0]!] = entries;
			assert.deepEqual(
				[abstract, categories, doi],
				['We look at small things and wait.', ['cs.CL', 'cs.AI'], '10.1234/jt.1'],
			);
			assert.deepEqual(publication, {
				type: 'article-journal',
				container: 'J. Things',
				volume: '12',
				pages: '34–56',
				issued: [2025],
			});
			assert.deepEqual(
				links.map(({ url }) => url),
				['https://github.com/other/small'],
			);
		});
	}

	it("arXiv's list, as text and as a page", () => {
		const text =
			'Fri, 31 Jan 2025 (showing 1 of 1 entries )\n[1] arXiv:2501.10001 [pdf, html, other]\nTitle: Small Things\nAnn B. Other, Bo Third\nSubjects: Computation and Language (cs.CL)\n';
		const page =
			"<!DOCTYPE html><html><body><h3>Showing new listings for Friday, 31 January 2025</h3><dl><dt><a name='item1'>[1]</a> <a href=\"/abs/2501.10001\">arXiv:2501.10001</a> [<a href=\"/pdf/2501.10001\">pdf</a>]</dt><dd><div class='list-title'><span>Title:</span> Small Things</div><div class='list-authors'><a>Ann B. Other</a>, <a>Bo Third</a></div><div><span>Subjects:</span> Computation and Language (cs.CL)</div></dd></dl></body></html>";
		for (const source of [text, page]) {
			const { entries } = read(source, 'list');
			assert.deepEqual(
				entries.map(({ title, arxivId, authors, date, categories }) => [title, arxivId, authors, date, categories]),
				[['Small Things', '2501.10001', ['Ann B. Other', 'Bo Third'], '2025-01-31', ['cs.CL']]],
			);
		}
	});

	it('pages that name their paper in tags', () => {
		const { entries } = read(
			'<!DOCTYPE html><html><head><meta name="citation_title" content="Small Things"><meta name="citation_author" content="Other, Ann B."><meta name="citation_publication_date" content="2023/7/5"><meta name="citation_conference_title" content="Proceedings of Things"><meta name="citation_firstpage" content="3"><meta name="citation_lastpage" content="9"></head></html>',
			'page.html',
		);
		const [entry] = entries;
		assert.deepEqual([entry?.authors, entry?.published], [['Ann B. Other'], '2023-07-05']);
		assert.deepEqual(entry?.publication, {
			type: 'paper-conference',
			container: 'Proceedings of Things',
			pages: '3–9',
			issued: [2023, 7, 5],
		});
	});

	it('XML of PubMed', () => {
		const { entries } = read(
			'<?xml version="1.0"?><PubmedArticleSet><PubmedArticle><MedlineCitation><PMID>1</PMID><Article><Journal><JournalIssue><Volume>12</Volume><PubDate><Year>2024</Year><Month>Jan</Month><Day>05</Day></PubDate></JournalIssue><Title>Journal of things</Title></Journal><ArticleTitle>Small <i>things</i>.</ArticleTitle><ELocationID EIdType="doi">10.1234/A</ELocationID><Abstract><AbstractText Label="AIM">We look.</AbstractText></Abstract><AuthorList><Author><LastName>Other</LastName><ForeName>Ann B</ForeName></Author><Author><CollectiveName>The Team</CollectiveName></Author></AuthorList></Article></MedlineCitation></PubmedArticle></PubmedArticleSet>',
			'pubmed.xml',
		);
		const [entry] = entries;
		assert.deepEqual(
			[entry?.title, entry?.authors, entry?.doi, entry?.published, entry?.abstract, entry?.publication?.container],
			['Small things', ['Ann B Other', 'The Team'], '10.1234/a', '2024-01-05', 'AIM: We look.', 'Journal of things'],
		);
	});

	it('digests and lists of links', () => {
		const digest =
			'### 1. [Small Things](https://arxiv.org/abs/2501.10001)\n\n**Authors**: Ann B. Other, Bo Third\n**Published**: 2025-01-29\n\nAbstract: We look at small things.\n';
		const list =
			'# Awesome\n\n- **Small Things** <br> *Ann B. Other, Bo Third* <br> ICLR 2025. [[Paper](https://arxiv.org/abs/2501.10001)] [[Code](https://github.com/c/d)]\n- [A tool](https://github.com/x/y) does things.\n';
		for (const text of [digest, list]) {
			const { entries, layout } = read(text, 'README.md');
			assert.equal(layout, 'markdown-list');
			assert.deepEqual(
				entries.map(({ title, arxivId, authors }) => [title, arxivId, authors]),
				[['Small Things', '2501.10001', ['Ann B. Other', 'Bo Third']]],
			);
		}
	});
});
