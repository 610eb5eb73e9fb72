import { bareKey, type KeyOccurrence, type KeyRole } from './keyOccurrence';
import { withoutLatexAsides } from './latexAsides';

const ARGUMENT = String.raw`(?:\s*\[[^\]]{0,400}\]){0,2}\s*\{([^{}]*)\}`;
const COMMAND = new RegExp(String.raw`\\[A-Za-z]{0,20}[cC]ite[A-Za-z]{0,20}\*?${ARGUMENT}`, 'gu');
/** An entry of the document itself. */
const ITEM = /\\bibitem(?:\s*\[[^\]]{0,400}\])?\s*\{([^\s{},]+)\}/gu;
/** What follows the first citation of `\cites[…]{a}[…]{b}`. */
const FURTHER = new RegExp(ARGUMENT, 'uy');

/** Every key of a LaTeX text that a command cites, `\nocite` too, and those of its own `\bibitem`s; none in comments and verbatim text. */
export function latexKeyOccurrences(text: string): readonly KeyOccurrence[] {
	const uncommented = withoutLatexAsides(text);
	const cited = [...uncommented.matchAll(COMMAND)].flatMap((match) => {
		const role = /^\\nocite/u.test(match[0]) ? 'nocite' : 'citation';
		const found = keysBefore(match[1] ?? '', match.index + match[0].length - 1, role);
		if (/cites\*?(?![A-Za-z])/u.test(match[0])) {
			FURTHER.lastIndex = match.index + match[0].length;
			for (let next = FURTHER.exec(uncommented); next !== null; next = FURTHER.exec(uncommented)) {
				for (const key of keysBefore(next[1] ?? '', FURTHER.lastIndex - 1, role)) found.push(key);
			}
		}
		return found;
	});
	const own = [...uncommented.matchAll(ITEM)].map((match) =>
		bareKey(match[1] ?? '', match.index + match[0].length - 1 - (match[1] ?? '').length, 'inline-entry'),
	);
	return [...cited, ...own];
}

/** The keys of a list that ends at an offset. */
function keysBefore(list: string, end: number, role: KeyRole): KeyOccurrence[] {
	return [...list.matchAll(/[^\s,]+/gu)]
		.filter(([key]) => key !== '*')
		.map(({ 0: key, index }) => bareKey(key, end - list.length + index, role));
}
