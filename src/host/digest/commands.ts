import { l10n, type QuickPickItem, window, workspace } from 'vscode';
import type { Library } from '../../core/library';
import type { Paper, PaperId } from '../../core/paper';
import { OTHER_TOPIC, topicName } from '../../core/topics';
import { writeDigest } from '../../core/views/digest';
import { citationKeysOf } from '../citationKeys';
import { COMMANDS, runCommand } from '../commands';
import { dates } from '../dates';
import type { LibraryStore } from '../libraryStore';
import { linkKindNames } from '../linkKinds';
import type { PaperTopics } from '../paperTopics';
import type { ReadingState } from '../readingState';
import { feedDays } from './feedDays';
import { type Period, periodsOf } from './periods';

/** Writes the papers of a period, or what is new, as an unsaved Markdown document. */
export function digestCommands(store: LibraryStore, topics: PaperTopics, reading: ReadingState) {
	const create = async ({ label, papers, isRanked = false }: Period) => {
		await topics.findAll();
		const keys = await citationKeysOf(store.current);
		const content = writeDigest(papers, {
			title: l10n.t('{0}: {1}', label, countText(papers.length)),
			topicOf: isRanked
				? null
				: (paper) => {
						const id = topics.of(paper)?.[0]?.topic ?? OTHER_TOPIC;
						return { id, name: topicName(id, topics.topics) };
					},
			topicOrder: topics.topics.map(({ id }) => id),
			keyOf: ({ id }) => keys.get(id) ?? '',
			words: digestWords(),
		});
		await window.showTextDocument(await workspace.openTextDocument({ language: 'markdown', content }));
	};

	return {
		[COMMANDS.createDigest]: async (request: unknown) => {
			await store.whenLoaded;
			if (isRequest(request)) {
				await create({ label: newPapersTitle(), papers: papersOf(request.ids, store.current) });
				return;
			}
			const shown = await runCommand<readonly PaperId[]>(COMMANDS.shownPapers);
			const period = await pickPeriod(store.current, papersOf(shown, store.current), reading);
			if (period) {
				await create(period);
			}
		},
	};
}

async function pickPeriod(
	library: Library,
	shown: readonly Paper[],
	reading: ReadingState,
): Promise<Period | undefined> {
	const today = new Date().toLocaleDateString('sv-SE');
	const all = library.papers;
	const special: Period[] = [
		{ label: newPapersTitle(), papers: papersOf(reading.newIds, library) },
		{ label: l10n.t('Papers of the filter'), papers: shown.length < all.length ? shown : [] },
		{
			label: l10n.t('Reading List'),
			papers: papersOf(
				reading.list.map(({ id }) => id),
				library,
			),
		},
	];
	const periods = [...special.filter(({ papers }) => papers.length > 0), ...feedDays(all), ...periodsOf(all, today)];
	const items = periods.map((period): QuickPickItem & { readonly period: Period } => ({
		label: period.label,
		description: countText(period.papers.length),
		period,
	}));
	const chosen = await window.showQuickPick(items, {
		title: l10n.t('Create Digest'),
		placeHolder: items.length > 0 ? l10n.t('Papers of which time?') : l10n.t('There are no papers with a date'),
	});
	return chosen?.period;
}

function papersOf(ids: Iterable<PaperId>, library: Library): readonly Paper[] {
	return [...ids].flatMap((id) => library.get(id) ?? []);
}

function newPapersTitle(): string {
	return l10n.t('New papers');
}

function countText(count: number): string {
	return count === 1 ? l10n.t('1 paper') : l10n.t('{0} papers', count);
}

function digestWords() {
	return {
		links: linkKindNames(),
		undated: l10n.t('No date'),
		dates,
		upvotes: (count: number) => (count === 1 ? l10n.t('1 upvote') : l10n.t('{0} upvotes', count)),
		comments: (count: number) => (count === 1 ? l10n.t('1 comment') : l10n.t('{0} comments', count)),
		citations: l10n.t('References'),
	};
}

function isRequest(value: unknown): value is { readonly ids: readonly PaperId[] } {
	return typeof value === 'object' && value !== null && 'ids' in value && Array.isArray(value.ids);
}
