import type { OverviewScope } from '../core/views/overview';
import type { FromOverview, ToOverview } from '../shared/overviewProtocol';
import { element, format } from './dom';
import { barsByCode, barsByComments, barsByMonth, barsByTopic, type Figure, show } from './overviewFigures';

type Post = (message: FromOverview) => void;

/** The whole page: what it is limited to, and the figures, each as a chart or as a table. */
export class OverviewPage {
	private shown: ToOverview | undefined;
	/** Figures the user reads as tables, by their headings. */
	private readonly tables = new Set<string>();

	constructor(
		private readonly root: HTMLElement,
		private readonly post: Post,
	) {}

	show(shown: ToOverview): void {
		this.shown = shown;
		this.redraw();
	}

	redraw(): void {
		if (!this.shown) {
			return;
		}
		const { strings, figures, complete } = this.shown;
		const focused = document.activeElement?.getAttribute('data-key');
		const width = Math.min(document.documentElement.clientWidth - 48, 1100);
		const drawn = [barsByMonth, barsByTopic, barsByCode, barsByComments].map((draw) =>
			draw(this.shown!, width, this.post),
		);
		this.root.replaceChildren(
			element(
				'main',
				{},
				element('h1', {}, strings.title),
				this.controls(this.shown),
				element(
					'p',
					{ class: 'summary', role: 'status' },
					format(strings.summary, figures.total.toLocaleString(), figures.withCode.toLocaleString()),
					...(figures.undated > 0 ? [', ', this.undated(this.shown)] : []),
					!complete && ` – ${strings.finding}`,
				),
				...drawn.map((figure) => this.section(figure)),
			),
		);
		this.root.querySelector<HTMLElement>(`[data-key="${CSS.escape(focused ?? '')}"]`)?.focus();
	}

	private controls({ scope, topics, figures, months: names, strings }: ToOverview): HTMLElement {
		const limit = (change: Partial<OverviewScope>) => this.post({ type: 'scope', scope: { ...scope, ...change } });
		const select = (
			key: keyof OverviewScope,
			label: string,
			none: string,
			options: readonly { readonly id: string; readonly name: string }[],
		) => {
			const made = element(
				'select',
				{ 'data-key': key, id: `choose-${key}` },
				element('option', { value: '' }, none),
				...options.map(({ id, name }) => element('option', { value: id }, name)),
			);
			made.value = scope[key] ?? '';
			made.addEventListener('change', () => limit({ [key]: made.value || null }));
			return element('div', { class: 'choice' }, element('label', { for: `choose-${key}` }, label), made);
		};
		const months = figures.span.map((month) => ({ id: month, name: names[month] ?? month })).reverse();
		const reset = element('button', { type: 'button', class: 'secondary', 'data-key': 'reset' }, strings.reset);
		reset.addEventListener('click', () => limit({ topic: null, from: null, to: null }));
		const tree = element('button', { type: 'button', class: 'primary', 'data-key': 'tree' }, strings.showInTree);
		tree.addEventListener('click', () => show(this.post, scope));
		return element(
			'form',
			{ class: 'controls' },
			select('topic', strings.topic, strings.allTopics, topics),
			select('from', strings.from, strings.anyTime, months),
			select('to', strings.to, strings.anyTime, months),
			reset,
			tree,
		);
	}

	/** How many papers stand in no month; a click shows them. */
	private undated({ scope, figures, strings }: ToOverview): HTMLElement {
		const text = format(strings.undated, figures.undated.toLocaleString());
		const button = element('button', { type: 'button', class: 'link', 'data-key': 'undated' }, text);
		button.addEventListener('click', () => show(this.post, scope, { undated: true }));
		return button;
	}

	private section({ heading, chart, table, legend }: Figure): HTMLElement {
		const { strings } = this.shown!;
		const asTable = this.tables.has(heading);
		const toggle = element(
			'button',
			{
				type: 'button',
				class: 'link',
				'data-key': `toggle ${heading}`,
				'aria-label': `${heading}: ${asTable ? strings.asChart : strings.asTable}`,
			},
			asTable ? strings.asChart : strings.asTable,
		);
		toggle.addEventListener('click', () => {
			asTable ? this.tables.delete(heading) : this.tables.add(heading);
			this.redraw();
		});
		return element(
			'section',
			{ 'aria-label': heading },
			element('div', { class: 'heading' }, element('h2', {}, heading), chart !== null && toggle),
			chart === null
				? element('p', { class: 'note' }, strings.nothing)
				: asTable
					? table
					: element('figure', {}, chart, legend),
		);
	}
}
