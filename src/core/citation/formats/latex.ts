/** Characters LaTeX reads as commands, and how it prints them. */
const ESCAPES: Readonly<Record<string, string>> = {
	'&': '\\&',
	'%': '\\%',
	_: '\\_',
	'#': '\\#',
	$: '\\$',
	'{': '\\{',
	'}': '\\}',
	'~': '\\textasciitilde{}',
	'^': '\\textasciicircum{}',
	'\\': '\\textbackslash{}',
	'<': '\\textless{}',
	'>': '\\textgreater{}',
	'|': '\\textbar{}',
	'\u00a0': '~',
	'“': '``',
	'”': "''",
	'‘': '`',
	'’': "'",
	'–': '--',
	'—': '---',
	'…': '\\ldots{}',
	'→': '$\\rightarrow$',
	'←': '$\\leftarrow$',
	'↔': '$\\leftrightarrow$',
	'≤': '$\\leq$',
	'≥': '$\\geq$',
	'≠': '$\\neq$',
	'≈': '$\\approx$',
	'∼': '$\\sim$',
	'×': '$\\times$',
	'∞': '$\\infty$',
	'∈': '$\\in$',
	'√': '$\\surd$',
};

/** Letters pdfLaTeX has only in math, by the name of their command. */
const GREEK: Readonly<Record<string, string>> = Object.fromEntries(
	(
		'α alpha β beta γ gamma δ delta ε epsilon ζ zeta η eta θ theta ι iota κ kappa λ lambda μ mu ν nu ξ xi π pi ρ rho ' +
		'σ sigma τ tau υ upsilon φ phi χ chi ψ psi ω omega Γ Gamma Δ Delta Θ Theta Λ Lambda Ξ Xi Π Pi Σ Sigma Φ Phi Ψ Psi Ω Omega'
	)
		.match(/\S+ \S+/gu)
		?.map((pair) => [pair.slice(0, 1), `$\\${pair.slice(2)}$`]) ?? [],
);

/** Commands that stand in titles and print the same everywhere; any other backslash is shown as one. */
const KEPT_COMMAND =
	/\\(?:[&%_#$]|(?:text(?:bf|it|tt|sc|rm|sf|up|superscript|subscript)|emph)\{[^{}$\\]*\}|["'`^~=.][A-Za-z]|["'`^~=.cHvuk]\{[A-Za-z]\})/y;
const MATH = /\$(?!\s)(?:[^$\\]|\\[\s\S])+?(?<!\s)\$(?!\d)/y;
const SCRIPT = /[\^_]\{[^{}$\\]*\}/y;

/**
 * Text as LaTeX prints it. `$math$` of the source is preserved, `x^{2}` left over from it becomes math again, straight
 * quotes become opening and closing ones, and Unicode stays except where pdfLaTeX has the character in math only.
 */
export function latexText(text: string): string {
	let out = '';
	for (let at = 0; at < text.length; ) {
		const kept = balanced(matchAt(MATH, text, at)) ?? matchAt(KEPT_COMMAND, text, at);
		const script = kept ?? matchAt(SCRIPT, text, at);
		if (script !== null) {
			out += kept === null ? `$${script[0]}$` : kept[0];
			at += script[0].length;
			continue;
		}
		const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
		out += character === '"' ? quote(text, at) : (ESCAPES[character] ?? GREEK[character] ?? character);
		at += character.length;
	}
	return out;
}

/** The same with addresses as `\url{…}`, for notes. */
export function latexNote(text: string): string {
	return text
		.split(/(https?:\/\/[^\s;]+|(?<=: )[\w-]+(?:\.[\w-]+)+(?:\/[^\s;]*)?)/u)
		.map((part, index) => (index % 2 === 1 ? `\\url{${latexUrl(part)}}` : latexText(part)))
		.join('');
}

/** An address for `url = {…}` and `\url{…}`: braces and backslashes would unbalance the field. */
export function latexUrl(url: string): string {
	return url.replace(/[{}\\]/gu, (character) => encodeURIComponent(character));
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
	pattern.lastIndex = at;
	return pattern.exec(text);
}

/** Math whose braces do not match would end the field it stands in. */
function balanced(match: RegExpExecArray | null): RegExpExecArray | null {
	let depth = 0;
	for (const [brace] of match?.[0].matchAll(/\\[\s\S]|[{}]/gu) ?? []) {
		if (brace === '{') depth += 1;
		if (brace === '}') depth -= 1;
		if (depth < 0) return null;
	}
	return depth === 0 ? match : null;
}

/** A straight quote opens after white space or an opening bracket, else it closes. */
function quote(text: string, at: number): string {
	return at === 0 || /[\s([{‘“'`—–-]/u.test(text[at - 1] ?? '') ? '``' : "''";
}
