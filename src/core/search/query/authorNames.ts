import { plainWords } from '../words/tokens';

/**
 * Whether one of several names is the one meant: its words in any order, initials for the words they begin (`C. Finn`
 * and `Chelsea Finn` mean each other; at least one word stands in full). The last word may lack its end where
 * `isTyping`.
 */
export function authorTest(value: string, isTyping: boolean): (names: readonly string[]) => boolean {
	const wanted = plainWords(value);
	return (names) => wanted.length > 0 && names.some((name) => isMeant(wanted, plainWords(name), isTyping));
}

function isMeant(wanted: readonly string[], name: readonly string[], isTyping: boolean): boolean {
	const left = [...name];
	let inFull = 0;
	// Words in full first, so that no initial takes the place of one.
	const byLength = wanted.map((word, i) => ({ word, isOpen: isTyping && i === wanted.length - 1 }));
	byLength.sort((a, b) => Number(b.word.length > 1) - Number(a.word.length > 1));
	for (const { word, isOpen } of byLength) {
		let at = left.indexOf(word);
		if (at < 0 && isOpen) {
			at = left.findIndex((other) => other.startsWith(word));
		}
		inFull += at < 0 || (word.length === 1 && wanted.length > 1) ? 0 : 1;
		if (at < 0) {
			at = left.findIndex(
				(other) => (word.length === 1 && other.startsWith(word)) || (other.length === 1 && word.startsWith(other)),
			);
		}
		if (at < 0) {
			return false;
		}
		left.splice(at, 1);
	}
	return inFull > 0;
}
