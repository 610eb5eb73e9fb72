import type { TextRun } from '../core/views/page';
import { element } from './dom';

type Style = TextRun['style'];

/** The element of each style; `null` for none. */
const TAGS: Readonly<Record<Style, 'em' | 'strong' | 'code' | 'sup' | 'sub' | 'span' | null>> = {
	plain: null,
	italic: 'em',
	bold: 'strong',
	code: 'code',
	smallCaps: 'span',
	sup: 'sup',
	sub: 'sub',
	math: 'span',
	display: 'span',
};

/** Runs of text; mathematics as text until `renderMath` draws it. */
export function renderRuns(runs: readonly TextRun[]): (Node | string)[] {
	return runs.map(renderRun);
}

function renderRun({ text, style, source, tex, href, marked }: TextRun): Node | string {
	const tag = TAGS[style];
	let node: Node | string = text;
	if (marked) {
		node = element('mark', {}, node);
	}
	if (tag !== null || source !== null) {
		node = element(tag ?? 'span', attributesOf(style, source, tex), node);
	}
	return href === null || text === '' ? node : element('a', { href, rel: 'noreferrer', title: href }, node);
}

function attributesOf(style: Style, source: string | null, tex: string | null): Record<string, string> {
	return {
		...(style === 'plain' ? {} : { class: style }),
		...(source === null ? {} : { 'data-source': source }),
		...(tex === null ? {} : { 'data-tex': tex }),
	};
}
