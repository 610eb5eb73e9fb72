import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { readListing } from '../../../src/core/listing';

const RECORDED = '../shared/contracts/arxiv';

const NAMESPACES =
	'xmlns:arxiv="http://arxiv.org/schemas/atom" xmlns:dc="http://purl.org/dc/elements/1.1/" version="2.0"';

function announced(items: string, channel = 'cs.CL updates on arXiv.org'): string {
	return `<?xml version='1.0' encoding='UTF-8'?>
<rss ${NAMESPACES}>
<channel>
<title>${channel}</title>
<link>http://rss.arxiv.org/rss/cs.CL</link>
<pubDate>Thu, 26 Nov 2026 00:00:00 -0500</pubDate>
<skipDays><day>Sunday</day><day>Saturday</day></skipDays>
${items}
</channel>
</rss>
`;
}

function item(id: string, title: string, more = ''): string {
	return `<item>
<title>${title}</title>
<link>https://arxiv.org/abs/${id.replace(/v\d+$/, '')}</link>
<description>arXiv:${id} Announce Type: new 
Abstract: Nothing is said of it.</description>
<guid isPermaLink="false">oai:arXiv.org:${id}</guid>
${more}
</item>`;
}

describe('feeds as listings', () => {
	it('reads what arXiv announces: id, version, people, categories, day, DOI, abstract without its prefix', () => {
		const { entries, problems, layouts } = readListing(
			announced(
				item(
					'2611.00001v3',
					'On $a&lt;b$ and other orders',
					`<category>cs.CL</category><category>cs.LG</category><category>68T50</category>
<pubDate>Fri, 27 Nov 2026 00:00:00 -0500</pubDate><arxiv:announce_type>new</arxiv:announce_type>
<dc:creator>Ada Bee, C. Dee (An Institute, Somewhere), Eve Eff Jr.</dc:creator><arxiv:DOI>10.1000/AB.C</arxiv:DOI>`,
				),
			),
			'f.xml',
		);
		assert.deepEqual(problems, []);
		assert.deepEqual(layouts[0]?.layout, 'arxiv-rss');
		const [{ arxivId, version, title, abstract, date, categories, doi, authors, line, published }] = entries as [
			(typeof entries)[0],
		];
		assert.deepEqual(
			{ arxivId, version, title, abstract, date, categories, doi, authors, line, published },
			{
				arxivId: '2611.00001',
				version: 3,
				title: 'On $a<b$ and other orders',
				abstract: 'Nothing is said of it.',
				date: '2026-11-27',
				categories: ['cs.CL', 'cs.LG'],
				doi: '10.1000/ab.c',
				authors: ['Ada Bee', 'C. Dee', 'Eve Eff Jr.'],
				line: 8,
				published: null,
			},
		);
	});

	it('reads the day of the announcement wherever it is read', () => {
		const before = process.env.TZ;
		for (const zone of ['Pacific/Kiritimati', 'America/Los_Angeles']) {
			process.env.TZ = zone;
			assert.equal(readListing(announced(item('2611.00001v1', 'A day')), 'f').entries[0]?.date, '2026-11-26', zone);
		}
		process.env.TZ = before;
		before ?? delete process.env.TZ;
	});

	it('finds nothing wrong with a feed of a weekend', () => {
		const { entries, problems } = readListing(announced(''), 'f.xml');
		assert.deepEqual([entries, problems], [[], []]);
	});

	it('says which category arXiv does not know', () => {
		const { entries, problems } = readListing(announced('', 'Feed error for query: cs.XX'), 'f.xml');
		assert.equal(entries.length, 0);
		assert.match(problems[0]!.message, /cs\.XX/);
	});

	it('reads the items around broken ones, and names those', () => {
		const { entries, problems } = readListing(
			announced(
				[
					item('2611.00001v1', 'Whole'),
					'<item><title>Unclosed title<link>https://arxiv.org/abs/2611.00002</link><description>x</description></item>',
					'<item><description>Nameless</description></item>',
					'<item><title>Attribute <a href="https://example.com>never ends</title></item>',
					'<item><title>Open section</title><description><![CDATA[never closed</description></item>',
					'<item><title>No end</title>',
					item('2611.00003v1', 'Q&A & <b>bare</b> &nbsp; signs'),
					item('2611.00004v1', '<![CDATA[Inside <item> a section]]>'),
				].join('\n'),
			),
			'f.xml',
		);
		assert.deepEqual(
			entries.map(({ title, arxivId }) => [title, arxivId]),
			[
				['Whole', '2611.00001'],
				['Unclosed title', '2611.00002'],
				['Attribute', null],
				['Open section', null],
				['No end', null],
				['Q&A & bare &nbsp; signs', '2611.00003'],
				['Inside <item> a section', '2611.00004'],
			],
		);
		assert.deepEqual(
			problems.map(({ message }) => message),
			['An item of the feed has no title.', 'An item of the feed breaks off.'],
		);
	});

	it('expands no entity, and is done with a bomb of them at once', () => {
		const entities = Array.from({ length: 20 }, (_, i) => `<!ENTITY e${i + 1} "${`&e${i};`.repeat(10)}">`).join('');
		const bomb = announced(item('2611.00001v1', 'Boom &e20;')).replace(
			'<rss',
			`<!DOCTYPE rss [<!ENTITY e0 "lol">${entities}<!ENTITY file SYSTEM "file:///etc/passwd">]><rss`,
		);
		assert.deepEqual(
			readListing(bomb, 'f.xml').entries.map(({ title }) => title),
			['Boom &e20;'],
		);
	});

	it('reads any other feed: HTML shown as text, journals, addresses, names however they are given', () => {
		const rdf = `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:d="http://purl.org/dc/elements/1.1/" xmlns:p="http://prismstandard.org/namespaces/basic/2.0/">
<channel><title>A journal</title></channel>
<item><title>&lt;i&gt;Slanted&lt;/i&gt; &amp;amp; plain</title><link>https://doi.org/10.1234/j.5</link>
<description>&lt;p&gt;A &lt;b&gt;short&lt;/b&gt; text.&lt;/p&gt;</description>
<d:creator>Ann Onym</d:creator><d:creator>Bob Other</d:creator><d:date>2026-11-20T23:30:00-08:00</d:date>
<p:publicationName>Journal of Tests</p:publicationName><p:volume>4</p:volume><p:startingPage>7</p:startingPage></item>
</rdf:RDF>`;
		const [entry] = readListing(rdf, 'f.xml').entries;
		assert.deepEqual(
			{ ...entry, key: 0, keyHash: 0 },
			{
				...entry,
				...{ key: 0, keyHash: 0, title: 'Slanted & plain', abstract: 'A short text.', doi: '10.1234/j.5' },
				...{ authors: ['Ann Onym', 'Bob Other'], date: '2026-11-20' },
				publication: { type: 'article-journal', container: 'Journal of Tests', volume: '4', pages: '7' },
			},
		);
		const atom = `<a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:title>Posts</a:title><a:entry><a:title type="html">One</a:title>
<a:link rel="self" href="https://example.com/feed"/><a:link href="https://example.com/one"/><a:author><a:name>Ann</a:name></a:author>
<a:updated>2026-11-21T00:00:00Z</a:updated></a:entry></a:feed>`;
		const [post] = readListing(atom, 'f.xml').entries;
		assert.deepEqual([post?.title, post?.authors, post?.date], ['One', ['Ann'], '2026-11-21']);
		assert.deepEqual(
			post?.links.map(({ url }) => url),
			['https://example.com/one'],
		);
	});

	for (const [comment, isWithdrawn] of [
		['This paper has been withdrawn by the author due to a crucial error in Lemma 2', true],
		['Withdrawn, as the results do not hold', true],
		['This version withdrawn by arXiv administrators', true],
		['The authors have withdrawn this work', true],
		['12 pages; was withdrawn from a conference and extended', false],
		['Cash withdrawn from machines, 8 figures', false],
	] as const) {
		it(`tells by a remark whether a paper stands: ${comment}`, () => {
			const atom = `<feed xmlns="http://www.w3.org/2005/Atom" xmlns:arxiv="http://arxiv.org/schemas/atom"><title>arXiv Query</title>
<entry><id>http://arxiv.org/abs/2611.00001v2</id><title>T</title><summary>S</summary><published>2026-11-01T09:00:00Z</published>
<arxiv:comment>${comment}</arxiv:comment></entry></feed>`;
			assert.equal(readListing(atom, 'f').entries[0]?.withdrawn, isWithdrawn ? comment : null);
		});
	}

	it('reads every recorded answer of arXiv as it stands there', function () {
		if (!existsSync(RECORDED)) {
			this.skip();
		}
		for (const name of readdirSync(RECORDED)) {
			const [{ body }] = JSON.parse(readFileSync(`${RECORDED}/${name}`, 'utf8'));
			const truth = [...body.matchAll(/<entry>([\s\S]*?)<\/entry>/g)]
				.map(([, text]) => text!)
				.filter((text) => !text.includes('api/errors'));
			const { entries } = readListing(body, name);
			assert.deepEqual(
				entries.map((entry) => [
					`${entry.arxivId}v${entry.version}`,
					entry.title,
					entry.abstract,
					entry.published,
					entry.authors,
					entry.categories[0],
					entry.doi,
				]),
				truth.map((text) => {
					const all = (tag: string) =>
						[...text.matchAll(new RegExp(`<${tag}>([\\s\\S]*?)</${tag}>`, 'g'))].map(([, value]) => plain(value!));
					return [
						all('id')[0]?.replace('http://arxiv.org/abs/', ''),
						all('title')[0],
						all('summary')[0],
						all('published')[0]?.slice(0, 10),
						all('name'),
						/primary_category term="([^"]+)"/.exec(text)?.[1],
						all('arxiv:doi')[0]?.toLowerCase() ?? null,
					];
				}),
				name,
			);
		}
	});
});

function plain(xml: string): string {
	const signs: Record<string, string> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };
	return xml
		.replace(/&(lt|gt|quot|apos|amp);/g, (_, name: string) => signs[name]!)
		.replace(/\s+/g, ' ')
		.trim();
}
