import type { TermSpan, Vocabulary } from '../indexing/vocabulary';

/** A term close to a word: how many typing errors apart, and whether only its start was compared. */
export interface SimilarTerm {
	readonly term: number;
	readonly edits: number;
	readonly startOnly: boolean;
}

const WIDTH = 48;
const FAR = 99;
const rows = new Uint8Array(WIDTH * WIDTH);
const bestStart = new Uint8Array(WIDTH);

/** Typing errors forgiven in a word of so many units: none in short words, so that nonsense finds nothing. */
export function editsForgiven(length: number): number {
	return length < 4 ? 0 : length < 8 ? 1 : 2;
}

/**
 * Terms within `most` typing errors of `word` (a letter wrong, missing, too many, or two swapped: optimal string
 * alignment), and with `asStart` also terms whose start is. Walks a span of the sorted vocabulary as a trie, keeping
 * one row of the distance table a letter and leaving a branch as soon as no continuation can be near enough.
 */
export function similarTerms(
	vocabulary: Vocabulary,
	word: string,
	most: number,
	asStart: boolean,
	span: TermSpan = { from: 0, to: vocabulary.size },
): SimilarTerm[] {
	const { units, starts, shared } = vocabulary;
	const found: SimilarTerm[] = [];
	const length = startRows(word);
	let known = 0; // rows 1…known belong to the term before
	let term = span.from;
	while (term < span.to) {
		const start = starts[term]!;
		const termLength = starts[term + 1]! - start;
		let depth = Math.min(shared[term]!, known);
		let alive = true;
		while (depth < termLength && alive) {
			depth++;
			alive = fillRow(units, start, depth, word, length, most);
		}
		known = depth;
		if (alive) {
			note(term, depth, length, most, asStart, true, found);
			term++;
			continue;
		}
		const next = Math.min(span.to, skip(vocabulary, term, depth));
		if (asStart && bestStart[depth]! <= most) {
			for (let same = term; same < next; same++) {
				found.push({ term: same, edits: bestStart[depth]!, startOnly: true });
			}
		}
		term = next;
	}
	return found;
}

/** Those of `terms` that are within `most` typing errors of `word`, or whose start is. */
export function similarAmong(
	vocabulary: Vocabulary,
	word: string,
	most: number,
	asStart: boolean,
	terms: readonly SimilarTerm[],
): SimilarTerm[] {
	const { units, starts } = vocabulary;
	const found: SimilarTerm[] = [];
	const length = startRows(word);
	for (const { term } of terms) {
		const start = starts[term]!;
		const termLength = starts[term + 1]! - start;
		let depth = 0;
		let alive = true;
		while (depth < termLength && alive) {
			depth++;
			alive = fillRow(units, start, depth, word, length, most);
		}
		note(term, depth, length, most, asStart, alive, found);
	}
	return found;
}

function startRows(word: string): number {
	const length = Math.min(word.length, WIDTH - 2);
	for (let j = 0; j <= length; j++) {
		rows[j] = j;
	}
	bestStart[0] = length;
	return length;
}

function note(
	term: number,
	depth: number,
	length: number,
	most: number,
	asStart: boolean,
	alive: boolean,
	found: SimilarTerm[],
): void {
	const whole = alive ? rows[depth * WIDTH + length]! : FAR;
	if (whole <= most) {
		found.push({ term, edits: whole, startOnly: false });
	} else if (asStart && bestStart[depth]! <= most) {
		found.push({ term, edits: bestStart[depth]!, startOnly: true });
	}
}

/** Distances of the first `depth` units of a term to each start of the word; false when all are too far. */
function fillRow(
	units: Uint16Array,
	start: number,
	depth: number,
	word: string,
	length: number,
	most: number,
): boolean {
	const row = depth * WIDTH;
	const above = row - WIDTH;
	const unit = units[start + depth - 1]!;
	const unitBefore = depth > 1 ? units[start + depth - 2]! : -1;
	const first = Math.max(1, depth - most);
	const last = Math.min(length, depth + most);
	rows[row + first - 1] = first === 1 ? depth : FAR;
	let least = first === 1 ? depth : FAR;
	for (let j = first; j <= last; j++) {
		const letter = word.charCodeAt(j - 1);
		let distance = rows[above + j - 1]! + (letter === unit ? 0 : 1);
		const missing = j === depth + most ? FAR : rows[above + j]! + 1;
		if (missing < distance) {
			distance = missing;
		}
		const extra = rows[row + j - 1]! + 1;
		if (extra < distance) {
			distance = extra;
		}
		if (j > 1 && letter === unitBefore && word.charCodeAt(j - 2) === unit) {
			const swapped = rows[above - WIDTH + j - 2]! + 1;
			if (swapped < distance) {
				distance = swapped;
			}
		}
		rows[row + j] = distance;
		if (distance < least) {
			least = distance;
		}
	}
	if (last < length) {
		rows[row + length] = FAR;
	}
	const whole = last === length && first <= length ? rows[row + length]! : FAR;
	bestStart[depth] = Math.min(bestStart[depth - 1]!, whole);
	return least <= most;
}

/** First term after `term` that does not share its first `depth` units; galloping, as branches are mostly small. */
function skip(vocabulary: Vocabulary, term: number, depth: number): number {
	const { shared, size } = vocabulary;
	const near = Math.min(size, term + 8);
	let next = term + 1;
	while (next < near) {
		if (shared[next]! < depth) {
			return next;
		}
		next++;
	}
	if (next === size) {
		return size;
	}
	let step = 8;
	let low = next - 1;
	while (low + step < size && sharesStart(vocabulary, term, low + step, depth)) {
		low += step;
		step *= 2;
	}
	let high = Math.min(size, low + step);
	while (low + 1 < high) {
		const middle = (low + high) >>> 1;
		if (sharesStart(vocabulary, term, middle, depth)) {
			low = middle;
		} else {
			high = middle;
		}
	}
	return high;
}

function sharesStart({ units, starts }: Vocabulary, a: number, b: number, depth: number): boolean {
	const startA = starts[a]!;
	const startB = starts[b]!;
	if (starts[b + 1]! - startB < depth) {
		return false;
	}
	for (let i = depth - 1; i >= 0; i--) {
		if (units[startA + i] !== units[startB + i]) {
			return false;
		}
	}
	return true;
}
