import { ALIAS_BIT, type Segment, termOf } from '../indexing/segment';
import type { MatchWord } from './joinWord';

/** Offsets of a marked piece of text, `end` not included. */
export type MatchRange = readonly [start: number, end: number];

/** A document, and the words that found it as they are on its segment. */
export interface TitleMatch {
	readonly segment: Segment;
	readonly document: number;
	readonly words: readonly MatchWord[];
}

/**
 * Ranges of the title of a document that answer a word, ascending and apart; a typed start marks only as much as was
 * typed. The title itself is asked for only where it is written otherwise than it is compared.
 */
export function markTitle({ segment, document, words }: TitleMatch, title: () => string): readonly MatchRange[] {
	const { titleStarts, titleTerms, titlePlaces, vocabulary } = segment;
	const ranges: MatchRange[] = [];
	let ordered = true;
	let last = -1;
	const past = titleStarts[document + 1]!;
	for (let i = titleStarts[document]!; i < past; i++) {
		const entry = titleTerms[i]!;
		const term = termOf(entry);
		for (let w = 0; w < words.length; w++) {
			const { terms, text } = words[w]!;
			const span = terms.spanOf(term);
			if (span === undefined) {
				continue;
			}
			const place = titlePlaces[i]!;
			let start = place >>> 8;
			let end = start + (place & 0xff);
			const isAlias = entry >= ALIAS_BIT;
			if (isAlias && span.kind === 'start' && ranges.some(([other]) => other === start)) {
				// The part of the compound that was typed is marked already.
				continue;
			}
			if (span.kind === 'start' && !isAlias && vocabulary.lengthOf(term) === end - start) {
				end = start + text.length;
			} else if (span.kind === 'start' || span.kind === 'inner') {
				const at = title().slice(start, end).toLowerCase().indexOf(text);
				start += Math.max(0, at);
				end = at < 0 ? end : start + text.length;
			}
			ordered &&= last < start;
			last = end;
			ranges.push([start, end]);
		}
	}
	return ordered ? ranges : united(ranges);
}

/** Ranges in order, those that touch or overlap made one. */
export function united(ranges: readonly MatchRange[]): readonly MatchRange[] {
	const result: [number, number][] = [];
	for (const [start, end] of [...ranges].sort((a, b) => a[0] - b[0] || a[1] - b[1])) {
		const last = result.at(-1);
		if (last !== undefined && start <= last[1]) {
			last[1] = Math.max(last[1], end);
		} else {
			result.push([start, end]);
		}
	}
	return result;
}
