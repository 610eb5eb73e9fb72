import type { PaperPage } from '../core/views/page';
import {
	type FromPanel,
	isPanelState,
	type PanelState,
	type PanelStrings,
	type ToPanel,
	type Trail,
} from '../shared/panelProtocol';
import { copySources } from './copying';
import { element, format, redraw } from './dom';
import { renderMath } from './math';
import { renderNavigation } from './navigation';
import { renderMarked, renderPaper } from './paperView';
import { fillRelated } from './relatedView';

interface VsCodeApi {
	postMessage(message: FromPanel): void;
	getState(): unknown;
	setState(state: PanelState): void;
}

declare function acquireVsCodeApi(): VsCodeApi;

const vscode = acquireVsCodeApi();
const post = (message: FromPanel) => vscode.postMessage(message);
const content = element('div', { id: 'content' });
/** Says the paper's title to a screen reader whose focus stays on a button of the navigation. */
const announcer = element('p', { class: 'unseen', role: 'status' });
let strings: PanelStrings | undefined;
/** The page that is shown. */
let page: PaperPage | undefined;

// Only the extension posts here: the page has no frames and its origin is its own.
window.addEventListener('message', ({ data }: MessageEvent<ToPanel>) => {
	switch (data.type) {
		case 'show': {
			const isOther = page?.id !== data.page.id;
			const scroll = isOther ? keptScroll(data.trail) : window.scrollY;
			strings = data.strings;
			const drawn = [renderNavigation(data.trail, strings, post), renderPaper(data.page, data.marks, strings, post)];
			page = data.page;
			redraw(() => content.replaceChildren(...drawn));
			keep(data.trail, scroll);
			wanted = scroll;
			window.scrollTo(0, scroll);
			if (isOther) {
				announcer.textContent = content.querySelector('h1')?.textContent ?? '';
			}
			void renderMath(content);
			return;
		}
		case 'marks':
			if (strings && page?.id === data.paperId) {
				const [actions, links] = renderMarked(page, data.marks, strings, post);
				redraw(() => {
					content.querySelector('main > .actions')?.replaceWith(actions);
					content.querySelector('main > .links')?.replaceWith(links);
				});
			}
			return;
		case 'key': {
			const place = document.getElementById('key');
			if (place && page?.id === data.paperId) {
				place.textContent = data.key;
			}
			return;
		}
		case 'related':
			if (strings && page?.id === data.paperId) {
				fillRelated(data.papers, strings, post);
				window.scrollTo(0, Math.max(wanted, window.scrollY));
			}
			return;
		case 'missing': {
			const { isLoading, trail } = data;
			page = undefined;
			const text = isLoading ? data.strings.loading : data.strings.gone;
			const main = element('main', {}, element('p', { class: 'note' }, text));
			redraw(() => content.replaceChildren(renderNavigation(trail, data.strings, post), main));
			return;
		}
		case 'copied': {
			const status = document.getElementById('copied');
			if (status && strings) {
				status.textContent = format(strings.copied, strings.copies[data.form]);
			}
			return;
		}
		default:
			data satisfies never;
	}
});

/** The state survives hiding and reloading; what it holds of another paper is not for this one. */
function keptScroll({ papers, at }: Trail): number {
	const state = vscode.getState();
	return isPanelState(state) && state.papers[state.at] === papers[at] ? state.scroll : 0;
}

function keep(trail: Trail, scroll: number): void {
	vscode.setState({ ...trail, scroll });
}

/** How far the page shall be scrolled once what comes later makes it long enough; 0 when the user scrolls. */
let wanted = 0;
for (const input of ['wheel', 'keydown', 'pointerdown'] as const) {
	window.addEventListener(
		input,
		() => {
			wanted = 0;
		},
		{ passive: true },
	);
}

/** A new page that was told nothing for this long asks, so that it never stays empty. */
const FIRST_PAPER_MS = 1000;

/** Longer than between two frames of scrolling, shorter than anyone takes to leave the page. */
const SCROLL_SETTLED_MS = 150;
let settling: ReturnType<typeof setTimeout> | undefined;

window.addEventListener(
	'scroll',
	() => {
		clearTimeout(settling);
		settling = setTimeout(() => {
			const state = vscode.getState();
			if (isPanelState(state)) {
				keep(state, Math.max(wanted, window.scrollY));
			}
		}, SCROLL_SETTLED_MS);
	},
	{ passive: true },
);

copySources();
document.body.append(announcer, content);
// What a new page shows is on its way; one that was shown before asks for it.
if (vscode.getState() === undefined) {
	setTimeout(() => content.childElementCount === 0 && post({ type: 'ready' }), FIRST_PAPER_MS);
} else {
	post({ type: 'ready' });
}
