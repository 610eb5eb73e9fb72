/** A word, blanks, or one other sign. */
const PIECES = /[\p{L}\p{N}\p{M}]+|\s+|[^\p{L}\p{N}\p{M}\s]/gu;
const WORD = /^[\p{L}\p{N}]/u;
/** A word as title case writes it: one capital letter, then none. */
const CAPITALISED = /^\p{Lu}[\p{Ll}\p{M}]*$/u;
const SMALL = /^\p{Ll}[\p{Ll}\p{M}]*$/u;
const OPENING = /^[“‘"'([«¿¡]$/u;
const CLOSING = /^[”’"')\]»]$/u;

/** What stands before the next word. */
type Place = 'beginning' | 'subtitle' | 'sentence' | 'subtitle end' | 'sentence end' | 'blank' | 'sign' | 'word';

/**
 * Turns a title in title case into sentence case, run by run: words in title case begin small, except at the beginning
 * of the title and of a sentence (behind `.`, `?`, `!` or `:` and a blank), as pandoc does it. A title and a subtitle
 * begin with a capital letter; what follows a full stop may be the rest of an abbreviation. `I` stays.
 */
export class SentenceCase {
	private place: Place = 'beginning';

	/** @param isKept the run keeps its case and only tells where the next one stands */
	next(text: string, isKept: boolean): string {
		return text.replace(PIECES, (piece) => {
			const before = this.place;
			this.place = placeBehind(piece, before);
			if (isKept || !WORD.test(piece)) return piece;
			if (before === 'beginning' || before === 'subtitle') {
				return SMALL.test(piece) ? piece.charAt(0).toUpperCase() + piece.slice(1) : piece;
			}
			return before === 'sentence' || piece === 'I' || !CAPITALISED.test(piece) ? piece : piece.toLowerCase();
		});
	}
}

function placeBehind(piece: string, before: Place): Place {
	if (WORD.test(piece)) return 'word';
	const begins = before === 'beginning' || before === 'subtitle' || before === 'sentence';
	const ends = before === 'subtitle end' || before === 'sentence end';
	if (piece.trim() === '') {
		if (begins) return before;
		return before === 'subtitle end' ? 'subtitle' : before === 'sentence end' ? 'sentence' : 'blank';
	}
	if (/^[.?!:]$/u.test(piece)) return begins ? before : piece === '.' ? 'sentence end' : 'subtitle end';
	return (begins && OPENING.test(piece)) || (ends && CLOSING.test(piece)) ? before : 'sign';
}
