import type { Draft } from '../facts/draft';
import { isoDate } from '../facts/printedDate';
import { feedTextOf } from './feedItems';
import { dayOf, paperOfItem } from './feedPapers';
import { parseXml, prefixesOf, textAt, type XmlElement } from './xml';

/** The papers of an RSS or Atom feed. */
export interface FeedReading {
	readonly layout: 'arxiv-atom' | 'arxiv-rss' | 'feed';
	readonly drafts: readonly Draft[];
	/** Items that could not be used, with their lines, and one sentence each. */
	readonly broken: readonly { readonly line: number; readonly lastLine: number; readonly message: string }[];
}

/** Reads an answer of arXiv's query interface, one of its feeds, or any other RSS or Atom feed; `null` for any other text. */
export function readFeed(source: string): FeedReading | null {
	const text = source.charCodeAt(0) === 0xfeff ? source.slice(1) : source;
	const feed = feedTextOf(text);
	if (feed === null) {
		return null;
	}
	const prefixes = prefixesOf(feed.head);
	const head = headOf(parseXml(feed.head, prefixes));
	const listed = dayOf(head, 'pubDate', 'dc:date', 'lastBuildDate');
	const drafts: Draft[] = [];
	const broken: FeedReading['broken'][number][] = [];
	const refusal = refusalIn(head);
	if (refusal !== null) {
		broken.push({ line: 1, lastLine: 1, message: refusal });
	}
	for (const item of feed.items) {
		const source = text.slice(item.from, item.to);
		// Half a title would be another paper's.
		const hasTitle = item.isWhole || TITLE_END.test(source);
		const element = hasTitle ? itemIn(parseXml(source, prefixes)) : null;
		const refused = element === null ? null : refusalOf(element);
		const draft = element === null || refused !== null ? null : paperOfItem(element, item, listed);
		if (draft !== null) {
			drafts.push(draft);
		}
		if (draft === null || !item.isWhole) {
			const message =
				draft === null && hasTitle ? 'An item of the feed has no title.' : 'An item of the feed breaks off.';
			broken.push({ line: item.line, lastLine: item.lastLine, message: refused ?? message });
		}
	}
	return { layout: layoutOf(feed.head), drafts, broken };
}

const TITLE_END = /<\/(?:[\w-]+:)?title\s*>/i;

/** What can be said of a feed without its papers. */
export interface FeedSummary {
	readonly items: number;
	/** Whether any of them has a title. */
	readonly hasTitles: boolean;
	/** Whether its end is there. */
	readonly isWhole: boolean;
	/** Day it says it is of. */
	readonly day: string | null;
	/** What it says instead of papers. */
	readonly refusal: string | null;
}

/** A feed at a glance; `null` where the text is none. */
export function feedOfText(source: string): FeedSummary | null {
	const text = source.charCodeAt(0) === 0xfeff ? source.slice(1) : source;
	const feed = feedTextOf(text);
	if (feed === null) {
		return null;
	}
	const prefixes = prefixesOf(feed.head);
	const head = headOf(parseXml(feed.head, prefixes));
	const [first] = feed.items;
	const element = first === undefined ? null : itemIn(parseXml(text.slice(first.from, first.to), prefixes));
	const day = dayOf(head, 'pubDate', 'dc:date', 'lastBuildDate', 'updated');
	return {
		items: feed.items.length,
		hasTitles: /<(?:[\w.-]+:)?title[\s>]/.test(text.slice(feed.head.length)),
		isWhole: feed.isWhole,
		day: day?.year ? isoDate(day.year, day) : null,
		refusal: refusalIn(head) ?? (element === null ? null : refusalOf(element)),
	};
}

/** arXiv answers what it cannot answer with an entry that says so (https://info.arxiv.org/help/api/user-manual.html#34-errors). */
function refusalOf(item: XmlElement): string | null {
	return /\barxiv\.org\/api\/errors/.test(textAt(item, 'id') ?? '')
		? `arXiv answers: ${textAt(item, 'summary') ?? 'error'}.`
		: null;
}

/** Its feeds name a wrong category in their title. */
function refusalIn(head: XmlElement): string | null {
	const said = ['title', 'description']
		.map((name) => textAt(head, name) ?? '')
		.find((text) => /feed error/i.test(text));
	return said === undefined ? null : `arXiv answers: ${said}.`;
}

/** What stands of the feed itself: in RSS below its channel. */
function headOf(root: XmlElement): XmlElement {
	const [outer] = elementsIn(root).filter(({ name }) => /^(?:rss|feed|rdf:RDF)$/.test(name));
	const inner = outer === undefined ? undefined : elementsIn(outer).find(({ name }) => name === 'channel');
	return inner ?? outer ?? root;
}

function itemIn(root: XmlElement): XmlElement | null {
	return elementsIn(root).find(({ name }) => name === 'item' || name === 'entry') ?? null;
}

function elementsIn({ children }: XmlElement): XmlElement[] {
	return children.filter((child): child is XmlElement => typeof child !== 'string');
}

function layoutOf(head: string): FeedReading['layout'] {
	return /arxiv\.org\/(?:api\/|help\/api)|arXiv (?:Query|Search)/.test(head)
		? 'arxiv-atom'
		: /rss\.arxiv\.org|arxiv\.org\/(?:rss|atom)\//.test(head)
			? 'arxiv-rss'
			: 'feed';
}
