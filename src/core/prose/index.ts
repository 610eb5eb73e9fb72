import { RunReading } from './reading';
import { plainRun, type TextRun } from './run';
import { isPlainTex, MAX_MATH } from './tex';

export { plainRun, type RunStyle, type TextRun } from './run';

/**
 * Reads a paragraph of an abstract: mathematics between its delimiters, LaTeX that dresses text, and what is left of
 * both on pages that drop backslashes and dollars (`SAP^{2}`, `10times`, `pi_0`, `{\it …}`). Addresses can be clicked
 * where they stand. What is not understood stays as it stands. Linear in the length of the text.
 */
export function textRuns(source: string): readonly TextRun[] {
	return new RunReading(source).read();
}

/** A title: as the tree shows it wherever plain text can say it, runs where mathematics needs a renderer. */
export function titleRuns(source: string, readable: string): readonly TextRun[] {
	const runs = source.length <= MAX_MATH ? textRuns(source) : [];
	return runs.some(({ tex }) => tex !== null && !isPlainTex(tex)) ? runs : [plainRun(readable, source)];
}
