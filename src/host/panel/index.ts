import { Disposable, l10n, type Uri, ViewColumn, type WebviewPanel, window } from 'vscode';
import type { PaperId } from '../../core/paper';
import { isPanelState } from '../../shared/panelProtocol';
import { COMMANDS, paperIdsOrPick, registerCommands, runCommand } from '../commands';
import { DisposableSlot } from '../disposable';
import type { LibraryStore } from '../libraryStore';
import type { Log } from '../log';
import { PaperPanel } from './paperPanel';

const VIEW_TYPE = 'offprint.paper';

/** The paper panel: one reused preview, restored after a reload of the window. */
export function registerPanel(store: LibraryStore, extensionUri: Uri, log: Log): Disposable {
	const preview = new DisposableSlot<PaperPanel>();

	const adopt = (panel: WebviewPanel, id: PaperId) => {
		const page = new PaperPanel(panel, store, log, extensionUri, id);
		panel.onDidDispose(() => {
			if (preview.value === page) {
				preview.value = undefined;
			}
		});
		preview.value = page;
	};

	const open = (id: PaperId, beside = false) => {
		if (preview.value) {
			preview.value.show(id);
			preview.value.panel.reveal(beside ? ViewColumn.Beside : undefined, true);
			return;
		}
		const column = beside || window.activeTextEditor ? ViewColumn.Beside : ViewColumn.Active;
		adopt(
			window.createWebviewPanel(VIEW_TYPE, '', { viewColumn: column, preserveFocus: true }, { enableFindWidget: true }),
			id,
		);
	};

	return Disposable.from(
		preview,
		window.registerWebviewPanelSerializer(VIEW_TYPE, {
			deserializeWebviewPanel: async (panel, state: unknown) => {
				if (isPanelState(state)) {
					adopt(panel, state.paperId);
				} else {
					panel.dispose();
				}
			},
		}),
		...registerCommands(log, {
			[COMMANDS.openPaper]: async (...args) => {
				const [id] = await paperIdsOrPick(args, { title: l10n.t('Open Paper') });
				if (id !== undefined) {
					open(id);
					await runCommand(COMMANDS.paperOpened, id);
				}
			},
			[COMMANDS.openPaperToSide]: async (...args) => {
				const [id] = await paperIdsOrPick(args, { title: l10n.t('Open Paper to the Side') });
				if (id !== undefined) {
					open(id, true);
					await runCommand(COMMANDS.paperOpened, id);
				}
			},
		}),
	);
}
