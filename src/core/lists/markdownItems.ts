import { RecordFields } from '../listing/containers/jsonFields';
import { draftOfRecord } from '../listing/containers/jsonRecord';
import type { Draft } from '../listing/facts/draft';
import type { PrintedDate } from '../listing/facts/printedDate';
import { LONGEST_TITLE } from '../listing/facts/titleShape';
import type { Section } from './markdownEntries';
import { addressesIn, isPaperAddress, linksIn, plainWords, withoutPictures } from './markdownInline';

/** An item of a list, or a paragraph: its lines in one text. */
interface Item {
	readonly from: number;
	to: number;
	text: string;
	readonly isListed: boolean;
}

const BULLET = /^(\s*)(?:[-*+•]|\d{1,4}[.)])\s+(?:\[[ xX]\]\s+)?/;

/** The papers that items of a section link to, and the lines of those that have no title. */
export function papersOfItems(
	{ lines }: Section,
	listed: PrintedDate | null,
): {
	readonly drafts: readonly Draft[];
	readonly untitled: readonly number[];
} {
	const drafts: Draft[] = [];
	const untitled: number[] = [];
	for (const item of itemsOf(lines)) {
		const text = withoutPictures(item.text);
		const addresses = addressesIn(text);
		if (!addresses.some(isPaperAddress)) {
			continue;
		}
		const draft = draftOf(item, text, addresses, listed);
		if (draft !== null) {
			drafts.push(draft);
		} else if (item.isListed) {
			untitled.push(item.from + 1);
		}
	}
	return { drafts, untitled };
}

