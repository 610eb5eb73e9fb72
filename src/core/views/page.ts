/** What the paper panel shows, as data: texts are plain, addresses are safe to open, unknown is `null`. */

import { SITES, type Site } from '../links/elsewhere';
import { linkHost, linkHref } from '../links/links';
import type { AbstractKind, LinkKind, Paper, PaperId, SingleField, SourceRef } from '../paper';
import { plainRun, type TextRun, textRuns, titleRuns } from '../prose';
import { readableDate } from '../text/dates';
import { markQuery } from './queryMarks';

export type { Site } from '../links/elsewhere';
export type { TextRun } from '../prose';

export interface PageLink {
	/** As it stands in the source. */
	readonly url: string;
	/** What opens; `null` for an address that no person should click. */
	readonly href: string | null;
	readonly host: string;
	readonly kind: LinkKind;
}

/** A field that is shown, links among them. */
export type GivenField = SingleField | 'links';

/** Where the paper was read. */
export interface PageSource extends SourceRef {
	/** What is shown as this source has it; empty where there is but one source. */
	readonly gave: readonly GivenField[];
}

export interface PageTopic {
	readonly name: string;
	/** The words that decided, strongest first. */
	readonly because: readonly string[];
}

/** What a paper may lack because no page it was read from shows it. */
export type MissingField = 'date' | 'authors' | 'abstract' | 'links';

export interface PaperPage {
	readonly id: PaperId;
	readonly title: readonly TextRun[];
	readonly arxivId: string | null;
	readonly date: { readonly text: string; readonly inferred: boolean } | null;
	readonly authors: readonly string[];
	readonly authorCount: number | null;
	readonly organization: { readonly name: string; readonly href: string | null } | null;
	readonly comments: number | null;
	readonly upvotes: number | null;
	readonly topics: readonly PageTopic[];
	/** Paragraphs of the abstract or of the summary that stands in for it. */
	readonly abstract: readonly (readonly TextRun[])[];
	readonly abstractKind: AbstractKind;
	readonly aiSummary: readonly TextRun[] | null;
	readonly links: readonly PageLink[];
	readonly elsewhere: readonly { readonly site: Site; readonly href: string }[];
	readonly sources: readonly PageSource[];
	readonly missing: readonly MissingField[];
}

/** What of a page belongs to the library or to the way the paper was found. */
export interface PageContext {
	readonly topics: readonly PageTopic[];
	/** The query the paper was found with, whose words are marked; empty for none. */
	readonly query: string;
}

/** The page of a paper. */
export function paperPage(paper: Paper, { topics, query }: PageContext): PaperPage {
	const mark = (runs: readonly TextRun[]) => (query === '' ? runs : markQuery(runs, query));
	return {
		id: paper.id,
		title: mark(titleRuns(paper.title, paper.titleText)),
		arxivId: paper.arxivId,
		date: paper.date ? { text: readableDate(paper.date, paper.dateInferred), inferred: paper.dateInferred } : null,
		authors: paper.authors,
		authorCount: paper.authorCount,
		organization: paper.organization && {
			name: paper.organization.name,
			href: paper.organization.handle && `https://huggingface.co/${encodeURIComponent(paper.organization.handle)}`,
		},
		comments: paper.comments,
		upvotes: paper.upvotes,
		topics,
		abstract: paper.abstract
			.split(/\n+/)
			.filter(Boolean)
			.map((paragraph) => mark(readParagraph(paragraph))),
		abstractKind: paper.abstractKind,
		aiSummary: paper.aiSummary === null ? null : mark(readParagraph(paper.aiSummary)),
		links: paper.links.map((link) => ({ ...link, href: linkHref(link), host: linkHost(link) })),
		elsewhere: (Object.keys(SITES) as Site[]).map((site) => ({ site, href: SITES[site](paper) })),
		sources: pageSources(paper),
		missing: missingFields(paper),
	};
}

function pageSources({ sources, provenance }: Paper): readonly PageSource[] {
	const { links, ...fields } = provenance;
	const given = Object.entries(fields) as [SingleField, number][];
	return sources.map((source, index) => {
		const gave: GivenField[] = given.filter(([, from]) => from === index).map(([field]) => field);
		return { ...source, gave: sources.length < 2 ? [] : links.includes(index) ? [...gave, 'links'] : gave };
	});
}

/** Longest paragraph read for what is in it, in UTF-16 units: no abstract is longer, and reading takes time. */
const MAX_READ = 50_000;

function readParagraph(paragraph: string): readonly TextRun[] {
	return paragraph.length <= MAX_READ ? textRuns(paragraph) : [plainRun(paragraph)];
}

function missingFields(paper: Paper): readonly MissingField[] {
	const isMissing: Readonly<Record<MissingField, boolean>> = {
		date: paper.date === null,
		authors: paper.authors.length === 0,
		abstract: paper.abstractKind !== 'abstract',
		links: paper.links.length === 0,
	};
	return (Object.keys(isMissing) as MissingField[]).filter((field) => isMissing[field]);
}
