import { foldedLine } from '../search/words/foldedText';
import { sentencesOf } from '../text/sentences';
import type { FullText } from './fullText';
import { locatorAt, quotable } from './quoting';
import type { SearchedText } from './searchedText';

/** The sentence of a text that answers a query of `in:text`. */
export interface FoundPassage {
	/** As people read it. */
	readonly sentence: string;
	/** Where it stands in the Markdown, in UTF-16 units. */
	readonly start: number;
	readonly end: number;
	/** As a citation says it: `sec. 3.2`; empty where that cannot be said. */
	readonly place: string;
}

/** Places of one word that are looked at: a common one stands everywhere. */
const MOST_PLACES = 500;

/** The first sentence that has most of what is wanted, each a word or a phrase as `in:text` takes it; `null` where none stands there. */
export function findPassage(
	{ words, lines }: Pick<SearchedText, 'words' | 'lines'>,
	{ markdown, sections }: FullText,
	wanted: readonly string[],
): FoundPassage | null {
	const keys = wanted.map(foldedLine).filter((key) => key !== '');
	const counts = new Map<number, number>();
	for (const key of keys) {
		for (const line of linesWith(words, lines, key)) {
			counts.set(line, (counts.get(line) ?? 0) + 1);
		}
	}
	const most = Math.max(0, ...counts.values());
	const line = Math.min(...[...counts].flatMap(([at, count]) => (count === most ? at : [])));
	if (most === 0) {
		return null;
	}
	const lineStart = startOfLine(markdown, line);
	const lineEnd = markdown.indexOf('\n', lineStart);
	const text = markdown.slice(lineStart, lineEnd < 0 ? undefined : lineEnd);
	const [from, to] = bestSentence(text, keys);
	const start = lineStart + from;
	return {
		sentence: quotable(text.slice(from, to)).replace(/\s+/g, ' '),
		start,
		end: lineStart + to,
		place: locatorAt(sections, start),
	};
}

/** Lines in which a key begins, each once, the first ones. */
function linesWith(words: string, lines: readonly number[], key: string): ReadonlySet<number> {
	const found = new Set<number>();
	let line = 0;
	for (let at = words.indexOf(key); at >= 0 && found.size < MOST_PLACES; at = words.indexOf(key, at + 1)) {
		while (line + 1 < lines.length && lines[line + 1]! <= at) {
			line++;
		}
		found.add(line);
	}
	return found;
}

function startOfLine(text: string, line: number): number {
	let start = 0;
	for (let passed = 0; passed < line; passed++) {
		start = text.indexOf('\n', start) + 1;
	}
	return start;
}

function bestSentence(text: string, keys: readonly string[]): readonly [from: number, to: number] {
	let best: readonly [from: number, to: number] = [0, text.length];
	let most = 0;
	for (const [from, to] of sentencesOf(text)) {
		const folded = foldedLine(text.slice(from, to));
		const count = keys.filter((key) => folded.includes(key)).length;
		if (count > most) {
			most = count;
			best = [from, to];
		}
	}
	return best;
}
