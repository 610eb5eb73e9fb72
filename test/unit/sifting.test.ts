import assert from 'node:assert/strict';
import { type Mute, muteTest, readMutes, writeMutes } from '../../src/core/outline/mutes';
import { asksForTopics, readWatches, watchTest } from '../../src/core/outline/watches';
import { makePaper } from './makePaper';

const paper = makePaper({
	titleText: 'A Survey of Café-Scale Fine-Tuning',
	abstract: 'Surveyed methods differ.',
	authors: ['Zoë Müller', 'Li Wei'],
	organization: { handle: 'acme-lab', name: 'ACME Lab' },
	links: [{ url: 'https://github.com/acme/tune', kind: 'code' }],
});
const hits = (mute: Mute, topics: readonly string[] = []) => muteTest([mute], () => topics)(paper).length === 1;

describe('mutes', () => {
	it('finds whole words and words that stand side by side, whatever their capitals, accents and hyphens', () => {
		for (const value of ['survey', 'SURVEY', 'cafe', 'fine-tuning', 'Fine Tuning', 'survey of']) {
			assert.ok(hits({ kind: 'words', value }), value);
		}
		for (const value of ['sur', 'methods survey', 'differ methods', 'tuning fine']) {
			assert.ok(!hits({ kind: 'words', value }), value);
		}
	});

	it('finds authors by their whole name only, and organisations by name or handle', () => {
		assert.ok(hits({ kind: 'authors', value: 'zoe muller' }));
		assert.ok(!hits({ kind: 'authors', value: 'Wei' }));
		assert.ok(hits({ kind: 'organizations', value: 'acme-lab' }));
		assert.ok(hits({ kind: 'organizations', value: 'acme LAB' }));
		assert.ok(!hits({ kind: 'organizations', value: 'acme' }));
	});

	it('finds topics by id or name', () => {
		assert.ok(hits({ kind: 'topics', value: 'robotics' }, ['robotics', 'Robots and Control']));
		assert.ok(hits({ kind: 'topics', value: 'robots and control' }, ['robotics', 'Robots and Control']));
		assert.ok(!hits({ kind: 'topics', value: 'robots' }, ['robotics', 'Robots and Control']));
	});

	it('reads whatever stands in the setting, and takes no empty word for one', () => {
		assert.deepEqual(readMutes({ words: [' gan ', '', '…', 3, 'gan'], authors: 'Li Wei', others: ['x'] }), [
			{ kind: 'words', value: 'gan' },
		]);
		assert.deepEqual(readMutes(null), []);
	});

	it('adds and takes back rules, and leaves the rest of the setting as the user wrote it', () => {
		const before = { words: ['GAN', 7], others: ['x'] };
		const gan: Mute = { kind: 'words', value: 'gan' };
		const lab: Mute = { kind: 'organizations', value: 'ACME Lab' };
		const muted = writeMutes(before, { added: [gan, lab] });
		assert.deepEqual(muted, { words: ['GAN', 7], others: ['x'], organizations: ['ACME Lab'] });
		assert.deepEqual(writeMutes(muted, { removed: [gan, lab] }), { words: [7], others: ['x'] });
	});
});

describe('watches', () => {
	it('reads names and queries; the query is the name where there is none', () => {
		assert.deepEqual(
			readWatches([{ name: ' Tuning ', query: ' fine-tuning ' }, { query: 'has:code' }, { name: 'Empty' }, 'x']),
			[
				{ name: 'Tuning', query: 'fine-tuning' },
				{ name: 'has:code', query: 'has:code' },
			],
		);
		assert.deepEqual(readWatches({}), []);
	});

	it('tells which watches a paper answers, by words, names and conditions', () => {
		const watches = ['finetuning has:code', 'müller', 'org:acme', 'has:dataset', 'diffusion'].map((query) => ({
			name: query,
			query,
		}));
		assert.deepEqual(
			watchTest(watches, {})(paper).map(({ name }) => name),
			['finetuning has:code', 'müller', 'org:acme'],
		);
	});

	it('knows which queries need topics', () => {
		assert.equal(asksForTopics('-topic:robotics words'), true);
		assert.equal(asksForTopics('robotics'), false);
	});
});
