import { l10n, MarkdownString, ThemeIcon, TreeItem, TreeItemCollapsibleState } from 'vscode';
import { readableDate } from '../../core/dates';
import { linkHref } from '../../core/links';
import type { GroupNode, PaperNode, UnknownLabel } from '../../core/outline';
import type { Paper } from '../../core/paper';
import { COMMANDS } from '../commands';

/** Abstracts in tooltips are cut at a word after this many characters; the panel has the whole. */
const TOOLTIP_LENGTH = 700;

export function groupItem(node: GroupNode): TreeItem {
	const label = node.unknown ? unknownLabel(node.unknown) : node.label;
	const item = new TreeItem(label, TreeItemCollapsibleState.Collapsed);
	item.id = node.id;
	item.description = String(node.count);
	item.contextValue = 'group';
	item.accessibilityInformation = { label: l10n.t('{0}, {1} papers', label, node.count) };
	return item;
}

export function paperItem(node: PaperNode, paper: Paper): TreeItem {
	const item = new TreeItem(paper.titleText, TreeItemCollapsibleState.None);
	const links = new Set(paper.links.map(({ kind }) => kind));
	item.id = node.id;
	item.description = describe(paper);
	item.iconPath = new ThemeIcon(links.has('code') ? 'code' : links.has('project') ? 'globe' : 'file-text');
	item.contextValue = ['paper', ...links].join('.');
	item.command = { command: COMMANDS.openPaper, title: l10n.t('Open Paper'), arguments: [node.paperId] };
	item.accessibilityInformation = {
		label: [paper.titleText, describe(paper), links.has('code') ? l10n.t('has code') : ''].filter(Boolean).join(', '),
	};
	return item;
}

/** Date, then organisation or authors: what is known, nothing else. */
export function describe(paper: Paper): string {
	return [paper.date && readableDate(paper.date, paper.dateInferred), describeAuthors(paper)]
		.filter(Boolean)
		.join(' · ');
}

export function paperTooltip(paper: Paper): MarkdownString {
	const tooltip = new MarkdownString();
	tooltip.appendMarkdown('**').appendText(paper.titleText).appendMarkdown('**\n\n');
	tooltip.appendText(describe(paper) || l10n.t('No date'));
	if (paper.abstract) {
		tooltip.appendMarkdown('\n\n').appendText(shorten(paper.abstract));
	}
	for (const link of paper.links) {
		const href = linkHref(link);
		if (href) {
			tooltip
				.appendMarkdown('\n\n')
				.appendText(`${link.kind}: `)
				.appendMarkdown(`<${href.replace(/[<>\s]/g, encodeURIComponent)}>`);
		}
	}
	return tooltip;
}

function describeAuthors({ organization, authorCount }: Paper): string {
	if (organization) {
		return organization.name;
	}
	if (authorCount === null) {
		return '';
	}
	return authorCount === 1 ? l10n.t('1 author') : l10n.t('{0} authors', authorCount);
}

function shorten(text: string): string {
	if (text.length <= TOOLTIP_LENGTH) {
		return text;
	}
	return `${text.slice(0, text.lastIndexOf(' ', TOOLTIP_LENGTH))} …`;
}

function unknownLabel(unknown: UnknownLabel): string {
	const labels: Record<UnknownLabel, string> = {
		undated: l10n.t('No date'),
		noOrganization: l10n.t('No organisation'),
	};
	return labels[unknown];
}
