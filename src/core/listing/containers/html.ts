import { decodeEntities } from '../rows/entities';

/** True for the source of a web page. */
export function isHtml(text: string): boolean {
	return (
		/^\s*(?:<!--[^>]*-->\s*)?<(?:!doctype html|html|head|body)\b/i.test(text.slice(0, 2000)) ||
		/^\s*<(?:div|main|section)\b/i.test(text.slice(0, 200))
	);
}

const BLOCK =
	/^<\/?(?:p|div|li|ul|ol|h[1-6]|article|section|header|footer|nav|main|br|tr|table|dl|dt|dd|blockquote|button|time|form|label|title)\b/i;
const LINK = /^<\/?a\b/i;
const HREF = /\shref=(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/i;
const LONGEST_TAG = 2000;
const SILENT = /^<(script|style|svg|noscript|template)\b/i;

/** What one block of a page shows, the line of the source it begins on, and where its links lead. */
interface HtmlPiece {
	readonly text: string;
	readonly line: number;
	readonly hrefs: readonly string[];
}

/** The text of a page as a browser would show it: each block of the page begins a new piece. */
export function htmlPieces(source: string): HtmlPiece[] {
	const pieces: HtmlPiece[] = [];
	/** Texts of the piece that is being read, and whether they are blank: joined once, since a block may hold thousands. */
	let texts: string[] = [];
	let blank = true;
	let hrefs: string[] = [];
	/** The link that is open; it may span several blocks. */
	let href: string | null = null;
	let line = 1;
	let begun = 1;
	const flush = () => {
		const text = decodeEntities(texts.join('')).replace(/\s+/g, ' ').trim();
		if (text !== '') {
			pieces.push({ text, line: begun, hrefs });
		}
		texts = [];
		blank = true;
		hrefs = href === null ? [] : [href];
	};
	const count = (text: string) => {
		for (let i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) {
			line++;
		}
	};
	for (let at = 0; at < source.length; ) {
		const open = source.indexOf('<', at);
		const text = source.slice(at, open < 0 ? source.length : open);
		if (blank) {
			begun = line + (/^\s*/.exec(text)![0].split('\n').length - 1);
		}
		texts.push(text);
		blank &&= text.trim() === '';
		count(text);
		if (open < 0) {
			break;
		}
		if (source.startsWith('<!--', open)) {
			const end = source.indexOf('-->', open);
			const comment = source.slice(open, end < 0 ? source.length : end);
			if (pieces.length === 0) {
				pieces.push(...savedNotes(comment, line));
			}
			count(comment);
			at = open + comment.length;
			if (end < 0) {
				break;
			}
			at += 3;
			continue;
		}
		const tag = source.slice(open, open + 40);
		const silent = SILENT.exec(tag);
		const closing = silent ? source.indexOf(`</${silent[1]}`, open) : open;
		const end = closing < 0 ? -1 : source.indexOf('>', closing);
		if (end < 0) {
			break;
		}
		if (BLOCK.test(tag)) {
			flush();
		} else if (LINK.test(tag)) {
			const address = HREF.exec(source.slice(open, Math.min(end, open + LONGEST_TAG)));
			href = address === null ? null : decodeEntities(address[1] ?? address[2] ?? address[3]!);
			if (href !== null) {
				hrefs.push(href);
			}
		}
		count(source.slice(open, end));
		at = end + 1;
	}
	flush();
	return pieces;
}

/** What a tool notes in a comment above the page: where from, and when. */
function savedNotes(comment: string, line: number): HtmlPiece[] {
	return comment
		.split('\n', MOST_NOTES)
		.map((text, i) => ({ text: text.trim(), line: line + i, hrefs: [] }))
		.filter(({ text }) => /^(?:url|saved date): /.test(text));
}

const MOST_NOTES = 20;
