import type { Organization, PersonName, Publication } from '../../paper';
import type { ServiceName } from '../services';

/** What one service says of one work, in the words of a paper; unknown is `null` or empty. */
export interface Work {
	readonly service: ServiceName;
	/** Instant of the answer, ISO 8601 in UTC. */
	readonly time: string;
	/** As people read it, without markup; then with its subtitle or without, where the service parts them. */
	readonly titles: readonly [string, ...string[]];
	readonly authors: readonly string[];
	/** The same people taken apart, where the service does so; else empty. */
	readonly names: readonly PersonName[];
	/** False where the order of the authors need not be that on the work. */
	readonly keepsOrder: boolean;
	/** Without version. */
	readonly arxivId: string | null;
	/** Of the published work, in lower case; never arXiv's own. */
	readonly doi: string | null;
	/** Of the arXiv paper. */
	readonly version: number | null;
	/** Of arXiv, the primary one first. */
	readonly categories: readonly string[];
	readonly abstract: string;
	readonly organization: Organization | null;
	/** Day a feed listed it, `YYYY-MM-DD`. */
	readonly listed: string | null;
	/** Day it came out first, `YYYY-MM-DD`. */
	readonly published: string | null;
	/** Every year that may stand behind it: of its versions, in print and online. */
	readonly years: readonly number[];
	readonly publication: Publication | null;
	/** Where it is said to have come out, in one text nobody took apart (arXiv's journal reference). */
	readonly journalRef: string | null;
	/** Why it was withdrawn or retracted, in the service's words. */
	readonly withdrawn: string | null;
}

/** A work of which nothing is known but who speaks of it. */
export const NOTHING_KNOWN: Omit<Work, 'service' | 'time' | 'titles'> = {
	authors: [],
	names: [],
	keepsOrder: true,
	arxivId: null,
	doi: null,
	version: null,
	categories: [],
	abstract: '',
	organization: null,
	listed: null,
	published: null,
	years: [],
	publication: null,
	journalRef: null,
	withdrawn: null,
};

/** A name as it is printed: `Given Family Jr.`. */
export function printedName({ literal, given, family, suffix }: PersonName): string {
	return literal ?? [given, family, suffix].filter(Boolean).join(' ');
}
