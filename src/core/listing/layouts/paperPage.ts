import { arxivIdIn, printedArxivId } from '../facts/arxivId';
import type { Draft } from '../facts/draft';
import { isFurniture } from '../facts/furniture';
import { countLine } from '../facts/numbers';
import { parseDateLine } from '../facts/printedDate';
import { isFragmented, joinFragments, joinLines, joinParagraphs } from '../facts/prose';
import { LONGEST_TITLE } from '../facts/titleShape';
import { organizationIn } from '../facts/who';
import type { Row } from '../rows/row';
import type { Page, PageReading } from './page';
import { bare } from './pageFrame';
import type { SavedHeader } from './savedHeader';

/** Rows of a page at which a single paper's page begins, for files that hold several without headers between. */
export function paperPageStarts(rows: readonly Row[]): number[] {
	let low = 0;
	return headsOf(rows).map(({ title }) => {
		const start = pageStart(rows, title, low);
		low = start;
		return start;
	});
}

/** The head of a paper's page: the row its title begins on, the one behind it, and that of the word above the abstract. */
interface Head {
	readonly title: number;
	/** Where the day stands, if the page has one; else the row behind the title. */
	readonly below: number;
	readonly abstract: number;
}

/** Every abstract that has the head of a paper above it. */
function headsOf(rows: readonly Row[]): Head[] {
	const heads: Head[] = [];
	let low = 0;
	/** The nearest day, line of authors and line of an id above, behind the last head. */
	let [published, authors, id] = [-1, -1, -1];
	for (let i = 0; i < rows.length; i++) {
		const { text } = rows[i]!;
		if (publishedDate(text) !== null && (heads.length === 0 || i > heads.at(-1)!.below + 5)) {
			published = i;
		} else if (AUTHORS.test(text)) {
			authors = i;
		} else if (printedArxivId(text) !== null) {
			id = i;
		} else if (text === 'Community') {
			[published, authors, id] = [-1, -1, -1];
		} else if (text === 'Abstract') {
			const below = published >= 0 ? published : undatedHead(rows, low, authors, id, i);
			if (below !== null && i - below < LONGEST_HEAD) {
				heads.push({ title: titleStart(rows, below, low), below, abstract: i });
				low = below;
			}
			[published, authors, id] = [-1, -1, -1];
		}
	}
	return heads;
}

/** Rows between the title and the abstract are fewer: names of authors, mostly. */
const LONGEST_HEAD = 2500;
const AUTHORS = /^Authors:?(?:\s|$)/;

/**
 * Clippers leave out the line with the day: then the title stands behind the id, or above the authors. The row behind
 * it, `null` where nothing of it is there.
 */
function undatedHead(rows: readonly Row[], low: number, authors: number, id: number, abstract: number): number | null {
	const from = Math.max(low, id, abstract - LONGEST_HEAD);
	const among = rows.slice(from, abstract).findIndex((row) => row.heading);
	if (authors < 0 && (id < 0 || (among < 0 && !rows[abstract]!.heading))) {
		return null;
	}
	const heading = among < 0 ? -1 : from + among;
	let below = heading >= 0 ? heading + 1 : id >= 0 ? id + 1 : authors;
	if (heading < 0 && id >= 0) {
		below++;
		while (below < abstract && !rows[below]!.gap && !AUTHORS.test(rows[below]!.text)) {
			below++;
		}
	}
	const isHead = below > low && below <= abstract && (authors < 0 || below <= authors);
	return isHead && rows[below - 1]!.text.length <= LONGEST_TITLE ? below : null;
}

/** The id line and the words of the navigation above a title. */
function pageStart(rows: readonly Row[], title: number, low: number): number {
	let i = title;
	while (
		i > low &&
		(isNoTitle(rows[i - 1]!.text) || (i - 1 > low && isNoTitle(rows[i - 2]!.text) && isAboveTitle(rows[i - 1]!.text)))
	) {
		i--;
	}
	return i;
}

function publishedDate(text: string) {
	return text.startsWith('Published on ')
		? parseDateLine(text.slice('Published on '.length).replace(/ ·(?: Submitted by .*)?$/, ''))
		: null;
}

/** The title is the block above the date, behind the id line and the copy button where the page has them. */
function titleStart(rows: readonly Row[], published: number, low: number): number {
	let i = published - 1;
	while (
		i > low &&
		i > published - 6 &&
		!isAboveTitle(rows[i - 1]!.text) &&
		(!rows[i]!.gap || isAboveTitle(rows[i - 2]?.text ?? ''))
	) {
		i--;
	}
	return Math.max(i, low);
}

