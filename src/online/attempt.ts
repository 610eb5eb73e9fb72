import type { Failed, Found, OnPart, ServiceAnswer, ServiceRequest } from '../core/services/exchange';
import { redirectProblem } from './addresses';
import { readBody } from './body';
import { decodeAnswer } from './decodeAnswer';
import { spentWindow, waitOf } from './waits';

/** One try of a request. */
export interface Attempt {
	readonly request: ServiceRequest;
	readonly url: URL;
	/** How the service is called in messages. */
	readonly label: string;
	readonly userAgent: string | null;
	readonly largest: number;
	/** See `Service.sendsFiles`. */
	readonly sendsFiles: boolean;
	readonly onPart?: OnPart | undefined;
	/** See `Service.means403`. */
	readonly means403: boolean;
	/** Without a sign of life, and for the whole; in milliseconds. */
	readonly timeout: number;
	readonly longest: number;
	readonly signal: AbortSignal;
}

/** What one try gave, and how long the service wants to be left alone, in milliseconds, if it says so. */
export interface Attempted {
	readonly answer: ServiceAnswer;
	readonly wait: number | null;
}

const MOST_REDIRECTS = 5;
/** An answer that came too slowly once is not waited for again at once; in milliseconds. */
const LATER = 10 * 60_000;

/** Asks once. Never throws. */
export async function attempt(what: Attempt): Promise<Attempted> {
	const stop = new AbortController();
	const cancel = () => stop.abort();
	what.signal.addEventListener('abort', cancel);
	let timedOut = false;
	const expire = () => {
		timedOut = true;
		stop.abort();
	};
	let isSlow = false;
	const whole = setTimeout(() => {
		isSlow = true;
		expire();
	}, what.longest);
	let silence = setTimeout(expire, what.timeout);
	const alive = () => {
		clearTimeout(silence);
		silence = setTimeout(expire, what.timeout);
	};
	try {
		const reached = await follow(what, stop.signal);
		return reached instanceof Response ? await answerOf(reached, what, alive) : { answer: reached, wait: null };
	} catch (error) {
		return { answer: broken(error, what, timedOut, isSlow ? Date.now() + LATER : null), wait: null };
	} finally {
		clearTimeout(whole);
		clearTimeout(silence);
		what.signal.removeEventListener('abort', cancel);
	}
}

/** The answer at the end of all redirects. */
async function follow(what: Attempt, signal: AbortSignal): Promise<Response | Failed> {
	const { request, label } = what;
	let url = what.url;
	let init: RequestInit = { ...initOf(what), signal, redirect: 'manual' };
	for (let hops = 0; hops <= MOST_REDIRECTS; hops++) {
		const response = await fetch(url, init);
		if (response.type === 'opaqueredirect') {
			return followBlindly(url, init);
		}
		const location = REDIRECTS.has(response.status) ? response.headers.get('location') : null;
		if (location === null) {
			return response;
		}
		await response.body?.cancel();
		const next = URL.canParse(location, url.href) ? new URL(location, url) : null;
		if (next === null) {
			return failed('unusable', `${label} leads to “${location}”, which is no address.`);
		}
		const problem = redirectProblem(url, next);
		if (problem !== null) {
			return failed('not-allowed', problem);
		}
		if (response.status <= 303 && request.body !== undefined) {
			const { body: _, ...rest } = init;
			init = { ...rest, method: 'GET' };
		}
		if (next.origin !== url.origin) {
			init = { ...init, headers: headersOf({ ...what, request: { ...request, headers: {} } }) };
		}
		url = next;
	}
	return failed('unusable', `${label} leads from one address to the next without end.`);
}

const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/** A browser does not tell where a redirect leads; it keeps to https itself where the page is https. */
async function followBlindly(url: URL, init: RequestInit): Promise<Response | Failed> {
	const response = await fetch(url, { ...init, redirect: 'follow' });
	const problem = redirectProblem(url, new URL(response.url));
	return problem === null ? response : failed('not-allowed', problem);
}

function initOf(what: Attempt): RequestInit {
	const { body } = what.request;
	return {
		method: body === undefined ? 'GET' : 'POST',
		headers: headersOf(what),
		credentials: 'omit',
		...(body !== undefined && { body: JSON.stringify(body) }),
	};
}

