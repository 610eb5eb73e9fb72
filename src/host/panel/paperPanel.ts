import { Uri, type WebviewPanel } from 'vscode';
import { citationKeys } from '../../core/citation/keys';
import { derived } from '../../core/derived';
import type { Library } from '../../core/library';
import { paperPage } from '../../core/page';
import type { Paper, PaperId } from '../../core/paper';
import { topicName, topicsOf } from '../../core/topics';
import { type FromPanel, isFromPanel, type PanelAction, type ToPanel } from '../../shared/panelProtocol';
import { COMMANDS, type CommandId, runCommand } from '../commands';
import { DisposableOwner } from '../disposable';
import type { LibraryStore } from '../libraryStore';
import type { Log } from '../log';
import { panelHtml, panelRoots } from './html';
import { panelStrings } from './strings';

/** Tabs show at most this many characters of a title. */
const TAB_TITLE_LENGTH = 48;

/** One panel: draws the paper it is given from the current snapshot, again whenever that changes. */
export class PaperPanel extends DisposableOwner {
	private isReady = false;

	constructor(
		readonly panel: WebviewPanel,
		private readonly store: LibraryStore,
		private readonly log: Log,
		extensionUri: Uri,
		private paperId: PaperId,
	) {
		super();
		const { webview } = panel;
		webview.options = { enableScripts: true, localResourceRoots: panelRoots(extensionUri) };
		this.register(webview.onDidReceiveMessage((message: unknown) => this.receive(message)));
		this.register(store.onDidChange(() => this.draw()));
		this.register(panel.onDidDispose(() => this.dispose()));
		webview.html = panelHtml(webview, extensionUri);
		panel.iconPath = {
			light: Uri.joinPath(extensionUri, 'media', 'paper-light.svg'),
			dark: Uri.joinPath(extensionUri, 'media', 'paper-dark.svg'),
		};
		this.draw();
	}

	show(id: PaperId): void {
		this.paperId = id;
		this.draw();
	}

	private draw(): void {
		const paper = this.store.current.get(this.paperId);
		if (paper) {
			this.panel.title = tabTitle(paper);
		}
		if (!this.isReady) {
			return;
		}
		const strings = panelStrings();
		this.post(paper ? { type: 'show', page: this.page(paper), strings } : { type: 'missing', strings });
	}

	private page(paper: Paper) {
		const topics = topicsOf(paper).map(({ topic, because }) => ({
			name: topicName(topic),
			because: because.map(({ term }) => term),
		}));
		return paperPage(paper, topics, derived(this.store.current, keysOf).get(paper.id) ?? '');
	}

	private post(message: ToPanel): void {
		void this.panel.webview.postMessage(message);
	}

	private async receive(message: unknown): Promise<void> {
		if (!isFromPanel(message)) {
			this.log.warn(`The paper panel sent something unknown: ${JSON.stringify(message)}`);
			return;
		}
		await this.handle(message);
	}

	private async handle(message: FromPanel): Promise<void> {
		switch (message.type) {
			case 'ready':
				this.isReady = true;
				this.draw();
				return;
			case 'action':
				await runCommand(ACTIONS[message.action], message.paperId);
				return;
			case 'openSource':
				await runCommand(COMMANDS.revealInSource, message.paperId, message.index);
				return;
			default:
				message satisfies never;
		}
	}
}

const keysOf = ({ papers }: Library) => citationKeys(papers);

const ACTIONS: Readonly<Record<PanelAction, CommandId>> = {
	insertCitation: COMMANDS.insertCitation,
	openCode: COMMANDS.openCode,
	openProjectPage: COMMANDS.openProjectPage,
	revealInTree: COMMANDS.revealInTree,
};

function tabTitle({ titleText }: Paper): string {
	return titleText.length > TAB_TITLE_LENGTH ? `${titleText.slice(0, TAB_TITLE_LENGTH - 1)}…` : titleText;
}
