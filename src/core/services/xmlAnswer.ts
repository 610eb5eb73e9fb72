import { type FeedSummary, feedOfText } from '../listing/containers/feed';
import type { Found } from './exchange';
import { unusable } from './exchange';
import { isWebPage, noPapers, papersIn, type Reception } from './reception';

/** Judges an answer that must be RSS or Atom. `label` is who answered. */
export function receivedFeed(found: Found, label: string, dayOf: (feed: FeedSummary) => string | null): Reception {
	const feed = feedOfText(found.text);
	if (feed === null) {
		return unusable(
			isWebPage(found)
				? `Instead of ${label} a web page answers; the network may want a sign-in first.`
				: `The answer of ${label} is no RSS or Atom feed.`,
		);
	}
	if (feed.refusal !== null) {
		return unusable(feed.refusal);
	}
	if (!feed.isWhole) {
		return unusable(`The answer of ${label} breaks off.`);
	}
	return feed.items === 0 ? noPapers(found, dayOf(feed)) : papersIn(found, 'xml', dayOf(feed));
}
