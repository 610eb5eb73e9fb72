import type { Paper } from '../paper';

/**
 * What a reader did with a paper that tells whether it matters to them. `refused`: told “not for me”. `muted`: a rule
 * of theirs hides it. `passed`: it was in sight several times and never opened.
 */
export type Signal = 'saved' | 'cited' | 'noted' | 'cloned' | 'opened' | 'refused' | 'muted' | 'passed';

/** One paper with what was done to it. */
export interface Example {
	readonly paper: Paper;
	/** At least one; of several that disagree, what was told counts before what was only seen. */
	readonly signals: readonly Signal[];
	/** Days since the last of them; 0 where that is not known. */
	readonly daysAgo: number;
}

/** What a signal says, for (above 0) or against a paper, and how surely. */
const STRENGTH: Readonly<Record<Signal, number>> = {
	saved: 1,
	cited: 1,
	noted: 1,
	cloned: 1,
	opened: 0.1,
	refused: -1,
	muted: -0.5,
	passed: -0.3,
};

export function isSignal(name: string): name is Signal {
	return Object.hasOwn(STRENGTH, name);
}

/** So many papers must speak for themselves before anything is put in order by them. */
export const LEAST_POSITIVES = 5;

/**
 * What the signals of a paper say together: the strongest, and of two as strong what speaks against it, as “not for
 * me” on a paper once saved is the later word.
 */
export function strengthOf(signals: readonly Signal[]): number {
	return signals
		.map((signal) => STRENGTH[signal])
		.reduce((strongest, each) => {
			const isStronger = Math.abs(each) > Math.abs(strongest) || (each === -strongest && each < 0);
			return isStronger ? each : strongest;
		}, 0);
}

/** Whether it speaks for a paper by itself: merely opened is not enough. */
export function speaksForItself(signals: readonly Signal[]): boolean {
	return strengthOf(signals) >= STRENGTH.saved;
}
