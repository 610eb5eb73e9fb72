import { feedTextOf } from './feedItems';
import { childrenOf, parseXml, prefixesOf, textAt, type XmlElement } from './xml';

/** How arXiv announces a paper: for the first time, in a further category, or in a new version. */
export const ANNOUNCEMENTS = ['new', 'cross', 'replace'] as const;
export type Announcement = (typeof ANNOUNCEMENTS)[number];

/** A feed of arXiv without the items that are announced in another way; every other sign stays as it is. */
export function withAnnouncements(text: string, wanted: readonly Announcement[]): string {
	const feed = feedTextOf(text);
	if (feed === null || ANNOUNCEMENTS.every((each) => wanted.includes(each))) {
		return text;
	}
	const prefixes = prefixesOf(feed.head);
	const kept: string[] = [];
	let at = 0;
	for (const { from, to } of feed.items) {
		if (!wanted.includes(announcementOf(parseXml(text.slice(from, to), prefixes)))) {
			kept.push(text.slice(at, from));
			at = to;
		}
	}
	return kept.join('') + text.slice(at);
}

/** What is announced in no known way counts as new; `replace-cross` is a new version in a further category. */
function announcementOf(root: XmlElement): Announcement {
	const item = [...childrenOf(root, 'item'), ...childrenOf(root, 'entry')][0] ?? root;
	const said =
		textAt(item, 'arxiv:announce_type') ??
		/^arXiv:\S+ Announce Type: (\S+)/.exec(textAt(item, 'description', 'summary') ?? '')?.[1] ??
		'';
	return ANNOUNCEMENTS.find((each) => said.toLowerCase().startsWith(each)) ?? 'new';
}
