import assert from 'node:assert/strict';
import { repositoryOf } from '../../src/core/links/repositories';

/** What an address leads to: the repository's name, what git clones, and where it opens in the browser. */
const REPOSITORIES: readonly (readonly [address: string, name: string, clone: string | null, web: string | null])[] = [
	['https://github.com/a/b', 'a/b', 'https://github.com/a/b', 'https://github.dev/a/b'],
	['github.com/a/b.git', 'a/b', 'https://github.com/a/b', 'https://github.dev/a/b'],
	['https://www.github.com/a/b/tree/main/src#readme', 'a/b', 'https://github.com/a/b', 'https://github.dev/a/b'],
	['https://raw.githubusercontent.com/a/b/main/x.py', 'a/b', 'https://github.com/a/b', 'https://github.dev/a/b'],
	['git@github.com:a/b.git', 'a/b', 'https://github.com/a/b', 'https://github.dev/a/b'],
	['ssh://git@github.com/a/b', 'a/b', 'https://github.com/a/b', 'https://github.dev/a/b'],
	['https://gist.github.com/a/0123abcd', 'a/0123abcd', 'https://gist.github.com/0123abcd', null],
	[
		'https://gitlab.com/a/b/c/-/tree/main',
		'a/b/c',
		'https://gitlab.com/a/b/c',
		'https://gitlab.com/-/ide/project/a/b/c',
	],
	['https://gitlab.inria.fr/a/b', 'a/b', 'https://gitlab.inria.fr/a/b', 'https://gitlab.inria.fr/-/ide/project/a/b'],
	['https://bitbucket.org/a/b/src/main/', 'a/b', 'https://bitbucket.org/a/b', null],
	['https://codeberg.org/a/b', 'a/b', 'https://codeberg.org/a/b', null],
	['https://huggingface.co/a/b/blob/main/x', 'a/b', 'https://huggingface.co/a/b', null],
	['hf.co/datasets/a/b', 'datasets/a/b', 'https://huggingface.co/datasets/a/b', null],
	['https://huggingface.co/spaces/a/b', 'spaces/a/b', 'https://huggingface.co/spaces/a/b', null],
	['https://zenodo.org/record/12345', '12345', null, null],
	['http://127.0.0.1:8080/x/y.git', 'x/y', 'http://127.0.0.1:8080/x/y.git', null],
];

const NONE = [
	'https://a.github.io/b',
	'https://github.com/a',
	'https://github.com/topics/vision',
	'https://huggingface.co/papers/2501.00001',
	'https://huggingface.co/blog/a',
	'https://arxiv.org/abs/2501.00001',
	'https://example.org/project',
	'https://zenodo.org/communities/x',
	'',
];

describe('the repository an address leads to', () => {
	for (const [address, name, clone, web] of REPOSITORIES) {
		it(`is ${name} for ${address}`, () => {
			const found = repositoryOf(address);
			assert.deepEqual([found?.name, found?.cloneUrl, found?.webEditorUrl], [name, clone, web]);
		});
	}

	it('is none for project pages, users, articles', () => {
		assert.deepEqual(
			NONE.filter((address) => repositoryOf(address) !== null),
			[],
		);
	});

	it('is the same however it is written', () => {
		const identities = [
			'https://GitHub.com/A/B',
			'http://www.github.com/a/b/',
			'github.com/a/b.git',
			'git@github.com:a/b.git',
		];
		assert.equal(new Set(identities.map((address) => repositoryOf(address)?.identity)).size, 1);
	});
});
