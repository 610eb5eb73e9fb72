import * as Plot from '@observablehq/plot';
import type { OverviewScope, TopicFigure } from '../core/views/overview';
import type { FromOverview, OverviewQuery, ToOverview } from '../shared/overviewProtocol';
import { COLOURS, clickable, draw, legend, rows, table } from './barCharts';
import { format } from './dom';

type Post = (message: FromOverview) => void;

/** A figure, drawn and as a table; `chart` is `null` where there is nothing to draw. */
export interface Figure {
	readonly heading: string;
	readonly chart: SVGElement | null;
	readonly legend: HTMLElement | null;
	readonly table: HTMLElement;
}

/** Of the topics that have no colour of their own. */
const REST_COLOUR = 'var(--series-rest)';
const REST = '';
/** Of a month as it is written below the bars, with the gap to the next. */
const MONTH_WIDTH = 68;
/** Beside the bars, on both sides. */
const MARGINS = 64;

/** Papers by month, stacked by topic. */
export function barsByMonth({ figures, scope, months: names, strings }: ToOverview, width: number, post: Post): Figure {
	const leaders = figures.topics.slice(0, COLOURS.length);
	const series = [...leaders.map(({ id }) => id), REST];
	const nameOf = new Map([...leaders.map(({ id, name }) => [id, name] as const), [REST, strings.otherTopics]]);
	const known = new Set(series);
	const totals = new Map<string, { month: string; topic: string; count: number }>();
	for (const { month, topic, count } of figures.months) {
		const shown = known.has(topic) ? topic : REST;
		const key = `${month} ${shown}`;
		const entry = totals.get(key) ?? { month, topic: shown, count: 0 };
		entry.count += count;
		totals.set(key, entry);
	}
	const bars = [...totals.values()];
	const months = [...new Set(bars.map(({ month }) => month))].sort();
	const sums = new Map<string, number>();
	for (const { month, count } of bars) {
		sums.set(month, (sums.get(month) ?? 0) + count);
	}
	const most = Math.max(...sums.values());
	const chart =
		bars.length === 0
			? null
			: draw(
					{
						width,
						height: 288,
						marginLeft: 44,
						marginTop: 28,
						x: {
							type: 'band',
							domain: everyMonth(months),
							label: null,
							ticks: labelled(everyMonth(months), width),
							tickFormat: (month: string) => names[month],
						},
						y: { label: strings.papers, grid: true, ticks: wholeTicks(most), tickFormat: 'd' },
						color: { domain: series, range: [...COLOURS.slice(0, leaders.length), REST_COLOUR] },
						marks: [
							Plot.barY(bars, {
								x: 'month',
								y: 'count',
								fill: 'topic',
								order: series,
								insetLeft: 0.5,
								insetRight: 0.5,
								title: ({ month, topic, count }: (typeof bars)[number]) =>
									`${names[month]} · ${nameOf.get(topic)}: ${format('{0}', count)}`,
							}),
							Plot.ruleY([0]),
						],
					},
					strings.byMonth,
				);
	const showMonth = (month: string, topic: string | null) => {
		const within: OverviewScope = {
			topic: topic === REST || topic === null ? scope.topic : topic,
			from: month,
			to: month,
		};
		show(post, within, { without: topic === REST && scope.topic === null ? leaders.map(({ id }) => id) : [] });
	};
	if (chart) {
		clickable(chart, 'rect', bars, ({ month, topic }) => showMonth(month, topic));
	}
	return {
		heading: strings.byMonth,
		chart,
		legend: legend(
			series
				.filter((id) => bars.some(({ topic }) => topic === id))
				.map((id) => ({ colour: colourOf(series, id), name: nameOf.get(id) ?? id })),
		),
		table: table(
			[strings.month, ...series.map((id) => nameOf.get(id) ?? id), strings.papers],
			months.map((month) => [
				names[month] ?? month,
				...series.map((id) => String(totals.get(`${month} ${id}`)?.count ?? 0)),
				String(sums.get(month) ?? 0),
			]),
			(row) => showMonth(months[row] ?? '', null),
		),
	};
}

/** Topics by how many papers they have. */
export function barsByTopic({ figures, scope, strings }: ToOverview, width: number, post: Post): Figure {
	const { topics } = figures;
	const filter = ({ id }: TopicFigure) => show(post, { ...scope, topic: id });
	return {
		heading: strings.byTopic,
		chart: rows(
			topics,
			width,
			strings.byTopic,
			({ name }) => name,
			({ count }) => count,
			({ count }) => String(count),
			filter,
		),
		legend: null,
		table: table(
			[strings.topic, strings.papers],
			topics.map(({ name, count }) => [name, String(count)]),
			(row) => topics[row] && filter(topics[row]),
		),
	};
}

/** For each topic the share of its papers with code. */
export function barsByCode({ figures, scope, strings }: ToOverview, width: number, post: Post): Figure {
	const { topics } = figures;
	const share = ({ count, withCode }: TopicFigure) => (100 * withCode) / count;
	const text = (topic: TopicFigure) => `${Math.round(share(topic))} % (${topic.withCode}/${topic.count})`;
	const filter = ({ id }: TopicFigure) => show(post, { ...scope, topic: id }, { withCode: true });
	return {
		heading: strings.byCode,
		chart: rows(topics, width, strings.byCode, ({ name }) => name, share, text, filter, 100),
		legend: null,
		table: table(
			[strings.topic, strings.withCode, strings.papers, strings.share],
			topics.map((topic) => [topic.name, String(topic.withCode), String(topic.count), `${Math.round(share(topic))} %`]),
			(row) => topics[row] && filter(topics[row]),
		),
	};
}

/** The papers with the most comments; a click opens one. */
export function barsByComments({ figures, strings }: ToOverview, width: number, post: Post): Figure {
	const { discussed } = figures;
	const open = ({ id }: { readonly id: string }) => post({ type: 'open', paperId: id });
	return {
		heading: strings.discussed,
		chart: rows(
			discussed,
			width,
			strings.discussed,
			({ title }) => title,
			({ comments }) => comments,
			({ comments }) => String(comments),
			open,
		),
		legend: null,
		table: table(
			[strings.paper, strings.comments],
			discussed.map(({ title, comments }) => [title, String(comments)]),
			(row) => discussed[row] && open(discussed[row]),
		),
	};
}

/** Shows in the tree the papers of a scope: all of them, or only those that are asked for. */
export function show(post: Post, scope: OverviewScope, only: Partial<Omit<OverviewQuery, 'scope'>> = {}): void {
	post({ type: 'filter', query: { scope, without: [], withCode: false, undated: false, ...only } });
}

function colourOf(series: readonly string[], id: string): string {
	return id === REST ? REST_COLOUR : (COLOURS[series.indexOf(id)] ?? REST_COLOUR);
}

/** Every month from the first to the last, so that a gap is seen as one. */
function everyMonth(months: readonly string[]): string[] {
	const all: string[] = [];
	const last = months.at(-1) ?? '';
	for (let month = months[0] ?? '~'; month <= last; ) {
		all.push(month);
		const [year = 0, number = 0] = month.split('-').map(Number);
		month = number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
	}
	return all;
}

/** None between two papers. */
function wholeTicks(most: number): number | number[] {
	return most < 6 ? Array.from({ length: most + 1 }, (_, index) => index) : 6;
}

/** As many months as have room for their names. */
function labelled(months: readonly string[], width: number): string[] {
	const every = Math.max(1, Math.ceil((months.length * MONTH_WIDTH) / (width - MARGINS)));
	return months.filter((_, index) => index % every === 0);
}