/** A bullet begins an item; lines that are indented deeper, or follow without a blank one, go on with it. */
function itemsOf(lines: Section['lines']): readonly Item[] {
	const items: Item[] = [];
	let open: Item | null = null;
	for (const { index, text } of lines) {
		const bullet = BULLET.exec(text);
		const goesOn: boolean =
			open !== null &&
			(bullet === null ? true : bullet[1]!.length > 1 && open.isListed && !addressesIn(open.text).some(isPaperAddress));
		if (text.trim() === '' || /^\s*(?:\||```|---)/.test(text)) {
			open = null;
		} else if (goesOn && open !== null) {
			open.text += `\n${text.replace(BULLET, '').trim()}`;
			open.to = index;
		} else {
			open = { from: index, to: index, text: text.replace(BULLET, ''), isListed: bullet !== null };
			items.push(open);
		}
	}
	return items;
}

/** Words of links that name a file or a place, not a paper. */
const GENERIC =
	/^\W*(?:(?:the |our |this |original |full )?(?:papers?|preprint|pdf|arxiv|abs|abstract|link|html|url|here|code|github|project(?: page)?|website|homepage|web|page|doi|official|report|openreview|cvf|acl|acm|ieee|slides?|video|blog|demo|dataset|data|model|bibtex|supp|springer|poster|tweet|survey|source|download|read|view|论文|链接|代码)(?: (?:link|page|version|paper|pdf))?|\d+|[\d./-]+|arxiv[:\s]?\d{4}\.\d{4,5}(?:v\d)?)\W*$/iu;
/** Tags before or behind a title: a venue, a year, a month. */
const TAG = /^(?:\*\*|\*|_)*[([【](?![^\]】)]*\]\()[^\][()【】]{1,40}[)\]】](?:\*\*|\*|_)*[\s:,-]*/;

function draftOf(item: Item, text: string, addresses: readonly string[], listed: PrintedDate | null): Draft | null {
	const found = titleOf(text, item.isListed);
	if (found === null) {
		return null;
	}
	const rest = `${text.slice(0, found.from)}\n${text.slice(found.to)}`;
	const line = item.from + 1;
	const place = placeIn(rest);
	const record = new RecordFields({
		title: found.title,
		authors: peopleIn(text.slice(0, found.from), text.slice(found.to)),
		venue: place?.venue ?? null,
		year: place?.year ?? null,
		url: addresses.filter(isPaperAddress),
		code: addresses.filter((url) => /^https?:\/\/(?:www\.)?(?:github|gitlab)\.com\//.test(url)),
		project: addresses.filter((url) => /github\.io\b/.test(url)),
	});
	const draft = draftOfRecord(record, { listed, year: null, onOdd: () => {} }, line);
	return { ...draft, to: item.to + 1 };
}

interface FoundTitle {
	readonly title: string;
	/** The part of the text that says it. */
	readonly from: number;
	readonly to: number;
}

function titleOf(text: string, isListed: boolean): FoundTitle | null {
	const links = linksIn(text);
	const linked = links.find(({ href, text: said }) => isPaperAddress(href) && isTitle(said) && !GENERIC.test(said));
	const bold = [...text.matchAll(/(?:\*\*|__)(.+?)(?:\*\*|__)/gs)].find((each) =>
		isTitle(tidyTitle(plainWords(each[1]!))),
	);
	const quoted = [...text.matchAll(/[“"]([^“”"\n]{8,240})[”"]/g)].find((each) => isTitle(each[1]!));
	const marked = bold ?? quoted;
	// A bold title may hold the link, or stand before links that only say where a file is.
	if (
		linked !== undefined &&
		!(marked !== undefined && marked.index < linked.from && marked.index + marked[0].length < linked.from)
	) {
		return { title: tidyTitle(linked.text), from: linked.from, to: linked.to };
	}
	if (marked !== undefined) {
		return { title: tidyTitle(plainWords(marked[1]!)), from: marked.index, to: marked.index + marked[0].length };
	}
	if (!isListed) {
		return null;
	}
	const end = Math.min(
		links[0]?.from ?? text.length,
		firstEnd(text),
		text.search(/https?:/) < 0 ? text.length : text.search(/https?:/),
	);
	const title = tidyTitle(plainWords(text.slice(0, end)));
	return isTitle(title) ? { title, from: 0, to: end } : null;
}

/** Where the first piece of an item ends: a line, or a bar. */
function firstEnd(text: string): number {
	const end = text.search(/<br|\n|\s\|\s|\s*\[\[/i);
	return end < 0 ? text.length : end;
}

function tidyTitle(words: string): string {
	let title = words.replace(/^(?:\p{Extended_Pictographic}|\uFE0F|\s)+/u, '');
	for (let tag = TAG.exec(title); tag !== null && tag[0].length < title.length; tag = TAG.exec(title)) {
		title = title.slice(tag[0].length);
	}
	return title
		.replace(/^["“”'‘]+(?=\S)|["“”'’]+$/g, '')
		.replace(/[\s,:;|([–—-]+$/, '')
		.replace(/(?<=\w)\.$/, '')
		.trim();
}

function isTitle(words: string): boolean {
	return (
		words.length > 3 &&
		!/^[[(].*[\])]$/.test(words) &&
		words.length <= LONGEST_TITLE &&
		/\p{L}{2}/u.test(words) &&
		(/\s/.test(words) || words.length > 8) &&
		!/^(?:[A-Z]{2,}\w*|arXiv)[ ’'-]*(?:19|20)?\d\d\b\W*$/.test(words)
	);
}

/** A piece of an item that lists names: in italics, on a line of its own, between bars, or before a title in quotes. */
function peopleIn(before: string, after: string): string | null {
	const pieces = [...after.split(SEPARATOR), ...before.split(SEPARATOR)];
	for (const piece of pieces) {
		const words = plainWords(
			piece
				.replace(TAG, '')
				.replace(/\[\[?[^\]]*\]\([^)]*\)\]?/g, (link) =>
					/author|scholar|~|github\.io|people/i.test(link) ? plainWords(link) : ' ',
				),
		)
			.replace(/^[\s,.;:|–—-]+|[\s,.;:|([–—-]+$/g, '')
			.replace(/[,.]?\s*\(?(?:arXiv|preprint|[A-Z]{3,}\w*)[ ’'-]*(?:19|20)?\d\d\)?\.?$/i, '');
		if (areNames(words)) {
			return words;
		}
	}
	return null;
}

const SEPARATOR = /<br\s*\/?>|\n|\s\|\s|(?<!\b\p{Lu})\.\s+(?=\S)|\s[–—-]\s/iu;
const NAME =
	/^\p{Lu}[\p{L}\p{M}.'’-]*(?:\s(?:\p{Lu}[\p{L}\p{M}.'’-]*|van|von|de|der|den|di|da|la|le|al|el|bin|dos|du)){1,4}$/u;

/** Two names or more, one with others, or one alone in italics: nothing else is made of capitalised words in twos. */
function areNames(words: string): boolean {
	const plain = words.replace(/,?\s*\bet\.?\s*al\.?$/i, '');
	const parts = plain.split(/\s*,\s*(?:and\s+|&\s*)?|\s+and\s+|\s*&\s*|\s*;\s*/).filter(Boolean);
	return (
		(parts.length > 1 ||
			plain !== words ||
			/^\p{Lu}[\p{Ll}\p{M}]+ (?:\p{Lu}\. ?)*\p{Lu}[\p{Ll}\p{M}'’-]+$/u.test(plain)) &&
		parts.every((part) => NAME.test(part) && part.length < 45)
	);
}

/** `(ICLR 2024)`, `CVPR'23`, `arXiv 2025` where it stands alone. */
function placeIn(text: string): { readonly venue: string; readonly year: number } | null {
	for (const piece of text.split(/[\n|]|<br\s*\/?>|[([\])]|\.\s|\*/i)) {
		const [, venue, long, short] =
			/^\W*([A-Z][A-Za-z&-]{1,14})[\s,'’-]*(?:((?:19|20)\d\d)|(?<=['’])(\d\d))\W*$/.exec(piece.trim()) ?? [];
		if (
			venue !== undefined &&
			!/^(?:paper|survey|updated?|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/i.test(venue)
		) {
			return { venue, year: long === undefined ? 2000 + Number(short) : Number(long) };
		}
	}
	return null;
}
