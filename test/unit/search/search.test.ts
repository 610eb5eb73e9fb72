import assert from 'node:assert/strict';
import fc from 'fast-check';
import { findLinks } from '../../../src/core/links/links';
import type { Paper } from '../../../src/core/paper';
import { createSearch, EMPTY_SEARCH, loadSearch, type PaperSearch, parseQuery } from '../../../src/core/search/index';
import { paperTest } from '../../../src/core/search/query/filters';
import { finish } from '../../../src/core/steps';
import { paperWith } from './papers';

const WORDS = 'graph sparse token policy reward video motion agent planner latent diffusion memory'.split(' ');
const somePaper = fc
	.record({
		title: fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 5 }),
		text: fc.array(fc.constantFrom(...WORDS)),
	})
	.map(({ title, text }) => paperWith({ titleText: title.join(' '), abstract: text.join(' ') }));
const somePapers = fc
	.array(somePaper, { maxLength: 30 })
	.map((papers) => papers.map((paper, i) => ({ ...paper, id: `p${i}` })));
const someQuery = fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 3 });

function answers(search: PaperSearch, query: string): readonly string[] {
	return search.find(query, { limit: 100 }).map(({ id }) => id);
}

describe('search', () => {
	it('finds exactly the papers a plain scan finds, when all words are written out', () => {
		fc.assert(
			fc.property(somePapers, someQuery, (papers, query) => {
				const scanned = papers.filter(({ titleText, abstract }) => {
					const words = new Set(`${titleText} ${abstract}`.split(' '));
					return query.every((word) => words.has(word));
				});
				fc.pre(scanned.length > 0);
				const found = answers(createSearch(papers), `${query.join(' ')} `);
				assert.deepEqual(new Set(found.slice(0, scanned.length)), new Set(scanned.map(({ id }) => id)));
			}),
		);
	});

	it('gives every paper once, in order of score, and marks inside the title', () => {
		fc.assert(
			fc.property(somePapers, fc.string({ maxLength: 12 }), someQuery, (papers, noise, query) => {
				const search = createSearch(papers);
				for (const text of [noise, query.join(' '), query.join(' ').slice(0, -1), query.join('')]) {
					const hits = search.find(text);
					assert.equal(new Set(hits.map(({ id }) => id)).size, hits.length);
					hits.forEach(({ id, index, score, titleMatches }, i) => {
						assert.equal(papers[index]!.id, id);
						assert.ok(i === 0 || score <= hits[i - 1]!.score);
						let last = 0;
						for (const [start, end] of titleMatches) {
							assert.ok(start >= last && end > start && end <= papers[index]!.titleText.length);
							last = end;
						}
					});
				}
			}),
		);
	});

	it('grown step by step answers as built at once, also after papers went and moved', () => {
		fc.assert(
			fc.property(somePapers, fc.array(fc.nat(), { maxLength: 4 }), someQuery, (papers, choices, query) => {
				let grown = EMPTY_SEARCH;
				for (const choice of choices) {
					const part = papers.filter((_, i) => (i * 7 + choice) % 3 !== 0).reverse();
					grown = createSearch(part, grown);
				}
				grown = createSearch(papers, grown);
				const whole = createSearch(papers);
				assert.deepEqual(new Set(answers(grown, query.join(' '))), new Set(answers(whole, query.join(' '))));
			}),
		);
	});

	it('answers a query typed letter by letter, or corrected, as one asked at once', () => {
		fc.assert(
			fc.property(somePapers, fc.array(someQuery, { minLength: 1, maxLength: 3 }), (papers, queries) => {
				const typed = createSearch(papers);
				for (const query of queries) {
					const text = query.join(' ');
					for (let end = 1; end <= text.length; end++) {
						typed.find(text.slice(0, end), { limit: 3 });
					}
					const found = typed.find(text, { limit: 3 });
					const wanted = createSearch(papers).find(text, { limit: 3 });
					const all = createSearch(papers).find(text, { limit: papers.length });
					assert.equal(found.length, wanted.length);
					// Sums may round otherwise, and equals change places.
					found.forEach(({ id, score }, i) => {
						assert.ok(Math.abs(score - wanted[i]!.score) < 1e-4);
						assert.ok(Math.abs(score - all.find((hit) => hit.id === id)!.score) < 1e-4);
					});
				}
			}),
			{ numRuns: 40 },
		);
	});

	it('puts the words as written before others of the same root, and a word that holds what is typed before its halves', () => {
		const search = createSearch([
			paperWith({ titleText: 'Pruned Networks', abstract: 'We calibrate what is left.' }),
			paperWith({ titleText: 'On Small Models', abstract: 'Networks need pruning and calibration.' }),
			paperWith({ titleText: 'Lip Systems of Frogs' }),
			paperWith({ titleText: 'TulipSystemic: Flowers' }),
		]);
		assert.equal(search.find('pruning networks calibration ')[0]!.index, 1);
		assert.equal(search.find('lipsyst')[0]!.index, 3);
	});

	it('an earlier search still answers while a later one grows', () => {
		const first = [paperWith({ titleText: 'Old Tokens' })];
		const search = createSearch(first);
		const steps = search.grow([...first, paperWith({ titleText: 'New Tokens' })]);
		steps.next();
		assert.equal(search.find('tokens').length, 1);
		let step = steps.next();
		while (step.done !== true) {
			step = steps.next();
		}
		assert.equal(step.value.find('tokens').length, 2);
		assert.equal(search.find('tokens').length, 1);
	});

	it('a changed paper is found by its new words only', () => {
		const before = paperWith({ id: 'a', titleText: 'Otters' } as Paper);
		const search = createSearch([{ ...before, titleText: 'Beavers', title: 'Beavers' }], createSearch([before]));
		assert.deepEqual(search.find('otters'), []);
		assert.equal(search.find('beavers').length, 1);
	});

	it('marks what was typed', () => {
		const search = createSearch([paperWith({ titleText: 'From SkillBlender to GPT-4' })]);
		const marked = (query: string) => search.find(query)[0]!.titleMatches;
		assert.deepEqual(marked('skillb'), [[5, 11]]);
		assert.deepEqual(marked('gpt4'), [[21, 26]]);
		assert.deepEqual(marked('skilblendr'), [[5, 17]]);
		assert.deepEqual(marked('blender'), [[10, 17]]);
	});

	it('marks what stands in the title, however that is written, also once indexes were merged', () => {
		const titles = ['Études of π-Sets', 'Study of GPT-4o', '语言模型 Evaluated', 'Pre-Training'];
		const papers = titles.map((titleText) => paperWith({ titleText }));
		const search = createSearch(papers, createSearch(papers.slice(0, 2), createSearch(papers.slice(0, 1))));
		const marked = (query: string) => {
			const [hit] = search.find(query);
			return hit?.titleMatches.map(([start, end]) => titles[hit.index]!.slice(start, end));
		};
		assert.deepEqual(marked('etu'), ['Étu']);
		assert.deepEqual(marked('pi'), ['π']);
		assert.deepEqual(marked('gpt'), ['GPT']);
		assert.deepEqual(marked('语言'), ['语言']);
		assert.deepEqual(marked('pretra'), ['Pre-Training']);
	});

	it('puts a title with all words before one with most of them and the rest in its abstract', () => {
		const search = createSearch([
			paperWith({ titleText: 'Sparse Graph Memory', abstract: 'A policy for a policy.' }),
			paperWith({
				titleText: 'Graph Memory and Sparse Policies',
				abstract: 'Unlike this.',
			}),
			...Array.from({ length: 2 }, (_, i) => paperWith({ id: `p${i}`, titleText: `Policy ${i}` })),
		]);
		assert.equal(search.find('sparse graph memory polic')[0]!.index, 1);
	});

	it('finds by the first letter of a further word', () => {
		const titles = ['Sparse Graphs', 'Sparse Maps', 'Sparse β-Maps', 'Dense Graphs'];
		const search = createSearch(titles.map((titleText) => paperWith({ titleText })));
		const found = (query: string) =>
			search.find(query).flatMap(({ index, complete }) => (complete ? titles[index]! : []));
		assert.deepEqual(found('sparse g'), ['Sparse Graphs']);
		assert.deepEqual(new Set(found('sparse m')), new Set(['Sparse Maps', 'Sparse β-Maps']));
		assert.deepEqual(found('sparse b'), ['Sparse β-Maps']);
		assert.deepEqual(found('sparse β'), ['Sparse β-Maps']);
	});

	it('keeps to the limit', () => {
		const search = createSearch(
			Array.from({ length: 50 }, (_, i) => paperWith({ titleText: `Token ${i}`, id: `p${i}` })),
		);
		assert.equal(search.find('token', { limit: 7 }).length, 7);
		assert.equal(search.find('token').length, 20);
	});

	it('takes a query of many words and very long words', () => {
		const search = createSearch([paperWith({ titleText: 'Sparse Graphs', abstract: 'y'.repeat(1_000) })]);
		assert.equal(search.find(`sparse ${'x'.repeat(100_000)}`).length, 1);
		assert.equal(search.find('sparse '.repeat(300)).length, 1);
	});
});

