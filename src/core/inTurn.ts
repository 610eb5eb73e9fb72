/** Runs one task after the other. */
export type InTurn = <T>(task: () => Promise<T>) => Promise<T>;

/** For what is read and then written: of two at once both would read before either has written. A task that failed stops no other. */
export function oneAtATime(): InTurn {
	let last: Promise<unknown> = Promise.resolve();
	return async (task) => {
		const turn = last.then(task);
		last = turn.catch(() => {});
		return turn;
	};
}
