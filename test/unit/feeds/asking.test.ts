import assert from 'node:assert/strict';
import { currentDay, dueDays, followingPage, questionOf, worthOf } from '../../../src/core/feeds/asking';
import { submittedFor } from '../../../src/core/feeds/calendar';
import type { Feed } from '../../../src/core/feeds/feed';

const DAY = '2026-11-27';
const daily: Feed = { kind: 'daily' };
const arxiv = { kind: 'arxiv', categories: ['cs.CL', 'cs.LG'] } as const satisfies Feed;
const found = (text: string, type: string) => ({
	...{ kind: 'found' as const, text, bytes: Buffer.from(text), type },
	...{ etag: null, next: null, time: '2026-11-27T12:00:00.000Z' },
});
const json = (text: string) => found(text, 'application/json');
const xml = (text: string) => found(text, 'application/xml');
const NOON = Date.parse(`${DAY}T12:00:00Z`);
const worth = (feed: Feed, day: string, answer: ReturnType<typeof found>, now = NOON) =>
	worthOf(feed, day, now, answer, (text) => Buffer.from(text));

describe('what is asked for a feed', () => {
	it('is one question to the service that has it', () => {
		assert.equal(questionOf(daily, DAY, NOON).path, '/api/daily_papers?date=2026-11-27&limit=100');
		assert.equal(questionOf(arxiv, DAY, NOON).path, '/rss/cs.CL+cs.LG');
		assert.equal(questionOf({ kind: 'search', query: 'a & b' }, DAY, NOON).path, '/api/papers/search?q=a%20%26%20b');
		assert.deepEqual(
			[daily, arxiv, { kind: 'rss', url: 'https://a.example/f' } as const].map(
				(feed) => questionOf(feed, DAY, NOON).service,
			),
			['huggingface', 'arxiv-rss', 'feed'],
		);
	});

	it('is for the day of the site, not of this machine', () => {
		assert.equal(currentDay(daily, Date.parse('2026-11-28T01:00:00Z')), '2026-11-27');
		assert.equal(currentDay(arxiv, Date.parse('2026-11-28T01:00:00Z')), '2026-11-28');
	});
});

describe('an answer, before it is kept', () => {
	it('is papers, or an empty day', () => {
		const list = '[{"paper":{"id":"2611.00001","title":"A","authors":[]}}]';
		assert.deepEqual(worth(daily, DAY, json(list)), {
			...{ kind: 'papers', extension: 'json', day: DAY },
			bytes: Buffer.from(list),
		});
		assert.deepEqual(worth(daily, DAY, json(' [] ')), { kind: 'empty', day: DAY });
	});

	it('takes the place of nothing where it is cut, a web page, an error or another thing', () => {
		for (const text of ['[{"paper":{"id":"2611', '<!doctype html><title>Sign in</title>', '{"error":"x"}', '', '7']) {
			assert.equal(worth(daily, DAY, json(text)).kind, 'unusable', text);
		}
		for (const text of [
			'<rss><channel><item><title>A</title>',
			'<html><body></body></html>',
			'<rss><channel><title>Feed error for query: cs.XX</title></channel></rss>',
			'',
		]) {
			assert.equal(worth(arxiv, DAY, xml(text)).kind, 'unusable', text);
		}
	});

	it('of arXiv holds what is announced in the ways one follows, and every other sign as it came', () => {
		const item = (type: string) =>
			`<item><title>${type}</title><arxiv:announce_type>${type}</arxiv:announce_type></item>`;
		const feed = (...types: string[]) => `<rss><channel>\n${types.map(item).join('\n')}\n</channel></rss>`;
		const whole = feed('new', 'cross', 'replace', 'replace-cross', 'other');
		const kept = (announced: ('new' | 'cross' | 'replace')[]) => {
			const answer = worth({ ...arxiv, announced }, DAY, xml(whole));
			return answer.kind === 'papers'
				? [
						...Buffer.from(answer.bytes)
							.toString()
							.matchAll(/<title>(.*?)</g),
					].map(([, type]) => type)
				: answer;
		};
		assert.deepEqual(kept(['new']), ['new', 'other']);
		assert.deepEqual(kept(['new', 'cross']), ['new', 'cross', 'other']);
		assert.deepEqual(kept(['replace']), ['replace', 'replace-cross']);
		assert.deepEqual(worth(arxiv, DAY, xml(feed('cross'))), { kind: 'empty', day: DAY });
	});

	it('of arXiv is for the day it was announced, as the feed writes it; without items it is empty, as at weekends', () => {
		const feed = (items: string) =>
			`<?xml version="1.0"?><rss version="2.0"><channel><pubDate>Fri, 27 Nov 2026 00:00:00 -0500</pubDate>${items}</channel></rss>\n`;
		const item = '<item><title>A</title></item>';
		assert.deepEqual(worth(arxiv, '2026-11-28', xml(feed(item))), {
			...{ kind: 'papers', extension: 'xml', day: DAY },
			bytes: Buffer.from(feed(item)),
		});
		assert.deepEqual(worth(arxiv, '2026-11-28', xml(feed(''))), { kind: 'empty', day: DAY });
		// A feed of a day that is years away is of no such day.
		assert.equal((worth(arxiv, DAY, xml(feed(item).replace('2026', '2099'))) as { day: string }).day, DAY);
	});
});

