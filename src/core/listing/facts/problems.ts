import type { Problem } from '../../paper';

export function count(number: number, one: string, many: string): string {
	return `${number} ${number === 1 ? one : many}`;
}

export function undatedProblem(file: string, dates: number, line: number): Problem {
	const which = count(dates, 'date has', 'dates have');
	return { file, line, message: `${which} no year, and nothing in the page tells when it was saved; left out.` };
}
