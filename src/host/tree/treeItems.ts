import { l10n, MarkdownString, ThemeIcon, TreeItem, TreeItemCollapsibleState } from 'vscode';
import { markdownText } from '../../core/citation/formats/markdownText';
import { linkHref } from '../../core/links/links';
import type { GroupNode, MoreNode, PaperNode, SortOrder, SpecialLabel } from '../../core/outline';
import type { Paper } from '../../core/paper';
import { shortened } from '../../core/text/shortened';
import { COMMANDS, type CommandId } from '../commands';
import { dates } from '../dates';
import { linkKindNames } from '../linkKinds';
import type { MarkSource } from '../paperMarks';
import type { ListedPaper, ReadingState } from '../readingState';

/** Abstracts in tooltips are cut at a word after this many characters; the panel has the whole. */
const TOOLTIP_LENGTH = 700;

/** What rows say of papers beside what the corpus says. */
export interface RowMarks {
	readonly reading: ReadingState;
	readonly clones: MarkSource<{ readonly clones: readonly string[] }>;
	/** Why a paper matters, as one line; and whether the user said that it does not. */
	readonly interest: MarkSource<{ readonly forYou: string; readonly isRefused: boolean }>;
}

/**
 * `isOpen` says how the user left the group. `openFor` names the filter for which all groups stand open: another id lets
 * VS Code forget how they stood before. Once papers of it were `read`, the group says how many are left.
 */
export function groupItem(node: GroupNode, openFor: string | null, isOpen: boolean, read: number): TreeItem {
	const label = node.special && node.label === '' ? specialLabel(node.special) : node.label;
	const own = node.special ? ownGroup(node.special) : undefined;
	const { Collapsed, Expanded } = TreeItemCollapsibleState;
	const item = new TreeItem(label, isOpen || (openFor !== null && !own) ? Expanded : Collapsed);
	item.id = openFor === null ? node.id : `${openFor}/${node.id}`;
	const unread = node.count - read;
	const [count, left] = [readableNumber(node.count), readableNumber(unread)];
	item.description =
		read === 0 ? count : unread === 0 ? l10n.t('{0}, all read', count) : l10n.t('{0}, {1} unread', count, left);
	item.contextValue = own ? `group.${node.special}` : 'group';
	if (own) {
		item.iconPath = new ThemeIcon(own.icon);
		item.tooltip = own.tooltip;
	}
	item.accessibilityInformation = {
		label: [
			node.count === 1 ? l10n.t('{0}, 1 paper', label) : l10n.t('{0}, {1} papers', label, node.count),
			...(read === 0 ? [] : [unread === 0 ? l10n.t('all read') : l10n.t('{0} unread', unread)]),
		].join(', '),
	};
	return item;
}

export function moreItem(node: MoreNode): TreeItem {
	const item = new TreeItem(l10n.t('Show more'), TreeItemCollapsibleState.None);
	item.id = node.id;
	item.description = l10n.t('{0} more', readableNumber(node.rest));
	item.iconPath = new ThemeIcon('ellipsis');
	item.contextValue = 'more';
	item.command = { command: COMMANDS.showMore, title: l10n.t('Show more'), arguments: [node] };
	item.accessibilityInformation = { label: l10n.t('Show more, {0} not shown', node.rest) };
	return item;
}

/** Rows in the order of a count say it, and new papers the watches they answer. */
export function paperItem(
	node: PaperNode,
	paper: Paper,
	marks: RowMarks,
	sort: SortOrder,
	watches: readonly string[],
): TreeItem {
	const isMuted = node.parent?.special === 'muted';
	return rowOf(node.id, paper, marks, countOf(paper, sort), {
		watches: node.parent?.special === 'watch' ? [] : watches,
		isMuted,
		opening: COMMANDS.openRow,
	});
}

/** What a row says that depends on where it stands. */
interface Standing {
	readonly watches: readonly string[];
	readonly isMuted: boolean;
	/** The command that opens its paper. */
	readonly opening: CommandId;
}

