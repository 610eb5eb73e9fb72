import { applyEdits, type TextEdit } from '../text/edits';
import { type InsertRequest, insertCitation } from './insert';

/** A wish to cite the same papers at each of several cursors. */
export interface InsertManyRequest extends Omit<InsertRequest, 'selection'> {
	readonly selections: readonly InsertRequest['selection'][];
	/** Further edits of the same text, such as a line of its metadata; apart from where the citations go. */
	readonly also?: readonly TextEdit[];
}

/** Edits in order of their place, apart, and the cursors after them in the order of the selections. */
export interface InsertManyResult {
	readonly edits: readonly TextEdit[];
	readonly cursors: readonly number[];
}

/**
 * Cites papers at every cursor, in one set of edits. Cursors in the same citation add to it once, and a footnote is
 * defined once.
 */
export function insertCitations({ text, selections, also = [], ...rest }: InsertManyRequest): InsertManyResult {
	const order = selections.map((_, index) => index).sort((a, b) => selections[b]!.end - selections[a]!.end);
	const cursors = selections.map(({ end }) => end);
	const steps: (readonly TextEdit[])[] = [];
	let current = text;
	// From the last cursor to the first, so that the places of those still to come do not move.
	const done = new Set<number>();
	for (const index of order) {
		const selection = selections[index]!;
		const { edits, cursor } = insertCitation({ ...rest, text: current, selection });
		for (const other of done) cursors[other] = moved(cursors[other]!, edits);
		cursors[index] = cursor;
		done.add(index);
		steps.push(edits);
		current = applyEdits(current, edits);
	}
	if (also.length > 0) {
		for (const other of done) cursors[other] = moved(cursors[other]!, also);
		steps.push(also);
		current = applyEdits(current, also);
	}
	return { edits: together(text, steps) ?? [difference(text, current)], cursors };
}

/** All steps as one set of edits of the first text, where each step lies before those taken already. */
function together(text: string, steps: readonly (readonly TextEdit[])[]): readonly TextEdit[] | null {
	const edits: TextEdit[] = [];
	for (const step of steps) {
		const [next] = edits;
		const last = step.at(-1);
		if (last === undefined) continue;
		if (next !== undefined && last.end > next.start) return null;
		if (next !== undefined && last.end === next.start) {
			edits[0] = { start: last.start, end: next.end, text: last.text + next.text };
			edits.unshift(...step.slice(0, -1));
		} else edits.unshift(...step);
	}
	return edits.every((edit) => edit.end <= text.length) ? edits : null;
}

/** The one edit that makes `after` of `before`. */
function difference(before: string, after: string): TextEdit {
	const most = Math.min(before.length, after.length);
	let start = 0;
	while (start < most && before[start] === after[start]) start += 1;
	let tail = 0;
	while (tail < most - start && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail += 1;
	return { start, end: before.length - tail, text: after.slice(start, after.length - tail) };
}

function moved(offset: number, edits: readonly TextEdit[]): number {
	return edits.reduce(
		(at, { start, end, text }) => (start <= offset && end <= offset ? at + text.length - (end - start) : at),
		offset,
	);
}