describe('filters', () => {
	const papers = [
		paperWith({
			titleText: 'Robots with Code',
			date: '2025-06-10',
			links: [{ url: 'https://github.com/a/b', kind: 'code' }],
		}),
		paperWith({
			titleText: 'Robots at Meta',
			date: '2026-01-02',
			organization: { handle: 'facebook', name: 'AI at Meta' },
		}),
		paperWith({
			titleText: 'Robots Undated',
			abstract: 'They pick and place boxes.',
			sources: [{ file: 'file:///a/Monday%20Caf%C3%A9.txt', line: 1, layout: 'x', date: null, origin: null }],
		}),
	];
	const search = createSearch(papers);
	const found = (query: string) =>
		search
			.find(query, {
				facts: {
					topics: (paper) => (paper.titleText.includes('Meta') ? ['robotics', 'Robotics & Control'] : []),
					isRead: (id) => id === papers[0]!.id,
					isListed: (id) => id === papers[1]!.id,
					isNew: (id) => id === papers[2]!.id,
					tags: (id) => (id === papers[0]!.id ? ['Thesis', 'to-cite'] : id === papers[1]!.id ? ['to-read'] : []),
				},
			})
			.map(({ index }) => index);

	it('each qualifier keeps its papers, in any place', () => {
		assert.deepEqual(found('robots has:code'), [0]);
		assert.deepEqual(found('org:meta robots'), [1]);
		assert.deepEqual(found('org:facebook'), [1]);
		assert.deepEqual(found('topic:control robots'), [1]);
		assert.deepEqual(found('source:monday robots'), [2]);
		assert.deepEqual(found('source:"monday café" robots'), [2]);
		assert.deepEqual(found('robots year:2025'), [0]);
		assert.deepEqual(found('robots date:2025-07..'), [1]);
		assert.deepEqual(found('robots date:unknown'), [2]);
		assert.deepEqual(new Set(found('robots -date:unknown')), new Set([0, 1]));
		assert.deepEqual(found('date:Unknown -has:code'), [2]);
		assert.deepEqual(found('robots is:read'), [0]);
		assert.deepEqual(new Set(found('robots is:unread')), new Set([1, 2]));
		assert.deepEqual(found('robots is:listed'), [1]);
		assert.deepEqual(found('robots is:new'), [2]);
		assert.deepEqual(new Set(found('robots -is:new')), new Set([0, 1]));
		assert.deepEqual(found('robots tag:thesis'), [0]);
		assert.deepEqual(new Set(found('robots tag:to')), new Set([0, 1]));
		assert.deepEqual(found('robots tag:to -tag:thesis'), [1]);
		assert.deepEqual(found('robots tag:cite'), []);
	});

	it('phrases stand word by word, exclusions exclude', () => {
		assert.deepEqual(found('"pick and place"'), [2]);
		assert.deepEqual(found('"place and pick"'), []);
		assert.deepEqual(found('"robots at meta"'), [1]);
		assert.deepEqual(new Set(found('robots -meta')), new Set([0, 2]));
		assert.deepEqual(new Set(found('robots -has:code')), new Set([1, 2]));
		assert.deepEqual(found('robots -"pick and place" -code'), [1]);
	});

	it('words in titles only', () => {
		assert.deepEqual(found('boxes'), [2]);
		assert.deepEqual(found('boxes in:title'), []);
	});

	it('several years are alternatives, several topics are not', () => {
		assert.deepEqual(new Set(found('robots year:2025 year:2026')), new Set([0, 1]));
		assert.deepEqual(found('robots topic:control topic:vision'), []);
	});

	it('qualifiers alone give the newest papers', () => {
		assert.deepEqual(found('-source:nowhere'), [1, 0, 2]);
	});

	it('keep what reading every paper keeps, also once papers came and went', () => {
		const someText = fc
			.array(fc.constantFrom(...WORDS, 'The', 'of', 'Agent-Token', 'π', 'see https://github.com/a/b'), { maxLength: 8 })
			.map((words) => words.join(' '));
		const some = fc
			.record({ titleText: someText, abstract: someText, authors: fc.array(fc.constantFrom('Ada Graph', 'B. Token')) })
			.map((fields) => paperWith({ ...fields, links: findLinks(fields.abstract) }));
		const asked = fc.constantFrom(
			...['has:code', '-has:code', '-graph', '"graph token"', '"the agent"', '-"agent token"', 'author:graph', '"π"'],
		);
		const numbered = fc.array(some, { maxLength: 20 }).map((all) => all.map((paper, i) => ({ ...paper, id: `p${i}` })));
		fc.assert(
			fc.property(numbered, fc.nat(20), fc.array(asked, { minLength: 1, maxLength: 3 }), (papers, gone, parts) => {
				const query = parseQuery(parts.join(' '));
				const test = paperTest(query, {})!;
				const search = createSearch(papers.slice(gone / 2), createSearch(papers.slice(0, gone)));
				const kept = search.papers.filter((paper) => test(paper)).map(({ id }) => id);
				assert.deepEqual(new Set(answers(search, query.text)), new Set(kept));
			}),
		);
	});
});

