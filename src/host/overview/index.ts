import { Disposable, l10n, type Uri, ViewColumn, type WebviewPanel, window } from 'vscode';
import { COMMANDS, registerCommands } from '../commands';
import { DisposableSlot } from '../disposable';
import type { LibraryStore } from '../libraryStore';
import type { Log } from '../log';
import type { PaperTopics } from '../paperTopics';
import { pageOptions } from '../webviewPage';
import type { OverviewPanel } from './overviewPanel';

const VIEW_TYPE = 'offprint.overview';

/** The overview: one page of charts, restored after a reload of the window. */
export function registerOverview(store: LibraryStore, topics: PaperTopics, extensionUri: Uri, log: Log): Disposable {
	const open = new DisposableSlot<OverviewPanel>();
	const adopt = async (panel: WebviewPanel) => {
		const { OverviewPanel } = await import('./overviewPanel');
		const overview = new OverviewPanel(panel, store, topics, extensionUri, log);
		panel.onDidDispose(() => {
			if (open.value === overview) {
				open.value = undefined;
			}
		});
		open.value = overview;
	};
	return Disposable.from(
		open,
		window.registerWebviewPanelSerializer(VIEW_TYPE, { deserializeWebviewPanel: adopt }),
		...registerCommands(log, {
			[COMMANDS.showOverview]: async () => {
				if (open.value) {
					open.value.panel.reveal();
				} else {
					await adopt(
						window.createWebviewPanel(VIEW_TYPE, l10n.t('Overview'), ViewColumn.Active, pageOptions(extensionUri)),
					);
				}
			},
		}),
	);
}
