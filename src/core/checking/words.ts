import type { FindingKind } from './offline';
import type { VerdictKind } from './verdict';

/** Findings and verdicts in plain English; the editor has its own words. */
export const FINDING_WORDS: Readonly<Record<FindingKind, string>> = {
	'duplicate-key': 'an entry above has the same key',
	'duplicate-work': 'an entry above is the same work',
	incomplete: 'something is missing',
	'future-date': 'its year is in the future',
	'placeholder-authors': 'its authors are placeholders',
	contradiction: 'what it says contradicts itself',
};

export const VERDICT_WORDS: Readonly<Record<VerdictKind, string>> = {
	verified: 'a record says the same',
	differs: 'its record differs in',
	'not-found': 'not known to',
	'could-not-ask': 'could not ask',
	withdrawn: 'was withdrawn or retracted',
	'published-as': 'was published in',
};
