import assert from 'node:assert/strict';
import { paperFilter } from '../../../src/core/outline/paperFilter';
import { completeQualifier, createSearch, loadSearch, parseQuery } from '../../../src/core/search/index';
import { finish } from '../../../src/core/steps';
import { paperWith } from './papers';

const first = (papers: Parameters<typeof createSearch>[0], query: string) => {
	const search = createSearch(papers);
	return search.find(query).map(({ index }) => papers[index]!.titleText);
};

describe('authors', () => {
	const papers = [
		paperWith({ titleText: 'Gripping Soft Fruit', authors: ['Chelsea Finn', 'Li Wei'], date: '2025-02-01' }),
		paperWith({ titleText: 'Finnish Parsers for Chelsea', authors: ['Aino Virtanen'], date: '2025-03-01' }),
		paperWith({ titleText: 'Meta-Learning Kites', authors: ['C. Finn', 'José Núñez'], date: '2025-01-01' }),
		paperWith({ titleText: 'Liang Wrote This', authors: ['Percy Liang'], date: '2024-01-01' }),
		paperWith({ titleText: 'Nobody Signed', abstract: 'As Chelsea Finn says.' }),
	];
	const kept = (query: string) => first(papers, query).map((title) => title.split(/[ -]/)[0]);

	it('are kept by author:, in any order of their words, with initials, whole in quotes', () => {
		assert.deepEqual(kept('author:finn'), ['Gripping', 'Meta']);
		assert.deepEqual(kept('author:"finn, chelsea"'), ['Gripping', 'Meta']);
		assert.deepEqual(kept('author:"C. Finn"'), ['Gripping', 'Meta']);
		assert.deepEqual(kept('author:nunez'), ['Meta']);
		assert.deepEqual(kept('author:"li"'), ['Gripping']);
		assert.deepEqual(kept('author:"f c"'), []);
		assert.deepEqual(kept('author:vir'), ['Finnish']);
		assert.deepEqual(kept('author:finn author:wei'), ['Gripping']);
		assert.deepEqual(kept('author:finn meta'), ['Meta']);
		assert.deepEqual(kept('author:vir meta'), []);
	});

	it('are left out by -author: where the name is whole', () => {
		assert.deepEqual(kept('-author:finn'), ['Finnish', 'Liang', 'Nobody']);
		assert.deepEqual(kept('-author:li'), ['Finnish', 'Meta', 'Liang', 'Nobody']);
		assert.deepEqual(kept('kites author:finn'), ['Meta']);
	});

	it('narrow the tree, too', () => {
		const keeps = paperFilter(parseQuery('author:finn'), {});
		assert.deepEqual(papers.filter(keeps).length, 2);
	});

	it('are found by plain words, also with a typing error and beside a word of the title', () => {
		const texts = papers.slice(0, 1).concat(papers.slice(2, 4));
		assert.equal(first(texts, 'chelsea finn')[0], 'Gripping Soft Fruit');
		assert.equal(first(texts, 'chelsae fruit')[0], 'Gripping Soft Fruit');
		assert.equal(first(texts, 'percy liang wrote')[0], 'Liang Wrote This');
	});

	it('are completed with those of most papers first', () => {
		const search = createSearch(papers);
		const complete = (text: string) =>
			completeQualifier(text, text.length, { authors: (start, most) => search.authorsLike(start, most) }).map(
				(completion) => completion.text.trim(),
			);
		assert.deepEqual(complete('kites author:fi'), ['author:"C. Finn"', 'author:"Chelsea Finn"']);
		assert.deepEqual(complete('-author:"chelsea f'), ['author:"Chelsea Finn"']);
		assert.deepEqual(complete('author:zz'), []);
		assert.deepEqual(complete('auth'), ['author:']);
	});
});

describe('titles', () => {
	it('that have the function words typed stand before those that lack one', () => {
		const decoys = Array.from({ length: 60 }, (_, i) =>
			paperWith({
				titleText: `Language Models, Counterfactual ${i}`,
				abstract: 'Counterfactual language models. Language models are counterfactual.',
			}),
		);
		const wanted = paperWith({
			titleText: 'What We Learn from Language Models through Long and Tedious Counterfactual Games',
			abstract: 'Nothing else is said of them in a text that goes on for quite some words.',
		});
		const found = first([...decoys, wanted], 'from language models through counterfactual');
		assert.equal(found[0], wanted.titleText);
	});

	it('typed whole are first, however many others have their words more often', () => {
		const decoys = Array.from({ length: 80 }, (_, i) =>
			paperWith({ titleText: `Graph Memory: Graph Memory ${i}`, abstract: 'Graph memory, memory of graph, memory.' }),
		);
		const papers = [
			...decoys,
			paperWith({ titleText: 'Graph Memory', abstract: 'Of something else entirely, and at some length.' }),
			paperWith({ titleText: '“Graph” — Memory of a Graph', abstract: 'Short.' }),
			paperWith({ titleText: 'Memory' }),
		];
		assert.equal(first(papers, 'graph memory')[0], 'Graph Memory');
		assert.equal(first(papers, 'Graph memory ')[0], 'Graph Memory');
		assert.equal(first(papers, '"Graph" - Memory of a Graph')[0], '“Graph” — Memory of a Graph');
		assert.equal(first(papers, 'memory')[0], 'Memory');
		const saved = createSearch(papers);
		const loaded = finish(loadSearch(finish(saved.save()), papers));
		assert.equal(papers[loaded!.find('graph memory')[0]!.index]!.titleText, 'Graph Memory');
	});

	it('all alike are found, and many papers without any are no burden', () => {
		const papers = Array.from({ length: 3000 }, (_, i) =>
			paperWith({ id: `${i}`, titleText: i % 2 ? 'Untitled' : '' }),
		);
		assert.equal(first(papers, 'untitled').length, 20);
	});

	it('with a name that ends in a common word are found by that word beside another', () => {
		const common = Array.from({ length: 30 }, (_, i) =>
			paperWith({ titleText: `Note ${i}`, abstract: 'The former kind of uncertainty is the latter.' }),
		);
		const wanted = paperWith({ titleText: 'Noniformer: Plain Uncertainty for Sets', abstract: 'Sets.' });
		assert.equal(first([...common, wanted], 'former uncertainty')[0], wanted.titleText);
		assert.equal(first([...common, wanted], 'former uncertianty')[0], wanted.titleText);
	});
});

describe('words that no paper has', () => {
	const papers = [
		paperWith({ titleText: 'SkillBlender for Robots', abstract: 'We colour otters.' }),
		paperWith({ titleText: 'C-BeT at Work' }),
	];
	const named = (query: string) => {
		const search = createSearch(papers);
		return search.unknownWords(query, search.find(query)).map(({ text, instead }) => [text, instead]);
	};

	it('are named with what was taken for them', () => {
		assert.deepEqual(named('Skilblender robots'), [['Skilblender', 'skillblender']]);
		assert.deepEqual(named('robots qqzzxx'), [['qqzzxx', null]]);
		assert.deepEqual(named('xqzzvv'), [['xqzzvv', null]]);
		assert.deepEqual(named('otters blender '), [['blender', 'skillblender']]);
	});

	it('are not those in another spelling, cut, joined, or not typed to their end', () => {
		for (const query of ['skillbl', 'color otter', 'cbet', 'c-bet', 'robot for the', 'skillblender robots "at work"']) {
			assert.deepEqual(named(query), [], query);
		}
	});
});
