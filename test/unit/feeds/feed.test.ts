import assert from 'node:assert/strict';
import { feedFolder, feedOf, feedsOf } from '../../../src/core/feeds/feed';
import { feedDayOf, keptFileName, sharedFileName } from '../../../src/core/feeds/keptNames';

describe('what is followed', () => {
	it('reads the entries of the setting, each once, and leaves out what is no feed', () => {
		const feeds = feedsOf([
			{ kind: 'daily' },
			{ kind: 'daily', label: 'once more' },
			{ kind: 'search', query: '  world models ' },
			{ kind: 'search', query: '' },
			{ kind: 'arxiv', categories: ['cs.LG', 'cs.CL', 'cs.LG', 'not a category'], announced: ['cross', 'new', 'x'] },
			{ kind: 'rss', url: 'http://example.org/plain-http' },
			{ kind: 'rss', url: 'http://127.0.0.1:8123/feed' },
			{ kind: 'organization', name: '../etc' },
			'daily',
			null,
		]);
		assert.deepEqual(feeds, [
			{ kind: 'daily' },
			{ kind: 'search', query: 'world models' },
			{ kind: 'arxiv', categories: ['cs.CL', 'cs.LG'], announced: ['new', 'cross'] },
			{ kind: 'rss', url: 'http://127.0.0.1:8123/feed' },
		]);
		assert.deepEqual(feedsOf('daily'), []);
	});

	it('keeps each feed in a folder of its own, with a name that every file system takes', () => {
		const folders = [
			{ kind: 'daily' },
			{ kind: 'search', query: 'a b' },
			{ kind: 'search', query: 'a/b' },
			{ kind: 'search', query: '日本' },
			{ kind: 'search', query: 'x'.repeat(200) },
			{ kind: 'arxiv', categories: ['cs.CL', 'cs.LG'] },
			{ kind: 'arxiv', categories: ['cs.CL', 'cs.LG'], announced: ['new', 'replace'] },
			{ kind: 'rss', url: 'https://example.org/a?b=c' },
			{ kind: 'rss', url: 'https://example.org/a?b=d' },
		].map((value) => feedFolder(feedOf(value)!));
		assert.equal(new Set(folders).size, folders.length);
		for (const folder of folders) {
			assert.match(folder, /^[A-Za-z0-9.+-]{1,80}$/);
		}
		assert.equal(folders[5], 'arxiv-cs.CL+cs.LG');
	});
});

describe('names of kept answers', () => {
	it('tell the feed and its day again, in its folder and as a listing of its own', () => {
		for (const feed of ['daily', 'arxiv-cs.CL+cs.LG', 'search-a-b-1x2y']) {
			const place = { feed, day: '2026-11-27' };
			assert.deepEqual(feedDayOf({ file: `file:///s/feeds/${feed}/${keptFileName(place.day, 'json')}` }), place);
			const shared = encodeURIComponent(sharedFileName(place, 'xml'));
			assert.deepEqual(feedDayOf({ file: `file:///work/${shared}` }), place);
		}
	});

	it('are not seen in the names of other files', () => {
		for (const file of [
			'file:///notes/daily-2026-11-27.txt',
			'file:///a/2026-11-27.json',
			'file:///added/x.json',
			'%',
		]) {
			assert.equal(feedDayOf({ file }), null);
		}
	});
});
