import { publishedDoiIn } from '../../links/doi';
import { findLinks } from '../../links/links';
import type { Publication } from '../../paper';
import { oneLine } from '../../text/oneLine';
import { arxivIdOf } from '../facts/arxivId';
import type { Draft } from '../facts/draft';
import { publicationOfReference } from '../facts/journalReference';
import { peopleIn } from '../facts/people';
import { isoDate, monthNumber, type PrintedDate, validDate } from '../facts/printedDate';
import { withdrawalIn, withdrawalInAbstract } from '../facts/withdrawn';
import { shownText } from './shownText';
import { childrenOf, textAt, textOf, type XmlElement } from './xml';

/** The place of an item in its file. */
export interface ItemPlace {
	readonly line: number;
	readonly lastLine: number;
}

/** The paper that an item of a feed tells of; `null` where it has no title. `listed` is the day of the whole feed. */
export function paperOfItem(item: XmlElement, { line, lastLine }: ItemPlace, listed: PrintedDate | null): Draft | null {
	const arxiv = arxivNameOf(item);
	const draft = arxiv === null ? webPaper(item) : arxivPaper(item, arxiv);
	const date = dayOf(item, 'pubDate', 'dc:date', 'prism:publicationDate') ?? listed;
	const published = dayOf(item, 'published');
	return draft.title === ''
		? null
		: {
				...draft,
				line,
				from: line,
				to: lastLine,
				date: date ?? published ?? dayOf(item, 'updated'),
				published: published?.year ? isoDate(published.year, published) : null,
				doi: doiOf(item),
			};
}

type ItemDraft = Omit<Draft, 'line' | 'from' | 'to'>;

/** An arXiv paper by its id, and the version if it is told. */
interface ArxivName {
	readonly id: string;
	readonly version: number | null;
}

/** `http://arxiv.org/abs/2504.07113v1`, `oai:arXiv.org:2504.07113v1`, `http://arxiv.org/abs/astro-ph/0601001v1`. */
const ARXIV_NAME =
	/(?:arxiv\.org\/abs\/|oai:arxiv\.org:)(\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?\/\d{7})(?:v(\d+))?\s*$/i;

function arxivNameOf(item: XmlElement): ArxivName | null {
	for (const name of [...['guid', 'id'].map((at) => textAt(item, at) ?? ''), ...linksOf(item)]) {
		const [, id, version] = ARXIV_NAME.exec(name) ?? [];
		if (id !== undefined) {
			return { id, version: version === undefined ? null : Number(version) };
		}
	}
	return null;
}

/** An entry of arXiv's query interface, or an item of its feeds: text as the authors wrote it, no HTML. */
function arxivPaper(item: XmlElement, { id, version }: ArxivName): ItemDraft {
	const comment = textAt(item, 'arxiv:comment');
	const reference = textAt(item, 'arxiv:journal_ref');
	const abstract = (textAt(item, 'summary', 'description') ?? '').replace(ANNOUNCEMENT, '');
	return {
		title: (textAt(item, 'title') ?? '').replace(OLD_TITLE_END, ''),
		abstract,
		arxivId: id,
		version,
		authors: authorsOf(item),
		categories: categoriesOf(item),
		publication: reference === null ? null : publicationOfReference(reference),
		urls: comment === null ? [] : findLinks(comment).map(({ url }) => url),
		withdrawn: (comment === null ? null : withdrawalIn(comment)) ?? withdrawalInAbstract(abstract),
	};
}

/** What arXiv's feeds put before an abstract: `arXiv:2504.07113v1 Announce Type: new Abstract: `. */
const ANNOUNCEMENT = /^arXiv:\S+\s+Announce Type:\s*\S+\s*(?:Abstract:\s*)?/i;
/** What they put behind a title until 2024: ` (arXiv:2203.01250v3 [cs.CL] UPDATED)`. */
const OLD_TITLE_END = /\.?\s*\(arXiv:\S+\s+\[[\w.-]+\][^)]*\)$/;

/** An item of any other feed, in which titles and summaries may be HTML. */
function webPaper(item: XmlElement): ItemDraft {
	const links = linksOf(item);
	const abstract = shownText(textAt(item, 'summary', 'description', 'content:encoded', 'content') ?? '');
	return {
		title: shownText(textAt(item, 'title') ?? ''),
		abstract,
		arxivId: links.map(arxivIdOf).find((id) => id !== null) ?? null,
		authors: authorsOf(item),
		urls: links.filter((url) => arxivIdOf(url) === null),
		publication: publicationOf(item),
		withdrawn: withdrawalInAbstract(abstract),
	};
}

