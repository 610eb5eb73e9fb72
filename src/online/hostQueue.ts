import PQueue from 'p-queue';
import type { Failed } from '../core/services/exchange';
import type { Budget } from '../core/services/services';
import { type Attempt, type Attempted, attempt } from './attempt';
import { sleep } from './waits';

/** No wait is longer: what a service wants later is failed now, with the time when it may be asked again. In milliseconds. */
const LONGEST_WAIT = 60_000;
/** So many requests in a row may fail in the end before the host is left alone for a while. */
const MOST_FAILURES = 8;
const REST = 60_000;

/** All requests to one host: its budget, its wishes to be left alone, and how it has been answering. */
export class HostQueue {
	readonly #queue: PQueue;
	readonly #patience: number;
	#quietUntil = 0;
	#failures = 0;
	#restUntil = 0;

	/** All times are multiplied by `patience`. */
	constructor(budget: Budget, patience: number) {
		this.#patience = patience;
		this.#queue = new PQueue({
			concurrency: budget.atOnce,
			intervalCap: budget.calls,
			interval: budget.per * patience,
			strict: true,
		});
	}

	/** One try in its turn. */
	async try(what: Attempt): Promise<Attempted> {
		const attempted = await this.#queue.add(() => this.#inTurn(what), { signal: what.signal });
		return attempted;
	}

	async #inTurn(what: Attempt): Promise<Attempted> {
		const refusal = this.#refusal(what.label);
		if (refusal !== null) {
			return { answer: refusal, wait: null };
		}
		await sleep(this.#quietUntil - Date.now(), what.signal);
		const attempted = await attempt(what);
		if (attempted.wait !== null) {
			this.#quietUntil = Math.max(this.#quietUntil, Date.now() + attempted.wait * this.#patience);
		}
		return attempted;
	}

	/** Why nothing is asked at all now. */
	#refusal(label: string): Failed | null {
		const now = Date.now();
		if (this.#restUntil > now) {
			const message = `${label} is left alone for a minute, as the last ${MOST_FAILURES} requests failed.`;
			return { kind: 'failed', reason: 'resting', message, retryAt: this.#restUntil };
		}
		return this.#quietUntil - now > LONGEST_WAIT * this.#patience
			? { kind: 'failed', reason: 'busy', message: `${label} wants to be left alone.`, retryAt: this.#quietUntil }
			: null;
	}

	/** When the host may be asked again, where it said so and that is too far away to wait for. */
	get tooFar(): number | null {
		return this.#quietUntil - Date.now() > LONGEST_WAIT * this.#patience ? this.#quietUntil : null;
	}

	/** Notes how a request ended after all its tries. */
	note(failedForNow: boolean): void {
		this.#failures = failedForNow ? this.#failures + 1 : 0;
		if (this.#failures >= MOST_FAILURES) {
			this.#failures = MOST_FAILURES - 1;
			this.#restUntil = Date.now() + REST * this.#patience;
		}
	}
}
