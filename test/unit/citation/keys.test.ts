import assert from 'node:assert/strict';
import { citationKeys } from '../../../src/core/citation';
import type { Paper } from '../../../src/core/paper';
import { makePaper as paperOf } from '../makePaper';

function makePaper(known: Partial<Paper> & { readonly title: string }): Paper {
	return paperOf({ titleText: known.title, ...known });
}

describe('citation keys', () => {
	const keysOf = (...titles: readonly (readonly [title: string, date: string | null])[]): string[] => {
		const papers = titles.map(([title, date], n) => makePaper({ id: `title:${n}`, title, date }));
		const keys = citationKeys(papers);
		return papers.map(({ id }) => keys.get(id) ?? '');
	};

	for (const [title, date, key] of [
		['FooNet: Learning to Bar', '2025-03-01', 'foonet2025'],
		['FooNet: Learning to Bar', null, 'foonet-nd'],
		['A Study of the Open-Ended Bars', '2024-01-01', 'openended2024'],
		['AI Agents at Sea', '2024-01-01', 'agents2024'],
		['What’s in your Head?', '2023-01-01', 'whats2023'],
		['$O(n)$ sorting of bars', '2023-01-01', 'sorting2023'],
		['Über Größen', null, 'uber-nd'],
		['Обучение с подкреплением', null, 'obuchenie-nd'],
		['強化学習', '2025-01-01', 'paper2025'],
		['We do it', '2025-01-01', 'wedoit2025'],
	] as const) {
		it(`of “${title}” (${date ?? 'no date'}) is ${key}`, () => assert.deepEqual(keysOf([title, date]), [key]));
	}

	it('differ for papers that share a stem: by date, then by order in the corpus', () => {
		assert.deepEqual(
			keysOf(
				['Large bars', '2025-05-02'],
				['Large foos', '2025-05-01'],
				['Large bazes', '2025-05-01'],
				['Large', null],
			),
			['large2025c', 'large2025', 'large2025b', 'large-nd'],
		);
	});

	it('go on after z without running out', () => {
		const papers = Array.from({ length: 700 }, (_, n) =>
			makePaper({ id: `title:${n}`, title: `Large ${n}`, date: null }),
		);
		const keys = [...citationKeys(papers).values()];
		assert.deepEqual([keys[24], keys[25], keys[26], keys[27]], ['large-ndy', 'large-ndz', 'large-ndbb', 'large-ndbc']);
		assert.equal(new Set(keys).size, 700);
		assert.ok(keys.every((key) => /^[a-z0-9]+(-nd)?[b-z]*$/u.test(key)));
	});

	it('stay what they were where they are written already', () => {
		const old = makePaper({ id: 'title:old', title: 'Large bars', date: '2025-05-02' });
		const earlier = makePaper({ id: 'title:earlier', title: 'Large foos', date: '2025-05-01' });
		const kept = citationKeys([old]);
		assert.deepEqual(
			[...citationKeys([earlier, old], kept)],
			[
				['title:old', 'large2025'],
				['title:earlier', 'large2025b'],
			],
		);
	});

	it('take the year of submission of an arXiv id', () => {
		const paper = makePaper({ id: 'arxiv:2412.30001', arxivId: '2412.30001', title: 'Large bars', date: '2025-01-03' });
		assert.deepEqual([...citationKeys([paper]).values()], ['large2024']);
	});
});
