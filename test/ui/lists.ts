// A list of one paper in each format of the README's table, as people have them.

export interface List {
	readonly file: string;
	readonly title: string;
	/** What Show Sources calls it. */
	readonly format: string;
	readonly text: string;
}

const ABSTRACT = 'We keep what we read in one more place, and ask whether anybody finds it there again. '.repeat(4);

const titled = (file: string, format: string, text: (title: string) => string): List => {
	const title = `Lists of Kind ${file.replace('.', ' ')}`;
	return { file, format, title, text: text(title) };
};

export const LISTS: readonly List[] = [
	titled('page.txt', 'Page of papers', (title) => `${title}\n\n${ABSTRACT}\n\n3 authors\n\nPublished on May 4, 2025\n`),
	titled('answer.json', 'Answer of the API', (title) =>
		JSON.stringify([
			{
				paper: { id: '2505.00001', title, summary: ABSTRACT, authors: [{ name: 'Ann Other' }] },
				publishedAt: '2025-05-04T00:00:00Z',
			},
		]),
	),
	titled('snapshot.jsonl', 'JSON Lines', (title) =>
		`${JSON.stringify({ id: '2505.00002', title, authors: 'Ann Other', abstract: ABSTRACT, categories: 'cs.CL', update_date: '2025-05-04' })}\n`.repeat(
			2,
		),
	),
	titled(
		'feed.rss',
		'RSS or Atom feed',
		(title) =>
			`<?xml version="1.0"?>\n<rss version="2.0"><channel><title>cs.CL</title>\n<item><title>${title}</title><link>https://arxiv.org/abs/2505.00003</link><description>${ABSTRACT}</description></item>\n</channel></rss>\n`,
	),
	titled(
		'mine.bib',
		'BibTeX',
		(title) => `@article{other2025,\n  title = {${title}},\n  author = {Other, Ann},\n  year = {2025}\n}\n`,
	),
	titled('items.json', 'CSL-JSON', (title) =>
		JSON.stringify([
			{
				id: 'other2025',
				type: 'article-journal',
				title,
				'container-title': 'Places',
				author: [{ family: 'Other', given: 'Ann' }],
			},
		]),
	),
	titled(
		'items.yaml',
		'CSL-YAML',
		(title) => `references:\n- id: other2025\n  type: article-journal\n  title: ${title}\n  container-title: Places\n`,
	),
	titled('items.ris', 'RIS', (title) => `TY  - JOUR\nTI  - ${title}\nAU  - Other, Ann\nPY  - 2025\nER  - \n`),
	titled(
		'saved.nbib',
		'PubMed',
		(title) => `PMID- 1\nTI  - ${title}.\nFAU - Other, Ann\nDP  - 2025 May 4\nJT  - Places\n`,
	),
	titled(
		'pubmed.xml',
		'PubMed XML',
		(title) =>
			`<?xml version="1.0"?>\n<PubmedArticleSet><PubmedArticle><MedlineCitation><PMID>1</PMID><Article><ArticleTitle>${title}.</ArticleTitle></Article></MedlineCitation></PubmedArticle></PubmedArticleSet>\n`,
	),
	titled(
		'zotero.rdf',
		'Zotero RDF',
		(title) =>
			`<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:z="http://www.zotero.org/namespaces/export#" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:bib="http://purl.org/net/biblio#" xmlns:foaf="http://xmlns.com/foaf/0.1/">\n<bib:Article rdf:about="#item_1"><z:itemType>journalArticle</z:itemType><dc:title>${title}</dc:title><bib:authors><rdf:Seq><rdf:li><foaf:Person><foaf:surname>Other</foaf:surname><foaf:givenName>Ann</foaf:givenName></foaf:Person></rdf:li></rdf:Seq></bib:authors></bib:Article>\n</rdf:RDF>\n`,
	),
	titled(
		'dblp.xml',
		'DBLP XML',
		(title) =>
			`<?xml version="1.0"?>\n<dblp><article key="journals/places/Other25" mdate="2025-05-04"><author>Ann Other</author><title>${title}.</title><journal>Places</journal><year>2025</year></article></dblp>\n`,
	),
	titled('table.csv', 'CSV', (title) => `Title;Authors;Year\n"${title}";"Other, Ann; Third, Bo";2025\n`),
	titled(
		'table.md',
		'Markdown table',
		(title) =>
			`| Date | Title | Authors | PDF |\n|---|---|---|---|\n| 2025-05-04 | **${title}** | Ann Other et.al. | [2505.00005](http://arxiv.org/abs/2505.00005) |\n`,
	),
	titled(
		'mail.eml',
		'arXiv mail',
		(title) =>
			`Subject: cs daily\nContent-Type: text/plain\n\n\\\\\narXiv:2505.00006\nDate: Sun, 4 May 2025 17:42:19 GMT   (11kb)\n\nTitle: ${title}\nAuthors: Ann Other\nCategories: cs.CL\n\\\\\n  ${ABSTRACT}\n\\\\ ( https://arxiv.org/abs/2505.00006 ,  11kb)\n`,
	),
	titled(
		'list.txt',
		'arXiv list',
		(title) =>
			`Fri, 2 May 2025 (showing 1 of 1 entries )\n[1] arXiv:2505.00007 [pdf, html, other]\nTitle: ${title}\nAnn Other, Bo Third\nSubjects: Computation and Language (cs.CL)\n`,
	),
	titled(
		'abs.txt',
		'arXiv abstract page',
		(title) =>
			`[Submitted on 4 May 2025]\nTitle: ${title}\nAuthors: Ann Other, Bo Third\nAbstract: ${ABSTRACT}\nSubjects: Computation and Language (cs.CL)\nCite as: arXiv:2505.00008 [cs.CL]\n`,
	),
	titled(
		'paper.html',
		'Page of a paper',
		(title) =>
			`<!DOCTYPE html><html><head><meta name="citation_title" content="${title}"><meta name="citation_author" content="Other, Ann"></head><body></body></html>\n`,
	),
	titled(
		'awesome.md',
		'Markdown list',
		(title) => `# Places\n\n- [${title}](https://arxiv.org/abs/2505.00009), Ann Other and Bo Third\n`,
	),
	titled(
		'note.md',
		'Note on a paper',
		(title) => `---\ntitle: ${title}\nauthors: [Ann Other]\narxiv: "2505.00010"\n---\n\nGood.\n`,
	),
];
