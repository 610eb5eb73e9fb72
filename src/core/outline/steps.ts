/** So many papers are looked at between two steps: well below a millisecond. */
export const STEP = 64;

/** Takes all steps at once. */
export function finish<T>(work: Generator<void, T>): T {
	for (;;) {
		const { done, value } = work.next();
		if (done) {
			return value;
		}
	}
}
