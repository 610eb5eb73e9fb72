import { tokensOf } from './tokens';

/** The words of a line as filters compare them, a blank before each; empty where it has none. */
export function foldedLine(line: string): string {
	return tokensOf(line)
		.map(({ alias, text }) => (alias ? '' : ` ${text}`))
		.join('');
}
