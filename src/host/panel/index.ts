import { Disposable, l10n, window } from 'vscode';
import { isPanelState } from '../../shared/panelProtocol';
import { COMMANDS, type OpenPaperOptions, paperIdsOrPick, registerCommands } from '../commands';
import { PaperPanels, VIEW_TYPE } from './paperPanels';
import type { PanelServices } from './services';

/** The paper panels: a preview and those that are kept, restored after a reload of the window. */
export function registerPanel(services: PanelServices): Disposable {
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
					panels.open(id, optionsFrom(args[1]));
				}
			},
			[COMMANDS.openPaperToSide]: async (...args) => {
				const [id] = await paperIdsOrPick(args, { title: l10n.t('Open Paper to the Side') });
				if (id !== undefined) {
					panels.openToSide(id);
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

function optionsFrom(value: unknown): OpenPaperOptions {
	if (typeof value !== 'object' || value === null || Array.isArray(value)) {
		return {};
	}
	return {
		...('query' in value && typeof value.query === 'string' && { query: value.query }),
		...('isGlance' in value && { isGlance: value.isGlance === true }),
	};
}
