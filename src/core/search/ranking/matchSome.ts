import type { Postings } from '../indexing/segment';
import type { MatchWord } from './joinWord';
import type { MatchReading } from './matchAll';
import type { Scratch } from './scratch';
import type { TopDocuments } from './topDocuments';

/** New documents a partial match may bring in; rarer words come first, so the ones left out match common words only. */
const MOST = 20_000;
/** The rarest words of a long text say enough. */
const MOST_WORDS = 64;

/**
 * Offers every document that has some of the words, scored by the sum of rarity × weight × impact times the share of
 * the words' rarity it covers (squared, so that one more rare word beats repetition); `least` is the smallest share
 * that counts.
 */
export function matchSome(
	words: readonly MatchWord[],
	postings: Postings,
	scratch: Scratch,
	top: TopDocuments,
	reading: MatchReading,
	least: number,
): void {
	const ordered = [...words].sort((a, b) => b.rarity - a.rarity).slice(0, MOST_WORDS);
	const total = ordered.reduce((sum, { rarity }) => sum + rarity, 0);
	const first = scratch.startSteps(ordered.length);
	const { stamp, score, documents, covered } = scratch;
	let count = 0;
	ordered.forEach((word, step) => {
		const now = first + step;
		for (const { from, to, weight } of word.terms.spans) {
			const factor = (word.rarity * weight) / 256;
			const share = (word.rarity * Math.sqrt(weight)) / total;
			const end = postings.starts[to]!;
			for (let i = postings.starts[from]!; i < end; i++) {
				const entry = postings.entries[i]!;
				const document = entry >>> 8;
				const before = stamp[document]!;
				if (before < first) {
					if (count < MOST) {
						stamp[document] = now;
						score[document] = factor * (entry & 0xff);
						covered[document] = share;
						documents[count++] = document;
					}
				} else if (before < now) {
					stamp[document] = now;
					score[document]! += factor * (entry & 0xff);
					covered[document]! += share;
				}
			}
		}
	});
	for (let i = 0; i < count; i++) {
		const document = documents[i]!;
		const share = covered[document]!;
		if (share >= least) {
			top.offer(document, score[document]! * share * share * reading.scale + reading.bonus, reading.number);
		}
	}
}
