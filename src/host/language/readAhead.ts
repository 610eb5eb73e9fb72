import { type TextDocument, window } from 'vscode';
import { DisposableOwner } from '../disposable';
import type { LibraryStore } from '../libraryStore';
import { isCiting } from './selectors';

/** How long nothing must happen before something is read ahead: starting and switching between texts come first. */
const DELAY_MS = 700;

/** Makes ready what the first completion would wait for, in slices, once a text that has a bibliography is shown. */
export class ReadAhead extends DisposableOwner {
	private timer: ReturnType<typeof setTimeout> | undefined;

	constructor(
		store: LibraryStore,
		private readonly makeReady: (document: TextDocument, isCancelled: () => boolean) => Promise<void>,
	) {
		super();
		const later = () => this.later();
		this.register(window.onDidChangeActiveTextEditor(later));
		this.register(store.onDidChange(later));
		this.register({ dispose: () => clearTimeout(this.timer) });
		this.later();
	}

	private later(): void {
		clearTimeout(this.timer);
		this.timer = setTimeout(() => void this.read(), DELAY_MS);
	}

	private async read(): Promise<void> {
		const document = window.activeTextEditor?.document;
		if (document && isCiting(document)) {
			await this.makeReady(document, () => this.isDisposed);
		}
	}
}
