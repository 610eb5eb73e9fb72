import { Disposable, l10n, window } from 'vscode';
import { isPanelState } from '../../shared/panelProtocol';
import { COMMANDS, paperIdsOrPick, registerCommands, runCommand } from '../commands';
import { PaperPanels, VIEW_TYPE } from './paperPanels';
import type { PanelServices } from './services';

/** The paper panels: a preview and those that are kept, restored after a reload of the window. */
export function registerPanel(services: Omit<PanelServices, 'step'>): Disposable {
	const panels = new PaperPanels(services);

	return Disposable.from(
		panels,
		window.registerWebviewPanelSerializer(VIEW_TYPE, {
			deserializeWebviewPanel: async (panel, state: unknown) => {
				if (isPanelState(state)) {
					panels.restore(panel, state);
				} else {
					panel.dispose();
				}
			},
		}),
		...registerCommands(services.log, {
			[COMMANDS.openPaper]: async (...args) => {
				const [id] = await paperIdsOrPick(args, { title: l10n.t('Open Paper') });
				if (id !== undefined) {
					panels.open(id, queryFrom(args[1]));
					await runCommand(COMMANDS.paperOpened, id);
				}
			},
			[COMMANDS.openPaperToSide]: async (...args) => {
				const [id] = await paperIdsOrPick(args, { title: l10n.t('Open Paper to the Side') });
				if (id !== undefined) {
					panels.openToSide(id);
					await runCommand(COMMANDS.paperOpened, id);
				}
			},
			[COMMANDS.paperBack]: () => panels.stepInActive('back'),
			[COMMANDS.paperForward]: () => panels.stepInActive('forward'),
			[COMMANDS.previousPaper]: () => panels.stepInActive('previous'),
			[COMMANDS.nextPaper]: () => panels.stepInActive('next'),
			[COMMANDS.keepPaperOpen]: () => panels.stepInActive('pin'),
		}),
	);
}

function queryFrom(options: unknown): string {
	return typeof options === 'object' && options !== null && 'query' in options && typeof options.query === 'string'
		? options.query
		: '';
}