const PLAIN: Standing = { watches: [], isMuted: false, opening: COMMANDS.openPaper };

/** A row of the reading list; where the open corpus does not hold the paper its title is all that is known. */
export function listedItem({ id, title }: ListedPaper, paper: Paper | undefined, marks: RowMarks): TreeItem {
	if (paper) {
		return rowOf(id, paper, marks);
	}
	const item = new TreeItem(title, TreeItemCollapsibleState.None);
	item.id = id;
	item.description = l10n.t('not in the open corpus');
	item.iconPath = new ThemeIcon('circle-slash');
	item.contextValue = 'missing.listed';
	return item;
}

function rowOf(
	rowId: string,
	paper: Paper,
	{ reading, clones, interest }: RowMarks,
	count = NO_COUNT,
	{ watches, isMuted, opening } = PLAIN,
): TreeItem {
	const item = new TreeItem(paper.titleText, TreeItemCollapsibleState.None);
	const links = new Set(paper.links.map(({ kind }) => kind));
	const kind = links.has('code') ? 'code' : links.has('project') ? 'project' : 'plain';
	const read = reading.isRead(paper.id);
	const listed = reading.isListed(paper.id);
	const cloned = clones.of(paper).clones.length > 0;
	const refused = interest.of(paper).isRefused;
	const watched = watches.length > 0 ? l10n.t('watched: {0}', watches.join(', ')) : '';
	item.id = rowId;
	item.description = [
		watched,
		count.shown,
		describe(paper),
		cloned ? l10n.t('cloned') : '',
		refused ? l10n.t('not for you') : '',
	]
		.filter(Boolean)
		.join(' · ');
	item.iconPath = new ThemeIcon(`offprint-${kind}-${read ? 'read' : 'unread'}`);
	const states = [read ? 'read' : 'unread', listed ? 'listed' : 'unlisted', ...(cloned ? ['cloned'] : [])];
	states.push(refused ? 'refused' : 'unrefused', isMuted ? 'muted' : 'unmuted');
	item.contextValue = ['paper', ...links, ...states].join('.');
	item.command = { command: opening, title: l10n.t('Open Paper'), arguments: [paper.id] };
	item.accessibilityInformation = {
		label: [
			paper.titleText,
			count.said,
			describe(paper),
			read ? l10n.t('read') : l10n.t('unread'),
			links.has('code') ? l10n.t('has code') : '',
			cloned ? l10n.t('cloned') : '',
			links.has('project') ? l10n.t('has a project page') : '',
			listed ? l10n.t('on the reading list') : '',
			refused ? l10n.t('not for you') : '',
			watched,
		]
			.filter(Boolean)
			.join(', '),
	};
	return item;
}

interface Count {
	readonly shown: string;
	readonly said: string;
}

const NO_COUNT: Count = { shown: '', said: '' };

function countOf({ upvotes, comments }: Paper, sort: SortOrder): Count {
	if (sort === 'upvotes' && upvotes !== null) {
		return { shown: `▲ ${readableNumber(upvotes)}`, said: upvotesText(upvotes) };
	}
	if (sort === 'comments' && comments !== null) {
		const said = commentsText(comments);
		return { shown: said, said };
	}
	return NO_COUNT;
}

/** Date, then organisation or authors: what is known, nothing else. */
export function describe(paper: Paper): string {
	return [paper.date && dates.date(paper.date, paper.dateInferred), describeAuthors(paper)].filter(Boolean).join(' · ');
}

