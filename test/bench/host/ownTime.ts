// Whose code the long turns of Node's extension host run, by V8's own profile: all extensions and VS Code share its loop.
import type { Profiler, Session } from 'node:inspector';

/** Microseconds between two looks at what runs. */
const INTERVAL = 500;

/** When a turn of the event loop began and ended, in microseconds of `process.hrtime`. */
export type Turn = readonly [from: number, to: number];

export interface OwnTime {
	/** For each of these turns, how long code of the extension ran in it, and what that called; in milliseconds. */
	stop(turns: readonly Turn[]): Promise<readonly number[]>;
}

/** Collecting garbage counts as nobody's. */
export async function profileOwnTime(isOwn: (url: string) => boolean): Promise<OwnTime> {
	const inspector = await import('node:inspector');
	const session = new inspector.Session();
	session.connect();
	await post(session, 'Profiler.enable');
	await post(session, 'Profiler.setSamplingInterval', { interval: INTERVAL });
	await post(session, 'Profiler.start');
	return {
		async stop(turns) {
			const { profile } = (await post(session, 'Profiler.stop')) as Profiler.StopReturnType;
			session.disconnect();
			return ownTimes(profile, isOwn, turns);
		},
	};
}

function post(session: Session, method: string, parameters: object = {}): Promise<unknown> {
	return new Promise((resolve, reject) => {
		session.post(method, parameters, (error, result) => (error ? reject(error) : resolve(result)));
	});
}

function ownTimes(profile: Profiler.Profile, isOwn: (url: string) => boolean, turns: readonly Turn[]): number[] {
	const { nodes, samples = [], timeDeltas = [] } = profile;
	const own = new Set<number>();
	// Callers stand before what they call.
	for (const { id, callFrame, children = [] } of nodes) {
		if (isOwn(callFrame.url)) {
			own.add(id);
		}
		for (const child of own.has(id) ? children : []) {
			own.add(child);
		}
	}
	const times = turns.map(() => 0);
	let turn = 0;
	let now = profile.startTime;
	for (const [i, sample] of samples.entries()) {
		now += timeDeltas[i] ?? 0;
		while (turn < turns.length && turns[turn]![1] < now) {
			turn++;
		}
		const current = turns[turn];
		if (current && current[0] <= now && own.has(sample)) {
			// What was seen ran until the next look, or until the turn was over.
			times[turn]! += Math.min(timeDeltas[i + 1] ?? 0, current[1] - now) / 1000;
		}
	}
	return times;
}
