/** A comment, the `%` not being escaped; `\verb` with what stands between its two signs; the begin of an environment. */
const ASIDE = /\\verb\*?([^\sA-Za-z*{])|\\begin\s{0,9}\{([A-Za-z]{1,20}\*?)\}|\\[\s\S]|%[^\n]*/gu;
/** Environments whose text stands for itself, or is another file. */
const VERBATIM = /^(?:verbatim|Verbatim|lstlisting|minted|comment|filecontents|alltt|BVerbatim|LVerbatim)\*?$/u;

/**
 * A LaTeX text with blanks in the place of comments, of `\verb`, and of environments that print their text or leave it
 * out: no command in them does anything. The same length, so that places stay what they are. Linear.
 */
export function withoutLatexAsides(text: string): string {
	const pieces: string[] = [];
	const unclosed = new Set<string>();
	let at = 0;
	const blank = (start: number, end: number) => {
		pieces.push(text.slice(at, start), text.slice(start, end).replace(/[^\n]/gu, ' '));
		at = end;
	};
	ASIDE.lastIndex = 0;
	for (let match = ASIDE.exec(text); match !== null; match = ASIDE.exec(text)) {
		const { 0: found, 1: sign, 2: name, index } = match;
		const behind = index + found.length;
		if (found.startsWith('%')) blank(index, behind);
		else if (sign !== undefined) {
			const line = text.indexOf('\n', behind);
			const close = text
				.slice(behind, line < 0 ? behind + LONGEST_VERB : Math.min(line, behind + LONGEST_VERB))
				.indexOf(sign);
			if (close >= 0) blank(index, behind + close + 1);
		} else if (name !== undefined && VERBATIM.test(name) && !unclosed.has(name)) {
			const close = text.indexOf(`\\end{${name}}`, behind);
			if (close < 0) unclosed.add(name);
			else blank(behind, close);
		}
		ASIDE.lastIndex = Math.max(at, behind);
	}
	pieces.push(text.slice(at));
	return pieces.join('');
}

/** In UTF-16 units: nobody writes more on a line between the signs of `\verb`. */
const LONGEST_VERB = 400;
