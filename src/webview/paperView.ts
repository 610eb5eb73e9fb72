import type { FactField, PageLink, PageTopic, PaperPage } from '../core/views/page';
import type { FromPanel, PanelStrings, PaperMarks } from '../shared/panelProtocol';
import { renderActions, renderCiting } from './actionsView';
import { button, type Child, element, format, section } from './dom';
import { renderRecord, renderWithdrawal } from './recordView';
import { renderRelatedPlace } from './relatedView';
import { renderRuns } from './runsView';
import { renderSources } from './sourcesView';

type Post = (message: FromPanel) => void;

/** The whole page of a paper. */
export function renderPaper(page: PaperPage, marks: PaperMarks, strings: PanelStrings, post: Post): HTMLElement {
	return element(
		'main',
		{ 'data-paper': page.id, 'data-vscode-context': JSON.stringify({ webviewSection: 'paper', paperId: page.id }) },
		renderWithdrawal(page, strings),
		element('h1', {}, ...renderRuns(page.title)),
		renderByline(page, strings),
		renderTopicChips(page, strings, post),
		renderActions(page, marks, strings, post),
		renderAbstract(page, strings),
		page.aiSummary &&
			section('summary', strings.aiSummary, element('p', { class: 'abstract' }, ...renderRuns(page.aiSummary))),
		renderRecord(page, strings),
		renderLinks(page.links, marks, strings),
		renderElsewhere(page, strings),
		renderCiting(page, strings, post),
		renderRelatedPlace(strings),
		renderTopics(page, strings),
		renderSources(page, strings, post),
	);
}

/** The parts of a page that change with what the user has of the paper: actions and links. */
export function renderMarked(
	page: PaperPage,
	marks: PaperMarks,
	strings: PanelStrings,
	post: Post,
): readonly [actions: HTMLElement, links: HTMLElement] {
	return [renderActions(page, marks, strings, post), renderLinks(page.links, marks, strings)];
}

/** Date, authors, organisation, comments, upvotes: what is known, in one line. */
function renderByline(page: PaperPage, strings: PanelStrings): HTMLElement {
	const fact = (label: string, ...value: Child[]) =>
		element('div', {}, element('dt', { class: 'unseen' }, label), element('dd', {}, ...value));
	const count = (label: string, one: string, several: string, value: number | null) =>
		value !== null && fact(label, value === 1 ? one : format(several, value));
	const { date, organization } = page;
	return element(
		'dl',
		{ class: 'byline' },
		...page.days.map((day) => fact(strings.date, day)),
		date &&
			!page.sources.some(({ feedDay }) => feedDay !== null) &&
			fact(
				strings.date,
				date.text,
				date.inferred &&
					element(
						'span',
						{ class: 'explained', title: strings.yearInferred, tabindex: '0', 'aria-label': strings.yearInferred },
						'?',
					),
			),
		authorsOf(page, strings) !== '' && fact(strings.authors, told(page, 'authors', authorsOf(page, strings))),
		...(['publication', 'doi'] as const).map((field) => renderKnown(page, field, strings.factLabels[field])),
		organization &&
			fact(
				strings.organization,
				organization.href ? element('a', { href: organization.href }, organization.name) : organization.name,
			),
		count(strings.comments, strings.oneComment, strings.commentCount, page.comments),
		count(strings.upvotes, strings.oneUpvote, strings.upvoteCount, page.upvotes),
		page.arxivId !== null && fact(strings.arxivId, `${strings.arxivId} ${page.arxivId}`),
	);
}

/** The topics, each of which shows its papers in the tree. */
function renderTopicChips({ topics }: PaperPage, strings: PanelStrings, post: Post): HTMLElement | false {
	const chip = (topic: PageTopic) => {
		const made = button(`topic-${topic.id}`, 'chip', () => post({ type: 'topic', topicId: topic.id }), topic.name);
		made.title = format(strings.showTopic, topic.name);
		return element('li', {}, made);
	};
	return topics.length > 0 && element('ul', { class: 'chips', 'aria-label': strings.topics }, ...topics.map(chip));
}

/** A fact of the record in the byline, with who gives it. */
function renderKnown(page: PaperPage, field: 'publication' | 'doi', label: string): HTMLElement | false {
	const known = page.facts.find((fact) => fact.field === field);
	const text = known === undefined ? '' : field === 'doi' ? `${label} ${known.said[0].text}` : known.said[0].text;
	return (
		text !== '' &&
		element('div', {}, element('dt', { class: 'unseen' }, label), element('dd', {}, told(page, field, text)))
	);
}

/** A text that says on hover which source gives it. */
function told({ facts }: PaperPage, field: FactField, text: string): Child {
	const known = facts.find((fact) => fact.field === field);
	return known === undefined ? text : element('span', { title: known.said[0].by }, text);
}

function authorsOf({ authors, authorCount }: PaperPage, strings: PanelStrings): string {
	if (authors.length > 0) {
		return authors.join(', ');
	}
	return authorCount === null ? '' : authorCount === 1 ? strings.oneAuthor : format(strings.authorCount, authorCount);
}

function renderAbstract(page: PaperPage, strings: PanelStrings): HTMLElement {
	if (page.abstractKind === 'none') {
		return section('abstract-section', strings.abstract, element('p', { class: 'note' }, strings.noAbstract));
	}
	const isSummary = page.abstractKind === 'summary';
	return section(
		'abstract-section',
		isSummary ? strings.summary : strings.abstract,
		...page.abstract.map((runs) => element('p', { class: 'abstract' }, ...renderRuns(runs))),
		isSummary && element('p', { class: 'note' }, strings.summaryNote),
	);
}

function renderLinks(links: readonly PageLink[], { clones }: PaperMarks, strings: PanelStrings): HTMLElement {
	const row = (label: string, ...value: Child[]) =>
		element('li', {}, element('span', { class: 'kind' }, label), ' ', ...value);
	const rows = links.length + clones.length;
	const made = section(
		'links',
		strings.links,
		element(
			'ul',
			{},
			...links.map(({ url, href, kind }) =>
				row(strings.linkKinds[kind], href ? element('a', { href, rel: 'noreferrer' }, url) : url),
			),
			...clones.map((folder) => row(strings.clones, element('code', {}, folder))),
		),
	);
	made.hidden = rows === 0;
	return made;
}

function renderElsewhere({ elsewhere }: PaperPage, strings: PanelStrings): HTMLElement {
	return section(
		'elsewhere',
		strings.findElsewhere,
		element(
			'ul',
			{ class: 'inline' },
			...elsewhere.map(({ site, href }) =>
				element('li', {}, element('a', { href, rel: 'noreferrer' }, strings.sites[site])),
			),
		),
	);
}

function renderTopics({ topics }: PaperPage, strings: PanelStrings): HTMLElement | false {
	return (
		topics.length > 0 &&
		section(
			'topics',
			strings.topics,
			element(
				'ul',
				{},
				...topics.map(({ name, because }) =>
					element(
						'li',
						{},
						element('span', { class: 'kind' }, name),
						because.length > 0 && element('span', { class: 'note' }, ` ${format(strings.because, because.join(', '))}`),
					),
				),
			),
		)
	);
}