function headersOf({ request, userAgent }: Attempt): Record<string, string> {
	return {
		...(request.accept !== undefined && { accept: request.accept }),
		...(typeof request.etag === 'string' && { 'if-none-match': request.etag }),
		...(request.body !== undefined && { 'content-type': 'application/json' }),
		...(userAgent !== null && { 'user-agent': userAgent }),
		...request.headers,
	};
}

async function answerOf(response: Response, what: Attempt, alive: () => void): Promise<Attempted> {
	const { status, headers } = response;
	const { label, largest } = what;
	const now = Date.now();
	const time = new Date(now).toISOString();
	alive();
	if (status === 304) {
		return { answer: { kind: 'not-modified', time, ...told(headers, what) }, wait: spentWindow(headers) };
	}
	if (status === 429 || (status === 403 && !what.means403) || status >= 500) {
		await response.body?.cancel();
		const message = status === 429 ? `${label} was asked too often.` : `${label} answers with an error (${status}).`;
		return { answer: failed('busy', message, status), wait: waitOf(headers, now) };
	}
	const wait = spentWindow(headers);
	const bytes = await readBody(response, largest, (received, whole) => {
		alive();
		what.onPart?.(received, whole);
	});
	if (bytes === null) {
		const most = `${largest / 1_000_000} MB`;
		return { answer: failed('unusable', `${label} sends more than ${most}, which is not read.`, status), wait };
	}
	const isFile = what.sendsFiles && status >= 200 && status <= 299;
	const decoded = isFile ? { text: '', bytes } : decodeAnswer(bytes, headers.get('content-type'));
	if (status === 404 || status === 410) {
		return { answer: { kind: 'nothing', status, text: decoded?.text ?? '', time }, wait };
	}
	if (status < 200 || status > 299) {
		const refused = failed('refused', `${label} does not take the question (${status}).`, status);
		return { answer: { ...refused, text: decoded?.text ?? '' }, wait };
	}
	if (decoded === null) {
		return { answer: failed('unusable', `${label} sends something that is no text.`, status), wait };
	}
	return {
		answer: {
			kind: 'found',
			...decoded,
			type: (headers.get('content-type') ?? '').split(';')[0]!.trim().toLowerCase(),
			etag: headers.get('etag'),
			next: nextOf(headers.get('link'), what),
			time,
			...told(headers, what),
		},
		wait,
	};
}

function told(headers: Headers, { request }: Attempt): Pick<Found, 'headers'> {
	const found = (request.told ?? []).flatMap((name) => {
		const value = headers.get(name);
		return value === null ? [] : [[name, value] as const];
	});
	return found.length === 0 ? {} : { headers: Object.fromEntries(found) };
}

/** The path of the next page; a service on another address names its own, so only what stands behind the host counts. */
function nextOf(link: string | null, { url, request }: Attempt): string | null {
	const address = /<([^>]*)>\s*;[^,]*\brel="?next\b/i.exec(link ?? '')?.[1];
	if (address === undefined || !URL.canParse(address, url.href)) {
		return null;
	}
	const next = new URL(address, url);
	const base = url.pathname.slice(0, Math.max(0, url.pathname.length - request.path.split('?')[0]!.length));
	const path = next.pathname + next.search;
	return base !== '' && path.startsWith(base) ? path.slice(base.length) : path;
}

function broken(error: unknown, { label, signal }: Attempt, timedOut: boolean, retryAt: number | null): Failed {
	if (signal.aborted) {
		return failed('cancelled', 'Cancelled.');
	}
	const code = codeOf(error);
	if (timedOut || /TIMEOUT|TIMEDOUT/.test(code)) {
		return { ...failed('timed-out', `${label} does not answer in time.`), retryAt };
	}
	return failed('offline', `${label} cannot be reached, or its answer broke off${code === '' ? '' : ` (${code})`}.`);
}

/** `ECONNREFUSED` and the like: Node puts it below the error that `fetch` throws. */
function codeOf(error: unknown): string {
	for (let at = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth++) {
		if ('code' in at && typeof at.code === 'string') {
			return at.code;
		}
	}
	return '';
}

function failed(reason: Failed['reason'], message: string, status?: number): Failed {
	return { kind: 'failed', reason, message, retryAt: null, ...(status !== undefined && { status }) };
}
