import type { NamedFile } from './frontMatter';

/** The bibliographies a LaTeX text names: `\addbibresource{a.bib}` and `\bibliography{a,b}`, whose `.bib` is understood. */
export function latexBibliographies(text: string): readonly NamedFile[] {
	return named(text, /^[^%\n]*?\\(?:addbibresource(?:\[[^\]\n]*\])?|bibliography)\s*\{([^{}\n]+)\}/gmu).flatMap(
		({ path, range }) => {
			let start = range.start;
			return path.split(',').map((part) => {
				const name = part.trim();
				const at = start + part.indexOf(name);
				start += part.length + 1;
				return { path: /\.\w+$/u.test(name) ? name : `${name}.bib`, range: { start: at, end: at + name.length } };
			});
		},
	);
}

/** The bibliographies a Typst text names: `#bibliography("a.bib")` and `#bibliography(("a.bib", "b.yml"))`. */
export function typstBibliographies(text: string): readonly NamedFile[] {
	return named(text, /#bibliography\(([^)\n]*)\)/gu).flatMap(({ path, range }) =>
		[...path.matchAll(/"([^"\n]+)"/gu)].map((match) => {
			const start = range.start + match.index + 1;
			return { path: match[1] ?? '', range: { start, end: start + (match[1]?.length ?? 0) } };
		}),
	);
}

function named(text: string, pattern: RegExp): readonly NamedFile[] {
	return [...text.matchAll(pattern)].map((match) => {
		const path = match[1] ?? '';
		const start = match.index + match[0].lastIndexOf(path);
		return { path, range: { start, end: start + path.length } };
	});
}
