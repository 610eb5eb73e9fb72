import type { Entry, Problem } from '../../paper';
import { isCut } from './draft';

export function count(number: number, one: string, many: string): string {
	return `${number} ${number === 1 ? one : many}`;
}

export function undatedProblem(file: string, dates: number, line: number): Problem {
	const which = count(dates, 'date has', 'dates have');
	return { file, line, message: `${which} no year, and nothing in the page tells when it was saved; left out.` };
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
