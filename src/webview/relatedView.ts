import type { FromPanel, PanelStrings, RelatedRow } from '../shared/panelProtocol';
import { button, element, format, section } from './dom';

/** Where related papers will stand once they are found. */
export function renderRelatedPlace(strings: PanelStrings): HTMLElement {
	return section('related', strings.related, element('ol', { id: 'related', 'aria-busy': 'true' }));
}

export function fillRelated(
	papers: readonly RelatedRow[],
	strings: PanelStrings,
	post: (message: FromPanel) => void,
): void {
	const list = document.getElementById('related');
	list?.removeAttribute('aria-busy');
	list?.replaceChildren(
		...(papers.length === 0 ? [element('li', { class: 'note' }, strings.noRelated)] : []),
		...papers.map(({ id, title, description, place, terms }) =>
			element(
				'li',
				{},
				button(`related-${id}`, 'link', () => post({ type: 'openPaper', paperId: id }), title),
				element('div', { class: 'note' }, [description, because(terms, strings), place].filter(Boolean).join(' · ')),
			),
		),
	);
}

function because(terms: readonly string[], strings: PanelStrings): string {
	return terms.length === 0 ? '' : format(strings.relatedBecause, terms.join(', '));
}
