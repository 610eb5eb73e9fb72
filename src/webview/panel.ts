import { type FromPanel, isPanelState, type PanelState, type ToPanel } from '../shared/panelProtocol';
import { renderMissing, renderPaper } from './paperView';

interface VsCodeApi {
	postMessage(message: FromPanel): void;
	getState(): unknown;
	setState(state: PanelState): void;
}

declare function acquireVsCodeApi(): VsCodeApi;

const vscode = acquireVsCodeApi();
const root = document.body;

// Only the extension posts here: the page has no frames and its origin is its own.
window.addEventListener('message', ({ data }: MessageEvent<ToPanel>) => {
	switch (data.type) {
		case 'show': {
			const previous = vscode.getState();
			const sameAsBefore = isPanelState(previous) && previous.paperId === data.page.id;
			vscode.setState({ paperId: data.page.id });
			root.replaceChildren(renderPaper(data.page, data.strings, (message) => vscode.postMessage(message)));
			if (!sameAsBefore) {
				window.scrollTo(0, 0);
			}
			return;
		}
		case 'missing':
			root.replaceChildren(renderMissing(data.strings));
			return;
		default:
			data satisfies never;
	}
});

vscode.postMessage({ type: 'ready' });
