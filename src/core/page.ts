/** What the paper panel shows, as data: texts are plain, addresses are safe to open, unknown is `null`. */
import { readableDate } from './dates';
import { findLinks, linkHost, linkHref } from './links';
import type { AbstractKind, LinkKind, Paper, PaperId, SourceRef } from './paper';

/** A stretch of text; `href` is the address it leads to, `null` for plain text. */
export interface TextRun {
	readonly text: string;
	readonly href: string | null;
}

export interface PageLink {
	/** As it stands in the source. */
	readonly url: string;
	/** What opens; `null` for an address that no person should click. */
	readonly href: string | null;
	readonly host: string;
	readonly kind: LinkKind;
}

export interface PageTopic {
	readonly name: string;
	/** The words that decided, strongest first. */
	readonly because: readonly string[];
}

export interface PaperPage {
	readonly id: PaperId;
	readonly title: string;
	/** Key the paper is cited by. */
	readonly citationKey: string;
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
	readonly aiSummary: string | null;
	readonly links: readonly PageLink[];
	readonly sources: readonly SourceRef[];
}

/** The page of a paper; topics and key belong to the library and are handed in. */
export function paperPage(paper: Paper, topics: readonly PageTopic[], citationKey: string): PaperPage {
	return {
		id: paper.id,
		title: paper.titleText,
		citationKey,
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
		abstract: paper.abstract.split(/\n+/).filter(Boolean).map(linkRuns),
		abstractKind: paper.abstractKind,
		aiSummary: paper.aiSummary,
		links: paper.links.map((link) => ({ ...link, href: linkHref(link), host: linkHost(link) })),
		sources: paper.sources,
	};
}

/** Splits a paragraph so that every address in it can be clicked where it stands. */
function linkRuns(paragraph: string): readonly TextRun[] {
	const runs: TextRun[] = [];
	let end = 0;
	for (const link of findLinks(paragraph)) {
		const start = paragraph.indexOf(link.url, end);
		if (start < 0) {
			continue;
		}
		if (start > end) {
			runs.push({ text: paragraph.slice(end, start), href: null });
		}
		runs.push({ text: link.url, href: linkHref(link) });
		end = start + link.url.length;
	}
	if (end < paragraph.length) {
		runs.push({ text: paragraph.slice(end), href: null });
	}
	return runs;
}
