/** The extension host is shared by all extensions: nothing of ours holds it longer than this at a time. */
const SLICE_MS = 6;

/**
 * Runs a generator to its end in slices, leaving the thread to others in between.
 * Resolves with its result, or `undefined` when it was cancelled.
 */
export async function runInSlices<T>(work: Generator<unknown, T>, isCancelled: () => boolean): Promise<T | undefined> {
	for (;;) {
		const end = performance.now() + SLICE_MS;
		do {
			const step = work.next();
			if (step.done) {
				return step.value;
			}
		} while (performance.now() < end);
		await otherWork();
		if (isCancelled()) {
			return undefined;
		}
	}
}

/** Lets everything that waits run: messages and timers, not only promises. */
function otherWork(): Promise<void> {
	return new Promise((resolve) => setTimeout(resolve, 0));
}
