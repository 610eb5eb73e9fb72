import { Disposable, window, workspace } from 'vscode';
import { DisposableOwner } from '../disposable';
import { followedFeeds } from '../feedNames';
import type { LibraryStore } from '../libraryStore';
import { errorText, type Log } from '../log';
import { onSettingChange } from '../settings';
import type { Feeds } from './feeds';

/** In milliseconds. */
interface Times {
	/** The tree stands and the window is calm by then. */
	readonly afterStart: number;
	/** Whoever typed so recently is typing. */
	readonly calm: number;
	/** How often it is looked whether a feed's turn has come. */
	readonly every: number;
}

const USUAL: Times = { afterStart: 3_000, calm: 10_000, every: 60_000 };

/** What tells whether this window has the focus. */
type Focus = Pick<typeof window, 'state' | 'onDidChangeWindowState'>;

/** Looks for new papers by itself: where something is followed, in the window that has the focus, never while one types. */
export class Refreshing extends DisposableOwner {
	private typedAt = 0;
	private isReady = false;
	private isLooking = false;
	private timer: ReturnType<typeof setTimeout> | undefined;

	constructor(
		private readonly feeds: Pick<Feeds, 'due' | 'look'>,
		store: Pick<LibraryStore, 'whenLoaded'>,
		private readonly log: Pick<Log, 'warn'>,
		private readonly times: Times = USUAL,
		private readonly focus: Focus = window,
	) {
		super();
		this.register(new Disposable(() => clearTimeout(this.timer)));
		this.register(
			workspace.onDidChangeTextDocument(() => {
				this.typedAt = Date.now();
			}),
		);
		this.register(focus.onDidChangeWindowState(({ focused }) => focused && this.lookSoon(0)));
		const start = () => {
			this.isReady = true;
			this.lookSoon(0);
		};
		this.register(onSettingChange(['feeds'], () => this.lookSoon(0)));
		// The first load begins when everything is registered.
		void Promise.resolve()
			.then(() => store.whenLoaded)
			.then(() => this.lookSoon(times.afterStart, start));
	}

	private lookSoon(delay: number, then: () => void = () => void this.look()): void {
		clearTimeout(this.timer);
		if (!this.isDisposed) {
			this.timer = setTimeout(then, delay);
		}
	}

	private async look(): Promise<void> {
		// Out of focus, or with nothing followed, there is nothing to wake up for: the focus and the setting bring it back.
		if (!this.isReady || this.isLooking || followedFeeds().length === 0 || !this.focus.state.focused) {
			return;
		}
		const calmAt = this.typedAt + this.times.calm;
		if (calmAt > Date.now()) {
			this.lookSoon(calmAt - Date.now());
			return;
		}
		const due = this.feeds.due(Date.now());
		if (due.length > 0) {
			this.isLooking = true;
			try {
				await this.feeds.look(due);
			} catch (error) {
				this.log.warn(errorText(error));
			} finally {
				this.isLooking = false;
			}
		}
		this.lookSoon(this.times.every);
	}
}
