import { arxivIdIn, arxivIdOf } from '../facts/arxivId';
import type { Draft } from '../facts/draft';
import { countLine, isShortCount } from '../facts/numbers';
import { joinLines } from '../facts/prose';
import { authorCount, organizationIn } from '../facts/who';
import type { Row } from '../rows/row';
import { LONGEST_NAME } from './anchors';
import { SUBMITTED } from './buttons';
import type { Page, PageReading } from './page';

/** A number below the authors of a card, and what its link says it is, where the page kept links. */
interface CardNumber {
	/** `null` for a shortened one (`1.2k`). */
	readonly value: number | null;
	readonly means: 'stars' | 'comments' | 'upvotes' | null;
}

interface Card {
	readonly draft: Draft;
	readonly numbers: readonly CardNumber[];
	/** First row behind the card. */
	readonly to: number;
}

/**
 * Day, week and month pages: cards without abstracts. Submitter, upvotes, title, then a dot and the authors or an
 * organisation, then stars and comments. Where a number ends one card and opens the next, the last one is the upvotes.
 */
export function readCards({ rows: all }: Page): PageReading {
	const rows = all.filter((row) => row.text !== '' || arxivIdIn(row.links) !== null);
	const boxes = rows.some(({ text }, i) => countLine(text) !== null && isWords(rows[i + 1]));
	const cards: Card[] = [];
	const leftovers: Row[] = [];
	let i = 0;
	while (i < rows.length) {
		const card = readCard(rows, i, boxes);
		if (card === null) {
			leftovers.push(rows[i]!);
			i++;
		} else {
			cards.push(card);
			i = card.to;
		}
	}
	const alone = showsCommentsAlone(cards);
	return {
		layout: 'cards',
		drafts: cards.map(({ draft, numbers }) => ({ ...draft, comments: commentsAmong(numbers, alone) })),
		confidence: cards.length / Math.max(1, cards.length + leftovers.length),
		leftovers,
		furniture: all.filter((row) => row.text === '' && arxivIdIn(row.links) === null),
	};
}

/** True for a row that may be a title or a name. */
function isWords(row: Row | undefined): row is Row {
	return (
		row !== undefined &&
		row.text.length > 1 &&
		row.text !== '·' &&
		countLine(row.text) === null &&
		!isShortCount(row.text) &&
		authorsOf(row) === null &&
		!SUBMITTED.test(row.text)
	);
}

/** The number in `12 authors`, `· 12 authors` and the older `· 12`. */
function authorsOf({ text }: Row): number | null {
	const dot = text.startsWith('·');
	const said = dot ? text.slice(1).trim() : text;
	return authorCount(said) ?? (dot && said !== '-' ? countLine(said) : null);
}

function readCard(rows: readonly Row[], from: number, boxes: boolean): Card | null {
	let i = behindPicture(rows, behindSubmitter(rows, behindPicture(rows, from)));
	const upvotes = countLine(rows[i]?.text ?? '');
	i += upvotes === null ? 0 : 1;
	const begin = behindPicture(rows, i);
	const title = rows[begin];
	if (!isWords(title)) {
		return null;
	}
	let end = begin + 1;
	while (end < begin + 5 && isWords(rows[end]) && (boxes || (title.heading && rows[end]!.heading))) {
		end++;
	}
	const authors = cardAuthors(rows, end);
	// Without authors below it, the last line of words names the organisation, which stands in their place.
	const below = rows[end - 1]!;
	const named =
		authors === null && end - begin > 1 && !below.heading && below.text.length <= LONGEST_NAME ? below : null;
	const titleRows = rows.slice(begin, named === null ? end : end - 1);
	const { numbers, to, urls } = cardNumbers(rows, authors?.to ?? end, boxes);
	const linked = rows.slice(from, end).find(({ links }) => arxivIdIn(links) !== null);
	const draft: Draft = {
		line: title.line,
		from: rows[from]!.line,
		to: rows[to - 1]!.end,
		title: joinLines(titleRows),
		arxivId: linked ? arxivIdIn(linked.links) : null,
		authorCount: authors?.count ?? null,
		organization: named && organizationIn(named, false),
		comments: null,
		upvotes,
		urls,
	};
	return { draft, numbers, to };
}

