import { randomNumbers } from '../papers';

/** Picks one of the ways in which pages and tools are known to differ; the first one is the usual. */
export type Choose = <T>(options: readonly [T, ...T[]]) => T;

/** Seed 0 always picks the usual way; every other seed its own mixture. */
export function choices(seed: number): Choose {
	const random = randomNumbers(seed * 7919 + 1);
	return (options) => (seed === 0 ? options[0] : options[random(options.length)]!);
}
