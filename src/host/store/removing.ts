import { l10n, type Memento, type Uri, workspace } from 'vscode';
import { ADDED, COMPLETED } from '../../core/feeds/keptNames';
import { shortened } from '../../core/text/shortened';
import { keptFolder } from '../keptFeeds';
import { offerUndo } from '../offerUndo';
import { uriName } from '../uriName';
import { relativePath } from './corpusFiles';
import { corpusAsWritten, removeEntries, removeFromCorpus } from './corpusSetting';
import type { Removed } from './removePick';

/** Where what can be removed is remembered. */
export interface CorpusPlaces {
	readonly samples: Uri;
	readonly globalStorageUri: Uri;
	readonly globalState: Memento;
	readonly samplesKey: string;
}

/** More than a message shows. */
const LONGEST_NAMES = 120;

/** Takes files and entries out of the corpus, and offers to put them back. */
export async function removeAndOfferUndo(
	{ uris, entries, samples }: Removed,
	{ samples: folder, globalStorageUri, globalState, samplesKey }: CorpusPlaces,
	load: () => Promise<void>,
): Promise<void> {
	const isSample = (uri: Uri) => relativePath(folder, uri) !== null;
	const isAdded = (uri: Uri) =>
		[ADDED, COMPLETED].some((name) => relativePath(keptFolder(globalStorageUri, name), uri) !== null);
	const restoreSetting = corpusAsWritten();
	// A paper that was added is nothing but its file, and so is what completes papers.
	const deleted = await Promise.all(
		uris.filter(isAdded).map(async (uri) => ({ uri, bytes: await workspace.fs.readFile(uri) })),
	);
	for (const { uri } of deleted) {
		await workspace.fs.delete(uri);
	}
	const hidesSamples = samples || uris.some(isSample);
	if (hidesSamples) {
		await globalState.update(samplesKey, false);
	}
	const named = uris.filter((uri) => !isSample(uri) && !isAdded(uri));
	if (named.length > 0) {
		await removeFromCorpus(named);
	}
	if (entries.length > 0) {
		await removeEntries(new Set(entries));
	}
	await load();

	// An entry that leaves a file out takes nothing away by going.
	const gone = entries.filter((entry) => !entry.startsWith('!'));
	const names = [
		...uris.filter((uri) => !isSample(uri)).map(uriName),
		...gone,
		...(hidesSamples ? [l10n.t('Samples')] : []),
	];
	if (names.length === 0) {
		return;
	}
	offerUndo(l10n.t('No longer read: {0}', shortened(names.join(', '), LONGEST_NAMES)), async () => {
		for (const { uri, bytes } of deleted) {
			await workspace.fs.writeFile(uri, bytes);
		}
		if (hidesSamples) {
			await globalState.update(samplesKey, true);
		}
		if (named.length + entries.length > 0) {
			await restoreSetting();
		}
		await load();
	});
}
