import { Disposable, type ExtensionContext, l10n, Uri, window } from 'vscode';
import type { Library } from '../../core/library';
import type { Problem } from '../../core/paper';
import { COMMANDS, paperIdsFrom, registerCommands, urisFrom } from '../commands';
import { setContextKey } from '../contextKeys';
import { KEPT_FILES, keptFolders } from '../keptFeeds';
import { keptLibraries, ZOTERO_ITEMS } from '../keptZotero';
import type { LibraryStore } from '../libraryStore';
import type { Log } from '../log';
import { onSettingChange } from '../settings';
import { type CorpusRoot, relativePath } from './corpusFiles';
import { CorpusReader } from './corpusReader';
import { addToCorpus } from './corpusSetting';
import { CorpusStore } from './corpusStore';
import { ListingCache } from './listingCache';
import { chooseSource, openSource } from './openSource';
import { ReadingThread } from './readingThread';

const SAMPLES_KEY = 'store.samples';

/** The store and the commands that say what the corpus is. `load` starts the first reading. */
export function registerStore(
	{ extensionUri, globalState, storageUri, globalStorageUri }: ExtensionContext,
	log: Log,
): { readonly store: LibraryStore; readonly load: () => void; readonly disposable: Disposable } {
	const samples = Uri.joinPath(extensionUri, 'samples');
	const wantsSamples = () => globalState.get(SAMPLES_KEY, false);
	const thread = new ReadingThread(extensionUri);
	const cache = new ListingCache(Uri.joinPath(storageUri ?? globalStorageUri, 'listings'));
	const reader = new CorpusReader(thread, cache, log);
	const further = (): readonly CorpusRoot[] => [
		...keptFolders(globalStorageUri).map((base) => ({ base, glob: KEPT_FILES, explicit: false })),
		...keptLibraries(globalStorageUri).map((base) => ({ base, glob: ZOTERO_ITEMS, explicit: false })),
		...(wantsSamples() ? [{ base: samples, glob: '*.papers.txt', explicit: true }] : []),
	];
	const store = new CorpusStore(reader, further, log);

	const load = async () => {
		setContextKey('offprint.samples', wantsSamples());
		await store.load();
		setContextKey('offprint.loaded', true);
	};
	const useSamples = async (wanted: boolean) => {
		await globalState.update(SAMPLES_KEY, wanted);
		await load();
	};
	/** The user asked for this load and is told what could not be read. */
	const loadAsAsked = async () => {
		await load();
		await tellProblems(store.current.problems, log);
	};
	const addCorpus = async (...args: unknown[]) => {
		const named = urisFrom(args);
		const uris = named.length > 0 ? named : await askForCorpus();
		if (uris && uris.length > 0) {
			await addToCorpus(uris);
			await load();
			await tellProblems(problemsOf(uris, store.current), log);
		}
	};
	const removeCorpus = async (...args: unknown[]) => {
		const named = urisFrom(args);
		const removed =
			named.length > 0
				? { uris: named, entries: [], samples: false }
				: await (await import('./removePick')).pickRemoved(wantsSamples());
		if (!removed) {
			return;
		}
		const places = { samples, globalStorageUri, globalState, samplesKey: SAMPLES_KEY };
		await (await import('./removing')).removeAndOfferUndo(removed, places, load);
	};
	const revealInSource = async (...args: unknown[]) => {
		const sources = store.current.get(paperIdsFrom(args)[0] ?? '')?.sources ?? [];
		const source = typeof args[1] === 'number' ? sources[args[1]] : await chooseSource(sources);
		if (source) {
			await openSource(source);
		}
	};

	return {
		store,
		load: () => void load(),
		disposable: Disposable.from(
			store,
			thread,
			onSettingChange(['corpus', 'feeds', 'zotero.libraries'], () => {
				// What was just added has files to be read in a moment; whoever reads one is told of a failure.
				thread.prepare().catch(() => undefined);
				void load();
			}),
			...registerCommands(log, {
				[COMMANDS.addCorpus]: addCorpus,
				[COMMANDS.trySamples]: () => useSamples(true),
				[COMMANDS.hideSamples]: () => useSamples(false),
				[COMMANDS.refresh]: loadAsAsked,
				[COMMANDS.showLog]: () => log.show(),
				[COMMANDS.removeCorpus]: removeCorpus,
				[COMMANDS.readAgain]: async (...args) => {
					for (const uri of urisFrom(args)) {
						reader.forget(uri);
					}
					await load();
				},
				[COMMANDS.readText]: (text) => reader.readText(String(text)),
				[COMMANDS.revealInSource]: revealInSource,
			}),
		),
	};
}

function askForCorpus(): Thenable<Uri[] | undefined> {
	return window.showOpenDialog({
		title: l10n.t('Add Corpus'),
		openLabel: l10n.t('Add Corpus'),
		canSelectFiles: true,
		canSelectFolders: true,
		canSelectMany: true,
	});
}

/** Problems of what was added, and of nothing else; a folder that holds papers may hold other files as well. */
function problemsOf(added: readonly Uri[], { listings }: Library): readonly Problem[] {
	return added.flatMap((place) => {
		const below = listings.filter(({ file }) => relativePath(place, Uri.parse(file)) !== null);
		return below.some(({ entries }) => entries.length > 0) ? [] : below.flatMap(({ problems }) => problems);
	});
}

async function tellProblems(problems: readonly Problem[], log: Log): Promise<void> {
	const failed = problems.filter(({ line }) => line === 0);
	const [first] = failed;
	if (!first) {
		return;
	}
	const name = first.file.slice(first.file.lastIndexOf('/') + 1);
	const rest = failed.length - 1;
	await log.tell(
		rest > 0
			? l10n.t('{0}: {1} (further files with problems: {2})', name, first.message, rest)
			: l10n.t('{0}: {1}', name, first.message),
	);
}
