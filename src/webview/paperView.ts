import type { PageLink, PaperPage, TextRun } from '../core/page';
import type { FromPanel, PanelAction, PanelStrings } from '../shared/panelProtocol';
import { element, format } from './dom';

type Post = (message: FromPanel) => void;

/** The whole page of a paper. */
export function renderPaper(page: PaperPage, strings: PanelStrings, post: Post): HTMLElement {
	return element(
		'main',
		{ 'data-paper': page.id },
		element('h1', {}, page.title),
		renderByline(page, strings),
		renderActions(page, strings, post),
		renderAbstract(page, strings),
		page.aiSummary !== null && section(strings.aiSummary, element('p', {}, page.aiSummary)),
		page.links.length > 0 && section(strings.links, renderLinks(page.links, strings)),
		section(strings.topics, renderTopics(page, strings)),
		section(strings.sources, renderSources(page, strings, post)),
	);
}

export function renderMissing(strings: PanelStrings): HTMLElement {
	return element('main', {}, element('p', { class: 'note' }, strings.missing));
}

function renderByline(page: PaperPage, strings: PanelStrings): HTMLElement {
	const facts: [label: string, value: Node | string][] = [
		[strings.date, renderDate(page, strings)],
		[strings.authors, authorsText(page, strings)],
	];
	if (page.organization) {
		const { name, href } = page.organization;
		facts.push([strings.organization, href ? element('a', { href }, name) : name]);
	}
	if (page.comments !== null) {
		facts.push([strings.comments, String(page.comments)]);
	}
	if (page.upvotes !== null) {
		facts.push([strings.upvotes, String(page.upvotes)]);
	}
	facts.push([strings.citationKey, element('code', {}, page.citationKey)]);
	return element(
		'dl',
		{ class: 'facts' },
		...facts.map(([label, value]) => element('div', {}, element('dt', {}, label), element('dd', {}, value))),
	);
}

function renderDate({ date }: PaperPage, strings: PanelStrings): Node | string {
	if (!date) {
		return element('span', { class: 'unknown' }, strings.unknown);
	}
	if (!date.inferred) {
		return date.text;
	}
	return element('span', {}, date.text, ' ', element('span', { class: 'note' }, strings.yearInferred));
}

function authorsText({ authors, authorCount }: PaperPage, strings: PanelStrings): Node | string {
	if (authors.length > 0) {
		return authors.join(', ');
	}
	return authorCount === null
		? element('span', { class: 'unknown' }, strings.unknown)
		: format(strings.authorCount, authorCount);
}

function renderActions(page: PaperPage, strings: PanelStrings, post: Post): HTMLElement {
	const has = (kind: PageLink['kind']) => page.links.some((link) => link.kind === kind);
	const button = (action: PanelAction, style: string) => {
		const made = element('button', { class: style, 'data-action': action, type: 'button' }, strings[action]);
		made.addEventListener('click', () => post({ type: 'action', action, paperId: page.id }));
		return made;
	};
	return element(
		'div',
		{ class: 'actions', role: 'toolbar' },
		button('insertCitation', 'primary'),
		has('code') && button('openCode', 'secondary'),
		has('project') && button('openProjectPage', 'secondary'),
		button('revealInTree', 'secondary'),
	);
}

function renderAbstract(page: PaperPage, strings: PanelStrings): HTMLElement {
	if (page.abstractKind === 'none') {
		return section(strings.abstract, element('p', { class: 'note' }, strings.noAbstract));
	}
	const isSummary = page.abstractKind === 'summary';
	return section(
		isSummary ? strings.summary : strings.abstract,
		isSummary && element('p', { class: 'note' }, strings.summaryNote),
		...page.abstract.map((runs) => element('p', { class: 'abstract' }, ...runs.map(renderRun))),
	);
}

function renderRun({ text, href }: TextRun): Node | string {
	return href ? element('a', { href }, text) : text;
}

function renderLinks(links: readonly PageLink[], strings: PanelStrings): HTMLElement {
	return element(
		'ul',
		{ class: 'links' },
		...links.map(({ url, href, kind }) =>
			element(
				'li',
				{},
				element('span', { class: 'kind' }, strings.linkKinds[kind]),
				' ',
				href ? element('a', { href }, url) : url,
			),
		),
	);
}

function renderTopics({ topics }: PaperPage, strings: PanelStrings): HTMLElement {
	return element(
		'ul',
		{ class: 'topics' },
		...topics.map(({ name, because }) =>
			element(
				'li',
				{},
				element('span', { class: 'topic' }, name),
				because.length > 0 && element('span', { class: 'note' }, ` ${format(strings.because, because.join(', '))}`),
			),
		),
	);
}

function renderSources({ id, sources }: PaperPage, strings: PanelStrings, post: Post): HTMLElement {
	return element(
		'ul',
		{ class: 'sources' },
		...sources.map(({ file, line, layout }, index) => {
			const name = decodeURIComponent(file.slice(file.lastIndexOf('/') + 1));
			const open = element('button', { class: 'link', type: 'button' }, format(strings.source, name, line, layout));
			open.addEventListener('click', () => post({ type: 'openSource', paperId: id, index }));
			return element('li', {}, open);
		}),
	);
}

function section(heading: string, ...children: Parameters<typeof element>[2][]): HTMLElement {
	return element('section', {}, element('h2', {}, heading), ...children);
}