function behindPicture(rows: readonly Row[], at: number): number {
	let i = at;
	while (rows[i]?.text === '') {
		i++;
	}
	return i;
}

/** Behind `Submitted by` and the name, or, on pages of 2023, behind the name alone. */
function behindSubmitter(rows: readonly Row[], at: number): number {
	const text = rows[at]?.text ?? '';
	if (text === 'Submitted by') {
		const name = behindPicture(rows, at + 1);
		const next = rows[behindPicture(rows, name + 1)];
		return isWords(rows[name]) && next !== undefined && (countLine(next.text) !== null || isWords(next))
			? name + 1
			: at + 1;
	}
	return SUBMITTED.test(text) || isLoneName(rows, at) ? at + 1 : at;
}

/** A line of words above the upvotes of a card names who submitted it; titles have their authors below them. */
function isLoneName(rows: readonly Row[], at: number): boolean {
	const [name, count, title] = [rows[at], rows[at + 1], rows[at + 2]];
	return (
		isWords(name) &&
		!name.heading &&
		count !== undefined &&
		countLine(count.text) !== null &&
		isWords(title) &&
		cardAuthors(rows, wordsEnd(rows, at + 2)) !== null
	);
}

function wordsEnd(rows: readonly Row[], at: number): number {
	let i = at;
	while (i < at + 4 && isWords(rows[i])) {
		i++;
	}
	return i;
}

/** The authors of a card, behind a dot and the pictures of them. */
function cardAuthors(rows: readonly Row[], at: number): { readonly count: number; readonly to: number } | null {
	let i = at;
	while (i < at + 12 && (rows[i]?.text === '-' || rows[i]?.text === '')) {
		i++;
	}
	const dot = rows[i]?.text === '·';
	const row = rows[dot ? i + 1 : i];
	const count = row === undefined ? null : (authorsOf(row) ?? (dot && row.text !== '-' ? countLine(row.text) : null));
	return count === null ? null : { count, to: i + (dot ? 2 : 1) };
}

function cardNumbers(rows: readonly Row[], from: number, boxes: boolean) {
	const numbers: CardNumber[] = [];
	const urls: string[] = [];
	let i = from;
	for (; i < rows.length; i++) {
		const { text, links } = rows[i]!;
		const value = countLine(text);
		const means = meaningOf(links);
		if ((value === null && !isShortCount(text)) || means === 'upvotes' || text === '') {
			break;
		}
		if (means === 'stars') {
			for (const { href } of links) {
				urls.push(href);
			}
		}
		numbers.push({ value, means });
	}
	const next = rows[i];
	// The last number is the upvotes of the next card, unless that card begins with its submitter or a picture.
	const opens = boxes && isWords(next) && !isLoneName(rows, i) && numbers.at(-1)?.means === null;
	if (opens) {
		numbers.pop();
		i--;
	}
	return { numbers, urls, to: i };
}

function meaningOf(links: Row['links']): CardNumber['means'] {
	for (const { href } of links) {
		if (href.includes('/login?')) {
			return 'upvotes';
		}
		if (href.endsWith('#community')) {
			return 'comments';
		}
		if (/^https?:/.test(href) && arxivIdOf(href) === null) {
			return 'stars';
		}
	}
	return null;
}

/**
 * Whether a number that stands alone is the comments. Nearly every paper of the day has some, few have a repository;
 * only a page on which stars are seen to stand alone leaves it open.
 */
function showsCommentsAlone(cards: readonly Card[]): boolean {
	const both = cards.filter(({ numbers }) => numbers.length === 2).length;
	const stars = cards.filter(({ numbers }) => numbers.length === 1 && !mayBeComments(numbers[0]!)).length;
	return stars * 4 <= both;
}

/** More comments than this are stars. */
const MOST_COMMENTS = 150;

function mayBeComments({ value, means }: CardNumber): boolean {
	return means !== 'stars' && value !== null && value <= MOST_COMMENTS;
}

/** Stars come before comments, and either may be missing. */
function commentsAmong(numbers: readonly CardNumber[], alone: boolean): number | null {
	const told = numbers.find(({ means }) => means === 'comments');
	if (told !== undefined || numbers.length === 2) {
		return (told ?? numbers[1]!).value;
	}
	const [only] = numbers;
	return alone && only !== undefined && numbers.length === 1 && mayBeComments(only) ? only.value : null;
}
