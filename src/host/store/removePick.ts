import { l10n, type QuickPickItem, type Uri, window } from 'vscode';
import { filterOf, isCorpusEntry, patternOf } from '../corpusEntry';
import { readSetting } from '../settings';

/** What the user takes out of the corpus. */
export interface Removed {
	readonly uris: readonly Uri[];
	/** Paths of entries of `offprint.corpus` as they stand there. */
	readonly entries: readonly string[];
	readonly samples: boolean;
}

/** Asks which entries of the corpus to remove; `undefined` when the user gives up. */
export async function pickRemoved(hasSamples: boolean): Promise<Removed | undefined> {
	const entries = readSetting('corpus')
		.filter(isCorpusEntry)
		.map((each): QuickPickItem & { readonly entry: string } => {
			const entry = patternOf(each);
			const isLeftOut = entry.startsWith('!');
			return {
				label: entry.replace(/^!/, ''),
				description: isLeftOut
					? l10n.t('left out; remove to read it again')
					: filterOf(each) === null
						? ''
						: l10n.t('with a filter'),
				entry,
			};
		});
	const samples = hasSamples
		? [{ label: l10n.t('Samples'), description: l10n.t('papers that come with Offprint') }]
		: [];
	const chosen = await window.showQuickPick<QuickPickItem & { readonly entry?: string }>([...entries, ...samples], {
		title: l10n.t('Remove Corpus'),
		placeHolder: l10n.t('What should Offprint no longer read? No file is deleted.'),
		canPickMany: true,
	});
	return (
		chosen && {
			uris: [],
			entries: chosen.flatMap(({ entry }) => entry ?? []),
			samples: chosen.some(({ entry }) => entry === undefined),
		}
	);
}
