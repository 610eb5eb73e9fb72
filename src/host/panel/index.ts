import { Disposable, l10n, window } from 'vscode';
import { isPanelState, type Step } from '../../shared/panelProtocol';
import { COMMANDS, type OpenPaperOptions, paperIdsOrPick, registerCommands } from '../commands';
import { later } from '../later';
import type { PanelServices } from './services';
import { VIEW_TYPE } from './viewType';

/** The paper panels: a preview and those that are kept, restored after a reload of the window. */
export function registerPanel(services: PanelServices): Disposable {
	const panels = later(async () => new (await import('./paperPanels')).PaperPanels(services));
	const step = (name: Step) => async () => (await panels()).stepInActive(name);

	return Disposable.from(
		panels,
		window.registerWebviewPanelSerializer(VIEW_TYPE, {
			deserializeWebviewPanel: async (panel, state: unknown) => {
				if (isPanelState(state)) {
					(await panels()).restore(panel, state);
				} else {
					panel.dispose();
				}
			},
		}),
		...registerCommands(services.log, {
			[COMMANDS.openPaper]: async (...args) => {
				const [id] = await paperIdsOrPick(args, { title: l10n.t('Open Paper') });
				if (id !== undefined) {
					(await panels()).open(id, optionsFrom(args[1]));
				}
			},
			[COMMANDS.openPaperToSide]: async (...args) => {
				const [id] = await paperIdsOrPick(args, { title: l10n.t('Open Paper to the Side') });
				if (id !== undefined) {
					(await panels()).openToSide(id);
				}
			},
			[COMMANDS.paperBack]: step('back'),
			[COMMANDS.paperForward]: step('forward'),
			[COMMANDS.previousPaper]: step('previous'),
			[COMMANDS.nextPaper]: step('next'),
			[COMMANDS.keepPaperOpen]: step('pin'),
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
		...('isFromRow' in value && { isFromRow: value.isFromRow === true }),
	};
}
