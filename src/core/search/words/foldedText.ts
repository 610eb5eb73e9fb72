import { tokensOf } from './tokens';

/**
 * The words of a long text as filters compare them, between single blanks, one before the first; made in steps of a line.
 * Far quicker to look through than the text, and of its size.
 */
export function* foldedText(text: string): Generator<void, string> {
	const words: string[] = [''];
	for (const line of text.split('\n')) {
		for (const token of tokensOf(line)) {
			if (!token.alias) {
				words.push(token.text);
			}
		}
		yield;
	}
	return words.join(' ');
}
