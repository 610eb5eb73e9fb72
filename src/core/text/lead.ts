/** A full stop after one of these ends no sentence. */
const ABBREVIATION =
	/(?:^|[\s(])(?:e\.g|i\.e|et al|vs|cf|approx|resp|w\.r\.t|a\.k\.a|fig|figs|eq|eqs|sec|no|dr|prof|st)\.\s*$/i;

/** The first `count` sentences of a text on one line, as its authors wrote them; the whole of a shorter text. */
export function leadOf(text: string, count: number): string {
	const flat = text.slice(0, LONGEST).replace(/\s+/g, ' ').trim();
	let end = 0;
	let sentences = 0;
	for (const { segment, index } of segmenter().segment(flat)) {
		end = index + segment.length;
		if (!ABBREVIATION.test(segment.slice(-12)) && ++sentences === count) {
			break;
		}
	}
	return flat.slice(0, end).trim();
}

/** No lead is longer: what comes after stands in another sentence or is no prose. */
const LONGEST = 4000;

let shared: Intl.Segmenter | undefined;

function segmenter(): Intl.Segmenter {
	shared ??= new Intl.Segmenter('en', { granularity: 'sentence' });
	return shared;
}
