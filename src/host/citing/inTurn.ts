/** Runs one task after the other. */
export type InTurn = <T>(task: () => Promise<T>) => Promise<T>;

/** Two citations at once would both read the bibliography before either is written. */
export function oneAtATime(): InTurn {
	let last: Promise<unknown> = Promise.resolve();
	return async (task) => {
		const turn = last.then(task);
		last = turn.catch(() => {});
		return turn;
	};
}
