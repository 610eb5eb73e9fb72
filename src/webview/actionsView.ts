import type { PageLink, PaperPage } from '../core/views/page';
import {
	COPY_FORMS,
	type FromPanel,
	type PanelAction,
	type PanelStrings,
	type PaperMarks,
} from '../shared/panelProtocol';
import { button, element, format, section } from './dom';
import { icon } from './icons';

type Post = (message: FromPanel) => void;

/** What can be done with the paper, the usual thing first. */
export function renderActions(page: PaperPage, marks: PaperMarks, strings: PanelStrings, post: Post): HTMLElement {
	const has = (kind: PageLink['kind']) => page.links.some((link) => link.kind === kind);
	const action = (name: PanelAction, style = 'secondary', label = strings.actions[name]) =>
		button(name, style, () => post({ type: 'action', action: name, paperId: page.id }), icon(name), label);
	return element(
		'div',
		{ class: 'actions', role: 'group', 'aria-label': strings.paperActions },
		action('insertCitation', 'primary'),
		action('insertCitationAs'),
		has('code') && action('openCode'),
		has('code') && action(marks.clones.length > 0 ? 'openClone' : 'cloneCode'),
		has('project') && action('openProjectPage'),
		page.arxivId !== null && action('readFullText'),
		element(
			'div',
			{},
			action(marks.isListed ? 'removeFromReadingList' : 'addToReadingList', 'quiet'),
			action('tagPapers', 'quiet'),
			action(marks.isRead ? 'markUnread' : 'markRead', 'quiet'),
			action('completePaper', 'quiet'),
			action('openNote', 'quiet', marks.hasNote ? strings.openNoteExists : strings.actions.openNote),
			action(marks.isRefused ? 'undoNotForMe' : 'notForMe', 'quiet'),
			action('revealInTree', 'quiet'),
		),
		marks.tags.length > 0 &&
			element('p', { class: 'note tags' }, ...marks.tags.map((tag) => element('span', { class: 'tag' }, tag))),
		marks.forYou !== '' && element('p', { class: 'note for-you' }, marks.forYou),
	);
}

/** The key and everything that can be copied. */
export function renderCiting(page: PaperPage, strings: PanelStrings, post: Post): HTMLElement {
	return section(
		'citing',
		strings.cite,
		element('p', {}, `${strings.citationKey}: `, element('code', { id: 'key' }, '…')),
		element(
			'div',
			{ class: 'actions', role: 'group', 'aria-label': strings.cite },
			...COPY_FORMS.map((form) =>
				button(
					`copy-${form}`,
					'secondary small',
					() => post({ type: 'copy', form, paperId: page.id }),
					format(strings.copy, strings.copies[form]),
				),
			),
		),
		element('p', { class: 'note', id: 'copied', role: 'status' }),
	);
}
