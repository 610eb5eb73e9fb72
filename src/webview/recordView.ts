import type { PageFact, PaperPage } from '../core/views/page';
import type { PanelStrings } from '../shared/panelProtocol';
import { element, format, section } from './dom';

/** What the paper is cited with, each value with who gives it; what other sources say instead stands below. */
export function renderRecord({ facts }: PaperPage, strings: PanelStrings): HTMLElement | false {
	return (
		facts.length > 0 &&
		section('record', strings.record, element('dl', {}, ...facts.flatMap((fact) => renderFact(fact, strings))))
	);
}

function renderFact({ field, said: [first, ...others], href }: PageFact, strings: PanelStrings): HTMLElement[] {
	return [
		element('dt', {}, strings.factLabels[field]),
		element(
			'dd',
			{ 'data-fact': field },
			href === null ? element('span', {}, first.text) : element('a', { href, rel: 'noreferrer' }, first.text),
			element('span', { class: 'note by' }, first.by),
			...others.map(({ text, by }) =>
				element('span', { class: 'note otherwise' }, format(strings.saysOtherwise, by, text)),
			),
		),
	];
}

/** A withdrawn paper says so before anything else. */
export function renderWithdrawal({ withdrawn }: PaperPage, strings: PanelStrings): HTMLElement | false {
	return (
		withdrawn !== null &&
		element(
			'div',
			{ class: 'withdrawn', role: 'note' },
			element('strong', {}, format(strings.withdrawn, withdrawn.by)),
			element('p', {}, withdrawn.text),
		)
	);
}
