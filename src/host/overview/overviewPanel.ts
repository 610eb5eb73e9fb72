import type { Uri, WebviewPanel } from 'vscode';
import type { TopicLabel } from '../../core/outline';
import type { Paper } from '../../core/paper';
import { OTHER_TOPIC, topicName } from '../../core/topics';
import { type OverviewScope, overviewFigures, scopeQuery, WHOLE } from '../../core/views/overview';
import { type FromOverview, isFromOverview, type OverviewQuery, type ToOverview } from '../../shared/overviewProtocol';
import { COMMANDS, runCommand } from '../commands';
import { dates } from '../dates';
import { DisposableOwner } from '../disposable';
import type { LibraryStore } from '../libraryStore';
import type { Log } from '../log';
import type { PaperTopics } from '../paperTopics';
import { runInSlices } from '../slices';
import { loadPage } from '../webviewPage';
import { overviewStrings } from './strings';

const PAGE = { script: 'overview.js', styles: ['controls.css', 'overview.css'] };

/** The page of charts: counts what the user limits it to, again whenever the library or its topics change. */
export class OverviewPanel extends DisposableOwner {
	private isReady = false;
	private scope = WHOLE;
	/** Counts drawings; work for an older one ends. */
	private turn = 0;

	constructor(
		readonly panel: WebviewPanel,
		private readonly store: LibraryStore,
		private readonly topics: PaperTopics,
		extensionUri: Uri,
		private readonly log: Log,
	) {
		super();
		const { webview } = panel;
		this.register(webview.onDidReceiveMessage((message: unknown) => this.receive(message)));
		this.register(store.onDidChange(() => this.draw()));
		this.register(topics.onDidChange(() => this.draw()));
		this.register(panel.onDidChangeViewState(() => this.draw()));
		this.register(panel.onDidDispose(() => this.dispose()));
		void loadPage(panel, extensionUri, PAGE);
	}

	private async draw(): Promise<void> {
		if (!this.isReady || !this.panel.visible) {
			return;
		}
		const turn = ++this.turn;
		void this.topics.findAll();
		const steps = overviewFigures(this.store.current.papers, this.topicOf(), this.scope);
		const figures = await runInSlices(steps, () => turn !== this.turn || this.isDisposed);
		if (!figures) {
			return;
		}
		const message: ToOverview = {
			type: 'show',
			figures,
			scope: this.scope,
			topics: this.topics.topics.filter(({ facet }) => !facet).map(({ id, name }) => ({ id, name })),
			months: Object.fromEntries(figures.span.map((month) => [month, dates.month(month)])),
			strings: overviewStrings(),
			complete: this.topics.progress === 1,
		};
		void this.panel.webview.postMessage(message);
	}

	private topicOf(): (paper: Paper) => TopicLabel {
		const labels = new Map<string, TopicLabel>();
		return (paper) => {
			const id = this.topics.of(paper)?.[0]?.topic ?? OTHER_TOPIC;
			const known = labels.get(id) ?? { id, name: topicName(id, this.topics.topics) };
			labels.set(id, known);
			return known;
		};
	}

	private async receive(message: unknown): Promise<void> {
		if (!isFromOverview(message)) {
			this.log.warn(`The overview sent something unknown: ${JSON.stringify(message)}`);
			return;
		}
		await this.handle(message);
	}

	private async handle(message: FromOverview): Promise<void> {
		switch (message.type) {
			case 'ready':
				this.isReady = true;
				await this.limit(message.scope ?? this.scope);
				return;
			case 'scope':
				await this.limit(message.scope);
				return;
			case 'filter':
				await runCommand(COMMANDS.filterPapers, queryOf(message.query));
				return;
			case 'open':
				await runCommand(COMMANDS.openPaperToSide, message.paperId);
				return;
			default:
				message satisfies never;
		}
	}

	private async limit(scope: OverviewScope): Promise<void> {
		this.scope = scope;
		await this.draw();
	}
}

function queryOf({ scope, withCode, undated, without }: OverviewQuery): string {
	const excluded = without.map((topic) => `-topic:${topic}`);
	return [scopeQuery(scope), withCode ? 'has:code' : '', undated ? 'date:unknown' : '', ...excluded]
		.filter(Boolean)
		.join(' ');
}
