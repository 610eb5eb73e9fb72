import { l10n, type QuickInputButton, type QuickPick, type QuickPickItem, ThemeIcon, window } from 'vscode';
import { readableDate } from '../../core/dates';
import { derived } from '../../core/derived';
import type { Library } from '../../core/library';
import type { Paper, PaperId } from '../../core/paper';
import { createSearch } from '../../core/search';
import { COMMANDS, type PickPapersRequest, runCommand } from '../commands';
import type { LibraryStore } from '../libraryStore';

/** More rows than a person reads before typing another letter. */
const MAX_ROWS = 50;

interface PaperItem extends QuickPickItem {
	readonly paperId: PaperId;
}

const searchOf = (library: Library) => createSearch(library.papers);

/** The quick pick of papers; it answers each key from the current snapshot, in the search's own order. */
export class PaperPick {
	private lastQuery = '';

	constructor(private readonly store: LibraryStore) {}

	/** Resolves with the papers chosen; empty when the user gives up. */
	show({ title, having }: PickPapersRequest): Promise<readonly PaperId[]> {
		const pick = window.createQuickPick<PaperItem>();
		const buttons = rowButtons();
		pick.title = title;
		pick.placeholder = l10n.t('Search papers by title, name or words of the abstract');
		pick.value = this.lastQuery;
		keepOrder(pick);

		const update = () => {
			this.lastQuery = pick.value;
			pick.items = this.find(pick.value, having).map((paper) => paperItem(paper, buttons));
		};
		const reading = this.store.onDidChange(update);
		pick.busy = true;
		void this.store.whenLoaded.then(() => {
			pick.busy = false;
		});
		update();

		return new Promise((resolve) => {
			pick.onDidChangeValue(update);
			pick.onDidTriggerItemButton(({ button, item }) => {
				pick.hide();
				void runCommand(button === buttons.cite ? COMMANDS.insertCitation : COMMANDS.openCode, item.paperId);
			});
			pick.onDidAccept(() => {
				resolve(pick.selectedItems.map(({ paperId }) => paperId));
				pick.hide();
			});
			pick.onDidHide(() => {
				resolve([]);
				reading.dispose();
				pick.dispose();
			});
			pick.show();
		});
	}

	private find(query: string, having: PickPapersRequest['having']): readonly Paper[] {
		const library = this.store.current;
		const wanted = (paper: Paper) => !having || paper.links.some(({ kind }) => kind === having);
		if (query.trim() === '') {
			return library.papers
				.filter(wanted)
				.sort((a, b) => (b.date ?? '').localeCompare(a.date ?? ''))
				.slice(0, MAX_ROWS);
		}
		return derived(library, searchOf)
			.find(query, { limit: having ? library.papers.length : MAX_ROWS })
			.flatMap(({ id }) => library.get(id) ?? [])
			.filter(wanted)
			.slice(0, MAX_ROWS);
	}
}

function rowButtons(): { readonly cite: QuickInputButton; readonly code: QuickInputButton } {
	return {
		cite: { iconPath: new ThemeIcon('quote'), tooltip: l10n.t('Insert Citation') },
		code: { iconPath: new ThemeIcon('code'), tooltip: l10n.t('Open Code') },
	};
}

function paperItem(paper: Paper, buttons: ReturnType<typeof rowButtons>): PaperItem {
	const hasCode = paper.links.some(({ kind }) => kind === 'code');
	return {
		paperId: paper.id,
		label: paper.titleText,
		description: paper.date ? readableDate(paper.date, paper.dateInferred) : '',
		detail: paper.abstract,
		alwaysShow: true,
		buttons: hasCode ? [buttons.cite, buttons.code] : [buttons.cite],
	};
}

/**
 * VS Code re-sorts rows by label while one types. `sortByLabel` switches that off; it is not in the stable typings,
 * so where it is missing the pick still works, in VS Code's order (microsoft/vscode#73904).
 */
function keepOrder(pick: QuickPick<PaperItem>): void {
	if ('sortByLabel' in pick) {
		(pick as { sortByLabel: boolean }).sortByLabel = false;
	}
}
