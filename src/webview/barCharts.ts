/** How the bars of the overview are drawn, clicked, and told as a table. */

import * as Plot from '@observablehq/plot';
import { element } from './dom';

/** Topics with a colour of their own: the charts colours of a theme; the others share one. */
export const COLOURS = [1, 2, 3, 4, 5, 6].map((number) => `var(--series-${number})`);
/** Of the names beside the bars. */
const LABEL_WIDTH = 240;
const ROW_HEIGHT = 24;

/** Bars from left to right, one a row, with their names and values as text. */
export function rows<T extends { readonly id: string }>(
	data: readonly T[],
	width: number,
	label: string,
	nameOf: (item: T) => string,
	amountOf: (item: T) => number,
	textOf: (item: T) => string,
	onClick: (item: T) => void,
	most?: number,
): SVGElement | null {
	if (data.length === 0) {
		return null;
	}
	const names = new Map(data.map((item) => [item.id, nameOf(item)]));
	const marginLeft = Math.min(LABEL_WIDTH, width * 0.45);
	const chart = draw(
		{
			width,
			height: data.length * ROW_HEIGHT + 8,
			marginLeft,
			marginRight: 90,
			marginTop: 4,
			marginBottom: 4,
			x: { axis: null, domain: [0, most ?? Math.max(...data.map(amountOf), 1)] },
			y: {
				domain: data.map(({ id }) => id),
				label: null,
				tickSize: 0,
				tickFormat: (id: string) => shorten(names.get(id) ?? id, marginLeft / 7),
			},
			marks: [
				Plot.barX(data, {
					x: amountOf,
					y: 'id',
					fill: COLOURS[0] ?? '',
					insetTop: 3,
					insetBottom: 3,
					title: (item: T) => `${nameOf(item)}: ${textOf(item)}`,
				}),
				Plot.text(data, { x: amountOf, y: 'id', text: textOf, textAnchor: 'start', dx: 6 }),
			],
		},
		label,
	);
	clickable(chart, 'rect', data, onClick);
	return chart;
}

/** The page's own style sheet styles the chart: its policy allows no style elements. */
export function draw(options: Plot.PlotOptions, label: string): SVGElement {
	const chart = Plot.plot({ ...options, className: 'chart', ariaLabel: label, figure: false } as Plot.PlotOptions);
	for (const style of chart.querySelectorAll('style')) {
		style.remove();
	}
	chart.setAttribute('role', 'img');
	return chart as unknown as SVGElement;
}

/** Bars come in the order of their data, apart from those of no height, which Plot leaves out. */
export function clickable<T>(
	chart: SVGElement,
	selector: string,
	data: readonly T[],
	onClick: (item: T) => void,
): void {
	const bars = chart.querySelectorAll<SVGElement>(`g[aria-label="bar"] ${selector}`);
	bars.forEach((bar) => {
		const index = (bar as unknown as { __data__?: number }).__data__;
		const item = typeof index === 'number' ? data[index] : undefined;
		if (item !== undefined) {
			bar.classList.add('clickable');
			bar.addEventListener('click', () => onClick(item));
		}
	});
}

/** The numbers of a figure; the first cell of a row leads where its bar does. */
export function table(
	headings: readonly string[],
	body: readonly (readonly string[])[],
	onRow: (row: number) => void,
): HTMLElement {
	return element(
		'table',
		{},
		element('thead', {}, element('tr', {}, ...headings.map((heading) => element('th', { scope: 'col' }, heading)))),
		element(
			'tbody',
			{},
			...body.map(([first = '', ...cells], row) => {
				const button = element('button', { type: 'button', class: 'link' }, first);
				button.addEventListener('click', () => onRow(row));
				return element(
					'tr',
					{},
					element('th', { scope: 'row' }, button),
					...cells.map((cell) => element('td', {}, cell)),
				);
			}),
		),
	);
}

/** Which colour means which topic. */
export function legend(entries: readonly { readonly colour: string; readonly name: string }[]): HTMLElement {
	return element(
		'ul',
		{ class: 'legend' },
		...entries.map(({ colour, name }) => {
			const swatch = element('span', { class: 'swatch', 'aria-hidden': 'true' });
			swatch.style.setProperty('background', colour);
			return element('li', {}, swatch, name);
		}),
	);
}

function shorten(text: string, length: number): string {
	return text.length <= length ? text : `${text.slice(0, Math.max(1, Math.floor(length) - 1))}…`;
}
