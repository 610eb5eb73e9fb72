import { dayOf } from '../listing/containers/recordDates';
import type { Draft } from '../listing/facts/draft';
import type { PrintedDate } from '../listing/facts/printedDate';
import { papersOfSection } from './markdownDigest';
import { type Section, sectionsOf } from './markdownEntries';
import { paperOfHeading } from './markdownHeadings';
import { isPaperAddress, linksIn } from './markdownInline';
import { BULLET, papersOfItems } from './markdownItems';
import { OddFields } from './oddFields';
import type { ListReader } from './reading';

/** Digests whose papers stand below headings with labels, and lists of links to papers (`awesome-…`). */
export const readMarkdownList: ListReader = (text) => {
	if (
		!/\]\([^\S\n]{0,20}<?https?:|^[^\w\n]{0,40}(?:authors?|abstract)\b/im.test(text) ||
		OTHER.test(text.slice(0, 2000))
	) {
		return null;
	}
	const all: Draft[] = [];
	const untitled: number[] = [];
	const odd = new OddFields();
	/** The day that the last heading without a paper names. */
	let listed: PrintedDate | null = null;
	const footnotes = new Map([...text.matchAll(FOOTNOTE)].map(([, name = '', said = '']) => [name, said]));
	for (const section of sectionsOf(withoutFrontMatter(text).split(/\r\n|[\n\r]/))) {
		const day = dayOf([dated(section)]);
		const labelled: readonly Draft[] = isListOfPapers(section) ? [] : papersOfSection(section, listed, odd);
		const headed: Draft | null = labelled.length > 0 ? null : paperOfHeading(section, footnotes, listed, odd);
		const items = labelled.length > 0 ? NO_ITEMS : papersOfItems(headed === null ? section : below(section), day, odd);
		const drafts =
			headed === null ? [...labelled, ...items.drafts] : [headed, ...items.drafts.filter(isBeside(headed))];
		listed = labelled.length > 0 || headed !== null ? listed : (day ?? listed);
		// Not as arguments of one call: there may be more than the stack holds.
		for (const draft of drafts) {
			all.push(draft);
		}
		for (const line of headed === null ? items.untitled : []) {
			untitled.push(line);
		}
	}
	const [first] = untitled;
	return all.length === 0
		? null
		: {
				drafts: all,
				problems: [
					...odd.problems,
					...(first === undefined
						? []
						: [
								{
									line: first,
									message: `Of ${untitled.length} ${untitled.length === 1 ? 'item that links' : 'items that link'} to a paper no title was found.`,
								},
							]),
				],
			};
};

/** JSON, and sources of pages; lists may begin with a piece of HTML. */
const OTHER = /^\s*(?:[[{]\s*["{[]|(?:<!--[^>]*-->\s*)?<(?:[?]xml|!doctype|html|head|body|rss|feed|rdf)\b)/i;

/** Several items that link to papers of their own: what stands under labels is told of these, not of the heading. */
function isListOfPapers({ lines }: Section): boolean {
	const papers = lines
		.filter(({ text }) => /^\S/.test(text) && BULLET.test(text))
		.flatMap(({ text }) => linksIn(text).find(({ href }) => isPaperAddress(href))?.href ?? []);
	return new Set(papers.map((href) => /\d{4}\.\d{4,5}/.exec(href)?.[0] ?? href)).size > 1;
}

const NO_ITEMS = { drafts: [], untitled: [] };

/** What a list says below a heading that is a paper itself. */
function below(section: Section): Section {
	const first = section.lines.findIndex(({ text }) => BULLET.test(text));
	return { ...section, lines: first < 0 ? [] : section.lines.slice(first) };
}

/** Links of the same paper to its files are no others. */
function isBeside(headed: Draft): (draft: Draft) => boolean {
	return ({ title, arxivId = null }) => title !== headed.title && (arxivId === null || arxivId !== headed.arxivId);
}

/** Front matter tells of the list as a whole; its lines stay, empty. */
function withoutFrontMatter(text: string): string {
	return text.replace(
		/^\ufeff?---[ \t]*\r?\n(?=["']?[\w-]+["']?[ \t]*:)[\s\S]{0,20000}?\n(?:---|\.\.\.)[ \t]*(?=\r?\n|$)/,
		(matter) => matter.replace(/[^\r\n]+/g, ''),
	);
}

const FOOTNOTE = /^\[\^([^\][\s]+)\]:[ \t]*(.*)$/gm;

/** What a heading says of a day, from its first digit or month on. */
function dated({ heading }: Section): string {
	return (
		/(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|(?:\d{1,2} )?[A-Z][a-z]{2,8}\.? (?:\d{1,2}, )?\d{4})\b/.exec(heading)?.[0] ?? ''
	);
}
