import assert from 'node:assert/strict';
import { leadOf } from '../../src/core/text/lead';
import { type DigestOptions, writeDigest, writePaperList } from '../../src/core/views/digest';
import { makePaper } from './makePaper';

const options: DigestOptions = {
	title: 'May 2026',
	topicOf: ({ titleText }) =>
		titleText.includes('Robot') ? { id: 'robotics', name: 'Robotics' } : { id: 'theory', name: 'Theory' },
	topicOrder: ['theory', 'robotics'],
	keyOf: ({ titleText }) => /[A-Z]\w+/.exec(titleText)?.[0].toLowerCase() ?? 'key',
	words: {
		links: { code: 'Code', project: 'Project', dataset: 'Dataset', model: 'Model', demo: 'Demo', paper: 'Paper' },
		undated: 'No date',
		upvotes: (count) => `${count} upvotes`,
		comments: (count) => `${count} comments`,
		citations: 'References',
	},
};

describe('digest', () => {
	const older = makePaper({
		titleText: 'Robot Arms',
		id: 'arxiv:2605.00001',
		arxivId: '2605.00001',
		date: '2026-05-01',
		abstract: 'Arms are short. We make them longer, e.g. by a meter. They reach further. And so on.',
		comments: 3,
		links: [{ url: 'github.com/acme/arms', kind: 'code' }],
	});
	const newer = makePaper({ titleText: 'Fast Robot Legs', date: '2026-05-20' });
	const proof = makePaper({ titleText: 'Bounds', date: null, abstract: '1. A bound holds.' });
	const text = writeDigest([older, newer, proof], options);
	const lines = text.split('\n').filter(Boolean);

	it('groups papers by topic in the order given, newest first', () => {
		assert.deepEqual(
			lines.filter((line) => line.startsWith('#')).map((line) => line.replace(/\]\(.*/, ']')),
			[
				'# May 2026',
				'## Theory (1)',
				'### [Bounds]',
				'## Robotics (2)',
				'### [Fast Robot Legs]',
				'### [Robot Arms]',
				'## References',
			],
		);
	});

	it('lists papers as they are given, without topics, where their order means something', () => {
		const ranked = writeDigest([newer, { ...older, upvotes: 7 }, proof], { ...options, topicOf: null });
		assert.deepEqual(
			ranked
				.split('\n')
				.filter((line) => line.startsWith('#'))
				.map((line) => line.replace(/\]\(.*/, ']')),
			['# May 2026', '### [Fast Robot Legs]', '### [Robot Arms]', '### [Bounds]', '## References'],
		);
		assert.match(ranked, /May 1, 2026 · 7 upvotes · 3 comments/);
	});

	it('gives each paper its date, two sentences of its abstract, links and a citation', () => {
		const at = lines.findIndex((line) => line.startsWith('### [Robot Arms]'));
		assert.deepEqual(lines.slice(at, at + 4), [
			'### [Robot Arms](https://arxiv.org/abs/2605.00001)',
			'May 1, 2026 · 3 comments [^robot]',
			'Arms are short. We make them longer, e.g. by a meter.',
			'[Code](https://github.com/acme/arms)',
		]);
		assert.ok(lines.some((line) => line.startsWith('[^robot]: Robot Arms. 2026.')));
	});

	it('lets no text of a paper become markup', () => {
		assert.ok(lines.includes('1\\. A bound holds.'));
		const hostile = makePaper({
			titleText: '[x](https://evil.example) *bold* <b>',
			abstract: '# Heading <script>alert(1)</script>',
		});
		const digest = writeDigest([hostile], options).split('\n');
		const heading = digest.find((line) => line.startsWith('### ')) ?? '';
		assert.ok(
			heading.startsWith('### [\\[x\\](https://evil.example) \\*bold\\* \\<b\\>](https://huggingface.co/'),
			heading,
		);
		assert.ok(digest.includes('\\# Heading \\<script\\>alert(1)\\</script\\>'));
	});

	it('lists papers as links in the order given', () => {
		assert.equal(
			writePaperList([older, proof], options.keyOf),
			'- [Robot Arms](https://arxiv.org/abs/2605.00001), May 1, 2026\n' +
				'- [Bounds](https://huggingface.co/papers?q=Bounds)\n',
		);
	});
});

describe('lead of an abstract', () => {
	it('ends after whole sentences, not after abbreviations', () => {
		assert.equal(leadOf('Smith et al. Found this. It works. More.', 2), 'Smith et al. Found this. It works.');
		assert.equal(leadOf('Gains of 3.5 points! Is it much? Yes.', 2), 'Gains of 3.5 points! Is it much?');
	});

	it('is the whole of a short text', () => {
		assert.equal(leadOf('One sentence only', 2), 'One sentence only');
		assert.equal(leadOf('', 2), '');
	});
});
