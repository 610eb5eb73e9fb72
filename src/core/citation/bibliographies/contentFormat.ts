import { type BibliographyFormat, bibliographyFormat } from './bibliography';

/** Enough of a file to tell what it is. */
const HEAD = 64 * 1024;

/**
 * The form of a bibliography by its ending and by what it holds, as endings lie: YAML may be CSL or Hayagriva, which
 * Typst reads; YAML that is empty is what the language of the document takes it for. `null` where pandoc would not read it as a bibliography, or where it holds something else than it says.
 */
export function formatOf(fileName: string, text: string, language?: string): BibliographyFormat | null {
	const format = bibliographyFormat(fileName);
	const start = /[^\uFEFF\s][^\n]*/u.exec(text.slice(0, HEAD))?.[0] ?? '';
	switch (format) {
		case 'bibtex':
			return /^(?:[[{<]|TY {2}-|references:|- ?id:)/u.test(start) && !/@\s*\w+\s*[{(]/u.test(text.slice(0, HEAD))
				? null
				: format;
		case 'csl-yaml':
			return start === '' && language === 'typst' ? 'hayagriva' : yamlFormat(text.slice(0, HEAD), start);
		default:
			return format;
	}
}

/**
 * Whether a text may hold entries, by its beginning alone: most files in JSON and YAML are settings of tools, and are not
 * worth being read for the few that are bibliographies.
 */
export function mayHoldEntries(fileName: string, head: string): boolean {
	const text = head.slice(0, HEAD);
	switch (bibliographyFormat(fileName)) {
		case 'bibtex':
			return text.includes('@');
		case 'csl-json':
			return (
				/^\uFEFF?\s*[[{]/u.test(text) && /"id"\s*:/u.test(text) && /"(?:type|title|author|issued)"\s*:/u.test(text)
			);
		case 'csl-yaml': {
			const format = formatOf(fileName, text);
			return format === 'hayagriva' || (format === 'csl-yaml' && /(?:^|[\s{,"'-])id["']?\s*:/u.test(text));
		}
		default:
			return false;
	}
}

/** Lines that begin something at the left edge. */
const TOP = /^(?![ \t#\r\n]|---|\.\.\.|%)[^\n]+/gmu;

function yamlFormat(text: string, start: string): BibliographyFormat | null {
	if (start === '' || /^[[{]/u.test(start)) return 'csl-yaml';
	const top = [...text.matchAll(TOP)].map(([line]) => line.trimEnd());
	if (top.length === 0 || top.some((line) => /^(?:- ?|-$|references:)/u.test(line))) return 'csl-yaml';
	const isHayagriva = top.every((line) => /^(?:"[^"]*"|'[^']*'|[^\s:#]+):(?:\s*#.*|\s*&\S+)?$/u.test(line));
	return isHayagriva && /^[ \t]+(?:type|title)[ \t]*:/mu.test(text) ? 'hayagriva' : null;
}
