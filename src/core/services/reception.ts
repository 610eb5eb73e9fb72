import { readListing } from '../listing';
import { jsonBefore } from '../listing/containers/json';
import { titleKey } from '../text/title';
import type { Failed, Found, Nothing, NotModified, ServiceAnswer } from './exchange';
import { unusable } from './exchange';

/** A listing as it came: its bytes are kept and read like those of any other listing. */
export interface ReceivedPapers {
	readonly kind: 'papers';
	/** Papers in it that can be read, each once. */
	readonly count: number;
	readonly bytes: Uint8Array;
	/** What the file is to be called by: what the bytes are. */
	readonly extension: 'json' | 'xml' | 'html' | 'txt';
	/** Day the service says it is of, `YYYY-MM-DD`; `null` where it says none. */
	readonly day: string | null;
	readonly etag: string | null;
	readonly next: string | null;
	readonly time: string;
}

/** The service answered that there are no papers: a weekend, a search without hits. */
export interface ReceivedNone {
	readonly kind: 'empty';
	readonly day: string | null;
	readonly etag: string | null;
	readonly time: string;
}

/** What an answer comes to. An answer that is none of what the service promises is a failure, not an empty day. */
export type Reception = ReceivedPapers | ReceivedNone | NotModified | Nothing | Failed;

/** Judges what a service found; everything else is already what it is. */
export function received(answer: ServiceAnswer, judge: (found: Found) => Reception): Reception {
	return answer.kind === 'found' ? judge(answer) : answer;
}

/** Papers of an answer, read once to see whether there are any. */
export function papersIn(
	{ text, bytes, etag, next, time }: Found,
	extension: ReceivedPapers['extension'],
	day: string | null = null,
): ReceivedPapers | Failed {
	const count = countPapers(text);
	return count === 0
		? unusable('The answer holds nothing that can be read as a paper.')
		: { kind: 'papers', count, bytes, extension, day, etag, next, time };
}

/** Papers that can be read in a text, each once. */
export function countPapers(text: string): number {
	return new Set(readListing(text, '').entries.map(({ arxivId, title }) => arxivId ?? titleKey(title))).size;
}

/** The JSON of an answer, whatever stands behind it; `undefined` where there is none, or not all of it. */
export function jsonOf({ text }: Pick<Found, 'text'>): unknown {
	return jsonBefore(text);
}

export function noPapers({ etag, time }: Found, day: string | null = null): ReceivedNone {
	return { kind: 'empty', day, etag, time };
}

/** True for a page made for people, as networks answer with that want a sign-in first. */
export function isWebPage({ text, type }: Pick<Found, 'text' | 'type'>): boolean {
	return type === 'text/html' || /^\s*<(?:!doctype html|html)\b/i.test(text.slice(0, 2000));
}
