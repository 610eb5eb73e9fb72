import type { RunStyle } from './run';

/** Commands of LaTeX that dress their argument in prose. */
export const STYLES: Readonly<Record<string, RunStyle>> = {
	textit: 'italic',
	emph: 'italic',
	it: 'italic',
	em: 'italic',
	itshape: 'italic',
	textsl: 'italic',
	sl: 'italic',
	textbf: 'bold',
	bf: 'bold',
	bfseries: 'bold',
	texttt: 'code',
	tt: 'code',
	ttfamily: 'code',
	textsc: 'smallCaps',
	sc: 'smallCaps',
	scshape: 'smallCaps',
};

/** Names of symbols that are no words of a language, so that they mean the symbol also without a backslash. */
const BARE_SYMBOLS =
	'leq|geq|neq|propto|rightarrow|leftarrow|Rightarrow|leftrightarrow|infty|varepsilon|cdot|langle|rangle|subseteq|notin';
const GREEK =
	'alpha|beta|gamma|delta|epsilon|zeta|eta|theta|kappa|lambda|mu|nu|xi|pi|rho|sigma|tau|phi|chi|psi|omega|' +
	'Gamma|Delta|Theta|Lambda|Sigma|Phi|Psi|Omega';
/** Where reading has something to decide; everything between is taken over as it stands. */
export const SPECIAL = new RegExp(
	[
		"[\\\\$^_{}~]|``|''|(?<=\\d)--(?=\\d)",
		'(?<=\\d)times(?![A-Za-z])',
		'(?<![A-Za-z])sim(?=\\d)',
		`(?<![A-Za-z])(?:${BARE_SYMBOLS})(?![A-Za-z])`,
		`(?<![A-Za-z])(?:${GREEK})(?=_(?:[A-Za-z0-9](?![A-Za-z])|\\{)|\\^)`,
		'(?<![A-Za-z])math(?:cal|bb|bf|rm|it|frak|scr|sf)(?=\\{)',
	].join('|'),
	'g',
);
export const SCRIPT_NAMES: Readonly<Record<string, string>> = {
	circ: '°',
	top: '⊤',
	prime: '′',
	dagger: '†',
	ast: '*',
	star: '⋆',
};
export const SUPERSCRIPT = /(?:[-+−]?\d+|[-+−*]|(?:th|st|nd|rd|circ|top|prime|dagger|ast|star|[A-Za-z])(?![A-Za-z]))/y;
export const SUBSCRIPT = /(?:\d+|[A-Za-z])(?![A-Za-z0-9_])/y;
export const COMMAND = /[A-Za-z]+/y;
export const UNICODE_SCRIPT = /^[-+]?[0-9n]+$/;

export const GREEK_NAME = new RegExp(`^(?:${GREEK})$`);
const BARE_NAME = new RegExp(`^(?:sim|times|circ|${BARE_SYMBOLS}|${GREEK})$`);

/** True for the name of a symbol that is no word of a language. */
export function isBareSymbol(name: string): boolean {
	return BARE_NAME.test(name);
}
