import { commands, env, type WebviewPanel } from 'vscode';
import type { Paper, PaperId } from '../../core/paper';
import { paperPage } from '../../core/views/page';
import {
	type CopyForm,
	type FromPanel,
	isFromPanel,
	type PanelAction,
	type Step,
	type ToPanel,
	type Trail,
} from '../../shared/panelProtocol';
import { citationKeysOf } from '../citationKeys';
import { COMMANDS, type CommandId, type OpenPaperOptions, runCommand } from '../commands';
import { dates } from '../dates';
import { DisposableOwner } from '../disposable';
import { feedDayName } from '../feedNames';
import { loadPage } from '../webviewPage';
import { marksOf, relatedRows, tabTitle } from './besidePaper';
import { copiedText } from './copying';
import type { PanelServices } from './services';
import { panelStrings } from './strings';
import { replace, shownPaper, visit, walk } from './trail';

/** Mathematics loads with the first page that has some. */
const PAGE = {
	script: 'panel.js',
	styles: ['controls.css', 'panel.css'],
	later: { 'math-script': 'mathBundle.js', 'math-style': 'mathBundle.css' },
};

/** One panel: draws the paper it is given from the current snapshot, again whenever that changes. */
export class PaperPanel extends DisposableOwner {
	private readonly loaded: Promise<boolean>;
	private isReady = false;
	private hasLoaded = false;
	private drawn: Paper | undefined;
	private topicsDrawn = '';

	constructor(
		readonly panel: WebviewPanel,
		private readonly services: PanelServices,
		/** Goes from the paper shown to another, or keeps the panel. */
		private readonly onStep: (step: Step) => Promise<void>,
		private trail: Trail,
		/** How the paper shown was opened. */
		private opening: OpenPaperOptions = {},
	) {
		super();
		const { webview } = panel;
		const { store, searcher, extensionUri } = services;
		this.register(webview.onDidReceiveMessage((message: unknown) => this.receive(message)));
		this.register(store.onDidChange(() => this.update()));
		this.register(services.topics.onDidChange(() => this.drawIfTopicsChanged()));
		this.register(searcher.onDidChange(() => this.sendRelated()));
		this.register(services.texts.onDidChange(() => this.sendRelated()));
		for (const { onDidChange } of [...services.marks, services.reading]) {
			this.register(onDidChange(() => this.sendMarks()));
		}
		this.register(panel.onDidDispose(() => this.dispose()));
		this.loaded = loadPage(panel, extensionUri, PAGE);
		void this.draw();
		void store.whenLoaded.then(() => {
			this.hasLoaded = true;
			this.update();
		});
	}

	get paperId(): PaperId {
		return shownPaper(this.trail);
	}

	/** Shows the paper in a page that VS Code makes for the first time, without waiting until it asks. */
	async drawFirst(): Promise<void> {
		if (await this.loaded) {
			this.isReady = true;
			await this.draw();
			this.announce();
		}
	}

	get isPinned(): boolean {
		return this.trail.isPinned;
	}

	/** Shows a paper; the one shown before is one step back, unless the user only passed by it. */
	show(id: PaperId, opening: OpenPaperOptions = {}): void {
		const { query = '' } = opening;
		const trail = this.opening.isGlance ? replace(this.trail, id, query) : visit(this.trail, id, query);
		this.opening = opening;
		void this.follow(trail);
	}

	/** Goes through the papers opened in this panel. */
	walk(step: -1 | 1): void {
		this.opening = {};
		void this.follow(walk(this.trail, step));
	}

	pin(isPinned: boolean): void {
		this.trail = { ...this.trail, isPinned };
		void this.draw();
	}

	private async follow(trail: Trail): Promise<void> {
		if (trail !== this.trail) {
			this.trail = trail;
			await this.draw();
			if (trail === this.trail) {
				this.announce();
			}
		}
	}

	/** Tells the rest of Offprint that the paper was opened; papers that the user passes by are not. */
	private announce(): void {
		if (this.opening.isGlance) {
			return;
		}
		void runCommand(COMMANDS.paperOpened, this.paperId);
		if (!this.opening.isFromRow) {
			void runCommand(COMMANDS.followPaper, this.paperId);
		}
	}

	/** The library changed: draws again where that concerns this paper. */
	private update(): void {
		const paper = this.services.store.current.get(this.paperId);
		if (paper === undefined || paper !== this.drawn) {
			void this.draw();
		} else {
			void this.sendKey(paper);
		}
	}

