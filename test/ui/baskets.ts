import type { Truth } from '../bench/complete/universe';

export const ABSTRACT =
	'We weave baskets from threads that recur, and measure how much they hold when looms are sparse. Baskets of ours hold twice as much as those of earlier looms, at half the weight, and are made in a third of the time that is usual.';

/** A work that the services of the tests know. */
export const WORK: Truth = {
	id: '2605.01234',
	title: 'Weaving Baskets with Recurrent Threads and Sparse Looms',
	authors: [
		{ given: 'Ada', family: 'Byron' },
		{ given: 'Carl', family: 'van Dyck' },
		{ given: 'Eve', family: 'Fuchs' },
	],
	abstract: ABSTRACT,
	published: '2026-05-03',
	organization: null,
	categories: ['cs.LG', 'cs.AI'],
	version: 2,
	publication: { doi: '10.1234/baskets.7', container: 'Journal of Weaving', year: 2026, type: 'journal-article' },
	namedDoi: '10.1234/baskets.7',
	withdrawn: false,
	notAt: new Set(),
};
