import assert from 'node:assert/strict';
import { collectPlaces, placeOf } from '../../../src/core/feeds/papersAt';
import type { Library } from '../../../src/core/library';
import type { Paper } from '../../../src/core/paper';
import { finish } from '../../../src/core/steps';
import { makePaper } from '../makePaper';

const ROBOTS = makePaper({
	id: 'arxiv:2509.25454',
	titleText: 'Robots',
	arxivId: '2509.25454',
	doi: '10.18653/v1/2023.acl-long.1',
	links: [
		{ url: 'robots.github.io', kind: 'project' },
		{ url: 'https://github.com/Robo/bots', kind: 'code' },
		{ url: 'https://arxiv.org/abs/2401.00001', kind: 'paper' },
	],
});
const REVIEWED = makePaper({
	titleText: 'Reviewed',
	links: [
		{ url: 'https://openreview.net/forum?id=aB_c-9', kind: 'paper' },
		{ url: 'https://github.com/Robo/bots/tree/main', kind: 'code' },
	],
});

describe('the papers an address leads to', () => {
	const places = finish(collectPlaces({ papers: [ROBOTS, REVIEWED] as readonly Paper[] } as Library));
	const titles = (address: string) => (places.get(placeOf(address) ?? '-') ?? []).map((id) => id);

	it('are known by every page of a paper', () => {
		for (const address of [
			'2509.25454',
			'arXiv:2509.25454v2',
			'https://arxiv.org/pdf/2509.25454v1',
			'https://huggingface.co/papers/2509.25454',
			'https://www.alphaxiv.org/abs/2509.25454',
			'https://doi.org/10.48550/arXiv.2509.25454',
			'https://aclanthology.org/2023.acl-long.1.pdf',
			'https://doi.org/10.18653/v1/2023.ACL-long.1',
			'http://www.robots.github.io/',
		]) {
			assert.deepEqual(titles(address), [ROBOTS.id], address);
		}
		for (const address of ['https://openreview.net/forum?id=aB_c-9', 'https://openreview.net/pdf?id=aB_c-9']) {
			assert.deepEqual(titles(address), [REVIEWED.id], address);
		}
	});

	it('are all that name a repository, from wherever in it', () => {
		assert.deepEqual(titles('https://github.com/robo/bots/blob/main/README.md'), [ROBOTS.id, REVIEWED.id]);
	});

	it('are none for another paper that one speaks of, and for what is no address', () => {
		for (const text of ['https://arxiv.org/abs/2401.00001', 'see https://arxiv.org/abs/2509.25454', 'Robots', '']) {
			assert.deepEqual(titles(text), [], text);
		}
	});
});
