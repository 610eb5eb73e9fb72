/** A word, blanks, or one other sign. */
const PIECES = /[\p{L}\p{N}\p{M}]+|\s+|[^\p{L}\p{N}\p{M}\s]/gu;
const WORD = /^[\p{L}\p{N}]/u;
/** A word as title case writes it: one capital letter, then none. */
const CAPITALISED = /^\p{Lu}[\p{Ll}\p{M}]*$/u;
const SMALL = /^\p{Ll}[\p{Ll}\p{M}]*$/u;
const OPENING = /^[“‘"'([«¿¡]$/u;
const CLOSING = /^[”’"')\]»]$/u;

/** What stands before the next word. */
type Place = 'beginning' | 'sentence' | 'sentence end' | 'blank' | 'sign' | 'word';

/**
 * Turns a title in title case into sentence case, run by run: words in title case begin small, except at the beginning
 * of the title and of a sentence (behind `.`, `?`, `!` or `:` and a blank), as pandoc does it. Both begin with a capital
 * letter; the last word alone is no sentence (`John M. Riddle`). `I` stays.
 */
export class SentenceCase {
	private place: Place = 'beginning';
	private words = 0;

	/** @param lastWord how many words the title has, as `wordCount` of one that read it counts them */
	constructor(private readonly lastWord = 0) {}

	get wordCount(): number {
		return this.words;
	}

	/** @param isKept the run keeps its case and only tells where the next one stands */
	next(text: string, isKept: boolean): string {
		return text.replace(PIECES, (piece) => {
			const before = this.place;
			this.place = placeBehind(piece, before);
			if (!WORD.test(piece)) return piece;
			this.words++;
			if (isKept) return piece;
			if (before === 'beginning' || (before === 'sentence' && this.words !== this.lastWord)) {
				return SMALL.test(piece) ? piece.charAt(0).toUpperCase() + piece.slice(1) : piece;
			}
			return piece === 'I' || !CAPITALISED.test(piece) ? piece : piece.toLowerCase();
		});
	}
}

function placeBehind(piece: string, before: Place): Place {
	if (WORD.test(piece)) return 'word';
	const begins = before === 'beginning' || before === 'sentence';
	if (piece.trim() === '') {
		if (begins) return before;
		return before === 'sentence end' ? 'sentence' : 'blank';
	}
	if (/^[.?!:]$/u.test(piece)) return begins ? before : 'sentence end';
	return (begins && OPENING.test(piece)) || (before === 'sentence end' && CLOSING.test(piece)) ? before : 'sign';
}
