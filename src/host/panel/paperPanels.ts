import { ViewColumn, type WebviewPanel, window } from 'vscode';
import type { PaperId } from '../../core/paper';
import type { PanelState, Step, Trail } from '../../shared/panelProtocol';
import { COMMANDS, type OpenPaperOptions, runCommand } from '../commands';
import { DisposableOwner } from '../disposable';
import { pageOptions } from '../webviewPage';
import { tabTitle } from './besidePaper';
import { PaperPanel } from './paperPanel';
import type { PanelServices } from './services';
import { shownPaper, startTrail } from './trail';
import { VIEW_TYPE } from './viewType';

/** A second click on a row as soon as this keeps the panel, as a double click keeps an editor. */
const DOUBLE_CLICK_MS = 500;

/** All paper panels: one preview that shows whatever is opened next, and those that are kept. */
export class PaperPanels extends DisposableOwner {
	private readonly panels = new Set<PaperPanel>();
	private lastActive: PaperPanel | undefined;
	private lastClicked: { readonly id: PaperId; readonly at: number } | undefined;

	constructor(private readonly services: PanelServices) {
		super();
		this.register({
			dispose: () => {
				for (const { panel } of [...this.panels]) {
					panel.dispose();
				}
			},
		});
	}

	/** Opens a paper: in the panel that shows it already, else in the preview, else in a new panel. */
	open(id: PaperId, options: OpenPaperOptions = {}): void {
		const isDoubleClick = this.lastClicked?.id === id && Date.now() - this.lastClicked.at < DOUBLE_CLICK_MS;
		// Rows give nothing but their paper; a pick, which opens the same paper while one looks and when one chooses, does.
		this.lastClicked = options.query === undefined ? { id, at: Date.now() } : undefined;
		const target = [...this.panels].find((panel) => panel.paperId === id) ?? this.preview;
		if (!target) {
			this.create(startTrail(id, false, options.query ?? ''), options);
			return;
		}
		if (isDoubleClick && !target.isPinned) {
			target.pin(true);
		}
		target.show(id, options);
		if (!target.panel.visible) {
			target.panel.reveal(undefined, true);
		}
	}

	/** Opens a paper in a panel of its own, which stays, beside what has the focus. */
	openToSide(id: PaperId): void {
		this.create(startTrail(id, true, ''), {}, ViewColumn.Beside);
	}

	/** Takes over a panel that VS Code restored after a reload. */
	restore(panel: WebviewPanel, { papers, at, isPinned, query }: PanelState): void {
		this.adopt(panel, { papers, at, query, isPinned: isPinned || this.preview !== undefined });
	}

	/** Takes a step in the panel that has, or had last, the focus. */
	async stepInActive(step: Step): Promise<void> {
		const panel = this.lastActive ?? this.preview ?? [...this.panels][0];
		if (panel) {
			await this.step(panel, step);
		}
	}

	private async step(panel: PaperPanel, step: Step): Promise<void> {
		const neighbour = async (distance: -1 | 1) => {
			const id = await runCommand<PaperId | undefined>(COMMANDS.neighbourOf, panel.paperId, distance);
			if (id !== undefined) {
				panel.show(id);
			}
		};
		const steps: Readonly<Record<Step, () => unknown>> = {
			back: () => panel.walk(-1),
			forward: () => panel.walk(1),
			previous: () => neighbour(-1),
			next: () => neighbour(1),
			pin: () => this.pin(panel),
		};
		await steps[step]();
	}

	/** There is one preview: a panel let go becomes it, and the preview there was stays as it is. */
	private pin(panel: PaperPanel): void {
		if (panel.isPinned) {
			this.preview?.pin(true);
		}
		panel.pin(!panel.isPinned);
	}

	private get preview(): PaperPanel | undefined {
		return [...this.panels].find(({ isPinned }) => !isPinned);
	}

	/** Where the last panel stands, unless said otherwise. */
	private create(trail: Trail, options: OpenPaperOptions, column = [...this.panels].at(-1)?.panel.viewColumn): void {
		const viewColumn = column ?? (window.activeTextEditor ? ViewColumn.Beside : ViewColumn.Active);
		const { store, extensionUri } = this.services;
		const paper = store.current.get(shownPaper(trail));
		const panel = window.createWebviewPanel(
			VIEW_TYPE,
			paper ? tabTitle(paper) : '',
			{ viewColumn, preserveFocus: true },
			{ enableFindWidget: true, ...pageOptions(extensionUri) },
		);
		void this.adopt(panel, trail, options).drawFirst();
	}

	private adopt(panel: WebviewPanel, trail: Trail, options: OpenPaperOptions = {}): PaperPanel {
		const onStep = (step: Step): Promise<void> => this.step(page, step);
		const page: PaperPanel = new PaperPanel(panel, this.services, onStep, trail, options);
		this.panels.add(page);
		panel.onDidChangeViewState(() => {
			if (panel.active) {
				this.lastActive = page;
			}
		});
		panel.onDidDispose(() => {
			this.panels.delete(page);
			if (this.lastActive === page) {
				this.lastActive = undefined;
			}
		});
		return page;
	}
}
