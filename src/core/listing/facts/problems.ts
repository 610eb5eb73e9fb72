import type { Entry, Problem } from '../../paper';
import { isCut } from './draft';

export function count(number: number, one: string, many: string): string {
	return `${number} ${number === 1 ? one : many}`;
}

export function undatedProblem(file: string, dates: number, line: number): Problem {
	const which = count(dates, 'date has', 'dates have');
	return { file, line, message: `${which} no year, and nothing in the page tells when it was saved; left out.` };
}

/** One problem for all lines of JSON Lines that say nothing of a paper. */
export function brokenProblems(file: string, lines: readonly number[]): readonly Problem[] {
	const message = `${count(lines.length, 'line is', 'lines are')} not whole JSON with a paper.`;
	return lines.length === 0 ? [] : [{ file, line: lines[0]!, message }];
}

/** One problem for each field of records of which nothing could be made. */
export function oddProblems(
	file: string,
	odd: ReadonlyMap<string, { readonly line: number; readonly count: number }>,
): readonly Problem[] {
	return [...odd].map(([field, { line, count: papers }]) => ({
		file,
		line,
		message: `What stands under “${field}” of ${count(papers, 'paper', 'papers')} was not understood.`,
	}));
}

/** One problem for all entries whose title or abstract was longer than any is. */
export function cutProblems(file: string, entries: readonly Entry[]): readonly Problem[] {
	const long = entries.filter(isCut);
	const [first] = long;
	const which = count(long.length, 'paper has', 'papers have');
	return first === undefined
		? []
		: [{ file, line: first.line, message: `${which} a title or an abstract that is too long; it was cut.` }];
}
