import { Disposable, window } from 'vscode';
import { DisposableOwner } from '../disposable';
import { zoteroLibraries } from '../keptZotero';
import type { LibraryStore } from '../libraryStore';
import { errorText, type Log } from '../log';
import { readSetting } from '../settings';
import type { Libraries } from './libraries';

/** The tree stands and the window is calm by then. */
const AFTER_START_MS = 4_000;
/** Whoever comes back from Zotero has changed something there; more often nobody looks. */
const EVERY_MS = 5 * 60_000;

/** Looks by itself what changed in Zotero: when a window is opened, and when one comes back to it. */
export class LookingAgain extends DisposableOwner {
	private timer: ReturnType<typeof setTimeout> | undefined;

	constructor(
		private readonly libraries: Libraries,
		store: LibraryStore,
		private readonly log: Log,
	) {
		super();
		this.register(new Disposable(() => clearTimeout(this.timer)));
		// The first load begins when everything is registered.
		void Promise.resolve()
			.then(() => store.whenLoaded)
			.then(() => {
				if (!this.isDisposed) {
					this.timer = setTimeout(() => this.start(), AFTER_START_MS);
				}
			});
	}

	private start(): void {
		this.register(window.onDidChangeWindowState(({ focused }) => focused && void this.look()));
		void this.look();
	}

	private async look(): Promise<void> {
		if (zoteroLibraries().length === 0 || !window.state.focused || readSetting('feed.refresh') === 'never') {
			return;
		}
		try {
			await this.libraries.whenKnown;
			if (Date.now() - this.libraries.lookedAt >= EVERY_MS) {
				await this.libraries.look(zoteroLibraries());
			}
		} catch (error) {
			this.log.warn(errorText(error));
		}
	}
}
