import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type CslItem, citationKeys, citationRecord, FORMATS, readBibliography } from '../../../src/core/citation';
import { Library } from '../../../src/core/library';
import { readListing } from '../../../src/core/listing';
import type { Paper } from '../../../src/core/paper';
import { readableTitle } from '../../../src/core/text/title';
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

	it('are those of the source, but not of two papers, and not where a program would stumble over them', () => {
		const papers = [
			makePaper({ id: 'title:1', title: 'Bars of Iron', date: '2024-01-01' }),
			makePaper({ id: 'title:2', title: 'Sand', date: '2020-01-01', citationKey: 'bars2024' }),
			makePaper({ id: 'title:3', title: 'Salt', date: '2021-01-01', citationKey: 'bars2024' }),
			makePaper({ id: 'title:4', title: 'Stone', date: '2022-01-01', citationKey: 'Stein, 2022' }),
			makePaper({ id: 'title:5', title: 'Snow', date: '2023-01-01', citationKey: 'Müller:Snow_2023' }),
		];
		assert.deepEqual([...citationKeys(papers)].sort(), [
			['title:1', 'bars2024b'],
			['title:2', 'bars2024'],
			['title:3', 'salt2021'],
			['title:4', 'stone2022'],
			['title:5', 'Müller:Snow_2023'],
		]);
	});

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

describe('keys of the seed corpus (needs ../shared)', () => {
	const shared = path.resolve('../shared');

	before(function () {
		if (!existsSync(`${shared}/gold/citations.json`)) this.skip();
	});

	it('are those of the labels, and the entries claim what the labels allow', () => {
		const listings = ['000_de4a63d3bccc2ccd.txt', '002_c474745492ff9a31.txt'].map((file) =>
			readListing(readFileSync(`${shared}/corpus/${file}`, 'utf8'), file),
		);
		const { papers } = Library.empty.withListings(listings);
		const byTitle = new Map(papers.map((paper) => [paper.title, paper]));
		const keys = citationKeys(papers);
		const { dated, undated } = JSON.parse(readFileSync(`${shared}/gold/citations.json`, 'utf8')) as {
			readonly dated: readonly GoldCitation[];
			readonly undated: readonly GoldCitation[];
		};
		let right = 0;
		for (const { title, key, csl, bibtex } of [...dated, ...undated]) {
			const paper = byTitle.get(title);
			assert.ok(paper, title);
			if (keys.get(paper.id) === key) right += 1;
			else console.log(`      ${title}: ${keys.get(paper.id)}, labelled ${key}`);
			if (csl === undefined || bibtex === undefined) continue;
			const record = citationRecord(paper, key);
			const { note = '', ...rest } = csl;
			for (const [name, value] of Object.entries(rest)) {
				assert.deepEqual(record.csl[name as keyof CslItem], value, `${key} ${name}`);
			}
			assert.ok(record.csl.note?.startsWith(note), `${record.csl.note}\n${note}`);
			const ours = readBibliography(FORMATS.bibtex.write([record]), 'bibtex').entries[0];
			const theirs = readBibliography(bibtex, 'bibtex').entries[0];
			for (const name of ['title', 'year', 'month']) {
				const plain = (text = ''): string => readableTitle(text).replace(/["“”]/gu, '"');
				assert.equal(plain(ours?.fields.get(name)), plain(theirs?.fields.get(name)), `${key} ${name}`);
			}
		}
		console.log(`      ${right} of ${dated.length + undated.length} keys right`);
		assert.ok(right >= 0.97 * (dated.length + undated.length));
	});
});

interface GoldCitation {
	readonly title: string;
	readonly key: string;
	readonly csl?: CslItem;
	readonly bibtex?: string;
}
