import { Disposable, l10n, type Memento, window } from 'vscode';
import { SITES, type Site } from '../../core/links/elsewhere';
import type { OutlineNode } from '../../core/outline';
import { readWatches } from '../../core/outline/watches';
import type { Paper } from '../../core/paper';
import { COMMANDS, paperIdsFrom, paperIdsOrPick, registerCommands, runCommand } from '../commands';
import type { FullTexts } from '../fullTexts';
import type { LibraryStore } from '../libraryStore';
import type { Log } from '../log';
import { openAddress } from '../openAddress';
import type { PaperInterest } from '../paperInterest';
import type { PaperTopics } from '../paperTopics';
import { readSetting } from '../settings';
import type { CopyForm } from './copyPapers';
import { PapersView } from './papersView';
import { ReadingListView } from './readingListView';
import type { RowMarks } from './treeItems';
import { TreeState } from './treeState';

/** The views "Papers" and "Reading List", and the commands that shape them and act on their rows. */
export function registerTree(
	store: LibraryStore,
	topics: PaperTopics,
	marks: RowMarks,
	interest: PaperInterest,
	texts: FullTexts,
	memento: Memento,
	log: Log,
): Disposable {
	const { reading } = marks;
	const state = new TreeState(memento);
	const view = new PapersView(store, topics, marks, interest, texts, state);
	const list = new ReadingListView(store, topics, marks);

	const arrange = async (change: () => Promise<void>) => {
		await change();
		view.rebuild();
	};
	const filterBy = (query: string) => arrange(() => state.filterBy(query));
	const askForFilter = async () => {
		const { pickFilter } = await import('./filterPick');
		const query = await pickFilter({
			query: state.filter,
			topics: topics.topics,
			papers: store.current.papers,
			tags: reading.tags,
			watches: readWatches(readSetting('watches')),
			preview: (typed) => {
				view.tryFilter(typed);
				return view.countShown();
			},
		});
		view.tryFilter(undefined);
		if (query !== undefined) {
			await filterBy(query);
		}
	};
	const paperOf = async (args: readonly unknown[], title: string): Promise<Paper | undefined> => {
		const [id] = await paperIdsOrPick(args, { title });
		return id === undefined ? undefined : store.current.get(id);
	};
	const copy =
		(form: CopyForm, title: string) =>
		async (...args: readonly unknown[]) => {
			const { copyPapers } = await import('./copyPapers');
			await copyPapers(store.current, await paperIdsOrPick(args, { title, many: true }), form);
		};
	const find =
		(site: Site, title: string) =>
		async (...args: readonly unknown[]) => {
			const paper = await paperOf(args, title);
			if (paper) {
				await openAddress(SITES[site](paper));
			}
		};
	/** A keybinding names no rows: it is for those selected. */
	const listed = (args: readonly unknown[]) => {
		const ids = paperIdsFrom(args);
		return ids.length > 0 ? ids : list.selected;
	};
	const reveal = async (paper: Paper) => {
		if (!(await view.reveal(paper))) {
			const clear = l10n.t('Clear Filter');
			const message = l10n.t('The filter of the Papers view hides this paper.');
			if ((await window.showInformationMessage(message, clear)) === clear) {
				await filterBy('');
				await view.reveal(paper);
			}
		}
	};

	return Disposable.from(
		view,
		list,
		...registerCommands(log, {
			[COMMANDS.groupByTopic]: () => arrange(() => state.group('topic')),
			[COMMANDS.groupByDate]: () => arrange(() => state.group('date')),
			[COMMANDS.groupByDay]: () => arrange(() => state.group('day')),
			// Whoever arranged the view as they like keeps it so.
			[COMMANDS.suggestByDay]: () => (state.isArranged ? undefined : arrange(() => state.groupByDay())),
			[COMMANDS.arrangePapers]: async () => {
				const { pickArrangement } = await import('./arrangePick');
				const { grouping, sort } = (await pickArrangement(state, interest)) ?? {};
				await arrange(async () => {
					grouping && (await state.group(grouping));
					sort && (await state.sortBy(sort));
				});
				if (sort === 'interest') {
					await interest.learn();
				}
			},
			[COMMANDS.filterPapers]: (query) => (typeof query === 'string' ? filterBy(query) : askForFilter()),
			[COMMANDS.currentFilter]: () => state.filter,
			[COMMANDS.clearFilter]: () => filterBy(''),
			[COMMANDS.triageNew]: () => view.triage.start(),
			[COMMANDS.triage]: (act) => view.triage.act(act),
			[COMMANDS.openRow]: async (...args) => {
				const ids = paperIdsFrom(args);
				await view.opened(ids);
				await runCommand(COMMANDS.openPaper, ids, { isFromRow: true });
			},
			[COMMANDS.followPaper]: (...args) => view.follow(paperIdsFrom(args)),
			[COMMANDS.showMore]: (node) => (isNode(node) ? view.showMore(node) : undefined),
			[COMMANDS.shownPapers]: async () => (await view.shownPapers()).map(({ id }) => id),
			[COMMANDS.neighbourOf]: (id, step) => {
				const paper = store.current.get(paperIdsFrom([id])[0] ?? '');
				return paper && (step === 1 || step === -1) ? view.neighbourOf(paper, step) : undefined;
			},
			[COMMANDS.revealInTree]: async (...args) => {
				const paper = store.current.get(paperIdsFrom(args)[0] ?? '');
				if (paper) {
					await reveal(paper);
				}
			},
			[COMMANDS.markGroupRead]: async (node) => {
				if (isNode(node)) {
					await runCommand(COMMANDS.markRead, await view.papersBelow(node));
				}
			},
			[COMMANDS.exportGroup]: async (node) => {
				if (isNode(node)) {
					await runCommand(COMMANDS.exportCitations, await view.papersBelow(node));
				}
			},
			[COMMANDS.copyCitationKey]: copy('key', l10n.t('Copy Citation Key')),
			[COMMANDS.copyBibtex]: copy('bibtex', l10n.t('Copy BibTeX')),
			[COMMANDS.copyMarkdownLink]: copy('link', l10n.t('Copy Markdown Link')),
			[COMMANDS.copyTitle]: copy('title', l10n.t('Copy Title')),
			[COMMANDS.findOnHuggingFace]: find('huggingFace', l10n.t('Find on Hugging Face')),
			[COMMANDS.findOnArxiv]: find('arxiv', l10n.t('Find on arXiv')),
			[COMMANDS.findOnScholar]: find('googleScholar', l10n.t('Find on Google Scholar')),
			[COMMANDS.moveUpInReadingList]: (...args) => reading.shift(listed(args), -1),
			[COMMANDS.moveDownInReadingList]: (...args) => reading.shift(listed(args), 1),
			[COMMANDS.exportReadingList]: async (form) => {
				const ids = reading.list.map(({ id }) => id).filter((id) => store.current.get(id));
				if (ids.length > 0) {
					await runCommand(COMMANDS.exportCitations, ids, undefined, form);
				}
			},
		}),
	);
}

function isNode(value: unknown): value is OutlineNode {
	return typeof value === 'object' && value !== null && 'kind' in value && 'id' in value && 'parent' in value;
}
