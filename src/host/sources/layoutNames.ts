import { l10n } from 'vscode';
import { LIST_FORMATS } from '../../core/lists/formats';

/** The name of a page layout as people know the page. */
export function layoutName(layout: string): string {
	return NAMES[layout]?.() ?? FORMAT_NAMES.get(layout) ?? layout;
}

const FORMAT_NAMES = new Map(Object.entries(LIST_FORMATS).map(([id, { name }]) => [id, name]));

const searchPage = () => l10n.t('Page of papers');

/** By the layouts of `core/listing`, and those formats of `core/lists` whose names are words. */
const NAMES: Readonly<Record<string, () => string>> = {
	'search-blocks': searchPage,
	'search-text': searchPage,
	'search-urls': () => l10n.t('Page of papers with addresses'),
	'search-links': () => l10n.t('Page of papers with its links'),
	'search-markdown': () => l10n.t('Page of papers as Markdown'),
	'search-glued': () => l10n.t('Page of papers without line breaks'),
	'search-pairs': () => l10n.t('Titles and abstracts'),
	trending: () => l10n.t('Trending papers'),
	cards: () => l10n.t('Cards of a day, week or month'),
	'paper-page': () => l10n.t('Pages of single papers'),
	'mail-digest': () => l10n.t('Mail digest'),
	'id-list': () => l10n.t('List of arXiv ids'),
	'api-json': () => l10n.t('Answer of the API'),
	'json-lines': () => l10n.t('JSON Lines'),
	'saved-html': () => l10n.t('Saved web page'),
	'arxiv-atom': () => l10n.t('Answer of arXiv'),
	'arxiv-rss': () => l10n.t('Feed of arXiv'),
	feed: () => l10n.t('RSS or Atom feed'),
	'arxiv-mail': () => l10n.t('arXiv mail'),
	'arxiv-list': () => l10n.t('arXiv list'),
	'arxiv-abstract': () => l10n.t('arXiv abstract page'),
	'citation-meta': () => l10n.t('Page of a paper'),
	'markdown-table': () => l10n.t('Markdown table'),
	'markdown-list': () => l10n.t('Markdown list'),
	note: () => l10n.t('Note on a paper'),
};
