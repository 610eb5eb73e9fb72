import { arxivIdIn } from './arxivId';
import type { Draft } from './draft';
import { countLine, isShortCount } from './numbers';
import type { Page, PageReading } from './page';
import type { Row } from './row';
import { authorCount, organizationIn } from './who';

/**
 * Day, week and month pages: cards without abstracts. Submitter, upvotes, title, then a dot and the authors or an
 * organisation, then stars and comments. Where a number ends one card and opens the next, the last one is the upvotes.
 */
export function readCards(page: Page): PageReading {
	const { rows } = page;
	const drafts: Draft[] = [];
	const leftovers: Row[] = [];
	const boxes = rows.some(({ text }, i) => countLine(text) !== null && isTitle(rows[i + 1]));
	let i = 0;
	while (i < rows.length) {
		const card = readCard(rows, i, boxes);
		if (card === null) {
			leftovers.push(rows[i]!);
			i++;
		} else {
			drafts.push(card.draft);
			i = card.to;
		}
	}
	return {
		layout: 'cards',
		drafts,
		confidence: drafts.length / Math.max(1, drafts.length + leftovers.length),
		leftovers,
	};
}

function isTitle(row: Row | undefined): boolean {
	return (
		row !== undefined &&
		row.text.length > 1 &&
		row.text !== '·' &&
		countLine(row.text) === null &&
		!isShortCount(row.text)
	);
}

function readCard(
	rows: readonly Row[],
	from: number,
	boxes: boolean,
): { readonly draft: Draft; readonly to: number } | null {
	let i = from;
	const skipPictures = () => {
		while (rows[i]?.text === '') {
			i++;
		}
	};
	skipPictures();
	if (rows[i]?.text === 'Submitted by') {
		i++;
		skipPictures();
		i += isTitle(rows[i]) && (countLine(rows[i + 1]?.text ?? '') !== null || isTitle(rows[i + 1])) ? 1 : 0;
	} else if (rows[i]?.text.startsWith('Submitted by ')) {
		i++;
	}
	skipPictures();
	const upvotes = countLine(rows[i]?.text ?? '');
	i += upvotes === null ? 0 : 1;
	skipPictures();
	const title = rows[i];
	if (title === undefined || !isTitle(title) || authorCount(title.text) !== null) {
		return null;
	}
	i++;
	const links = rows.slice(from, i).find((row) => arxivIdIn(row.links) !== null)?.links ?? [];
	let text = title.text;
	while (rows[i] !== undefined && !rows[i]!.gap && title.heading && rows[i]!.heading) {
		text += ` ${rows[i++]!.text}`;
	}
	while (rows[i]?.text === '' && arxivIdIn(rows[i]!.links) === null) {
		i++;
	}
	const who = readCardWho(rows, i, boxes);
	i = who.to;
	const numbers: (number | null)[] = [];
	for (; i < rows.length; i++) {
		const count = countLine(rows[i]!.text);
		if (count === null && !isShortCount(rows[i]!.text)) {
			break;
		}
		numbers.push(count);
	}
	// The last number is the upvotes of the next card, unless that card begins with its submitter.
	const ownNumbers = boxes && isTitle(rows[i]) && !rows[i]!.text.startsWith('Submitted by');
	if (ownNumbers && numbers.length > 0) {
		numbers.pop();
		i--;
	}
	const draft: Draft = {
		line: title.line,
		from: rows[from]!.line,
		to: rows[i - 1]!.end,
		title: text,
		arxivId: arxivIdIn(links),
		authorCount: who.authorCount,
		organization: who.organization && organizationIn(who.organization, false),
		upvotes,
		comments: commentsAmong(numbers),
	};
	return { draft, to: i };
}

interface CardWho {
	readonly authorCount: number | null;
	readonly organization: Row | null;
	readonly to: number;
}

function readCardWho(rows: readonly Row[], from: number, boxes: boolean): CardWho {
	const dot = rows[from]?.text === '·';
	const i = dot ? from + 1 : from;
	const row = rows[i];
	const authors = row && (authorCount(row.text.replace(/^·\s*/, '')) ?? (dot ? countLine(row.text) : null));
	if (row === undefined) {
		return { authorCount: null, organization: null, to: i };
	}
	if (authors !== null && authors !== undefined) {
		return { authorCount: authors, organization: null, to: i + 1 };
	}
	// With upvotes shown, a line of words between title and the next number can only name the organisation.
	if (boxes && isTitle(row) && !row.text.startsWith('Submitted by') && row.text.length <= 100) {
		return { authorCount: null, organization: row, to: i + 1 };
	}
	return { authorCount: null, organization: null, to: i };
}

/** Stars and comments follow each other and either may be missing: only two numbers, or a short one and a number, tell. */
function commentsAmong(numbers: readonly (number | null)[]): number | null {
	return numbers.length === 2 ? (numbers[1] ?? null) : null;
}
