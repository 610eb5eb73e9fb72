import { isDump, withLinks } from './dump';
import { hasEntities, withoutEntities } from './entities';
import { type Lines, ROLE } from './lines';
import { hasMarkdownEscapes, type Inline, type References, type RowLink, readInline, unescapeMarkdown } from './markup';

/** A logical line of a page: text without its markup, with the file's lines it came from. */
export interface Row {
	readonly text: string;
	/** 1-based first and last line in the file. */
	readonly line: number;
	end: number;
	/** True when a blank line stands before it. */
	readonly gap: boolean;
	readonly heading: boolean;
	/** How many signs of the page stood before the text on its first line. */
	readonly cut?: number;
	links: readonly RowLink[];
	/** Text of a picture before a name, if the page has it. */
	readonly alt: string | null;
}

const NO_LINKS: readonly RowLink[] = [];

/** The rows of a file: every line that says something, trimmed and freed of markup. All other lines are marked. */
export function rowsOf(lines: Lines, text: string): Row[] {
	return hasMarkup(text)
		? markedUpRows(lines, text)
		: plainRows(lines, ODD_SIGN.test(text) || hasEntities(text) || text.includes('[]'));
}

/** True for a text with signs of Markdown, or of what tools leave of links and pictures. */
export function hasMarkup(text: string): boolean {
	return MARKUP.some((sign) => text.includes(sign)) || LINE_MARKUP.test(text) || isDump(text);
}

