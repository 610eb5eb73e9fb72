/**
 * How long a service asks to be left alone, in milliseconds from now; `null` where it does not say.
 * `Retry-After` holds seconds or a date (RFC 9110, 10.2.3). `RateLimit: "api";r=0;t=55` says how many requests are
 * left and after how many seconds all are there again (draft-ietf-httpapi-ratelimit-headers).
 */
export function waitOf(headers: Headers, now: number): number | null {
	const after = headers.get('retry-after')?.trim() ?? '';
	const wait = /^\d+(?:\.\d+)?$/.test(after) ? Number(after) * 1000 : Date.parse(after) - now;
	return Number.isNaN(wait) ? windowOf(headers) : Math.max(0, wait);
}

/** The wait that an answer announces although it is none of too many: nothing is left of the window. */
export function spentWindow(headers: Headers): number | null {
	return Number(/;\s*r=(\d+)/.exec(headers.get('ratelimit') ?? '')?.[1] ?? 1) === 0 ? windowOf(headers) : null;
}

function windowOf(headers: Headers): number | null {
	const seconds = /;\s*t=(\d+)/.exec(headers.get('ratelimit') ?? '')?.[1];
	return seconds === undefined ? null : Number(seconds) * 1000;
}

/** Ends after so many milliseconds, or as soon as the signal is raised. */
export function sleep(milliseconds: number, signal: AbortSignal): Promise<void> {
	return new Promise((resolve) => {
		const done = () => {
			clearTimeout(timer);
			signal.removeEventListener('abort', done);
			resolve();
		};
		const timer = setTimeout(done, signal.aborted ? 0 : milliseconds);
		signal.addEventListener('abort', done);
	});
}
