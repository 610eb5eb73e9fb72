/** A busy machine is slow, but it says something now and then; what is silent for so long is stuck. */
export const SILENCE_MINUTES = 10;

/**
 * Calls `onSilent` once when `heard` was not called for so long. However long the whole takes, what goes on is not ended.
 * Ends with `stop`.
 */
export function watchSilence(onSilent, minutes = SILENCE_MINUTES) {
	let timer;
	const heard = () => {
		clearTimeout(timer);
		timer = setTimeout(onSilent, minutes * 60_000);
	};
	heard();
	return { heard, stop: () => clearTimeout(timer) };
}

/** What to say of something that was ended because it was silent. */
export const silentFor = (what) => `${what} said nothing for ${SILENCE_MINUTES} minutes`;
