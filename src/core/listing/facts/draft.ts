import { hashText } from '../../hash';
import { findLinks, linkIdentity, linkKind } from '../../links/links';
import type { Entry, Organization, PaperFields } from '../../paper';
import { oneLine } from '../../text/oneLine';
import { readableTitle, titleKey } from '../../text/title';
import type { PrintedDate } from './printedDate';

/** What only structured sources tell of a paper. */
type RecordFields = Pick<
	Entry,
	| 'names'
	| 'doi'
	| 'categories'
	| 'version'
	| 'published'
	| 'publication'
	| 'withdrawn'
	| 'citationKey'
	| 'collections'
	| 'origin'
>;

/** A paper as a layout reader found it; the year of its date may still be open. */
export interface Draft extends Partial<RecordFields> {
	/** 1-based line of the title. */
	readonly line: number;
	/** First and last line that belong to the paper. */
	readonly from: number;
	readonly to: number;
	readonly title: string;
	readonly abstract?: string;
	readonly abstractKind?: PaperFields['abstractKind'];
	readonly arxivId?: string | null;
	readonly aiSummary?: string | null;
	readonly date?: PrintedDate | null;
	readonly authors?: readonly string[];
	/** `null` where there are others beside those named; left out where they are all. */
	readonly authorCount?: number | null;
	readonly organization?: Organization | null;
	readonly comments?: number | null;
	readonly upvotes?: number | null;
	/** Addresses the page gives outside the abstract, e.g. the repository button. */
	readonly urls?: readonly string[];
}

/** In UTF-16 units: what goes on behind is cut. A whole paper is shorter than its abstract may be. */
const MOST = { title: 2000, abstract: 200_000 } as const;

/** A text that is too long, with `…` where it was cut: so it is one longer than any other may be. */
export function cut(text: string, of: keyof typeof MOST): string {
	return text.length > MOST[of] ? `${text.slice(0, MOST[of]).replace(/[\ud800-\udbff]$/, '')}…` : text;
}

/** True for an entry of which `entryOf` cut something. */
export function isCut({ title, abstract }: Pick<Entry, 'title' | 'abstract'>): boolean {
	return title.length > MOST.title || abstract.length > MOST.abstract;
}

/** The finished entry: title as people read it, links found, the date decided by the caller. */
export function entryOf(draft: Draft, layout: string, date: string | null, dateInferred: boolean): Entry {
	const title = cut(oneLine(draft.title.slice(0, 4 * MOST.title)), 'title');
	const key = titleKey(title);
	const abstract = cut(draft.abstract ?? '', 'abstract');
	const links = findLinks(abstract);
	if (draft.urls !== undefined && draft.urls.length > 0) {
		const known = new Set(links.map(({ url }) => linkIdentity(url)));
		for (const url of draft.urls) {
			const identity = linkIdentity(url);
			if (!known.has(identity)) {
				known.add(identity);
				links.push({ url, kind: linkKind(url, '') });
			}
		}
	}
	return {
		arxivId: draft.arxivId ?? null,
		title,
		titleText: readableTitle(title),
		key,
		keyHash: hashText(key),
		abstract,
		abstractKind: abstract === '' ? 'none' : (draft.abstractKind ?? 'abstract'),
		aiSummary: draft.aiSummary ?? null,
		date,
		dateInferred,
		authors: draft.authors ?? [],
		names: draft.names ?? [],
		authorCount: draft.authorCount === undefined ? draft.authors?.length || null : draft.authorCount,
		organization: draft.organization ?? null,
		comments: draft.comments ?? null,
		upvotes: draft.upvotes ?? null,
		links,
		doi: draft.doi ?? null,
		categories: draft.categories ?? [],
		version: draft.version ?? null,
		published: draft.published ?? null,
		publication: draft.publication ?? null,
		withdrawn: draft.withdrawn ?? null,
		citationKey: draft.citationKey ?? null,
		collections: draft.collections ?? [],
		line: draft.line,
		layout,
		origin: draft.origin ?? null,
	};
}
