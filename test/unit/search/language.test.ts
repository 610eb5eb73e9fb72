import assert from 'node:assert/strict';
import type { Paper } from '../../../src/core/paper';
import { createSearch } from '../../../src/core/search/index';
import { paperWith } from './papers';

const FILLERS = [
	'Learning to Rank Sparse Signals',
	'A Survey of Graph Methods',
	'Planning with Uncertain Maps',
	'Attention over Long Sequences',
	'Speech Separation in the Wild',
].map((titleText) => paperWith({ titleText, abstract: 'We study a model and report results on tasks.' }));

/** First hit of a query among a paper and five others. */
function firstOf(query: string, paper: Paper): string | undefined {
	const search = createSearch([...FILLERS, paper]);
	const [hit] = search.find(query);
	return hit === undefined ? undefined : search.papers[hit.index]!.titleText;
}

function finds(titleText: string, queries: readonly string[], fields: Partial<Paper> = {}): void {
	const paper = paperWith({ titleText, ...fields });
	for (const query of queries) {
		assert.equal(firstOf(query, paper), titleText, `“${query}” should find “${titleText}”`);
	}
}

describe('search as people write', () => {
	it('British and American spelling', () => {
		finds('Modelling Behaviour and Colour', ['behavior', 'modeling color', 'behaviors']);
		finds('Optimizing Labeled Data for Visualization', ['optimising', 'labelled', 'visualisation', 'optimise']);
		finds('Analyzing the Center of a Dialog Catalog', ['analysing', 'centre', 'dialogue catalogue']);
	});

	it('singular and plural', () => {
		finds('Policies for Boxes and Matrices', ['policy', 'box', 'matrix']);
		finds('A Policy for a Hypothesis', ['policies', 'hypotheses']);
	});

	it('other forms of a word', () => {
		finds('Pruning Adaptive Networks', ['prune networks', 'adaptation networks', 'pruned network']);
	});

	it('hyphens, split and joined names', () => {
		finds('Meta-World: a Benchmark', ['metaworld', 'meta world', 'meta-world', 'metaw']);
		finds('SkillBlender: Blending Skills', ['skill blender', 'skill-blender', 'Skillblender']);
		finds('Skill Blender for Humanoids', ['skillblender', 'skill-blender']);
		finds('Chain-of-Thought can Harm', ['chain of thought', 'chainofthought', 'chain-of-th']);
	});

	it('digits in names', () => {
		finds('How GPT-4 Explores', ['gpt4', 'gpt-4', 'gpt 4']);
		finds('How GPT4 Explores', ['gpt-4', 'gpt 4', 'GPT4']);
		finds('Read to Play (R2-Play)', ['r2play', 'r2 play', 'R2-Play']);
		finds('BEHAVIOR-1K: 1,000 Activities', ['behavior 1k', 'behavior1k', '1000 activities']);
		finds('Llama 3.1 in Practice', ['llama 3.1', 'llama-3.1', 'llama3.1']);
	});

	it('Greek letters by name and by sign', () => {
		finds('π₀: a Flow Model', ['pi0', 'π0', 'pi-0', 'pi_0', 'π_0']);
		finds('pi0 Revisited', ['π0', 'π₀']);
		finds('β-VAE and λ Returns', ['beta vae', 'beta-vae', 'lambda', 'βvae']);
	});

	it('exponents', () => {
		const queries = ['transformer2', 'transformer^2', 'transformer²', 'transformer squared', 'transformer 2'];
		finds('Transformer²: Self-adaptive', queries);
		finds('Transformer^2: Self-adaptive', queries);
		finds('Transformer²', queries, { title: '$\\text{Transformer}^2$' });
	});

	it('LaTeX in the source of the title', () => {
		finds('π0.5 generalises', ['pi_{0.5}', '\\pi_0'], { title: '$\\pi_{0.5}$ generalises' });
		finds('SAP^{2}: planning', ['sap2', 'sap^2', 'sap squared']);
		finds('Bold Moves', ['bold moves'], { title: '\\textbf{Bold} {\\it Moves}' });
	});

	it('diacritics and ligatures', () => {
		finds('Poincaré Maps of Naïve Agents', ['poincare', 'naive', 'Poincaré']);
		finds('Erdos and Godel', ['Erdős', 'Gödel']);
		finds('Straße und Œuvre', ['strasse', 'oeuvre']);
	});

	it('apostrophes', () => {
		finds("What's in Your Head", ['whats in your head', 'what’s in your head', "what's in"]);
	});

	it('Chinese', () => {
		finds('基于强化学习的机器人控制', ['强化学习', '机器人', '强', '控制', '强化学习 机器人']);
		assert.equal(firstOf('量子', paperWith({ titleText: '基于强化学习的机器人控制' })), undefined);
	});

	it('other scripts', () => {
		finds('Обучение с подкреплением', ['обучение', 'ПОДКРЕП']);
		finds('강화 학습', ['강화', '학습']);
	});

	it('typing errors: a letter wrong, missing, too many, swapped', () => {
		finds('SkillBlender: Blending Skills', [
			'skilblender',
			'skillbelnder',
			'skkillblender',
			'skillblander',
			'sklilblendr',
		]);
		finds('SkillBlender: Blending Skills', ['skilbl', 'killblender', 'xkillblender']);
	});

	it('more errors than that in a long name', () => {
		finds('SituationalLLM: Scene Awareness', ['situatonalllmm', 'sitatinalllm']);
	});

	it('the inner part of a long word', () => {
		finds('DeformingThings4D: a Dataset', ['things4d', 'formingth']);
	});

	it('authors, organisation by handle and name, links, arXiv id', () => {
		const fields: Partial<Paper> = {
			arxivId: '2509.25454',
			authors: ['Zoë Müller-Ortiz', 'Wei Zhang'],
			organization: { handle: 'DukeNLPGroup', name: 'Duke NLP' },
			links: [{ url: 'https://github.com/cplab/annolid', kind: 'code' }],
		};
		const queries = ['muller', 'zoe zhang', 'duke nlp', 'dukenlpgroup', 'cplab/annolid', '2509.25454', '250925454'];
		finds('Untitled Matters', [...queries, 'https://github.com/cplab/annolid'], fields);
	});

	it('a title word counts more than an abstract word, a whole word more than a start', () => {
		const inAbstract = paperWith({ titleText: 'Something Else', abstract: 'We use a tokenizer here.' });
		const inTitle = paperWith({ titleText: 'A Tokenizer for Code' });
		const start = paperWith({ titleText: 'Tokenizers4All and More' });
		const search = createSearch([start, inAbstract, inTitle]);
		assert.deepEqual(search.find('tokenizer').map(({ index }) => index)[0], 2);
	});

	it('finds nothing for nonsense', () => {
		const search = createSearch(FILLERS);
		for (const nonsense of ['qxzjkv', 'wvvqk zzxj', '!!!', '', '   ', '☃', 'xjqz kqwv']) {
			assert.deepEqual(search.find(nonsense), [], nonsense);
		}
	});
});
