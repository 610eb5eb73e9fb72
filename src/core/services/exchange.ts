import type { ServiceName } from './services';

/** A question to a service, as data: who asks it over the network is none of core's business. */
export interface ServiceRequest {
	readonly service: ServiceName;
	/** Below the service's base address, with its query: `/api/daily_papers?date=2026-11-27`; the whole address where it has none. */
	readonly path: string;
	/** What may be answered, as the header says it: `application/json`. */
	readonly accept?: string;
	/** Of the answer that is kept: the service then need not send it again. */
	readonly etag?: string | null;
	/** Further headers, e.g. a key. */
	readonly headers?: Readonly<Record<string, string>>;
	/** Headers of the answer that tell something of it, in lower case. */
	readonly told?: readonly string[];
	/** Sent as JSON by POST; without it the request is a GET. */
	readonly body?: unknown;
}

/** The service had what was asked for. */
export interface Found {
	readonly kind: 'found';
	/** As it came; put into UTF-8 where it came in another encoding. */
	readonly bytes: Uint8Array;
	/** The same, decoded; empty where the service sends files. */
	readonly text: string;
	/** Media type in lower case and without parameters; empty where none is given. */
	readonly type: string;
	readonly etag: string | null;
	/** What `Link: <…>; rel="next"` names, as the path of the next request. */
	readonly next: string | null;
	/** Instant of the answer, ISO 8601 in UTC. */
	readonly time: string;
	/** Those of the request's `told` that came. */
	readonly headers?: Readonly<Record<string, string>>;
}

/** What is kept is still what the service would answer. */
export interface NotModified {
	readonly kind: 'not-modified';
	readonly time: string;
	readonly headers?: Readonly<Record<string, string>>;
}

/** The service answered that it has no such thing (404, 410). */
export interface Nothing {
	readonly kind: 'nothing';
	readonly status: number;
	readonly text: string;
	readonly time: string;
}

/**
 * Why there is no answer. Only `busy` and `timed-out` are worth a second try soon; `offline` once the network is back.
 * - `offline`: the host could not be reached, or the answer broke off
 * - `timed-out`: nothing came in time
 * - `busy`: 429, 5xx, and 403 where a service does not mean it: too much was asked, or the service is down
 * - `refused`: another 4xx: the question is wrong, or not allowed
 * - `unusable`: it is no answer to the question: a web page instead of data, no text, too large, a redirect in circles
 * - `not-allowed`: the address is not https, or leads to one that is not
 * - `not-here`: this host cannot ask that service
 * - `resting`: not asked, as the last requests to the same host failed
 * - `cancelled`
 */
export type FailureReason =
	| 'offline'
	| 'timed-out'
	| 'busy'
	| 'refused'
	| 'unusable'
	| 'not-allowed'
	| 'not-here'
	| 'resting'
	| 'cancelled';

/** No answer: this says nothing about whether what was asked for exists. */
export interface Failed {
	readonly kind: 'failed';
	readonly reason: FailureReason;
	/** One sentence in the user's words. */
	readonly message: string;
	/** The status of the last answer, if there was one, and its text. */
	readonly status?: number;
	readonly text?: string;
	/** When asking again makes sense, in milliseconds since 1970, by the service or by its usual patience; `null`: not without a change. */
	readonly retryAt: number | null;
}

export type ServiceAnswer = Found | NotModified | Nothing | Failed;

/**
 * Asks a service. Never throws: whatever goes wrong, cancelling included, is a `Failed`.
 * Budgets, time-outs and further tries are the asker's; see `src/online`.
 */
export type Ask = (request: ServiceRequest, signal?: CancelSignal, onPart?: OnPart) => Promise<ServiceAnswer>;

/** Told of each part of an answer that came: bytes so far, and of how many, `null` where the service does not say. */
export type OnPart = (received: number, whole: number | null) => void;

/** As much of `AbortSignal` as may be named here. */
export interface CancelSignal {
	readonly aborted: boolean;
	addEventListener(type: 'abort', listener: () => void): void;
	removeEventListener(type: 'abort', listener: () => void): void;
}

/** An answer that came but is of no use, as a failure. */
export function unusable(message: string, retryAt: number | null = null): Failed {
	return { kind: 'failed', reason: 'unusable', message, retryAt };
}
