import { l10n } from 'vscode';
import { announcedBy, type Feed, feedFolder, feedsOf } from '../core/feeds/feed';
import { readSetting } from './settings';

/** What the user follows, as the setting says. */
export function followedFeeds(): readonly Feed[] {
	return feedsOf(readSetting('feeds'));
}

/** What people call a feed. */
export function feedLabel(feed: Feed): string {
	if (feed.label !== undefined) {
		return feed.label;
	}
	switch (feed.kind) {
		case 'daily':
			return l10n.t('Daily Papers');
		case 'trending':
			return l10n.t('Trending Papers');
		case 'search':
			return l10n.t('Search “{0}”', feed.query);
		case 'organization':
			return l10n.t('Papers of {0}', feed.name);
		case 'arxiv': {
			const more = announcedBy(feed).filter((each) => each !== 'new');
			const words = { cross: l10n.t('cross-lists'), replace: l10n.t('replacements'), new: l10n.t('new') };
			const name = l10n.t('arXiv {0}', feed.categories.join(', '));
			return more.length === 0 ? name : `${name} (${more.map((each) => words[each]).join(', ')})`;
		}
		case 'rss':
		case 'listing':
			return feed.url.replace(/^https?:\/\//i, '');
		default:
			return feed satisfies never;
	}
}

/** A name that stands before a day, as in `Daily 27 Nov 2026`, by the folder in which the feed's answers are kept. */
export function feedDayName(folder: string): string {
	if (folder === 'daily') {
		return l10n.t('Daily');
	}
	if (folder === 'trending') {
		return l10n.t('Trending');
	}
	const feed = followedFeeds().find((each) => feedFolder(each) === folder);
	// Of a feed that somebody else follows only its folder is known.
	return feed
		? feedLabel(feed)
		: folder
				.replace('-', ' ')
				.replace(/^arxiv/, 'arXiv')
				.replace(/-[0-9a-z]{6,}$/, '');
}
