import { publishedDoiIn } from '../links/doi';
import { isHtml } from '../listing/containers/html';
import { readMail } from '../listing/containers/mail';
import { metaTags } from '../listing/containers/metaTags';
import type { Draft } from '../listing/facts/draft';
import { isoDate, monthNumber, type PrintedDate, validDate } from '../listing/facts/printedDate';
import type { PersonName, Publication } from '../paper';
import { readArxivAbstract } from './arxivAbstract';
import { printedName } from './cslDraft';
import { LineIndex } from './lineIndex';
import type { ListReader } from './reading';

/**
 * The page of one paper that names it as search engines ask for (https://scholar.google.com/intl/en/scholar/inclusion.html#indexing):
 * arXiv, ACL Anthology, CVF, OpenReview, PMLR, publishers.
 */
export const readCitationMeta: ListReader = (text, file) => {
	if (!/citation_title/i.test(text)) {
		return null;
	}
	const mail = readMail(text.split(/\r\n|[\n\r]/));
	const html = mail?.html ? mail.text : text;
	const tags = isHtml(html) ? metaTags(html) : null;
	const title = tags?.get('citation_title')?.[0];
	if (tags === null || title === undefined) {
		return null;
	}
	const index = new LineIndex(html);
	const at = index.lineAt(html.search(/citation_title/i));
	const line = mail === null ? at : (mail.lines[at - 1] ?? 1);
	const shown = tags.has('citation_arxiv_id') ? readArxivAbstract(text, file)?.drafts[0] : undefined;
	return { drafts: [{ ...shown, ...saidBy(tags, title, shown), line, from: line, to: line }], problems: [] };
};

type Tags = ReadonlyMap<string, readonly string[]>;

function saidBy(tags: Tags, title: string, shown: Draft | undefined): Omit<Draft, 'line' | 'from' | 'to'> {
	const first = (...names: readonly string[]) => names.map((name) => tags.get(name)?.[0]).find(Boolean);
	const names = (tags.get('citation_author') ?? tags.get('citation_authors')?.[0]?.split(/\s*;\s*/) ?? []).map(nameOf);
	const day = dayOf(
		first('citation_publication_date', 'citation_date', 'citation_online_date', 'citation_cover_date', 'citation_year'),
	);
	const address = first('citation_pdf_url') ?? '';
	const arxivId = first('citation_arxiv_id') ?? /arxiv\.org\/(?:abs|pdf)\/(\d{4}\.\d{4,5})/.exec(address)?.[1];
	const date = shown?.date ?? day.date;
	const url = first('citation_abstract_html_url', 'citation_public_url', 'og:url');
	return {
		title,
		authors: names.map(printedName),
		names,
		abstract: first('citation_abstract', 'dc.description', 'dcterms.abstract') ?? shown?.abstract ?? '',
		arxivId: arxivId ?? null,
		doi: publishedDoiIn(first('citation_doi') ?? '') ?? shown?.doi ?? null,
		date,
		published: date?.year ? isoDate(date.year, date) : null,
		publication: publicationOf(first, day.parts) ?? shown?.publication ?? null,
		urls: [
			...(shown?.urls ?? []),
			...(url !== undefined && arxivId === undefined && /^https?:/.test(url) ? [url] : []),
		],
	};
}

function publicationOf(
	first: (...names: readonly string[]) => string | undefined,
	issued: readonly number[],
): Publication | null {
	const journal = first('citation_journal_title');
	const container = journal ?? first('citation_conference_title', 'citation_inbook_title');
	const [from, to] = [first('citation_firstpage'), first('citation_lastpage')];
	const [volume, issue, publisher] = [first('citation_volume'), first('citation_issue'), first('citation_publisher')];
	return container === undefined
		? null
		: {
				type: journal === undefined ? 'paper-conference' : 'article-journal',
				container,
				...(publisher && { publisher }),
				...(volume && { volume }),
				...(issue && { issue }),
				...(from && { pages: to && to !== from ? `${from}–${to}` : from }),
				...(issued.length > 0 && { issued }),
			};
}

/** `Family, Given` or `Given Family`; only the first is taken apart. */
function nameOf(text: string): PersonName {
	const [family = '', given] = text.split(/,\s*/, 2);
	return given ? { family, given } : { literal: text };
}

/** `2025/01/29`, `2025-1-29`, `29 January 2025`, `2025` */
function dayOf(text: string | undefined): { readonly date: PrintedDate | null; readonly parts: readonly number[] } {
	const [, y, m, d] = /^(\d{4})(?:[/-](\d{1,2}))?(?:[/-](\d{1,2}))?/.exec(text ?? '') ?? [];
	const [, wordDay, word = '', wordYear] = /^(?:(\d{1,2})\s+)?([A-Za-z]{3,9})\.?,?\s+(\d{4})/.exec(text ?? '') ?? [];
	const parts = (y === undefined ? [wordYear, monthNumber(word) || undefined, wordDay] : [y, m, d])
		.filter((part) => part !== undefined)
		.map(Number);
	const [year, month, day] = parts;
	return { parts, date: year && month && day ? validDate(year, month, day) : null };
}
