import type { PersonName } from '../paper';
import type { FailureReason } from '../services/exchange';
import type { ServiceName } from '../services/services';
import type { Work } from '../services/works/work';
import type { Difference } from './identity';

/** A work that a service named and that was not taken, and why. */
export interface Refusal {
	readonly source: ServiceName;
	readonly title: string;
	readonly reason: Difference;
}

/** A service that gave no answer: whether it knows the work is not known. */
export interface Unanswered {
	readonly source: ServiceName;
	readonly message: string;
	readonly reason: FailureReason;
}

/** What services say of one paper. */
export interface Completion {
	/** As the caller knows it. */
	readonly id: string;
	/** Works that are this paper beyond doubt, the most telling source first. */
	readonly accepted: readonly Work[];
	readonly refused: readonly Refusal[];
	readonly unanswered: readonly Unanswered[];
}

/** A value of a field, who says so, and when. */
export interface Fact {
	readonly field: FactField;
	readonly value: string | number | readonly string[];
	readonly source: ServiceName;
	/** ISO 8601 in UTC. */
	readonly time: string;
}

export type FactField =
	| 'arxivId'
	| 'doi'
	| 'authors'
	| 'venue'
	| 'year'
	| 'published'
	| 'version'
	| 'categories'
	| 'withdrawn';

/** What a paper is cited with after completion; unknown is `null` or empty. */
export interface CompletedRecord {
	readonly arxivId: string | null;
	readonly doi: string | null;
	readonly authors: readonly string[];
	/** The same people taken apart as far as a source does so for each of them; else empty. */
	readonly names: readonly PersonName[];
	readonly venue: string | null;
	readonly year: number | null;
	/** Every accepted value with its source: sources that disagree stand one after the other. */
	readonly facts: readonly Fact[];
}
