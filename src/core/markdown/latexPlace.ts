/** Commands none of whose arguments is text: names of labels, files, packages, lengths and the like. */
const NO_TEXT =
	/^(?:label|ref|eqref|pageref|autoref|[cC]ref|[cC]refrange|nameref|vref|hyperref|input|include|includeonly|subfile|includegraphics|graphicspath|usepackage|RequirePackage|documentclass|bibliography|bibliographystyle|addbibresource|addglobalbib|addsectionbib|bibitem|url|path|nolinkurl|begin|end|pagestyle|thispagestyle|pagenumbering|hspace|vspace|setlength|setcounter|addtocounter|color|definecolor|hypersetup|usetikzlibrary|lstinputlisting|verbatiminput|gls|Gls|glspl|ac|acs|acl|acp|SI|si|num|qty|unit)\*?$/u;
/** Commands whose first argument alone is none. */
const FIRST_NO_TEXT = /^(?:href|textcolor|colorbox|hyperlink|hypertarget|foreignlanguage|resizebox|scalebox)\*?$/u;
const COMMAND = /\\([A-Za-z]{1,30}\*?)/gu;
const ARGUMENT = /[ \t]{0,20}(?:\n[ \t]{0,20})?(?:\[[^[\]]{0,1000}\]|\{(?:[^{}]|\{[^{}]{0,400}\}){0,1000}\})/uy;
/** How far around an offset a command is looked for, in UTF-16 units. */
const BEFORE = 1500;
const AFTER = 1500;

/** Behind the command of which an offset is in an argument that is no text; else the offset itself. */
export function latexPlace(text: string, offset: number): number {
	const from = Math.max(0, offset - BEFORE);
	const window = text.slice(from, offset + AFTER);
	const at = offset - from;
	for (const { 0: command, 1: name = '', index } of window.matchAll(COMMAND)) {
		if (index >= at) break;
		const isFirst = FIRST_NO_TEXT.test(name);
		if (!isFirst && !NO_TEXT.test(name)) continue;
		let end = index + command.length;
		let isWithin = at < end;
		ARGUMENT.lastIndex = end;
		for (let count = 0; count < 6 && ARGUMENT.test(window); count++) {
			const isText = isFirst && count > 0;
			isWithin ||= !isText && at > end && at < ARGUMENT.lastIndex;
			end = ARGUMENT.lastIndex;
		}
		if (isWithin) return from + end;
	}
	return offset;
}
