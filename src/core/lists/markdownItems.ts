import { RecordFields } from '../listing/containers/jsonFields';
import { dayOf } from '../listing/containers/recordDates';
import type { Draft } from '../listing/facts/draft';
import type { PrintedDate } from '../listing/facts/printedDate';
import type { Section } from './markdownEntries';
import { addressesIn, isPaperAddress, isSearch, plainWords, withoutPictures } from './markdownInline';
import { TAG, titleOf, titleOfReference } from './markdownTitles';
import type { OddFields } from './oddFields';

/** An item of a list, or a paragraph: its lines in one text. */
interface Item {
	readonly from: number;
	to: number;
	text: string;
	readonly isListed: boolean;
}

/** What begins an item of a list, with what stands before it. */
export const BULLET = /^(\s*)(?:(?:[-*+•●○◦‣▪·]|\d{1,4}[.)])\s+|[・･]\s*)(?:\[[ xX]\]\s+)?/;

/** In UTF-16 units: what an item says behind so many is not looked at. */
const LONGEST_ITEM = 6000;

/** The papers that items of a section link to, and the lines of those that have no title. */
export function papersOfItems(
	{ lines }: Section,
	listed: PrintedDate | null,
	odd: OddFields,
): {
	readonly drafts: readonly Draft[];
	readonly untitled: readonly number[];
} {
	const drafts: Draft[] = [];
	const untitled: number[] = [];
	for (const item of itemsOf(lines)) {
		const text = withoutPictures(item.text.slice(0, LONGEST_ITEM));
		const addresses = addressesIn(text);
		// Words within a text that lead to a search are no title.
		if (!addresses.some((each) => isPaperAddress(each) && (item.isListed || !isSearch(each)))) {
			continue;
		}
		const draft = draftOf(item, text, addresses, listed, odd);
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

function draftOf(
	item: Item,
	text: string,
	addresses: readonly string[],
	listed: PrintedDate | null,
	odd: OddFields,
): Draft | null {
	const found = item.isListed ? (titleOfReference(text) ?? titleOf(text, true)) : titleOf(text, false);
	if (found === null) {
		return null;
	}
	const rest = `${text.slice(0, found.from)}\n${text.slice(found.to)}`;
	const line = item.from + 1;
	const place = placeIn(rest);
	const record = new RecordFields({
		title: found.title,
		authors: found.authors ?? peopleIn(text.slice(0, found.from), text.slice(found.to)),
		venue: place?.venue ?? null,
		year: place?.year ?? found.year ?? null,
		url: addresses.filter((each) => isPaperAddress(each) && !isSearch(each)),
		code: addresses.filter((url) => /^https?:\/\/(?:www\.)?(?:github|gitlab)\.com\//.test(url)),
		project: addresses.filter((url) => /github\.io\b/.test(url)),
	});
	const draft = odd.draft(record, line, dayIn(rest) ?? listed);
	return { ...draft, to: item.to + 1 };
}

/** In UTF-16 units: a longer piece is no list of names. */
const LONGEST_NAMES = 2000;

/** A piece of an item that lists names: in italics, on a line of its own, between bars, or before a title in quotes. */
function peopleIn(before: string, after: string): string | null {
	const pieces = [...after.split(SEPARATOR), ...before.split(SEPARATOR)];
	for (const piece of pieces) {
		if (piece.length > LONGEST_NAMES) {
			continue;
		}
		const words = plainWords(
			piece
				.replace(TAG, '')
				.replace(/\[\[?[^\]]*\]\([^)]*\)\]?/g, (link) =>
					/author|scholar|~|github\.io|people/i.test(link) ? plainWords(link) : ' ',
				),
		)
			.replace(/^[\s,.;:|–—-]+|[\s,.;:|([–—-]+$/g, '')
			.replace(/[,.]?\s*\(?(?:arXiv|preprint|[A-Z]{3}\w{0,20})[ ’'-]{0,3}(?:19|20)?\d\d\)?\.?$/i, '');
		if (areNames(words)) {
			return words;
		}
	}
	return null;
}

const SEPARATOR =
	/,?\s{1,9}(?:paper|code|pdf|link)s?:\s|<br\s{0,9}\/?>|\n|\s[|·•]\s|\s{0,9}[・･]\s{0,9}|(?<!\b\p{Lu})\.\s{1,9}(?=\S)|\s[–—-]\s/iu;
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

/** The whole day that an item tells beside its title. */
function dayIn(text: string): PrintedDate | null {
	return dayOf((text.match(DAY) ?? []).slice(0, 1));
}

const DAY =
	/\b(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|[A-Z][a-z]{2,8}\.? \d{1,2}, \d{4}|\d{1,2} [A-Z][a-z]{2,8}\.? \d{4})\b(?![-/.]\d)/g;
