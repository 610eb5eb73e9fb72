import { childrenOf, textAt, textOf, type XmlElement } from '../listing/containers/xml';
import type { Draft } from '../listing/facts/draft';
import { isoDate, monthNumber, type PrintedDate, validDate } from '../listing/facts/printedDate';
import type { PersonName, Publication } from '../paper';
import { oneLine } from '../text/oneLine';
import { printedName } from './cslDraft';
import type { ListReader } from './reading';
import { elementAt, type XmlRecord, xmlRecords } from './xmlRecords';

/** XML of PubMed (https://dtd.nlm.nih.gov/ncbi/pubmed/doc/out/250101/). */
export const readPubmedXml: ListReader = (text) => {
	if (
		!/<(?:PubmedArticleSet|PubmedArticle|MedlineCitationSet|PubmedBookArticle|BookDocument)\b/.test(
			text.slice(0, 100_000),
		)
	) {
		return null;
	}
	const drafts: Draft[] = [];
	const problems: { readonly line: number; readonly message: string }[] = [];
	const refuse = (line: number, message: string) => problems.push({ line, message });
	for (const record of xmlRecords(text, ['MedlineCitation', 'BookDocument'])) {
		const draft = draftOf(record);
		if (draft === null) {
			refuse(record.from, 'This record has no title.');
		} else {
			drafts.push(draft);
		}
		if (!record.isWhole) {
			refuse(record.to, 'The last record breaks off.');
		}
	}
	return drafts.length === 0 ? null : { drafts, problems };
};

function draftOf({ element, from, to }: XmlRecord): Draft | null {
	const article = elementAt(element, 'Article') ?? element;
	const journal = elementAt(article, 'Journal');
	const book = elementAt(article, 'Book');
	const said = textAt(article, 'ArticleTitle', 'VernacularTitle') ?? (book && textAt(book, 'BookTitle'));
	// Brackets mark a translated title, and every title ends with a full stop.
	const title = said?.replace(/^\[(.*)\]\.?$/, '$1').replace(/\.$/, '') ?? '';
	if (title === '') {
		return null;
	}
	const list = elementAt(article, 'AuthorList');
	const names = list === undefined ? [] : childrenOf(list, 'Author').flatMap(nameOf);
	const issue = journal && elementAt(journal, 'JournalIssue');
	const appeared = partsOf((issue && elementAt(issue, 'PubDate')) ?? (book && elementAt(book, 'PubDate')));
	const online = partsOf(elementAt(article, 'ArticleDate'));
	const date = dayOf(online) ?? dayOf(appeared);
	const isWhole = list?.attributes.CompleteYN !== 'N';
	return {
		...{ line: from, from, to, title, names },
		authors: names.map(printedName),
		authorCount: isWhole ? names.length || null : null,
		abstract: abstractOf(elementAt(article, 'Abstract')),
		doi: doiOf(article, element),
		date,
		published: date === null ? null : isoDate(date.year!, date),
		publication: publicationOf(article, journal, book, appeared.length > 0 ? appeared : online),
	};
}

function nameOf(author: XmlElement): PersonName[] {
	const group = textAt(author, 'CollectiveName');
	const family = textAt(author, 'LastName');
	const [given, suffix] = [textAt(author, 'ForeName', 'Initials'), textAt(author, 'Suffix')];
	return group !== null
		? [{ literal: group }]
		: family === null
			? []
			: [{ family, ...(given !== null && { given }), ...(suffix !== null && { suffix }) }];
}

/** A paragraph for each part; parts have labels where the abstract is structured. */
function abstractOf(abstract: XmlElement | undefined): string {
	return (abstract === undefined ? [] : childrenOf(abstract, 'AbstractText'))
		.map((part) => [part.attributes.Label, oneLine(textOf(part))].filter(Boolean).join(': '))
		.join('\n');
}

function doiOf(article: XmlElement, record: XmlElement): string | null {
	const ids = elementAt(record, 'ArticleIdList');
	const named = [
		...childrenOf(article, 'ELocationID').filter(({ attributes }) => attributes.EIdType === 'doi'),
		...(ids === undefined ? [] : childrenOf(ids, 'ArticleId').filter(({ attributes }) => attributes.IdType === 'doi')),
	];
	return named[0] === undefined ? null : oneLine(textOf(named[0])).toLowerCase();
}

function publicationOf(
	article: XmlElement,
	journal: XmlElement | undefined,
	book: XmlElement | undefined,
	issued: readonly number[],
): Publication | null {
	const container = (journal && textAt(journal, 'Title', 'ISOAbbreviation')) ?? (book && textAt(book, 'BookTitle'));
	const issue = journal && elementAt(journal, 'JournalIssue');
	const pagination = elementAt(article, 'Pagination');
	const [first, last] = ['StartPage', 'EndPage'].map((name) => pagination && textAt(pagination, name));
	const parts = {
		volume: issue && textAt(issue, 'Volume'),
		issue: issue && textAt(issue, 'Issue'),
		pages:
			(first && last ? `${first}–${last}` : pagination && textAt(pagination, 'MedlinePgn')?.replace('-', '–')) ?? first,
		publisher: book && textAt(book, 'Publisher'),
	};
	return container == null
		? null
		: {
				type: journal === undefined ? 'chapter' : 'article-journal',
				container,
				...Object.fromEntries(Object.entries(parts).filter(([, value]) => value)),
				...(issued.length > 0 && { issued }),
			};
}

/** Year, month and day as far as told; of a season or a span of months the year. */
function partsOf(date: XmlElement | undefined): readonly number[] {
	if (date === undefined) {
		return [];
	}
	const year = textAt(date, 'Year') ?? /\b\d{4}\b/.exec(textAt(date, 'MedlineDate') ?? '')?.[0] ?? null;
	const named = textAt(date, 'Month') ?? '';
	const month = /^\d+$/.test(named) ? Number(named) : monthNumber(named);
	const day = Number(textAt(date, 'Day'));
	return year === null ? [] : [Number(year), ...(month > 0 ? [month, ...(day > 0 ? [day] : [])] : [])];
}

function dayOf([year, month, day]: readonly number[]): PrintedDate | null {
	return year && month && day ? validDate(year, month, day) : null;
}