describe('saved search', () => {
	const papers = Array.from({ length: 40 }, (_, i) =>
		paperWith({
			id: `p${i}`,
			titleText: `${WORDS[i % 12]} ${WORDS[(i * 5) % 12]} π${i}`,
			abstract: WORDS.slice(i % 7).join(' '),
		}),
	);

	it('answers as before once loaded', () => {
		const search = createSearch(papers, createSearch(papers.slice(0, 30)));
		const loaded = finish(loadSearch(finish(search.save()), papers));
		assert.ok(loaded);
		for (const query of ['graph', 'sparse tok', 'pi7', 'policcy reward', 'memory latent']) {
			assert.deepEqual(loaded.find(query), search.find(query), query);
		}
	});

	it('loads from the middle of a larger buffer', () => {
		const bytes = finish(createSearch(papers).save());
		const shifted = new Uint8Array(bytes.length + 3);
		shifted.set(bytes, 3);
		assert.equal(
			finish(loadSearch(shifted.subarray(3), papers))?.find('graph').length,
			createSearch(papers).find('graph').length,
		);
	});

	it('is known by the marks of its papers, where they have some, and their texts are not read', () => {
		const marked = papers.map((paper, i) => ({ ...paper, mark: i * 7 }));
		const bytes = finish(createSearch(marked).save());
		const mute = marked.map(({ id, mark }) => ({
			...paperWith({ id, mark, titleText: '' }),
			get abstract(): string {
				return assert.fail('a text was read');
			},
		}));
		assert.ok(finish(loadSearch(bytes, mute)));
		assert.equal(finish(loadSearch(bytes, marked.with(3, { ...marked[3]!, mark: 1 }))), null);
		assert.equal(finish(loadSearch(bytes, papers)), null);
	});

	it('is refused when broken anywhere, cut, or of other papers', () => {
		const bytes = finish(createSearch(papers).save());
		fc.assert(
			fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
				const broken = bytes.slice();
				broken[at]! ^= change;
				assert.equal(finish(loadSearch(broken, papers)), null);
			}),
		);
		for (const length of [0, 3, 8, 24, bytes.length - 4, bytes.length - 1]) {
			assert.equal(finish(loadSearch(bytes.slice(0, length), papers)), null);
		}
		assert.equal(finish(loadSearch(bytes, papers.slice(1))), null);
		assert.equal(finish(loadSearch(bytes, [...papers].reverse())), null);
	});
});

