import type { NamedFile } from './frontMatter';
import { withoutLatexAsides } from './latexAsides';

const NAMING =
	/\\(?:addbibresource|addglobalbib|addsectionbib|bibliography|nobibliography)(?![A-Za-z*])\s*(?:\[[^[\]{}]*\]\s*)?\{/gu;
const INPUT = /\\(?:input|include|subfile|loadglsentries)\s*\{([^{}\n]+)\}/gu;

/**
 * The bibliographies a LaTeX text names: `\addbibresource{a.bib}` and `\bibliography{a,b}`, whose `.bib` is understood. A
 * macro in a name stays as it is written.
 */
export function latexBibliographies(text: string): readonly NamedFile[] {
	const code = withoutLatexAsides(text);
	return [...code.matchAll(NAMING)].flatMap((match) => {
		const from = match.index + match[0].length;
		return split(code, from, closingBrace(code, from)).map(({ path: written, range }) => {
			// A name with blanks may stand in quotation marks.
			const path = /^"[^"]+"$/u.test(written) ? written.slice(1, -1) : written;
			return { path: /\.\w+$/u.test(path) ? path : `${path}.bib`, range };
		});
	});
}

/** The file a LaTeX text says it is a part of: `% !TeX root = main.tex`, or the main file of `subfiles`. */
export function latexRoot(text: string): string | null {
	const head = text.slice(0, 4000);
	const magic = /^[ \t]*%[ \t]*!\s*TeX\s+root\s*=\s*(\S[^\r\n]*?)[ \t]*$/imu.exec(head)?.[1];
	const main = /\\documentclass\s*\[([^[\]]+)\]\s*\{subfiles\}/u.exec(withoutLatexAsides(head))?.[1]?.trim();
	const root = magic ?? main;
	return root === undefined ? null : withEnding(root);
}

/** The files a LaTeX text takes in by name. */
export function latexInputs(text: string): readonly string[] {
	return [...withoutLatexAsides(text).matchAll(INPUT)].map((match) => withEnding((match[1] ?? '').trim()));
}

const TYPST_COMMENT = /"(?:[^"\\\n]|\\.){0,400}"|(?<!:)\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)/gu;
const TYPST_CALL = /(?<![\w.-])bibliography\(/gu;
/** What is told apart in a call: strings, names of arguments, brackets, what divides. */
const TOKEN = /"((?:[^"\\]|\\[\s\S]){0,400})"|([\w-]{1,40})\s*:|[([{]|[)\]}]|,|[^"\w([{)\]},-]+|[\s\S]/uy;
/** What follows is the text of a bibliography itself. */
const DATA = /\bbytes\s*\(\s*$/u;
/** Longer calls name no files that anybody wrote. */
const MAX_TOKENS = 500;

/**
 * The bibliographies a Typst text names: `bibliography("a.bib")` and `bibliography(("a.bib", "b.yml"))`. What has a name,
 * as `style: "apa"`, is none.
 */
export function typstBibliographies(text: string): readonly NamedFile[] {
	const code = text.replace(TYPST_COMMENT, (match) => (match.startsWith('"') ? match : ' '.repeat(match.length)));
	const files: NamedFile[] = [];
	TYPST_CALL.lastIndex = 0;
	while (TYPST_CALL.test(code)) TYPST_CALL.lastIndex = readCall(code, TYPST_CALL.lastIndex, files);
	return files;
}

/** Adds the strings that are arguments by their place, in the call or in a list that is one; the end of the call. */
function readCall(code: string, from: number, files: NamedFile[]): number {
	let depth = 0;
	let isNamed = false;
	TOKEN.lastIndex = from;
	for (let count = 0; count < MAX_TOKENS; count++) {
		const start = TOKEN.lastIndex;
		const match = TOKEN.exec(code);
		if (match === null) return code.length;
		const [token, string, name] = match;
		if (/^[([{]$/u.test(token)) depth += 1;
		else if (/^[)\]}]$/u.test(token)) {
			if (depth === 0) break;
			depth -= 1;
		} else if (token === ',' && depth === 0) isNamed = false;
		else if (name !== undefined && depth === 0) isNamed = true;
		else if (string !== undefined && !isNamed && depth <= 1 && !DATA.test(code.slice(Math.max(0, start - 40), start))) {
			files.push({
				path: string.replace(/\\(.)/gu, '$1'),
				range: { start: start + 1, end: start + 1 + string.length },
			});
		}
	}
	return TOKEN.lastIndex;
}

/** The brace that closes what is open at an offset, in the same paragraph; the offset itself where none does. */
function closingBrace(text: string, from: number): number {
	let depth = 0;
	for (let at = from; at < text.length && at - from < 2000; at++) {
		if (text[at] === '\\') at += 1;
		else if (text[at] === '{') depth += 1;
		else if (text[at] === '}') {
			if (depth === 0) return at;
			depth -= 1;
		}
	}
	return from;
}

function split(text: string, from: number, end: number): readonly NamedFile[] {
	let start = from;
	return text
		.slice(from, end)
		.split(',')
		.flatMap((part) => {
			const path = part.trim();
			const at = start + part.indexOf(path);
			start += part.length + 1;
			return path === '' ? [] : [{ path, range: { start: at, end: at + path.length } }];
		});
}

function withEnding(path: string): string {
	return /\.\w+$/u.test(path) ? path : `${path}.tex`;
}
