/** What is remembered of a feed beside the answers that are kept. */

import { dailyDay, dayAfter, isDay, isSettled } from './calendar';

/** What a day of a feed came to when it was last asked for. */
export interface DayRecord {
	readonly status: 'kept' | 'empty';
	/** When it was answered; milliseconds since 1970. */
	readonly at: number;
	readonly etag: string | null;
}

export interface Failure {
	readonly at: number;
	/** One sentence in the user's words. */
	readonly message: string;
	/** When asking again makes sense; `null`: not without a change. */
	readonly retryAt: number | null;
}

export interface FeedRecord {
	/** When it was looked at last, with or without success; `null`: never. */
	readonly lookedAt: number | null;
	/** Why the last look failed; `null` where it did not. */
	readonly failure: Failure | null;
	/** Of a feed whose days can be asked for one by one: from this day on none is left out; `null`: not followed yet. */
	readonly since: string | null;
	readonly days: Readonly<Record<string, DayRecord>>;
}

export const NEVER_LOOKED: FeedRecord = { lookedAt: null, failure: null, since: null, days: {} };

/** A record as it was written; what is broken counts as absent. */
export function readRecord(text: string): FeedRecord {
	try {
		const { lookedAt, failure, since, days } = JSON.parse(text) as Partial<FeedRecord>;
		const known = Object.entries(days ?? {}).filter(
			([day, { status, at }]) => isDay(day) && (status === 'kept' || status === 'empty') && Number.isFinite(at),
		);
		return {
			lookedAt: typeof lookedAt === 'number' ? lookedAt : null,
			failure: typeof failure?.message === 'string' && Number.isFinite(failure.at) ? failure : null,
			since: typeof since === 'string' && isDay(since) ? since : null,
			days: Object.fromEntries(known),
		};
	} catch {
		return NEVER_LOOKED;
	}
}

/** Days that are shown at first, so that a feed followed on a Sunday is not empty. */
const FIRST_DAYS = 4;

/** The day from which on a feed is followed without a gap. */
export function followedSince({ since }: FeedRecord, now: number): string {
	return since ?? dayAfter(dailyDay(now), 1 - FIRST_DAYS);
}

/** Whether a day is kept as it will stay. */
export function isFinal({ days }: FeedRecord, day: string): boolean {
	return days[day] !== undefined && isSettled(day, days[day].at);
}

/** What a feed is said to be. */
export type FeedStatus =
	/** Its newest day is kept. */
	| 'fresh'
	/** It answered that there is nothing, as at weekends. */
	| 'empty'
	/** The last look failed; what was kept before is still there. */
	| 'failed'
	/** It was never looked at. */
	| 'not-yet';

export function statusOf({ lookedAt, failure, days }: FeedRecord): FeedStatus {
	if (failure !== null) {
		return 'failed';
	}
	const newest = lastOf(Object.keys(days).sort());
	return lookedAt === null || newest === undefined ? 'not-yet' : days[newest]!.status === 'kept' ? 'fresh' : 'empty';
}

/** The newest day that holds papers. */
export function newestKept({ days }: Pick<FeedRecord, 'days'>): string | undefined {
	return lastOf(
		Object.keys(days)
			.filter((day) => days[day]!.status === 'kept')
			.sort(),
	);
}

function lastOf(days: readonly string[]): string | undefined {
	return days[days.length - 1];
}
