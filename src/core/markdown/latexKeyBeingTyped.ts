import type { Range } from '../citation/bibliographies/bibliography';
import { withoutLatexAsides } from './latexAsides';

/** A command that cites, its options, and the keys before the one that is being typed. */
const BEFORE = /\\[A-Za-z]{0,20}[cC]ite[A-Za-z]{0,20}\*?(?:\s*\[[^\]]{0,400}\]){0,2}\s*\{[^{}]*$/u;
/** No list of keys stands further behind its command; in UTF-16 units. */
const LONGEST_LIST = 1000;

/** A key in the braces of a command. */
interface KeyInCommand {
	readonly typed: string;
	readonly range: Range;
	/** Where the command begins. */
	readonly at: number;
}

/** The key being typed in the braces of `\cite{…}` at an offset, wherever that is no comment; `null` elsewhere. */
export function latexKeyBeingTyped(text: string, offset: number): KeyInCommand | null {
	const start = Math.max(0, offset - LONGEST_LIST);
	const command = BEFORE.exec(text.slice(start, offset));
	if (command === null) return null;
	const at = start + command.index;
	if (withoutLatexAsides(text)[at] !== '\\') return null;
	const typed = /[^\s,{}]*$/u.exec(command[0])?.[0] ?? '';
	const rest = /^[^\s,{}\\%]*/u.exec(text.slice(offset, offset + 200))?.[0] ?? '';
	// A key is replaced where its list goes on or is closed behind it; else what follows is other text.
	const isKey = /^\s*[,}]/u.test(text.slice(offset + rest.length, offset + rest.length + 20));
	return { typed, range: { start: offset - typed.length, end: offset + (isKey ? rest.length : 0) }, at };
}
