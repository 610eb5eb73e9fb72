import { type HtmlElement, hasClass, isElement, textOf } from './elements';
import type { Marks } from './marks';

/** The TeX that a formula was made from; `null` where the page does not give it. */
export function texOf(math: HtmlElement): string | null {
	const given = math.attributes.alttext ?? annotation(math);
	const tex = given
		?.replace(/%[ \t]*\n/g, '')
		.replace(/\s+/g, ' ')
		.replace(/^\s*\\displaystyle\b\s*/, '')
		.trim();
	return tex === undefined || tex === '' ? null : withoutTags(tex);
}

/** TeX that is the same formula and holds no tag for who reads Markdown without formulas: there a blank says nothing. */
function withoutTags(tex: string): string {
	const lastEnd = Math.max(...['>', '"', "'"].map((sign) => tex.lastIndexOf(sign)));
	return tex.replace(/<(?=[a-z/!?])/gi, (sign, at: number) => {
		const mayBegin = at === 0 || at < lastEnd || /[/!?]/.test(tex[at + 1]!);
		return mayBegin ? `${sign} ` : sign;
	});
}

function annotation(math: HtmlElement): string | undefined {
	for (const child of math.children) {
		if (isElement(child)) {
			const isTex = child.name === 'annotation' && child.attributes.encoding === 'application/x-tex';
			const found = isTex ? child.children.filter((each) => !isElement(each)).join('') : annotation(child);
			if (found !== undefined) {
				return found;
			}
		}
	}
	return undefined;
}

/** A formula in a line of text, once: its TeX, else the signs it is set with. */
export function inlineFormula(math: HtmlElement, marks: Marks): string {
	const tex = texOf(math);
	if (tex === null) {
		return marks.text(textOf(math));
	}
	// A bare dollar in the TeX would end the formula.
	return /(?<!\\)\$/.test(tex) ? marks.code(tex) : `$${tex}$`;
}

/** Formulas that stand on lines of their own, each row once, with its number. */
export function displayFormulas(
	table: HtmlElement,
): readonly { readonly ids: readonly string[]; readonly text: string }[] {
	return rowsOf(table).flatMap(({ row, ids }) => {
		const tex = partsOf(row).join(' ').trim();
		const number = numberOf(row);
		if (tex === '') {
			return [];
		}
		return [{ ids, text: `$$\n${tex}${number === '' ? '' : ` \\tag{${number}}`}\n$$` }];
	});
}

/** Each row with the ids that lead to it and to none before it: its own and those of what it is the first row of. */
function rowsOf(table: HtmlElement): readonly { readonly row: HtmlElement; readonly ids: readonly string[] }[] {
	const rows: { row: HtmlElement; ids: readonly string[] }[] = [];
	let ids: string[] = [];
	const visit = (node: HtmlElement) => {
		ids.push(node.id);
		if (hasClass(node, 'ltx_eqn_row') || node.name === 'tr') {
			rows.push({ row: node, ids: ids.filter(Boolean) });
			ids = [];
			return;
		}
		for (const child of node.children) {
			if (isElement(child)) {
				visit(child);
			}
		}
	};
	visit(table);
	return rows.length === 0 ? [{ row: table, ids: [table.id].filter(Boolean) }] : rows;
}

/** The formulas of a row and what is said between them. */
function partsOf(node: HtmlElement): readonly string[] {
	if (hasClass(node, 'ltx_eqn_eqno', 'ltx_tag')) {
		return [];
	}
	return node.children.flatMap((child): readonly string[] => {
		if (isElement(child)) {
			if (child.name !== 'math') {
				return partsOf(child);
			}
			const tex = texOf(child);
			return tex === null ? textPart(textOf(child)) : [tex.replace(/(?<!\\)\$/g, '\\$')];
		}
		return textPart(child);
	});
}

function textPart(text: string): readonly string[] {
	const said = text.replace(/\s+/g, ' ');
	return said.trim() === '' ? [] : [`\\text{${said.replace(/[\\{}$%#&_^~<>]/g, ' ')}}`];
}

function numberOf(row: HtmlElement): string {
	for (const child of row.children) {
		if (isElement(child)) {
			const found = hasClass(child, 'ltx_eqn_eqno', 'ltx_tag_equation') ? textOf(child) : numberOf(child);
			if (found !== '') {
				return found
					.replace(/^\((.*)\)$/, '$1')
					.replace(/[\\{}$%#&_^~<>]/g, ' ')
					.trim();
			}
		}
	}
	return '';
}