export function paperTooltip(
	paper: Paper,
	topics: readonly string[],
	{ reading, clones, interest }: RowMarks,
): MarkdownString {
	const tooltip = new MarkdownString('', true);
	tooltip.appendMarkdown(`**${plain(paper.titleText)}**\n\n`);
	const facts = [
		describe(paper) || l10n.t('No date'),
		paper.upvotes ? upvotesText(paper.upvotes) : '',
		paper.comments ? commentsText(paper.comments) : '',
		reading.isRead(paper.id) ? l10n.t('read') : l10n.t('unread'),
		reading.isListed(paper.id) ? l10n.t('on the reading list') : '',
	];
	tooltip.appendMarkdown(plain(facts.filter(Boolean).join(' · ')));
	const { forYou } = interest.of(paper);
	if (forYou !== '') {
		tooltip.appendMarkdown(`\n\n$(heart) ${plain(forYou)}`);
	}
	const folders = clones.of(paper).clones;
	if (folders.length > 0) {
		tooltip.appendMarkdown(`\n\n${plain(l10n.t('Cloned into {0}', folders.join(', ')))}`);
	}
	const tags = reading.tagsOf(paper.id);
	if (tags.length > 0) {
		tooltip.appendMarkdown(`\n\n$(tag) ${plain(tags.join(', '))}`);
	}
	if (topics.length > 0) {
		tooltip.appendMarkdown(`\n\n${plain(topics.join(' · '))}`);
	}
	if (paper.abstract) {
		tooltip.appendMarkdown(`\n\n${plain(shortened(paper.abstract, TOOLTIP_LENGTH))}`);
	}
	const kinds = linkKindNames();
	for (const link of paper.links) {
		const href = linkHref(link);
		if (href) {
			tooltip.appendMarkdown(`\n\n${kinds[link.kind]}: <${href.replace(/[<>\s]/g, encodeURIComponent)}>`);
		}
	}
	return tooltip;
}

/** Text of others as it is, on one line; `appendText` would make every blank one at which no line breaks. */
function plain(text: string): string {
	return markdownText(text.replace(/\s+/g, ' ')).replace(/^(\d*)([#+=.)-])/, '$1\\$2');
}

/** 100078 → `100,078`, as Offprint's language has it: the first number that `Intl` formats holds the host for 10 ms. */
export function readableNumber(count: number): string {
	return String(count).replace(/\B(?=(?:\d{3})+$)/g, ',');
}

export function upvotesText(count: number): string {
	return count === 1 ? l10n.t('1 upvote') : l10n.t('{0} upvotes', count);
}

export function commentsText(count: number): string {
	return count === 1 ? l10n.t('1 comment') : l10n.t('{0} comments', count);
}

function describeAuthors({ organization, authors, authorCount }: Paper): string {
	if (organization) {
		return organization.name;
	}
	const [first] = authors;
	if (first !== undefined) {
		return authors.length === 1 ? first : l10n.t('{0} and {1} more', first, authors.length - 1);
	}
	if (authorCount === null) {
		return '';
	}
	return authorCount === 1 ? l10n.t('1 author') : l10n.t('{0} authors', authorCount);
}

function specialLabel(special: SpecialLabel): string {
	const labels: Record<SpecialLabel, string> = {
		forYou: l10n.t('For You'),
		new: l10n.t('New'),
		watch: '',
		muted: l10n.t('Muted'),
		unsorted: l10n.t('Topic being found'),
		noSubtopic: l10n.t('More in this topic'),
		undated: l10n.t('No date'),
		noOrganization: l10n.t('No organisation'),
		noCollection: l10n.t('In no collection'),
	};
	return labels[special];
}

/** The groups that are not of the grouping: those that stand on top and below. */
function ownGroup(special: SpecialLabel): { readonly icon: string; readonly tooltip: string } | undefined {
	const groups: Partial<Record<SpecialLabel, { readonly icon: string; readonly tooltip: string }>> = {
		forYou: {
			icon: 'heart',
			tooltip: l10n.t(
				'Unread papers most like those you saved, cited, noted or cloned, learned on this machine; each also stands in its own group.',
			),
		},
		watch: { icon: 'eye', tooltip: l10n.t('New papers that this watch finds; each also stands in its own group.') },
		new: {
			icon: 'sparkle',
			tooltip: l10n.t('Papers first seen since you last looked; each also stands in its own group.'),
		},
		muted: { icon: 'mute', tooltip: l10n.t('Papers that something you muted keeps out of the other groups.') },
	};
	return groups[special];
}