/** Names of elements `author`, or of `dc:creator`, which may hold several in one text. */
function authorsOf(item: XmlElement): readonly string[] {
	const named = childrenOf(item, 'author').flatMap((author) => textAt(author, 'name') ?? []);
	if (named.length > 0) {
		return named;
	}
	const creators = [...childrenOf(item, 'dc:creator'), ...childrenOf(item, 'author')];
	return creators.flatMap((creator) =>
		peopleIn(shownText(oneLine(textOf(creator)))).names.filter((name) => !name.includes('@')),
	);
}

/** The primary category first; other schemes (`I.2.7`, `68T50`) may stand among them. */
function categoriesOf(item: XmlElement): readonly string[] {
	const primary = childrenOf(item, 'arxiv:primary_category').map(({ attributes }) => attributes.term ?? '');
	const all = childrenOf(item, 'category').map((category) => category.attributes.term ?? oneLine(textOf(category)));
	return [...new Set([...primary, ...all].filter((name) => /^[a-z-]+(?:\.[A-Za-z-]{2,})?$/.test(name)))];
}

/** Where an item leads: the page first, then what else it names. */
function linksOf(item: XmlElement): readonly string[] {
	const links = childrenOf(item, 'link').filter(
		({ attributes }) => !/^(?:self|edit|enclosure|replies)$/.test(attributes.rel ?? ''),
	);
	const named = links.flatMap((link) => [link.attributes.href ?? '', oneLine(textOf(link))]);
	const guid = childrenOf(item, 'guid').filter(({ attributes }) => attributes.isPermaLink !== 'false');
	const found = [...named, ...guid.map((each) => oneLine(textOf(each)))];
	return [...new Set(found.filter((url) => /^https?:\/\/\S+$/.test(url) && !/arxiv\.org\/pdf\//.test(url)))];
}

const DOI = /(?:^|doi:\s*|doi\.org\/)10\.\d{4,9}(?:\/|%2f)\S+$/i;

/** The DOI of the publication: arXiv's own (10.48550) names none. */
function doiOf(item: XmlElement): string | null {
	const named = ['arxiv:doi', 'arxiv:DOI', 'prism:doi', 'dc:identifier', 'guid', 'id'].map(
		(at) => textAt(item, at) ?? '',
	);
	const dois = [...named, ...linksOf(item)].map((text) => (DOI.test(text) ? publishedDoiIn(text) : null));
	return dois.find((doi) => doi !== null) ?? null;
}

/** The journal, as feeds of publishers tell it (https://www.w3.org/submissions/2020/SUBM-prism-20200910/). */
function publicationOf(item: XmlElement): Publication | null {
	const container = textAt(item, 'prism:publicationName');
	const [volume, issue, first, last] = ['volume', 'number', 'startingPage', 'endingPage'].map((at) =>
		textAt(item, `prism:${at}`),
	);
	const issued = dayOf(item, 'prism:publicationDate');
	return container === null
		? null
		: {
				type: 'article-journal',
				container,
				...(volume && { volume }),
				...(issue && { issue }),
				...(first && { pages: last && last !== first ? `${first}–${last}` : first }),
				...(issued?.year && { issued: [issued.year, issued.month, issued.day] }),
			};
}

/** The first day that elements of these names give, as the text has it: it is the feed's day wherever one reads it. */
export function dayOf(element: XmlElement, ...names: readonly string[]): PrintedDate | null {
	for (const name of names) {
		const text = textAt(element, name) ?? '';
		const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)/.exec(text) ?? [];
		const [, mailDay, mailMonth = '', mailYear] =
			/^(?:[A-Za-z]{3,9},?\s*)?(\d{1,2})\s+([A-Za-z]{3})[a-z]*\s+(\d{4})/.exec(text) ?? [];
		const date =
			year !== undefined
				? validDate(Number(year), Number(month), Number(day))
				: mailYear !== undefined
					? validDate(Number(mailYear), monthNumber(mailMonth), Number(mailDay))
					: null;
		if (date !== null) {
			return date;
		}
	}
	return null;
}
