import { publishedDoiIn } from '../links/doi';
import { findLinks } from '../links/links';
import { categoriesIn } from '../listing/facts/categories';
import type { Draft } from '../listing/facts/draft';
import { publicationOfReference } from '../listing/facts/journalReference';
import { peopleIn } from '../listing/facts/people';
import { monthNumber, type PrintedDate, validDate } from '../listing/facts/printedDate';
import { withdrawalIn, withdrawalInAbstract } from '../listing/facts/withdrawn';
import { readableTitle } from '../text/title';

/** An id of either scheme (https://info.arxiv.org/help/arxiv_identifier.html), as part of a pattern. */
export const ARXIV_ID = String.raw`\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?\/\d{7}`;

/** What a line of arXiv's pages and mails that begins with a label tells. */
export type ArxivLabel =
	| 'title'
	| 'authors'
	| 'abstract'
	| 'comments'
	| 'categories'
	| 'journal'
	| 'doi'
	| 'date'
	| 'other';

const LABELS: readonly (readonly [pattern: RegExp, label: ArxivLabel])[] = [
	[/^title$/i, 'title'],
	[/^authors?$/i, 'authors'],
	[/^abstract$/i, 'abstract'],
	[/^comments?$/i, 'comments'],
	[/^(?:subjects?|categories)$/i, 'categories'],
	[/^journal[- ]ref(?:erence)?$/i, 'journal'],
	[/^(?:related )?doi$/i, 'doi'],
	[/^date\b.*$/i, 'date'],
	[/^(?:report[- ](?:no|number)|(?:msc|acm)[- ]class(?:es)?|license|cite as|proxy|subj-class)$/i, 'other'],
];

/** A line with a label, and what stands behind it; `null` for any other line. */
export function labelled(line: string): { readonly label: ArxivLabel; readonly value: string } | null {
	const [, name = '', value = ''] = /^([A-Za-z][A-Za-z -]{1,30}(?:\([\w ]+\))?)\s?:\s*(.*)$/s.exec(line) ?? [];
	const label = LABELS.find(([pattern]) => pattern.test(name.trim()))?.[1];
	return label === undefined ? null : { label, value };
}

/** The facts that stand behind labels. `addresses` are those that links in the comments lead to. */
export function factsOf(
	told: ReadonlyMap<ArxivLabel, string>,
	abstract: string,
	addresses: readonly string[] = [],
): Pick<Draft, 'authors' | 'authorCount' | 'categories' | 'doi' | 'publication' | 'urls' | 'withdrawn' | 'abstract'> {
	const people = arxivPeople(told.get('authors') ?? '');
	const comments = told.get('comments') ?? '';
	const journal = told.get('journal');
	return {
		abstract,
		authors: people.names,
		authorCount: people.more ? null : people.names.length || null,
		categories: categoriesIn(told.get('categories') ?? ''),
		doi: publishedDoiIn(told.get('doi') ?? ''),
		publication: journal === undefined ? null : publicationOfReference(journal),
		urls: [...findLinks(comments).map(({ url }) => url), ...addresses],
		withdrawn: withdrawalIn(comments) ?? withdrawalInAbstract(abstract),
	};
}

/** Names as authors type them: with accents of TeX, affiliations, and a collaboration before a colon. */
export function arxivPeople(text: string): { readonly names: readonly string[]; readonly more: boolean } {
	const [, group, members = text] =
		/^([^,;:]*\b(?:collaboration|consortium|team)\b[^,;:]*):\s*(.*)$/is.exec(text) ?? [];
	const { names, more } = peopleIn(/[\\{}]/.test(members) ? readableTitle(members) : members);
	return { names: group === undefined ? names : [group.trim(), ...names], more };
}

/** The first day of a text: `Friday, 31 January 2025`, `29 January, 2025`, `Wed, 29 Jan 25`. */
export function dayIn(text: string): PrintedDate | null {
	const [, day, month = '', year = ''] = /\b(\d{1,2}) ([A-Z][a-z]{2,8})\.?,? (\d{4}|\d\d)\b(?!:)/.exec(text) ?? [];
	const full = year.length === 2 ? Number(year) + (Number(year) > 90 ? 1900 : 2000) : Number(year);
	return day === undefined ? null : validDate(full, monthNumber(month), Number(day));
}
