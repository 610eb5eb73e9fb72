import { decodeEntities } from '../rows/entities';

/** A line that is a tag with nothing beside it before an empty one, as pandoc leaves what Markdown has no sign for. */
const TAG_LINE = /^<(?:div|main|section|article|header|footer|nav)\b[^<>\n]{0,500}>[^\S\n\r]*\r?\n[^\S\n\r]*\r?$/im;
const SPAN = /<span\s{1,9}class="/;
const MARKDOWN = /\]\(|^#{1,6} |^:{3,}(?: |\{)|^\S.*\r?\n(?:={3,}|-{3,})[^\S\n\r]*$/m;
const DOCUMENT = /<(?:!doctype|html|head|body)\b/i;
const FENCED_DIVISION = /^:{3,}(?:[^\S\n\r]+(?:\{[^{}\n]{1,500}\}|[\w.-]{1,100}))?(?=[^\S\n\r]*\r?$)/gm;
/** `{.author .relative}` behind a span, a link, a picture or the words of a heading; it may be wrapped. */
const ATTRIBUTES = /(?<=[\])}\w.,;:?!] ?)\{[.#](?:[^{}\n"]|"[^"\n]{0,300}"|\n(?=[^\s])){0,300}\}/g;
/** Marks that pandoc's own Markdown escapes, and other tools do not. */
const ESCAPED = /\\(?=['"$@|^<])/g;

const TAG =
	/<(\/?)(div|main|section|article|header|footer|nav|span|a|img|svg|button|br)\b((?:[^<>"']|"[^"<>]{0,2000}"|'[^'<>]{0,2000}'){0,300})>/gi;
const HREF = /\bhref\s{0,9}=\s{0,9}(?:"([^"]*)"|'([^']*)')/i;

/**
 * Markdown in which a tool left elements of the page as HTML, or as pandoc's divisions and attributes
 * (https://pandoc.org/MANUAL.html#divs-and-spans): the same without them, its links as links of Markdown. Its lines stay
 * the same in number; any other text stays as it is.
 */
export function withoutRawElements(text: string): string {
	const hasTags = TAG_LINE.test(text) || SPAN.test(text);
	const hasDivisions = /^:{3,}/m.test(text);
	if ((!hasTags && !hasDivisions) || !MARKDOWN.test(text) || DOCUMENT.test(text.slice(0, 2000))) {
		return text;
	}
	const bare = hasDivisions
		? withoutSpans(text.replace(FENCED_DIVISION, '')).replace(ATTRIBUTES, endsOfLines).replace(ESCAPED, '')
		: text;
	return hasTags ? withoutTags(bare) : bare;
}

/** Without the brackets of spans (`[words]{.class}`); what they hold stays. No span reaches over an empty line. */
function withoutSpans(text: string): string {
	const dropped: number[] = [];
	let open: number[] = [];
	for (const { 0: sign, index } of text.matchAll(/\\[[\]]|[[\]]|\n[^\S\n]*\n/g)) {
		if (sign === '[') {
			open.push(index);
		} else if (sign === ']') {
			const start = open.pop();
			if (start !== undefined && /^\]\{[.#]/.test(text.slice(index, index + 3))) {
				dropped.push(start, index);
			}
		} else if (sign.startsWith('\n')) {
			open = [];
		}
	}
	const said: string[] = [];
	let at = 0;
	for (const index of dropped.sort((a, b) => a - b)) {
		said.push(text.slice(at, index));
		at = index + 1;
	}
	said.push(text.slice(at));
	return said.join('');
}

/** A link begins before the first words in it: what stands before them, pictures mostly, may reach over lines. */
function withoutTags(text: string): string {
	const said: string[] = [];
	let at = 0;
	let href: string | null = null;
	let isOpen = false;
	const say = (words: string) => {
		const start = href === null || isOpen ? -1 : words.search(/\S/);
		isOpen ||= start >= 0;
		said.push(start < 0 ? words : `${words.slice(0, start)}[${words.slice(start)}`);
	};
	for (const tag of text.matchAll(TAG)) {
		const [whole, closing = '', name = '', attributes = ''] = tag;
		say(text.slice(at, tag.index));
		at = tag.index + whole.length;
		if (name.toLowerCase() === 'a') {
			if (isOpen) {
				said.push(`](${href})`);
			}
			const [, double, single] = (closing === '' && HREF.exec(attributes)) || [];
			const address = double ?? single;
			href = address === undefined || /[\s()]/.test(address) ? null : decodeEntities(address);
			isOpen = false;
		}
		said.push(endsOfLines(whole));
	}
	say(text.slice(at));
	return said.join('');
}

function endsOfLines(text: string): string {
	return text.replace(/[^\n]+/g, '');
}