describe('days of arXiv that nobody looked at', () => {
	const kept = { status: 'kept', at: NOON, etag: null } as const;

	it('are those of the week since the feed is followed, behind what it shows now', () => {
		const record = {
			lookedAt: 1,
			failure: null,
			since: '2026-11-18',
			days: { '2026-11-20': kept, '2026-11-24': kept },
		};
		assert.deepEqual(dueDays(arxiv, record, NOON), [
			'2026-11-27',
			'2026-11-26',
			'2026-11-25',
			'2026-11-23',
			'2026-11-19',
			'2026-11-18',
		]);
		assert.deepEqual(dueDays({ kind: 'rss', url: 'https://a.example/f' }, record, NOON), ['2026-11-27']);
	});

	it('are asked for by when papers were submitted, so that none is left out or comes twice', () => {
		// arxiv.org: submitted Thursday to Friday, 14:00: announced on Sunday night; Friday to Monday: on Monday night.
		assert.deepEqual(submittedFor('2026-11-23'), { from: '202611191800', to: '202611201759' });
		assert.deepEqual(submittedFor('2026-11-24'), { from: '202611201800', to: '202611231759' });
		assert.deepEqual(submittedFor('2026-11-25'), { from: '202611231800', to: '202611241759' });
		assert.equal(submittedFor('2026-11-22'), undefined);
		const { service, path } = questionOf({ ...arxiv, categories: ['cs.CL', 'stat'] }, '2026-11-25', NOON);
		assert.equal(service, 'arxiv');
		assert.match(
			decodeURIComponent(path),
			/search_query=\(cat:cs\.CL OR cat:stat\*\) AND submittedDate:\[202611231800 TO 202611241759\]&/,
		);
	});

	const entry = (title: string, first: string) =>
		`<entry><id>http://arxiv.org/abs/2611.00001v1</id><title>${title}</title><arxiv:primary_category term="${first}"/><category term="cs.CL"/></entry>`;
	const atom = (entries: string, total = 2) =>
		`<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" xmlns:arxiv="http://arxiv.org/schemas/atom" xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/"><title>Q</title><opensearch:totalResults>${total}</opensearch:totalResults>${entries}</feed>\n`;

	it('hold what was new in the categories, or listed there, too', () => {
		const whole = atom(entry('Ours', 'cs.LG') + entry('Theirs', 'cs.CV'));
		const titles = (announced: readonly ('new' | 'cross')[], categories: readonly string[]) => {
			const come = worth({ kind: 'arxiv', categories, announced }, '2026-11-25', xml(whole));
			assert.ok(come.kind !== 'unusable');
			const text = come.kind === 'papers' ? Buffer.from(come.bytes).toString() : '';
			return [come.kind, come.day, ...(text.match(/Ours|Theirs/g) ?? [])];
		};
		assert.deepEqual(titles(['new'], arxiv.categories), ['papers', '2026-11-25', 'Ours']);
		assert.deepEqual(titles(['cross'], arxiv.categories), ['papers', '2026-11-25', 'Theirs']);
		assert.deepEqual(titles(['new'], ['cs']), ['papers', '2026-11-25', 'Ours', 'Theirs']);
		assert.deepEqual(titles(['new'], ['math']), ['empty', '2026-11-25']);
	});

	it('come page by page', () => {
		const request = questionOf(arxiv, '2026-11-25', NOON);
		const page = xml(atom(entry('Ours', 'cs.LG'), 250));
		const next = followingPage(arxiv, '2026-11-25', NOON, request, page);
		assert.match(next ?? '', /&start=200&/);
		assert.equal(followingPage(arxiv, '2026-11-25', NOON, { ...request, path: next! }, page), null);
		assert.equal(followingPage(arxiv, DAY, NOON, questionOf(arxiv, DAY, NOON), page), null);
	});
});
