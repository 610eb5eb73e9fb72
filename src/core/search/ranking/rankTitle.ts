import { ALIAS_BIT, type Segment, termOf } from '../indexing/segment';
import type { MatchWord } from './joinWord';

const BONUS = { covered: 1.3, whole: 0.15, inOrder: 0.35, atStart: 0.12, share: 0.3 } as const;
/** A longer term than the typed start is worth less, down to this share. */
const LEAST_START = 0.7;

/** Titles longer than this, in words, are ranked by their beginning. */
const MAX_PLACES = 31;
const MAX_WORDS = 64;
const best = new Float64Array(MAX_WORDS);
const places = new Int32Array(MAX_WORDS);
const lows = new Uint32Array(MAX_WORDS);
const highs = new Uint32Array(MAX_WORDS);

/**
 * What the title of a document adds to its score: rarity of the words it covers, neighbours of the query that are
 * neighbours in the title (places are bits), the query's first word at its start, and how much of it was asked for.
 */
export function titleBonus(segment: Segment, document: number, words: readonly MatchWord[]): number {
	const { titleStarts, titleTerms, vocabulary } = segment;
	const count = Math.min(words.length, MAX_WORDS);
	best.fill(0, 0, count);
	places.fill(0, 0, count);
	for (let w = 0; w < count; w++) {
		const { terms } = words[w]!;
		lows[w] = Math.min(terms.from, terms.to);
		highs[w] = terms.to;
	}
	let place = -1;
	let matched = 0;
	for (let i = titleStarts[document]!; i < titleStarts[document + 1]!; i++) {
		const entry = titleTerms[i]!;
		const term = termOf(entry);
		place += entry >= ALIAS_BIT ? 0 : 1;
		const bit = place < MAX_PLACES ? 1 << Math.max(0, place) : 0;
		for (let w = 0; w < count; w++) {
			if (term < lows[w]! || term >= highs[w]!) {
				continue;
			}
			const { terms, text } = words[w]!;
			const span = terms.spanOf(term);
			if (span === undefined) {
				continue;
			}
			const part = span.kind === 'start' ? text.length / vocabulary.lengthOf(term) : 1;
			best[w] = Math.max(best[w]!, span.weight * (LEAST_START + (1 - LEAST_START) * part));
			places[w]! |= bit;
			matched |= bit;
		}
	}
	if (matched === 0) {
		return 0;
	}
	let covered = 0;
	let total = 0;
	let inOrder = 0;
	let isWhole = true;
	for (let w = 0; w < count; w++) {
		covered += words[w]!.rarity * best[w]!;
		total += words[w]!.rarity;
		isWhole &&= best[w]! > 0;
		if (w > 0 && ((places[w - 1]! << 1) & places[w]!) !== 0) {
			inOrder++;
		}
	}
	const share = covered / total;
	const order = count > 1 ? inOrder / (count - 1) : 1;
	const start = (places[0]! & 1) !== 0 ? 1 : 0;
	const asked = bitsOf(matched) / Math.min(MAX_PLACES, place + 1);
	const whole = isWhole ? BONUS.whole : 0;
	return whole + share * share * (BONUS.covered + BONUS.inOrder * order + BONUS.atStart * start + BONUS.share * asked);
}

function bitsOf(mask: number): number {
	let bits = 0;
	for (let left = mask; left !== 0; left &= left - 1) {
		bits++;
	}
	return bits;
}
