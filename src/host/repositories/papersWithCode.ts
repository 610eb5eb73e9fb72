import { type Disposable, l10n, type QuickInputButton, type QuickPickItem, ThemeIcon, window } from 'vscode';
import type { Paper, PaperId } from '../../core/paper';
import { COMMANDS, runCommand } from '../commands';
import { dates } from '../dates';
import type { LibraryStore } from '../libraryStore';
import { plain } from '../plain';
import type { Searcher } from '../searcher';
import { repositoriesOf } from './paperRepositories';

/** More rows than a person reads before typing another letter. */
const MAX_ROWS = 100;

interface CodeItem extends QuickPickItem {
	readonly paperId: PaperId;
}

/** The papers that have code, newest first, found while typing by what they say and by the name of the repository. */
export function pickPaperWithCode(store: LibraryStore, searcher: Searcher): void {
	const pick = window.createQuickPick<CodeItem>();
	const buttons = {
		open: { iconPath: new ThemeIcon('link-external'), tooltip: l10n.t('Open Code') },
		clone: { iconPath: new ThemeIcon('repo-clone'), tooltip: l10n.t('Clone Code') },
	} as const satisfies Record<string, QuickInputButton>;
	pick.placeholder = l10n.t('Search papers with code by title, words of the abstract or repository');
	pick.matchOnDescription = true;
	const update = () => {
		const library = store.current;
		const found = searcher.current?.find(`${pick.value} has:code`, { limit: MAX_ROWS }) ?? [];
		pick.items = found.flatMap(({ id }) => {
			const paper = library.get(id);
			return paper ? [codeItem(paper, Object.values(buttons))] : [];
		});
	};
	const listening: Disposable[] = [
		pick,
		searcher.onDidChange(update),
		pick.onDidChangeValue(update),
		pick.onDidTriggerItemButton(({ button, item }) => {
			pick.hide();
			void runCommand(button === buttons.clone ? COMMANDS.cloneCode : COMMANDS.openCode, item.paperId);
		}),
		pick.onDidAccept(() => {
			const [item] = pick.selectedItems;
			if (item) {
				void runCommand(COMMANDS.openPaper, item.paperId, { query: pick.value });
			}
			pick.hide();
		}),
		pick.onDidHide(() => {
			for (const disposable of listening) {
				disposable.dispose();
			}
		}),
	];
	pick.busy = true;
	void searcher.whenReady.then(() => {
		pick.busy = false;
	});
	update();
	pick.show();
}

function codeItem(paper: Paper, buttons: readonly QuickInputButton[]): CodeItem {
	const repositories = [...new Set(repositoriesOf(paper).map(({ name }) => name))];
	const hosts = paper.links.filter(({ kind }) => kind === 'code').map(({ url }) => url);
	return {
		paperId: paper.id,
		label: plain(paper.titleText),
		description: plain((repositories.length > 0 ? repositories : hosts).join(', ')),
		detail: paper.date ? dates.date(paper.date, paper.dateInferred) : '',
		alwaysShow: true,
		buttons: [...buttons],
	};
}
