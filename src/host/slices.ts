/**
 * The extension host is shared by all extensions, and nothing of ours holds it for 10 ms: a slice ends after this long,
 * which leaves room for its last step and for the collection of garbage.
 */
const SLICE_MS = 4;

/**
 * Runs a generator to its end in slices, leaving the thread to others in between; of several that run at a time, only
 * one has a slice between two turns of the event loop, and what is urgent goes first. Resolves with its result, in a
 * turn of its own when the last slice was a long one, or `undefined` when it was cancelled.
 */
export async function runInSlices<T>(
	work: Generator<unknown, T>,
	isCancelled: () => boolean,
	{ isUrgent = false }: { readonly isUrgent?: boolean } = {},
): Promise<T | undefined> {
	for (;;) {
		await nextTurn(isUrgent);
		if (isCancelled()) {
			return undefined;
		}
		const end = performance.now() + SLICE_MS;
		do {
			const step = work.next();
			if (step.done) {
				if (performance.now() > end - SLICE_MS / 2) {
					await nextTurn(isUrgent);
				}
				return step.value;
			}
		} while (performance.now() < end);
	}
}

/** Those who wait for a slice, in the order they have asked. */
const urgent: (() => void)[] = [];
const others: (() => void)[] = [];

function nextTurn(isUrgent: boolean): Promise<void> {
	return new Promise((resolve) => {
		(isUrgent ? urgent : others).push(resolve);
		if (urgent.length + others.length === 1) {
			setImmediate(giveTurn);
		}
	});
}

function giveTurn(): void {
	// What awaits the turn runs before the next task of the loop, and may ask again.
	(urgent.shift() ?? others.shift())?.();
	if (urgent.length + others.length > 0) {
		setImmediate(giveTurn);
	}
}

/**
 * Lets everything that waits run: messages and timers, not only promises. Only Node has `setImmediate`; timers of 0 ms
 * would wait for 4 in a worker.
 */
const { setImmediate = messageTurns() } = globalThis as { setImmediate?: (turn: () => void) => void };

function messageTurns(): (turn: () => void) => void {
	const { port1, port2 } = new MessageChannel();
	const turns: (() => void)[] = [];
	port1.onmessage = () => turns.shift()?.();
	return (turn) => {
		turns.push(turn);
		port2.postMessage(null);
	};
}
