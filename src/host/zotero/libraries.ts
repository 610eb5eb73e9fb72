import { EventEmitter, l10n, type Uri, window } from 'vscode';
import type { Ask } from '../../core/services/exchange';
import { type ZoteroLibrary, zoteroFolder } from '../../core/zotero/library';
import { NEVER_READ, type ZoteroRecord, zoteroStatus } from '../../core/zotero/record';
import { COMMANDS, runCommand } from '../commands';
import { DisposableOwner } from '../disposable';
import { keptLibrary, zoteroLabel, zoteroLibraries } from '../keptZotero';
import type { Log } from '../log';
import { onSettingChange } from '../settings';
import { runInSlices } from '../slices';
import type { ZoteroState, ZoteroStates } from '../zoteroStates';
import { LibraryFiles } from './libraryFiles';
import { zoteroFailure } from './troubleText';

/** The libraries of Zotero that are read: looks what changed in them, keeps it, and knows how each stands. */
export class Libraries extends DisposableOwner implements ZoteroStates {
	private readonly changed = this.register(new EventEmitter<void>());
	readonly onDidChange = this.changed.event;
	private readonly records = new Map<string, ZoteroRecord>();
	private readonly stopped = new AbortController();
	/** One look after the other. */
	private looking: Promise<void> = Promise.resolve();
	/** Resolves when it is known how each library stood when it was looked at last. */
	whenKnown: Promise<void>;

	constructor(
		private readonly globalStorageUri: Uri,
		private readonly ask: Ask,
		private readonly log: Log,
	) {
		super();
		this.register({ dispose: () => this.stopped.abort() });
		this.register(
			onSettingChange(['zotero.libraries'], () => {
				this.whenKnown = this.know();
			}),
		);
		this.whenKnown = this.know();
	}

	get all(): readonly ZoteroState[] {
		return zoteroLibraries().map((library) => this.stateOf(library));
	}

	/** Looks what changed in these libraries; who asked is told what went wrong. */
	look(libraries: readonly ZoteroLibrary[], { isAsked = false } = {}): Promise<void> {
		const next = this.looking.then(() =>
			window.withProgress({ location: { viewId: 'offprint.papers' } }, async () => {
				const problems: string[] = [];
				for (const library of libraries) {
					problems.push(...(await this.lookAt(library, isAsked)));
				}
				const [first] = new Set(problems);
				if (isAsked && first !== undefined) {
					void this.log.tell(first);
				}
			}),
		);
		this.looking = next.catch(() => undefined);
		return next;
	}

	/** Deletes what is kept of a library that is no longer read. */
	async forget(library: ZoteroLibrary): Promise<void> {
		await this.looking;
		this.records.delete(zoteroFolder(library));
		await this.filesOf(library).delete();
	}

	/** When Zotero was asked last for a library that is read; 0 where one never was. */
	get lookedAt(): number {
		return Math.min(...zoteroLibraries().map((library) => this.recordOf(library).lookedAt ?? 0));
	}

	/** Resolves with what went wrong. */
	private async lookAt(library: ZoteroLibrary, isAsked: boolean): Promise<readonly string[]> {
		const files = this.filesOf(library);
		const record = await files.record();
		const items = await files.items(record);
		const lookedAt = Date.now();
		const { lookAtLibrary } = await import('../../core/zotero/look');
		const outcome = await lookAtLibrary({
			place: library.place,
			group: library.place === 'user' ? null : zoteroLabel(library),
			kept: items === null || record.freshAt === null ? null : { ...record, items },
			isAsked,
			ask: this.ask,
			signal: this.stopped.signal,
			run: async (work) => (await runInSlices(work, () => false))!,
		});
		if (this.isDisposed || !zoteroLibraries().some(({ place }) => place === library.place)) {
			return [];
		}
		if (outcome.kind === 'failed') {
			const failure = zoteroFailure(outcome);
			await this.remember(library, { ...record, lookedAt, failure }, files);
			if (failure.message !== record.failure?.message) {
				this.log.warn(`Zotero, ${zoteroLabel(library)}: ${failure.message}`);
			}
			return [failure.message];
		}
		const { items: now, ...known } = outcome.library;
		const check = outcome.hasChanged ? await files.keep(now) : record.check;
		await this.remember(library, { ...known, check, lookedAt, freshAt: lookedAt, failure: null }, files);
		if (outcome.hasChanged) {
			await runCommand(COMMANDS.readAgain, files.listing);
		}
		return [];
	}

	private async remember(library: ZoteroLibrary, record: ZoteroRecord, files: LibraryFiles): Promise<void> {
		await files.remember(record);
		this.records.set(zoteroFolder(library), record);
		this.changed.fire();
	}

	private async know(): Promise<void> {
		for (const library of zoteroLibraries()) {
			const folder = zoteroFolder(library);
			if (!this.records.has(folder)) {
				const record = await this.filesOf(library).record();
				this.records.has(folder) || this.records.set(folder, record);
			}
		}
		this.changed.fire();
	}

	private filesOf(library: ZoteroLibrary): LibraryFiles {
		return new LibraryFiles(keptLibrary(this.globalStorageUri, library));
	}

	private recordOf(library: ZoteroLibrary): ZoteroRecord {
		return this.records.get(zoteroFolder(library)) ?? NEVER_READ;
	}

	private stateOf(library: ZoteroLibrary): ZoteroState {
		const record = this.recordOf(library);
		return {
			folder: zoteroFolder(library),
			place: keptLibrary(this.globalStorageUri, library).toString(),
			label: l10n.t('Zotero: {0}', zoteroLabel(library)),
			status: zoteroStatus(record),
			lookedAt: record.lookedAt,
			freshAt: record.freshAt,
			problem: record.failure?.message ?? null,
		};
	}
}
