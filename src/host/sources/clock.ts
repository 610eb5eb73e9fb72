/** The time of day; its format is made when it is first needed, and once: that takes a while. */
export function clockTime(time: Date | number): string {
	clock ??= new Intl.DateTimeFormat([], { timeStyle: 'short' });
	return clock.format(time);
}

let clock: Intl.DateTimeFormat | undefined;
