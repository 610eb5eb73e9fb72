import { EventEmitter, l10n, type Uri, window } from 'vscode';
import { type Feed, feedFolder } from '../../core/feeds/feed';
import { type FeedRecord, NEVER_LOOKED, newestKept, statusOf } from '../../core/feeds/record';
import type { Ask, CancelSignal } from '../../core/services/exchange';
import { COMMANDS, runCommand } from '../commands';
import { setContextKey } from '../contextKeys';
import { DisposableOwner } from '../disposable';
import { feedLabel, followedFeeds } from '../feedNames';
import type { FeedState, FeedStates } from '../feedStates';
import { keptFolder } from '../keptFeeds';
import type { Log } from '../log';
import { onSettingChange, readSetting } from '../settings';
import { FeedFiles } from './feedFiles';

/** While many days come, the tree shows the first at once and the others so many at a time. */
const DAYS_AT_ONCE = 10;
const HOUR_MS = 3_600_000;

export interface LookOptions {
	/** Days that are wanted instead of those that are due. */
	readonly days?: readonly string[];
	readonly signal?: CancelSignal;
	readonly onDay?: (done: number, total: number) => void;
	/** The user asked, and is told what went wrong. */
	readonly isAsked?: boolean;
}

/** What is followed: looks for new papers, keeps them, and knows how each feed stands. */
export class Feeds extends DisposableOwner implements FeedStates {
	private readonly changed = this.register(new EventEmitter<void>());
	readonly onDidChange = this.changed.event;
	private readonly records = new Map<string, FeedRecord>();
	private readonly stopped = new AbortController();
	/** One look after the other. */
	private looking: Promise<void> = Promise.resolve();

	constructor(
		private readonly globalStorageUri: Uri,
		private readonly ask: Ask,
		private readonly log: Log,
	) {
		super();
		this.register({ dispose: () => this.stopped.abort() });
		this.register(onSettingChange(['feeds'], () => this.follow()));
		void this.follow();
	}

	get all(): readonly FeedState[] {
		return followedFeeds().map((feed) => this.stateOf(feed));
	}

	filesOf(feed: Feed): FeedFiles {
		return new FeedFiles(keptFolder(this.globalStorageUri, feedFolder(feed)));
	}

	/** Looks for new papers of these feeds, one after the other, and shows that in the view. */
	look(feeds: readonly Feed[], options: LookOptions = {}): Promise<void> {
		const next = this.looking.then(() =>
			window.withProgress({ location: { viewId: 'offprint.papers' } }, () => this.lookNow(feeds, options)),
		);
		this.looking = next.catch(() => undefined);
		return next;
	}

	/** Feeds whose turn it is at this instant. */
	due(now: number): readonly Feed[] {
		return followedFeeds().filter((feed) => {
			const next = this.isKnown ? nextLook(this.recordOf(feed)) : null;
			return next !== null && next <= now;
		});
	}

	private async lookNow(feeds: readonly Feed[], options: LookOptions): Promise<void> {
		const problems: string[] = [];
		for (const feed of feeds) {
			const problem = await this.lookAt(feed, options);
			if (problem !== null) {
				problems.push(`${feedLabel(feed)}: ${problem}`);
			}
		}
		const [first] = problems;
		if (options.isAsked && first !== undefined) {
			void this.log.tell(
				problems.length === 1 ? first : l10n.t('{0} (further feeds with problems: {1})', first, problems.length - 1),
			);
		}
	}

	/** Resolves with what went wrong. */
	private async lookAt(feed: Feed, { days, signal, onDay }: LookOptions): Promise<string | null> {
		const { look } = await import('./looking');
		let isToShow = false;
		const { record, missed } = await look({
			feed,
			files: this.filesOf(feed),
			ask: this.ask,
			signal: signal ?? this.stopped.signal,
			...(days && { days }),
			keepDays: readSetting('feed.keepDays'),
			onDay: (done, total, hasChanged) => {
				isToShow ||= hasChanged;
				onDay?.(done, total);
				if (isToShow && done < total && (done === 1 || done % DAYS_AT_ONCE === 0)) {
					isToShow = false;
					void runCommand(COMMANDS.readAgain);
				}
			},
		});
		const before = this.recordOf(feed).failure?.message;
		this.records.set(feedFolder(feed), record);
		this.changed.fire();
		if (isToShow) {
			await runCommand(COMMANDS.readAgain);
		}
		if (missed.length > 0) {
			void this.offerMissed(feed, missed);
		}
		const problem = record.failure?.message ?? null;
		if (problem !== null && problem !== before) {
			// Once, and again when it is another one.
			this.log.warn(`${feedLabel(feed)}: ${problem}`);
		}
		return problem;
	}

	private async offerMissed(feed: Feed, missed: readonly string[]): Promise<void> {
		const get = l10n.t('Get Them');
		const message =
			missed.length === 1
				? l10n.t('{0}: 1 earlier day was missed.', feedLabel(feed))
				: l10n.t('{0}: {1} earlier days were missed.', feedLabel(feed), missed.length);
		if ((await window.showInformationMessage(message, get, l10n.t('Leave Them Out'))) === get) {
			await this.look([feed], { days: missed, isAsked: true });
		}
	}

	/** The setting changed, or the window opened: what is remembered of each feed is read. */
	private async follow(): Promise<void> {
		const feeds = followedFeeds();
		setContextKey('offprint.hasFeeds', feeds.length > 0);
		for (const feed of feeds) {
			const folder = feedFolder(feed);
			if (!this.records.has(folder)) {
				const record = await this.filesOf(feed).record();
				this.records.has(folder) || this.records.set(folder, record);
			}
		}
		this.isKnown = true;
		this.changed.fire();
	}

	/** Whether it is known when each feed was looked at last. */
	private isKnown = false;

	private recordOf(feed: Feed): FeedRecord {
		return this.records.get(feedFolder(feed)) ?? NEVER_LOOKED;
	}

	private stateOf(feed: Feed): FeedState {
		const record = this.recordOf(feed);
		return {
			folder: feedFolder(feed),
			place: this.filesOf(feed).folder.toString(),
			label: feedLabel(feed),
			status: statusOf(record),
			newest: newestKept(record),
			days: Object.values(record.days).filter(({ status }) => status === 'kept').length,
			lookedAt: record.lookedAt,
			problem: record.failure?.message ?? null,
			nextAt: nextLook(record),
		};
	}
}

/** When a feed is looked at again by itself; `null`: only when the user asks. */
function nextLook({ lookedAt, failure }: FeedRecord): number | null {
	const hours = Number(readSetting('feed.refresh'));
	if (!Number.isFinite(hours)) {
		return null;
	}
	return lookedAt === null ? 0 : (failure?.retryAt ?? lookedAt + hours * HOUR_MS);
}