describe('similar papers', () => {
	const papers = [
		paperWith({
			id: 'a',
			titleText: 'Dexterous Hands',
			abstract: 'Tactile grasping with dexterous robot hands and muscles.',
		}),
		paperWith({
			id: 'b',
			titleText: 'Grasping by Touch',
			abstract: 'Tactile sensors help grasping with dexterous fingers.',
		}),
		paperWith({
			id: 'c',
			titleText: 'Pruning Language Models',
			abstract: 'Magnitude pruning of weights and calibration data.',
		}),
		paperWith({ id: 'd', titleText: 'Video Diffusion', abstract: 'Frames are denoised together.' }),
		paperWith({ id: 'e', titleText: 'Graph Search', abstract: 'Shortest paths in planar graphs.' }),
	];
	const search = createSearch(papers);

	it('names the nearest first, with the words they share, and never the paper itself', () => {
		const related = search.related(papers[0]!);
		assert.equal(related[0]!.id, 'b');
		assert.ok(related[0]!.terms.some((term) => /tactile|grasping|dexterous/i.test(term)));
		assert.ok(related.every(({ id }) => id !== 'a'));
		assert.deepEqual(search.related(paperWith({ id: 'a', titleText: 'Unknown' })), []);
	});

	it('ranks papers for a paragraph by the words that say something', () => {
		const text =
			'In this work we show that the weights of the model can be removed: magnitude pruning needs calibration.';
		assert.equal(search.rankByText(text)[0]!.id, 'c');
		assert.deepEqual(search.rankByText('the of and'), []);
	});
});

describe('excerpt', () => {
	const abstract =
		'We study maps, e.g. Mercator maps. Robots need touch to grasp. Sensors are cheap (approx. 2 dollars).';
	const search = createSearch([paperWith({ titleText: 'Hands', abstract })]);

	it('is the sentence that answers best, its words marked', () => {
		const [hit] = search.find('robot grasp');
		const excerpt = search.excerpt(hit!, 'robot grasp');
		assert.equal(excerpt?.text, 'Robots need touch to grasp.');
		assert.equal(abstract.slice(excerpt?.start).startsWith(excerpt!.text), true);
		assert.deepEqual(excerpt?.matches, [
			[0, 6],
			[21, 26],
		]);
	});

	it('does not end at abbreviations', () => {
		const [hit] = search.find('mercator');
		assert.equal(search.excerpt(hit!, 'mercator')?.text, 'We study maps, e.g. Mercator maps.');
	});

	it('is absent where only the title answers', () => {
		const [hit] = search.find('hands');
		assert.equal(search.excerpt(hit!, 'hands'), null);
	});
});
