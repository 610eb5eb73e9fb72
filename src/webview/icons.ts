import arrowDown from '@vscode/codicons/src/icons/arrow-down.svg';
import arrowLeft from '@vscode/codicons/src/icons/arrow-left.svg';
import arrowRight from '@vscode/codicons/src/icons/arrow-right.svg';
import arrowUp from '@vscode/codicons/src/icons/arrow-up.svg';
import book from '@vscode/codicons/src/icons/book.svg';
import bookmark from '@vscode/codicons/src/icons/bookmark.svg';
import check from '@vscode/codicons/src/icons/check.svg';
import circle from '@vscode/codicons/src/icons/circle-large.svg';
import circleSlash from '@vscode/codicons/src/icons/circle-slash.svg';
import code from '@vscode/codicons/src/icons/code.svg';
import discard from '@vscode/codicons/src/icons/discard.svg';
import folderOpened from '@vscode/codicons/src/icons/folder-opened.svg';
import globe from '@vscode/codicons/src/icons/globe.svg';
import listTree from '@vscode/codicons/src/icons/list-tree.svg';
import note from '@vscode/codicons/src/icons/note.svg';
import pin from '@vscode/codicons/src/icons/pin.svg';
import pinned from '@vscode/codicons/src/icons/pinned.svg';
import quote from '@vscode/codicons/src/icons/quote.svg';
import repoClone from '@vscode/codicons/src/icons/repo-clone.svg';
import tag from '@vscode/codicons/src/icons/tag.svg';
import verified from '@vscode/codicons/src/icons/verified.svg';
import type { PanelAction, Step } from '../shared/panelProtocol';

/** The drawings of the commands, as VS Code shows them elsewhere. */
const DRAWINGS: Readonly<Record<PanelAction | Step | 'pinned', string>> = {
	back: arrowLeft,
	forward: arrowRight,
	previous: arrowUp,
	next: arrowDown,
	pin,
	pinned,
	insertCitation: quote,
	insertCitationAs: quote,
	openCode: code,
	cloneCode: repoClone,
	openClone: folderOpened,
	openProjectPage: globe,
	readFullText: book,
	openNote: note,
	completePaper: verified,
	addToReadingList: bookmark,
	removeFromReadingList: bookmark,
	tagPapers: tag,
	markUnread: circle,
	markRead: check,
	notForMe: circleSlash,
	undoNotForMe: discard,
	revealInTree: listTree,
};

export type IconName = keyof typeof DRAWINGS;

/** A drawing in the colour of the text around it; what it means is said by its button. */
export function icon(name: IconName): Element {
	const { documentElement } = new DOMParser().parseFromString(DRAWINGS[name], 'image/svg+xml');
	documentElement.setAttribute('aria-hidden', 'true');
	return document.importNode(documentElement, true);
}
