import { ANNOUNCEMENTS, type Announcement } from './announcementKinds';
import { isInCategory } from './category';
import { feedTextOf } from './feedItems';
import { childrenOf, parseXml, prefixesOf, textAt, type XmlElement } from './xml';

/** A feed of arXiv without the items that are announced in another way; every other sign stays as it is. */
export function withAnnouncements(text: string, wanted: readonly Announcement[]): string {
	return ANNOUNCEMENTS.every((each) => wanted.includes(each))
		? text
		: withItems(text, (item) => wanted.includes(announcementOf(item)));
}

/** An answer of arXiv's query interface with the papers alone that were new in these categories or archives, or that a further category brought there. */
export function withSubmissions(text: string, categories: readonly string[], wanted: readonly Announcement[]): string {
	return withItems(text, (item) => {
		const first = childrenOf(item, 'arxiv:primary_category')[0]?.attributes.term;
		const isFirst = first === undefined || categories.some((category) => isInCategory(first, category));
		return wanted.includes(isFirst ? 'new' : 'cross');
	});
}

/** A feed without the items that are not wanted; every other sign stays as it is. */
function withItems(text: string, isWanted: (item: XmlElement) => boolean): string {
	const feed = feedTextOf(text);
	if (feed === null) {
		return text;
	}
	const prefixes = prefixesOf(feed.head);
	const kept: string[] = [];
	let at = 0;
	for (const { from, to } of feed.items) {
		const root = parseXml(text.slice(from, to), prefixes);
		if (!isWanted([...childrenOf(root, 'item'), ...childrenOf(root, 'entry')][0] ?? root)) {
			kept.push(text.slice(at, from));
			at = to;
		}
	}
	return kept.join('') + text.slice(at);
}

/** What is announced in no known way counts as new; `replace-cross` is a new version in a further category. */
function announcementOf(item: XmlElement): Announcement {
	const said =
		textAt(item, 'arxiv:announce_type') ??
		/^arXiv:\S+ Announce Type: (\S+)/.exec(textAt(item, 'description', 'summary') ?? '')?.[1] ??
		'';
	return ANNOUNCEMENTS.find((each) => said.toLowerCase().startsWith(each)) ?? 'new';
}
