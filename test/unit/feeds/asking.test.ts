import assert from 'node:assert/strict';
import { currentDay, questionOf, worthOf } from '../../../src/core/feeds/asking';
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
const worth = (feed: Feed, day: string, answer: ReturnType<typeof found>) =>
	worthOf(feed, day, answer, (text) => Buffer.from(text));

describe('what is asked for a feed', () => {
	it('is one question to the service that has it', () => {
		assert.equal(questionOf(daily, DAY).path, '/api/daily_papers?date=2026-11-27&limit=100');
		assert.equal(questionOf(arxiv, DAY).path, '/rss/cs.CL+cs.LG');
		assert.equal(questionOf({ kind: 'search', query: 'a & b' }, DAY).path, '/api/papers/search?q=a%20%26%20b');
		assert.deepEqual(
			[daily, arxiv, { kind: 'rss', url: 'https://a.example/f' } as const].map((feed) => questionOf(feed, DAY).service),
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
	});
});
