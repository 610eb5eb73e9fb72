import { impactIn } from '../indexing/postings';
import type { Snapshot } from '../indexing/snapshot';
import type { Query, QueryWord } from '../query/query';
import { STOP_WORDS } from '../words/tokens';
import type { TitleMatch } from './highlight';
import type { WordTerms } from './wordTerms';

/** A word of a query that no paper has. */
export interface UnknownWord {
	/** As it was typed. */
	readonly text: string;
	/** Offsets in the query. */
	readonly start: number;
	readonly end: number;
	/** The word of the best answer that was taken for it; `null` where it counted for nothing. */
	readonly instead: string | null;
}

/**
 * The words of a query that stand in no paper as they are written, nor in another spelling, nor, for the last one, as
 * the start of a word; with what the best answer has in their place.
 */
export function unknownWords(snapshot: Snapshot, query: Query, best: TitleMatch | null): readonly UnknownWord[] {
	const read = best?.words ?? [];
	return query.words.flatMap((word) => {
		if (STOP_WORDS.has(word.text) || snapshot.word(word.text).isKnown(word.typing) || isSpelled(snapshot, word)) {
			return [];
		}
		const asIs = read.find(({ text }) => text === word.text);
		if (asIs === undefined && read.some(({ text }) => isJoinedOf(text, word) && snapshot.word(text).isKnown(true))) {
			return [];
		}
		const instead = best === null ? null : asIs === undefined ? cutOf(read, word) : standIn(best, asIs.terms);
		return [{ text: query.text.slice(word.start, word.end), start: word.start, end: word.end, instead }];
	});
}

function isSpelled(snapshot: Snapshot, { text, typing }: QueryWord): boolean {
	return snapshot.word(text).frequency(typing) > 0;
}

/** `bet` is known where `C-BeT` is read as `cbet`. */
function isJoinedOf(joined: string, { text }: QueryWord): boolean {
	return joined.length > text.length && (joined.startsWith(text) || joined.endsWith(text));
}

/** The known words that a word was cut into. */
function cutOf(read: TitleMatch['words'], { text }: QueryWord): string | null {
	const at = read.findIndex((part, i) => part.text + (read[i + 1]?.text ?? '') === text);
	return at < 0 ? null : `${read[at]!.text} ${read[at + 1]!.text}`;
}

/** The term of a document that answers best. */
function standIn({ segment, document }: TitleMatch, { spans }: WordTerms): string | null {
	const { vocabulary, everything, titles } = segment;
	for (const { from, to } of spans) {
		for (let term = from; term < to; term++) {
			for (const { entries, starts } of [everything, titles]) {
				if (impactIn(entries, starts[term]!, starts[term + 1]!, document) > 0) {
					return vocabulary.term(term);
				}
			}
		}
	}
	return null;
}