	/** Resolves when the page was told; nothing that can wait is done before. */
	private async draw(): Promise<void> {
		const paper = this.services.store.current.get(this.paperId);
		const told = this.isReady ? this.tell(paper) : undefined;
		if (paper) {
			this.panel.title = tabTitle(paper);
		}
		await told;
	}

	private async tell(paper: Paper | undefined): Promise<void> {
		this.drawn = paper;
		const strings = panelStrings();
		const { trail } = this;
		if (!paper) {
			await this.post({ type: 'missing', isLoading: !this.hasLoaded, trail, strings });
			return;
		}
		const topics = await this.services.topics.explain(paper);
		if (paper !== this.drawn || trail !== this.trail) {
			return;
		}
		this.topicsDrawn = JSON.stringify(topics);
		const page = paperPage(paper, { topics, query: trail.query, feedName: feedDayName, dates });
		await this.post({ type: 'show', page, marks: marksOf(paper, this.services), trail, strings });
		this.fillIn(paper);
	}

	/** What takes a moment to find waits until the page has the rest. */
	private fillIn(paper: Paper): void {
		if (this.drawn === paper) {
			this.sendRelated();
			void this.sendKey(paper);
		}
	}

	/** Topics of other papers change all the time while they are being found; this paper's only when the user does it. */
	private async drawIfTopicsChanged(): Promise<void> {
		const { drawn, topicsDrawn } = this;
		const topics = drawn && (await this.services.topics.explain(drawn));
		if (drawn && drawn === this.drawn && topicsDrawn !== JSON.stringify(topics)) {
			void this.draw();
		}
	}

	private sendMarks(): void {
		if (this.isReady && this.drawn) {
			void this.post({ type: 'marks', paperId: this.drawn.id, marks: marksOf(this.drawn, this.services) });
		}
	}

	private async sendKey(paper: Paper): Promise<void> {
		const key = (await citationKeysOf(this.services.store.current)).get(paper.id);
		if (key !== undefined) {
			void this.post({ type: 'key', paperId: paper.id, key });
		}
	}

	private sendRelated(): void {
		const { paperId } = this;
		const papers = this.isReady ? relatedRows(paperId, this.services) : undefined;
		if (papers) {
			void this.post({ type: 'related', paperId, papers });
		}
	}

	private post(message: ToPanel): Thenable<boolean> {
		return this.panel.webview.postMessage(message);
	}

	private async receive(message: unknown): Promise<void> {
		if (isFromPanel(message)) {
			await this.handle(message);
		} else {
			this.services.log.warn(`The paper panel sent something unknown: ${JSON.stringify(message)}`);
		}
	}

	private async handle(message: FromPanel): Promise<void> {
		switch (message.type) {
			case 'ready':
				this.isReady = true;
				void this.draw();
				return;
			case 'action':
				await runCommand(ACTIONS[message.action], message.paperId);
				return;
			case 'copy':
				await this.copy(message.form, message.paperId);
				return;
			case 'step':
				await this.onStep(message.step);
				return;
			case 'topic':
				await runCommand(COMMANDS.filterPapers, `topic:${message.topicId}`);
				await commands.executeCommand('offprint.papers.focus');
				return;
			case 'openPaper':
				this.show(message.paperId);
				return;
			case 'openSource':
				await runCommand(COMMANDS.revealInSource, message.paperId, message.index);
				return;
			default:
				message satisfies never;
		}
	}

	private async copy(form: CopyForm, id: PaperId): Promise<void> {
		const library = this.services.store.current;
		const paper = library.get(id);
		if (paper) {
			const keys = await citationKeysOf(library);
			await env.clipboard.writeText(copiedText(form, paper, keys.get(paper.id) ?? ''));
			void this.post({ type: 'copied', form });
		}
	}
}

const ACTIONS: Readonly<Record<PanelAction, CommandId>> = {
	insertCitation: COMMANDS.insertCitation,
	insertCitationAs: COMMANDS.insertCitationAs,
	openCode: COMMANDS.openCode,
	cloneCode: COMMANDS.cloneCode,
	openClone: COMMANDS.openClone,
	openProjectPage: COMMANDS.openProjectPage,
	readFullText: COMMANDS.readFullText,
	openNote: COMMANDS.openNote,
	completePaper: COMMANDS.completePaper,
	addToReadingList: COMMANDS.addToReadingList,
	removeFromReadingList: COMMANDS.removeFromReadingList,
	markUnread: COMMANDS.markUnread,
	markRead: COMMANDS.markRead,
	tagPapers: COMMANDS.tagPapers,
	notForMe: COMMANDS.notForMe,
	undoNotForMe: COMMANDS.undoNotForMe,
	revealInTree: COMMANDS.revealInTree,
};
