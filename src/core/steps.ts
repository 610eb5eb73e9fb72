/** Runs a generator that pauses between its steps to its end at once. */
export function finish<T>(steps: Generator<unknown, T>): T {
	for (;;) {
		const step = steps.next();
		if (step.done === true) {
			return step.value;
		}
	}
}
