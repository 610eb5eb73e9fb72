import { l10n, Uri, window } from 'vscode';
import { citedEntry } from '../../core/completion/citedEntry';
import type { Paper } from '../../core/paper';
import type { LibraryStore } from '../libraryStore';
import { uriName } from '../uriName';
import type { BibliographyCompleting } from './completeBibliography';
import type { Completed } from './completer';
import { proposalFor } from './entryProposals';
import type { CompletingQueue, OpenEntry } from './queue';

/** Entries that were written without a network and whose papers are to be asked for now. */
export function openEntriesOf(
	papers: readonly Paper[],
	store: LibraryStore,
	queue: CompletingQueue,
): ReadonlyMap<OpenEntry, Paper> {
	return new Map(
		queue.openEntries.flatMap((open) => {
			// A paper gets another id when its arXiv id becomes known.
			const id = store.current.get(open.paperId)?.id ?? open.paperId;
			const paper = papers.find((each) => each.id === id);
			return paper === undefined ? [] : [[open, paper] as const];
		}),
	);
}

/** Offers to fill what such entries left open, by what services say by now; nothing is written before the user saw it. */
export async function offerOpenEntries(
	open: ReadonlyMap<OpenEntry, Paper>,
	completed: readonly Completed[],
	queue: CompletingQueue,
	completing: Pick<BibliographyCompleting, 'read' | 'decide'>,
): Promise<void> {
	const answered = [...open].flatMap(([entry, paper]) => {
		const one = completed.find((each) => each.paper === paper);
		return one === undefined || one.completion.accepted.length === 0 ? [] : [{ entry, completion: one.completion }];
	});
	await queue.changeOpenEntries(
		[],
		answered.map(({ entry }) => entry),
	);
	for (const file of new Set(answered.map(({ entry }) => entry.file))) {
		const source = await completing.read(Uri.parse(file)).catch(() => undefined);
		const proposals = answered.flatMap(({ entry, completion }) => {
			const written = source?.bibliography.entries.find(({ key }) => entry.file === file && key === entry.key);
			return source && written ? proposalFor(source, citedEntry(written), completion) : [];
		});
		if (source !== undefined && proposals.length > 0) {
			void offer(uriName(source.uri), proposals.length).then(async (isWanted) => {
				if (isWanted) {
					await completing.decide({ source, proposals, completions: [] });
				}
			});
		}
	}
}

async function offer(name: string, count: number): Promise<boolean> {
	const show = l10n.t('Show Changes');
	const message =
		count === 1
			? l10n.t('What an entry of {0} left open when it was cited is known now.', name)
			: l10n.t('What {1} entries of {0} left open when they were cited is known now.', name, count);
	return (await window.showInformationMessage(message, show)) === show;
}
