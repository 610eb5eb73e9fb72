import { plainWords } from './tokens';

/** The words of a line as filters compare them, a blank before each; empty where it has none. */
export function foldedLine(line: string): string {
	return plainWords(line)
		.map((word) => ` ${word}`)
		.join('');
}
