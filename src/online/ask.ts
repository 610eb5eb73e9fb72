import pRetry from 'p-retry';
import type { Ask, CancelSignal, Failed, ServiceAnswer } from '../core/services/exchange';
import { type Budget, SERVICES, type Service } from '../core/services/services';
import { addressOf, budgetServiceAt, type Endpoints, isLoopback } from './addresses';
import type { Attempt } from './attempt';
import { HostQueue } from './hostQueue';

export interface OnlineOptions {
	/** A browser asks only what answers to it (CORS), and names itself. */
	readonly world: 'node' | 'web';
	/** `offprint/1.2.3 (…)`: arXiv and Crossref ask for one that tells programs apart. */
	readonly userAgent: string;
	/** Read with each request: they come from a setting. */
	readonly endpoints?: () => Endpoints;
	/** How long an answer may give no sign of life, in milliseconds; it may take six times as long as a whole. */
	readonly timeout?: number;
	/** Multiplies every wait and time-out; tests are in a hurry. */
	readonly patience?: number;
	/** Asks stand-ins on this machine as fast as they answer: no service is spared by waiting for them. */
	readonly hurriesOnLoopback?: boolean;
}

/** Without a sign of life, in milliseconds. */
const TIMEOUT = 10_000;
/** Tries after the first; a host that says nothing at all gets fewer. */
const RETRIES = { busy: 3, 'timed-out': 1 };
const HURRIED = { atOnce: 16, calls: 1000, per: 1, firstWait: 100 };
/** When it makes sense to ask again, where the service does not say; in milliseconds. */
const LATER = 10 * 60_000;

/** The one thing in the product that knows the network. */
export function createAsk(options: OnlineOptions): Ask {
	const {
		world,
		userAgent,
		endpoints = () => ({}),
		patience = 1,
		timeout = TIMEOUT,
		hurriesOnLoopback = false,
	} = options;
	const queues = new Map<string, HostQueue>();
	const queueOf = (name: string, budget: Budget) => {
		const queue = queues.get(name) ?? new HostQueue(budget, patience);
		queues.set(name, queue);
		return queue;
	};
	return async (request, signal, onPart) => {
		const service: Service = SERVICES[request.service];
		const url = addressOf(request.service, request.path, endpoints());
		if (typeof url === 'string') {
			return failed('not-allowed', url);
		}
		const known = service.base === null ? budgetServiceAt(url) : request.service;
		const { hosts, budget: published }: Service = known === null ? service : SERVICES[known];
		const budget = hurriesOnLoopback && isLoopback(url) ? { ...published, ...HURRIED } : published;
		const label = service.base === null ? url.host : service.label;
		if (world === 'web' && hosts === 'node' && !isLoopback(url)) {
			return failed('not-here', `${label} cannot be asked from a browser; VS Code on the desktop can.`);
		}
		const queue = queueOf(known === null ? `${budget.queue} ${url.host}` : budget.queue, budget);
		return withSignal(signal, (stop) => {
			const isNear = hurriesOnLoopback && isLoopback(url);
			const { largest, means403 = false, sendsFiles = false } = service;
			const longest = service.longest ?? (isNear ? 2 : 6) * timeout;
			const limits = { timeout: timeout * patience, longest: longest * patience, largest, means403, sendsFiles };
			const what = { request, url, label, ...limits, signal: stop, onPart };
			return askAt(queue, { ...what, userAgent: world === 'node' ? userAgent : null }, budget.firstWait * patience);
		});
	};
}

/** Carries a failure that is worth another try through the library that tries again. */
class Again extends Error {
	constructor(readonly failure: Failed) {
		super(failure.message);
	}
}

async function askAt(queue: HostQueue, what: Attempt, firstWait: number): Promise<ServiceAnswer> {
	try {
		const answer = await pRetry(
			async () => {
				const { answer } = await queue.try(what);
				if (answer.kind === 'failed' && isForNow(answer)) {
					throw new Again(answer);
				}
				return answer;
			},
			{
				retries: RETRIES.busy,
				minTimeout: firstWait,
				randomize: true,
				signal: what.signal,
				shouldRetry: ({ error, attemptNumber }) =>
					error instanceof Again &&
					queue.tooFar === null &&
					(error.failure.reason === 'busy' || attemptNumber <= RETRIES['timed-out']),
			},
		);
		if (answer.kind !== 'failed' || answer.reason === 'timed-out') {
			queue.note(answer.kind === 'failed');
		}
		return answer.kind === 'failed' && answer.reason === 'offline' ? later(answer, queue) : answer;
	} catch (error) {
		if (error instanceof Again) {
			queue.note(true);
			return later(error.failure, queue);
		}
		return what.signal.aborted ? failed('cancelled', 'Cancelled.') : failed('unusable', String(error));
	}
}

function isForNow({ reason, retryAt }: Failed): boolean {
	return (reason === 'busy' || reason === 'timed-out') && retryAt === null;
}

function later(failure: Failed, queue: HostQueue): Failed {
	return { ...failure, retryAt: queue.tooFar ?? Date.now() + LATER };
}

/** Lets a signal of core raise one of `fetch`. */
async function withSignal<Result>(
	signal: CancelSignal | undefined,
	run: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
	const stop = new AbortController();
	const cancel = () => stop.abort();
	if (signal?.aborted) {
		cancel();
	}
	signal?.addEventListener('abort', cancel);
	try {
		return await run(stop.signal);
	} finally {
		signal?.removeEventListener('abort', cancel);
	}
}

function failed(reason: Failed['reason'], message: string): Failed {
	return { kind: 'failed', reason, message, retryAt: null };
}
