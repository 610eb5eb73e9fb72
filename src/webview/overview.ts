import { isScope, type ToOverview } from '../shared/overviewProtocol';
import { OverviewPage } from './overviewPage';

interface VsCodeApi {
	postMessage(message: unknown): void;
	getState(): unknown;
	setState(state: unknown): void;
}

declare function acquireVsCodeApi(): VsCodeApi;

const vscode = acquireVsCodeApi();
const page = new OverviewPage(document.body, (message) => vscode.postMessage(message));

// Only the extension posts here: the page has no frames and its origin is its own.
window.addEventListener('message', ({ data }: MessageEvent<ToOverview>) => {
	vscode.setState(data.scope);
	page.show(data);
});

let drawing: ReturnType<typeof setTimeout> | undefined;
window.addEventListener('resize', () => {
	clearTimeout(drawing);
	drawing = setTimeout(() => page.redraw(), 100);
});

const before = vscode.getState();
vscode.postMessage({ type: 'ready', scope: isScope(before) ? before : null });
