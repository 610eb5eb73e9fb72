/** One sentence for a file whose first bytes tell what it is, `null` for what may be text. */
export function kindOfBytes(bytes: Uint8Array): string | null {
	const start = String.fromCharCode(...bytes.subarray(0, 16));
	return BINARY.find(([magic]) => start.startsWith(magic))?.[1] ?? null;
}

const UTF_32 = 'The file is UTF-32 text; save it as UTF-8.';
const UNPACK = 'unpack it and read the files in it';

/** First bytes of files (https://www.iana.org/assignments/media-types, `file`'s magic), as signs of Latin-1. */
const BINARY: readonly (readonly [magic: string, sentence: string])[] = [
	['\xff\xfe\0\0', UTF_32],
	['\0\0\xfe\xff', UTF_32],
	['%PDF-', 'The file is a PDF, not a saved page; save the page as text, Markdown or HTML.'],
	['\x1f\x8b', `The file is compressed with gzip; ${UNPACK}.`],
	[
		'PK\x03\x04',
		`The file is a ZIP archive (as .docx, .epub and .xlsx are), binary data; ${UNPACK}, or save it as text.`,
	],
	['7z\xbc\xaf', `The file is a 7-Zip archive; ${UNPACK}.`],
	['BZh', `The file is compressed with bzip2; ${UNPACK}.`],
	['\xfd7zXZ', `The file is compressed with xz; ${UNPACK}.`],
	['\x28\xb5\x2f\xfd', `The file is compressed with Zstandard; ${UNPACK}.`],
	['Rar!', `The file is a RAR archive; ${UNPACK}.`],
	['\x89PNG', 'The file is a picture (PNG), not text.'],
	['\xff\xd8\xff', 'The file is a picture (JPEG), not text.'],
	['GIF8', 'The file is a picture (GIF), not text.'],
	['SQLite format 3', 'The file is an SQLite database; export its table as JSON.'],
	['bplist', 'The file is a binary property list or Safari web archive; save the page as HTML or text.'],
	['PAR1', 'The file is a Parquet table; export it as JSON Lines.'],
	['\xd0\xcf\x11\xe0', 'The file is a document of an old Office; save it as text.'],
	['{\\rtf', 'The file is a document in RTF; save it as plain text.'],
];

/** What a text is in which no paper was found, and what to do with it; `null` where it is like nothing known. */
export function kindOfText(text: string): string | null {
	const start = text
		.slice(0, LONGEST_START)
		.replace(/^\ufeff/, '')
		.trimStart();
	return TEXTS.find(([shape]) => shape.test(start))?.[1] ?? null;
}

const LONGEST_START = 20_000;

/** By the first signs of the text, the surest first. */
const TEXTS: readonly (readonly [shape: RegExp, sentence: string])[] = [
	[/^%PDF-/, 'this is a PDF, not a saved page; save the page as text, Markdown or HTML'],
	[
		/^(?:\{\s*"[^"]{1,99}":\s*)?(?:\[\s*)?"\{(?:'|\\?")/,
		'this is JSON whose entries are strings (as Python prints its records), not papers; write the records themselves as JSON',
	],
	[/^\[\s*"/, 'this is JSON whose entries are strings, not papers'],
	[/^(?:\[\s*)?\{\s*u?'/, 'these are records as Python prints them, not JSON; write them as JSON'],
	[
		/^(?:\[\s{0,99}(?:[[{"\]\d-]|true|false|null)|\{\s{0,99}["}])/,
		'this is JSON without papers: none of its records has a title together with an abstract, an id or authors',
	],
	[
		/^(?:%.*\n|\s)*@(?:article|inproceedings|misc|book|incollection|phdthesis|mastersthesis|techreport|unpublished|online|software|dataset|string|comment|preamble|thesis|report|inbook|proceedings|conference|manual|booklet|collection|electronic|patent)\s{0,8}[{(]/i,
		'this is a bibliography (BibTeX) in which no entry has a title',
	],
	[/^TY {2}- /, 'these are references in RIS format without a title'],
	[
		/^(?:PMID- |%0 |FN )/,
		'these are references of a reference manager, not a listing; convert them to BibTeX or CSL-JSON',
	],
	[/^(?:<\?xml[^>]{0,200}>\s*)?<(?:feed|rss|rdf:RDF)\b/i, 'this is a news feed (XML) without papers'],
	[/^<\?xml/i, 'this is XML, not a saved page'],
	[
		/^(?:<!--[^>]{0,500}-->\s*)?<(?:!doctype html|html|head|body|div|main|section)\b/i,
		'this is a web page (HTML) without papers; save it again once its papers are shown',
	],
	[/^\\documentclass\b/m, 'this is a LaTeX document, not a listing'],
	[
		/^[|].*[|]\s*\n[|][\s:|-]{3,500}[|]\s*$/m,
		'this is a Markdown table without a column of titles beside one of authors, abstracts, dates or links',
	],
	[
		/^"?[\w ]{1,40}"?(?:,"?[\w ]{1,40}"?){1,40}\r?\n[^\n]{0,2000},/,
		'this looks like a table (CSV) without papers: it needs a column “title” beside one of authors, abstracts or ids',
	],
	[
		/^"?[\w ]{1,40}"?(?:\t"?[\w ]{1,40}"?){1,40}\r?\n/,
		'this looks like a table (TSV) without papers: it needs a column “title” beside one of authors, abstracts or ids',
	],
];