/** The last row is the title even where it equals a word of the page (`Models`). */
function titleRowsAmong(rows: readonly Row[]): Row[] {
	const said = rows.filter(({ text }) => text !== '');
	while (said.length > 1 && isAboveTitle(said[0]!.text)) {
		said.shift();
	}
	return said.length === 1 && isNoTitle(said[0]!.text) ? [] : said;
}

function isNoTitle(text: string): boolean {
	return text === 'Copy markdown' || text === 'Papers' || printedArxivId(text) !== null;
}

function isAboveTitle(text: string): boolean {
	return isNoTitle(text) || isFurniture(bare(text));
}

/** The page of one paper: everything behind its abstract is the site's, comments that repeat the abstract included. */
export function readPaperPage(page: Page): PageReading {
	const rows = page.rows.map(withoutBox);
	const [found] = headsOf(rows);
	if (found === undefined) {
		return { layout: 'paper-page', drafts: [], confidence: 0, leftovers: page.rows };
	}
	const { title: begin, below: published, abstract: heading } = found;
	const dated = publishedDate(rows[published]!.text);
	const above = titleRowsAmong(rows.slice(begin, published));
	const titleRows = above.length > 0 || page.saved.title === null ? above : [page.saved.title];
	const end = abstractEnd(rows, heading);
	const head = rows.slice(dated === null ? published : published + 1, heading);
	const { abstract, aiSummary } = abstractOf(rows.slice(heading + 1, end));
	const authors = authorsOf(head);
	const date = dated?.date ?? page.saved.published;
	const title = joinLines(titleRows);
	const draft: Draft = {
		line: titleRows[0]?.line ?? rows[published]!.line,
		from: Math.min(rows[begin]!.line, titleRows[0]?.line ?? rows[begin]!.line),
		to: rows[Math.max(end, heading + 1) - 1]!.end,
		title,
		abstract,
		aiSummary,
		arxivId: idOf(rows, page.saved, begin),
		date,
		authors,
		authorCount: authors.length || null,
		...headFacts(head),
		urls: buttonUrls(rows.slice(end, end + 12)),
	};
	const rest = [...rows.slice(0, begin), ...rows.slice(end)];
	return title === ''
		? { layout: 'paper-page', drafts: [], confidence: 0, leftovers: rows }
		: { layout: 'paper-page', drafts: [draft], confidence: abstract === '' ? 0.6 : 1, leftovers: [], furniture: rest };
}

const AFTER_ABSTRACT =
	/^(?:View arXiv|View PDF|Project page|GitHub(?: [\d.]+k?)?(?: ?auto)?|GitHub \d.*|Add to collection|Community|Edit Preview|Sign up or log in to comment|Models citing this paper.*|Get this paper in your agent:|Upload images, audio, and videos.*|View arXiv page.*)$/;

function abstractEnd(rows: readonly Row[], heading: number): number {
	let i = heading + 1;
	while (i < rows.length && !AFTER_ABSTRACT.test(rows[i]!.text)) {
		i++;
	}
	return i;
}

const SUMMARY_LABEL = /^(?:AI-generated summary|Generated by \S.{0,60})$/;

/** The machine's summary stands before its label, then the abstract; without a label only its shape tells it. */
function abstractOf(rows: readonly Row[]): { readonly abstract: string; readonly aiSummary: string | null } {
	const text = rows.filter((row) => row.text !== '');
	const label = text.findIndex((row) => SUMMARY_LABEL.test(row.text));
	if (label > 0) {
		return { aiSummary: joined(text.slice(0, label)), abstract: joined(text.slice(label + 1)) };
	}
	if (label === 0 && text.length > 2) {
		return { aiSummary: text[1]!.text, abstract: joined(text.slice(2)) };
	}
	const [first, ...others] = text;
	if (first !== undefined && others.length > 0 && others[0]!.gap && !isFragmented(text)) {
		const rest = joined(others);
		if (first.text.length < 420 && first.text.length > 60 && rest.length > 450 && /[.!?]$/.test(first.text)) {
			return { aiSummary: first.text, abstract: rest };
		}
	}
	return { aiSummary: null, abstract: joined(label === 0 ? text.slice(1) : text) };
}

function joined(rows: readonly Row[]): string {
	return isFragmented(rows) && rows.some(({ gap }, i) => i > 0 && gap) ? joinFragments(rows) : joinParagraphs(rows);
}

