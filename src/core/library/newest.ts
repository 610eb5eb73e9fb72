import type { Paper } from '../paper';

/**
 * The indices of the newest of the papers that `isWanted` keeps, at most `most`, newest first, those without a date
 * last; of one day in the order of the papers. Asks `isWanted` only of papers that are new enough. Pauses after each
 * paper: whoever must not be held up runs it in slices.
 */
export function* newestOf(
	papers: readonly Paper[],
	most: number,
	isWanted: (paper: Paper) => boolean,
): Generator<void, readonly number[]> {
	const kept: { readonly index: number; readonly date: string }[] = [];
	for (let index = 0; index < papers.length; index++) {
		const paper = papers[index]!;
		const date = paper.date ?? '';
		const isNew = kept.length < most || (most > 0 && date > kept.at(-1)!.date);
		if (isNew && isWanted(paper)) {
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
