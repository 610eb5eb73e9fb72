/** What the paper panel shows, as data: texts are plain, addresses are safe to open, unknown is `null`. */

import { feedDayOf } from '../feeds/keptNames';
import { SITES, type Site } from '../links/elsewhere';
import { linkHost, linkHref } from '../links/links';
import type { AbstractKind, LinkKind, Paper, PaperId, SingleField, SourceRef } from '../paper';
import { plainRun, type TextRun, textRuns, titleRuns } from '../prose';
import { type DateForms, ENGLISH_DATES } from '../text/dates';
import { encoded } from '../text/encoded';
import { originName, type PageFact, pageFacts, type Said, withdrawal } from './facts';
import { queryMarker } from './queryMarks';

export type { Site } from '../links/elsewhere';
export type { TextRun } from '../prose';
export type { FactField, PageFact, Said } from './facts';

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
	/** The day of a feed that it is, as in `Daily 27 Nov 2026`; `null` for a listing of the user's own. */
	readonly feedDay: string | null;
	/** The service and the time of its answer, of what completes the paper; `null` for a listing. */
	readonly service: string | null;
}

export interface PageTopic {
	readonly id: string;
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
	/** Days with the names of those who count them: `Daily 27 Nov 2026`, `arXiv 26 Nov 2026`; they need not be the same. */
	readonly days: readonly string[];
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
	/** Values with who gives them. */
	readonly facts: readonly PageFact[];
	/** Why it was withdrawn, and who says so; `null` for a paper that stands. */
	readonly withdrawn: Said | null;
	readonly missing: readonly MissingField[];
}

/** What of a page belongs to the library or to the way the paper was found. */
export interface PageContext {
	readonly topics: readonly PageTopic[];
	/** The query the paper was found with, whose words are marked; empty for none. */
	readonly query: string;
	/** What people call a feed, by the name of its folder. */
	readonly feedName: (feed: string) => string;
	/** How dates are written; as in English where nothing is said. */
	readonly dates?: DateForms;
}

/** The page of a paper. */
export function paperPage(paper: Paper, { topics, query, feedName, dates = ENGLISH_DATES }: PageContext): PaperPage {
	const feedDay: FeedDay = (source) => {
		const place = feedDayOf(source);
		return place && `${feedName(place.feed)} ${dates.day(place.day)}`;
	};
	const mark = queryMarker(query);
	return {
		id: paper.id,
		title: mark(titleRuns(paper.title, paper.titleText)),
		arxivId: paper.arxivId,
		date: paper.date ? { text: dates.date(paper.date, paper.dateInferred), inferred: paper.dateInferred } : null,
		days: namedDays(paper, feedDay, dates),
		authors: paper.authors,
		authorCount: paper.authorCount,
		organization: paper.organization && {
			name: paper.organization.name,
			href: paper.organization.handle && `https://huggingface.co/${encoded(paper.organization.handle)}`,
		},
		comments: paper.comments,
		upvotes: paper.upvotes,
		topics,
		abstract: paragraphsOf(paper.abstract).map((paragraph) => mark(readParagraph(paragraph))),
		abstractKind: paper.abstractKind,
		aiSummary: paper.aiSummary === null ? null : mark(readParagraph(paper.aiSummary)),
		links: paper.links.map((link) => ({ ...link, href: linkHref(link), host: linkHost(link) })),
		elsewhere: (Object.keys(SITES) as Site[]).map((site) => ({ site, href: SITES[site](paper) })),
		sources: pageSources(paper, feedDay, dates),
		facts: pageFacts(paper, dates),
		withdrawn: withdrawal(paper, dates),
		missing: missingFields(paper),
	};
}

/** The day on which a feed listed a paper, as people name it; `null` for other sources. */
type FeedDay = (source: SourceRef) => string | null;

/** More days than one reads at a glance. */
const MOST_DAYS = 3;

function namedDays(
	{ sources, arxivId, published, date }: Paper,
	feedDay: FeedDay,
	dates: DateForms,
): readonly string[] {
	const listed = new Set(sources.flatMap((source) => feedDay(source) ?? []));
	const isArxivs = arxivId !== null && published !== null && (listed.size > 0 || published !== date);
	return [...[...listed].slice(-MOST_DAYS), ...(isArxivs ? [`arXiv ${dates.day(published)}`] : [])];
}

function pageSources({ sources, provenance }: Paper, feedDay: FeedDay, dates: DateForms): readonly PageSource[] {
	const { links, ...fields } = provenance;
	const given = Object.entries(fields) as [SingleField, number][];
	return sources.map((source, index) => {
		const gave: GivenField[] = given.filter(([, from]) => from === index).map(([field]) => field);
		const service = source.origin && originName(source.origin, dates);
		return {
			...source,
			feedDay: feedDay(source),
			service,
			gave: sources.length < 2 ? [] : links.includes(index) ? [...gave, 'links'] : gave,
		};
	});
}

/** No abstract has more; what follows stands in the last one. */
const MOST_PARAGRAPHS = 500;

function paragraphsOf(abstract: string): readonly string[] {
	const all = abstract.split(/\n+/).filter(Boolean);
	return all.length <= MOST_PARAGRAPHS
		? all
		: [...all.slice(0, MOST_PARAGRAPHS - 1), all.slice(MOST_PARAGRAPHS - 1).join(' ')];
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
