import type { Paper } from '../paper';

/**
 * The indices of the newest of the papers that `isWanted` keeps, at most `most`, newest first, those without a date
 * last; of one day in the order of the papers. Asks `isWanted` only of papers that are new enough. Pauses after each
 * paper: whoever must not be held up runs it in slices.
 */
export function* newestOf(
	papers: readonly Paper[],
	most: number,
	isWanted: (paper: Paper, index: number) => boolean,
): Generator<void, readonly number[]> {
	const kept: { readonly index: number; readonly date: string }[] = [];
	for (let index = 0; index < papers.length; index++) {
		const paper = papers[index]!;
		const date = paper.date ?? '';
		const isNew = kept.length < most || (most > 0 && date > kept.at(-1)!.date);
		if (isNew && isWanted(paper, index)) {
			let place = kept.length;
			while (place > 0 && kept[place - 1]!.date < date) {
				place--;
			}
			kept.splice(place, 0, { index, date });
			kept.splice(most);
		}
		yield;
	}
	return kept.map((each) => each.index);
}

/**
 * The day from which on papers belong to the newest `most`; of that day itself all do. Empty where all papers do: those
 * without a date are the oldest. Pauses after each paper.
 */
export function* newestDay(papers: readonly Paper[], most: number): Generator<void, string> {
	const counts = new Map<string, number>();
	for (const { date } of papers) {
		counts.set(date ?? '', (counts.get(date ?? '') ?? 0) + 1);
		yield;
	}
	let found = 0;
	for (const day of [...counts.keys()].sort().reverse()) {
		found += counts.get(day)!;
		if (found >= most) {
			return day;
		}
	}
	return '';
}