/** Names behind `Authors:`, on lines of their own with commas between, or in one line. */
function authorsOf(head: readonly Row[]): string[] {
	const at = head.findIndex(({ text }) => AUTHORS.test(text));
	if (at < 0) {
		return [];
	}
	const first = head[at]!.text.replace(/^Authors:?\s*/, '');
	const texts = [first, ...head.slice(at + 1).map(({ text }) => text)].filter((text) => !NO_NAME.test(text));
	// Where commas part the names, a line may end within one.
	const parted = texts.some((text) => text.includes(','));
	return texts
		.join(parted ? ' ' : '\n')
		.split(/\s*,\s*|\n+/)
		.map((name) => bare(name.trim().replace(NUMBERED, '')))
		.filter((name) => name !== '' && name !== '-' && countLine(name) === null);
}

/** The numbers that text browsers print before links and pictures. */
const NUMBERED = /^(?:\[\d{1,5}\]\s*)+/;
const NO_NAME = /^(?:Upvote(?: \d+)?|(?:[-*•]\s+)?\+\d+|and \d+ more|-|\d+)$/;

/** The box that tools leave of the upvote button and other inputs: `[ ] Upvote 34`. */
function withoutBox(row: Row): Row {
	return BOX.test(row.text) ? { ...row, text: row.text.replace(BOX, '') } : row;
}

const BOX = /^(?:[-*] )?\[[ xX]?\](?:\s+|$)/;

/** Upvotes and organisation from the lines between the date and the authors. */
function headFacts(head: readonly Row[]): Pick<Draft, 'upvotes' | 'organization'> {
	const names = head.findIndex(({ text }) => AUTHORS.test(text));
	const rows = head.slice(0, names < 0 ? head.length : names);
	let upvotes: number | null = null;
	let organization: Row | null = null;
	for (let i = 0; i < rows.length; i++) {
		const row = rows[i]!;
		const upvote = /^Upvote\s*(\d+|-)?$/.exec(row.text);
		if (upvote) {
			const below = upvote[1] === undefined ? countLine(rows[i + 1]?.text ?? '') : null;
			upvotes = below ?? countLine(upvote[1] ?? '');
			i += below === null ? 0 : 1;
		} else if (/^(?:· ?)?Submitted by$/.test(row.text)) {
			i += rows[i + 1]?.text === '' ? 2 : 1;
		} else if (upvotes === null && isName(row.text)) {
			organization = organization !== null && isWrappedLink(organization, row) ? joinedRow(organization, row) : row;
		}
	}
	return { upvotes, organization: organization && organizationIn(withoutAvatar(organization), false) };
}

/** Whether a wrap broke the words of one link into these rows. */
function isWrappedLink(above: Row, row: Row): boolean {
	return !row.gap && above.links.length > 0 && above.links[0]!.href === row.links[0]?.href;
}

function joinedRow(above: Row, row: Row): Row {
	return { ...above, text: `${above.text} ${row.text}`, end: row.end };
}

/** Where the words of pictures are printed, those of an avatar name the organisation before its own name does. */
function withoutAvatar(row: Row): Row {
	const [words, handle = null] = AVATAR.exec(row.text) ?? [];
	return words === undefined ? row : { ...row, text: row.text.slice(words.length), alt: row.alt ?? handle };
}

const AVATAR = /^(?:\[\d{1,5}\])?\[?([\w.-]{1,60})['’]s avatar\]?\s*(?=\S)/;

function isName(text: string): boolean {
	return (
		text.length > 1 &&
		text.length <= 100 &&
		countLine(text) === null &&
		/[\p{L}\p{N}]/u.test(text) &&
		!/^(?:on [A-Z][a-z]{2} \d.*|#\d+ Paper of the .*|(?:[-*•]\s+)?\+\d+|(?:· ?)?Submitted by .*|Published on .*|Copy .*|View .*)$/.test(
			text,
		)
	);
}

function idOf(rows: readonly Row[], saved: SavedHeader, begin: number): string | null {
	for (const { text } of rows.slice(Math.max(0, begin - 4), begin + 8)) {
		const id = printedArxivId(text);
		if (id !== null) {
			return id;
		}
	}
	for (const { text, links } of rows) {
		const cited = /^(?:Cite arxiv\.org\/abs\/|hf papers read )(\d{4}\.\d{4,5})/.exec(text)?.[1];
		const linked = /^(?:View arXiv page|View PDF)/.test(text) ? arxivIdIn(links) : null;
		if (cited ?? linked) {
			return cited ?? linked;
		}
	}
	return saved.url === null ? null : arxivIdIn([{ text: '', href: saved.url }]);
}

function buttonUrls(rows: readonly Row[]): string[] {
	const urls: string[] = [];
	for (const { text, links } of rows) {
		if (text === 'Community') {
			break;
		}
		for (const { text: label, href } of links) {
			if (/^(?:Project page|GitHub)/.test(label) && /^https?:/.test(href)) {
				urls.push(href);
			}
		}
	}
	return urls;
}
