import type { MatchWord } from './match';
import { ALIAS_BIT, type Segment } from './segment';
import type { MatchKind } from './wordTerms';

/** How a title answers a reading of the query. */
export interface TitleRank {
	/** What the title adds to the score. */
	readonly bonus: number;
	/** Matched tokens by their number in the title, aliases counted. */
	readonly tokens: readonly TitleToken[];
}

export interface TitleToken {
	readonly token: number;
	/** Number of the query word in the reading. */
	readonly word: number;
	readonly kind: MatchKind;
}

/** A query word with what ranking needs: the length of its text. */
export interface RankWord extends MatchWord {
	readonly length: number;
}

const BONUS = { covered: 0.8, inOrder: 0.35, atStart: 0.12, share: 0.3 } as const;
/** A longer term than the typed start is worth less, down to this share. */
const LEAST_START = 0.7;

/** Ranks the title of one document: words covered, in order, from the start, and how much of the title they are. */
export function rankTitle(segment: Segment, document: number, words: readonly RankWord[]): TitleRank {
	const { titleStarts, titleTerms, vocabulary } = segment;
	const from = titleStarts[document]!;
	const to = titleStarts[document + 1]!;
	const places: number[][] = words.map(() => []);
	const best = new Float64Array(words.length);
	const tokens: TitleToken[] = [];
	let place = -1;
	let matchedPlaces = 0;
	let lastMatched = -1;
	for (let i = from; i < to; i++) {
		const entry = titleTerms[i]!;
		const alias = entry >= ALIAS_BIT;
		const term = alias ? entry - ALIAS_BIT : entry;
		place += alias ? 0 : 1;
		for (let w = 0; w < words.length; w++) {
			const word = words[w]!;
			const span = word.terms.spanOf(term);
			if (span === undefined) {
				continue;
			}
			const weight =
				span.kind === 'start'
					? span.weight * (LEAST_START + (1 - LEAST_START) * (word.length / vocabulary.lengthOf(term)))
					: span.weight;
			best[w] = Math.max(best[w]!, weight);
			places[w]!.push(place);
			tokens.push({ token: i - from, word: w, kind: span.kind });
			if (place !== lastMatched) {
				matchedPlaces++;
				lastMatched = place;
			}
		}
	}
	if (tokens.length === 0) {
		return { bonus: 0, tokens };
	}
	let covered = 0;
	let total = 0;
	let inOrder = 0;
	for (let w = 0; w < words.length; w++) {
		covered += words[w]!.rarity * best[w]!;
		total += words[w]!.rarity;
		if (w > 0 && places[w]!.some((at) => places[w - 1]!.includes(at - 1))) {
			inOrder++;
		}
	}
	const share = covered / total;
	const bonus =
		BONUS.covered * share +
		(words.length > 1 ? (BONUS.inOrder * inOrder) / (words.length - 1) : BONUS.inOrder * share) * share +
		(places[0]!.includes(0) ? BONUS.atStart * share : 0) +
		(BONUS.share * share * matchedPlaces) / (place + 1);
	return { bonus, tokens };
}