const MARKUP = ['](', '][', '[LINK: ', '[图片'];
const LINE_MARKUP = /^[^\S\n\r]{0,8}(?:#{1,6}\s|```|~~~|<a )|\S\r?\n(?:={3,}|-{4,})[^\S\n\r]*$/m;

function plainRows(lines: Lines, odd: boolean): Row[] {
	const rows: Row[] = [];
	const add = rowAdder(rows, lines);
	let gap = false;
	for (let i = 0; i < lines.total; i++) {
		const source = lines.texts[i]!;
		let isBlank = true;
		for (const part of source.includes('\f') ? source.split('\f') : [source]) {
			const text = odd ? cleanText(part) : part.trim();
			if (text === '') {
				continue;
			}
			add({ text, line: i + 1, end: i + 1, gap, heading: false, links: NO_LINKS, alt: null });
			isBlank = false;
			gap = false;
		}
		if (isBlank) {
			lines.mark(i + 1, i + 1, source.includes('[]') ? ROLE.furniture : ROLE.blank);
			gap = true;
		}
	}
	return rows;
}

/** Invisible signs vanish, odd blanks and dots become blanks and dots, entities what they stand for; a text without any is only trimmed. */
export function cleanText(text: string): string {
	const whole = withoutEntities(text).trim();
	const trimmed = whole.includes('[]') ? whole.replace(EMPTY_PICTURES, '') : whole;
	return ODD_SIGN.test(trimmed)
		? trimmed.replace(INVISIBLE, '').replace(ODD_BLANK, ' ').trim().replace(OTHER_DOTS, '·')
		: trimmed;
}

/** What pandoc's plain text leaves of pictures without a text: never behind a word, where it is code. */
const EMPTY_PICTURES = /(?<=^|\s)(?:\[\](?:\s+|$|(?=[\p{L}\d])))+/gu;
const INVISIBLE = /[\u00ad\u200b-\u200f\u2060\ufeff\u202a-\u202e]/g;
const ODD_BLANK = /[\u00a0\u2000-\u200a\u202f\u205f\u3000\t\f]+/g;
/** Dots of Japanese and Chinese encodings, which have no other, where the page has its own: alone, and before what it parts. */
const OTHER_DOTS =
	/^[\u30fb\uff65\u2027](?=\s|$)|[\u30fb\uff65\u2027](?=\s*(?:Published |Submitted by\b|\d{4}\.\d{4,5}\b|\d{1,5} authors?$|[A-Z][a-z]{2,8}\.? \d{1,2}(?:,? \d{4})?(?:\s*\d{1,5})?$))/g;
const ODD_SIGN = /[\u00a0\u00ad\u2000-\u200f\u2027\u202a-\u202f\u205f\u2060\u3000\u30fb\ufeff\uff65\t\f]/;

/**
 * Adds rows to those before. Where a page shows each address on a line of its own, a row that is nothing but an address
 * of the site tells where the row before it leads. An address of a profile does so only behind a name or another address:
 * behind a sentence it is part of the text.
 */
function rowAdder(rows: Row[], { texts }: Lines): (row: Row) => void {
	let shows: boolean | null = null;
	const showsAddresses = () => {
		shows ??= texts.some((text) => text.length < LONGEST_ADDRESS && PAGE_ADDRESS.test(cleanText(text)));
		return shows;
	};
	return (row) => {
		const previous = rows.at(-1);
		if (
			previous !== undefined &&
			row.text.startsWith('http') &&
			SITE_ADDRESS.test(row.text) &&
			(row.gap || !OPEN_TEXT.test(previous.text)) &&
			(!PROFILE.test(row.text) || (showsAddresses() && standsAlone(previous)))
		) {
			previous.links = [...previous.links, { text: previous.text, href: row.text }];
			previous.end = row.end;
		} else {
			rows.push(row);
		}
	};
}

function standsAlone(name: Row): boolean {
	return (
		name.end > name.line ||
		(name.text.length <= LONGEST_NAME && !SENTENCE_END.test(name.text) && !OPEN_TEXT.test(name.text))
	);
}

const LONGEST_ADDRESS = 2100;
/** What shows that the addresses of a page stand on lines of their own. */
const PAGE_ADDRESS = /^https?:\/\/(?:www\.)?(?:huggingface\.co|hf\.co)\/(?:papers\/|login\?)\S*$/;
const PROFILE = /^https?:\/\/(?:www\.)?(?:huggingface\.co|hf\.co)\/(?!papers(?:\/|$)|login\?|join$)/;
const SENTENCE_END = /[.!?:;,]["”)]?$/;
/** Words behind which an address belongs to their sentence. */
const OPEN_TEXT = /[:,(]$|\b(?:at|in|on|from|via|see|visit|is|are|here|under|and|or|to|through)$/;
/** Names of organisations are shorter. */
const LONGEST_NAME = 100;

const SITE_ADDRESS =
	/^https?:\/\/(?:www\.)?(?:huggingface\.co|hf\.co)\/(?:papers(?:\/\S*)?|login\?\S+|join|[\w.-]*\w)\/?(?:#\S+)?$/;
const REFERENCE = /^\s*(?:\[(\d{1,5})\]:?|(\d{1,5})\.)\s+<?(https?:\/\/\S+?)>?\s*$/;
const ONLY_MARKUP = /^(?:#{1,6}|```.*|~~~.*|<a [^>]*>(?:<\/a>)?|<\/a>|\*\*\*|___)$/;
const HEADING = /^#{1,6}\s+/;
const ONLY_HEADING = /^#{1,6}$/;

function markedUpRows(lines: Lines, text: string): Row[] {
	const references = referencesOf(lines, text);
	const escaped = hasMarkdownEscapes(text);
	const dump = isDump(text);
	const sources: string[] = [];
	const inlines: Inline[] = [];
	for (const [i, line] of lines.texts.entries()) {
		const known = references(i);
		const source = dump ? withLinks(cleanText(line), known) : cleanText(line);
		sources.push(source);
		inlines.push(readInline(source.replace(HEADING, ''), known));
	}
	const closers = nextClosers(inlines);
	const rows: Row[] = [];
	const add = rowAdder(rows, lines);
	const underlines = underlinesOf(sources);
	/** A link that an earlier line opened: its rows, its address, the line that closes it. */
	let link: { readonly heading: boolean; readonly href: string; readonly until: number } | null = null;
	let gap = false;
	/** True behind the signs of a heading that has its words on the next line. */
	let headless = false;
	for (const [i, source] of sources.entries()) {
		const line = i + 1;
		if (source === '') {
			lines.mark(line, line, lines.texts[i]!.includes('[]') ? ROLE.furniture : ROLE.blank);
			gap = true;
			continue;
		}
		if (underlines.has(i) || ONLY_MARKUP.test(source) || REFERENCE.test(source)) {
			lines.mark(line, line, ROLE.furniture);
			headless ||= ONLY_HEADING.test(source);
			continue;
		}
		const { text, alt, links, opens, openText, closes } = inlines[i]!;
		const bare = openText !== null && closesSoon(sources, inlines, i) ? openText : text;
		const heading = headless || HEADING.test(source) || underlines.has(i + 1);
		headless = false;
		if (opens) {
			const until = closers[i + 1] ?? -1;
			const href = until >= 0 && until - i <= LONGEST_LINK ? inlines[until]!.closes : null;
			link = href === null ? null : { heading, href, until };
		}
		const literal = opens && link === null ? `[${bare}` : bare;
		const said = cleanText(escaped ? unescapeMarkdown(literal) : literal).replace(/^\*\*(.+)\*\*$/, '$1');
		const own = link !== null && link.href !== '' && links.length === 0 ? [{ text: said, href: link.href }] : links;
		if (said === '' && (own.length === 0 || closes !== null)) {
			lines.mark(line, line, ROLE.furniture);
		} else {
			add({ text: said, line, end: line, gap, heading: heading || (link?.heading ?? false), links: own, alt });
			gap = false;
		}
		if (link !== null && i >= link.until) {
			link = null;
		}
	}
	return rows;
}

/**
 * The lines of signs below headings (https://spec.commonmark.org/0.31.2/#setext-headings). Three dashes are one only
 * where tools set as many as the heading is long: else they part the page, or end its front matter.
 */
function underlinesOf(sources: readonly string[]): ReadonlySet<number> {
	const underlines = new Set<number>();
	for (const [i, source] of sources.entries()) {
		const above = sources[i - 1] ?? '';
		const isLine = source.length > 2 && (source[0] === '=' || source[0] === '-') && UNDERLINE.test(source);
		if (
			isLine &&
			above !== '' &&
			(source.length > 3 || source[0] === '=' || above.length === 3) &&
			!UNDERLINE.test(above)
		) {
			underlines.add(i);
		}
	}
	return underlines;
}

const UNDERLINE = /^(?:=+|-+)$/;

/** True where one of the next lines of the paragraph closes a link opened before it: a wrap broke the link. */
function closesSoon(sources: readonly string[], inlines: readonly Inline[], i: number): boolean {
	for (let next = i + 1; next <= i + 3 && (sources[next] ?? '') !== ''; next++) {
		if (inlines[next]!.closes !== null) {
			return true;
		}
	}
	return false;
}

/** A link over several lines spans at most this many. */
const LONGEST_LINK = 200;

/** For each line, the nearest line from there on that closes a link opened before it. */
function nextClosers(inlines: readonly Inline[]): Int32Array {
	const closers = new Int32Array(inlines.length + 2).fill(-1);
	for (let i = inlines.length - 1; i >= 0; i--) {
		closers[i] = inlines[i]!.closes === null ? closers[i + 1]! : i;
	}
	return closers;
}

/** The addresses of numbered references for each line: those of the next list below it, or of the last one. */
function referencesOf(lines: Lines, text: string): (line: number) => References {
	const lists: { readonly end: number; readonly references: Map<string, string> }[] = [];
	if (/\]\[\d/.test(text) || isDump(text)) {
		let inList = false;
		for (const [i, line] of lines.texts.entries()) {
			const match = line.length < 2100 ? REFERENCE.exec(cleanText(line)) : null;
			if (match === null) {
				inList &&= line.trim() === '';
				continue;
			}
			if (!inList) {
				lists.push({ end: i, references: new Map() });
				inList = true;
			}
			lists.at(-1)!.references.set(match[1] ?? match[2]!, match[3]!);
		}
	}
	const none: References = new Map();
	let at = 0;
	return (line) => {
		while (at < lists.length - 1 && lists[at]!.end <= line) {
			at++;
		}
		return lists[at]?.references ?? none;
	};
}
