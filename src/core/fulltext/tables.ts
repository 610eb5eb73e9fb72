import { elementsBelow, type HtmlElement, hasClass, isElement } from './elements';
import { inlineMarkdown, type Page } from './inline';
import { HTML } from './marks';

interface Cell {
	readonly text: string;
	readonly columns: number;
	readonly rows: number;
	readonly isHead: boolean;
}

/** No page spans more; what says so is taken for one cell. */
const WIDEST = 100;

export function isTable(element: HtmlElement): boolean {
	return hasClass(element, 'ltx_tabular') || (element.name === 'table' && !isFormulas(element));
}

export function isFormulas(element: HtmlElement): boolean {
	return hasClass(element, 'ltx_equation', 'ltx_eqn_table', 'ltx_equationgroup');
}

/**
 * A table as Markdown where it is one: rows of equal cells. Cells that span others are left as HTML of bare cells, and
 * what has one column only is a box around text.
 */
export function tableMarkdown(table: HtmlElement, page: Page): string {
	const hasSpans = rowsOf(table).some((row) => cellElements(row).some(spansMore));
	const marks = hasSpans ? HTML : page.marks;
	const rows = rowsOf(table)
		.map((row) => cellsOf(row, { ...page, marks }))
		.filter((cells) => cells.some(({ text }) => text !== ''));
	const width = Math.max(0, ...rows.map((cells) => cells.reduce((sum, { columns }) => sum + columns, 0)));
	if (width <= 1) {
		return rows.map(([cell]) => `> ${cell?.text ?? ''}`).join('\n>\n');
	}
	if (hasSpans) {
		return spanningTable(rows);
	}
	const lines = rows.map((cells) => {
		const texts = cells.map(({ text }) => text.replace(/\|/g, '\\|'));
		return `| ${[...texts, ...Array<string>(width - texts.length).fill('')].join(' | ')} |`;
	});
	const [head = '', ...body] = lines;
	return [head, `|${' --- |'.repeat(width)}`, ...body].join('\n');
}

function spanningTable(rows: readonly (readonly Cell[])[]): string {
	const lines = rows.map((cells) => {
		const parts = cells.map(({ text, columns, rows, isHead }) => {
			const name = isHead ? 'th' : 'td';
			const spans = `${columns > 1 ? ` colspan="${columns}"` : ''}${rows > 1 ? ` rowspan="${rows}"` : ''}`;
			return `<${name}${spans}>${text}</${name}>`;
		});
		return `<tr>${parts.join('')}</tr>`;
	});
	return `<table>\n${lines.join('\n')}\n</table>`;
}

const isRow = (element: HtmlElement) => element.name === 'tr' || hasClass(element, 'ltx_tr');
const isCell = (element: HtmlElement) => /^t[dh]$/.test(element.name) || hasClass(element, 'ltx_td', 'ltx_th');

function rowsOf(table: HtmlElement): readonly HtmlElement[] {
	return [...elementsBelow(table, (element) => !isRow(element) && !isTable(element))].filter(isRow);
}

function cellsOf(row: HtmlElement, page: Page): readonly Cell[] {
	return cellElements(row).map((cell) => ({
		text: inlineMarkdown(cell.children, page),
		columns: span(cell.attributes.colspan),
		rows: span(cell.attributes.rowspan),
		isHead: cell.name === 'th' || hasClass(cell, 'ltx_th'),
	}));
}

function cellElements(row: HtmlElement): readonly HtmlElement[] {
	return row.children.filter(isElement).filter(isCell);
}

function spansMore({ attributes }: HtmlElement): boolean {
	return span(attributes.colspan) > 1 || span(attributes.rowspan) > 1;
}

function span(given: string | undefined): number {
	const count = Number(given ?? 1);
	return Number.isInteger(count) && count >= 1 && count <= WIDEST ? count : 1;
}
