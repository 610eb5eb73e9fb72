import type { Difference } from './identity';

/** Why a work was not taken for the one known, in plain English; the editor has its own words. */
export const REASONS: Readonly<Record<Difference, string>> = {
	title: 'it has another title',
	'near-title': 'its title is nearly the same, but a word of weight differs',
	'arxiv-id': 'it has another arXiv id',
	doi: 'it has another DOI',
	authors: 'its authors are others',
	'author-count': 'it has another number of authors',
	organization: 'it is of another organisation',
	date: 'it came out at another time',
	abstract: 'its abstract is another',
	'generic-title': 'the title is one that many works could bear, and no identifier tells them apart',
	'no-evidence': 'nothing but the title speaks for it',
	ambiguous: 'another work fits as well',
	unchecked: 'its DOI is not known at Crossref or DataCite, or leads to something else',
};
