import type { PaperPage } from '../core/views/page';
import type { FromPanel, PanelStrings } from '../shared/panelProtocol';
import { button, element, format, section } from './dom';

/** Where the paper was read, and what those pages do not show. */
export function renderSources(
	{ id, sources, missing }: PaperPage,
	strings: PanelStrings,
	post: (message: FromPanel) => void,
): HTMLElement {
	return section(
		'sources',
		strings.sources,
		element(
			'ul',
			{},
			...sources.map(({ file, line, layout, gave, feedDay, service }, index) =>
				element(
					'li',
					{},
					button(
						`source-${index}`,
						'link',
						() => post({ type: 'openSource', paperId: id, index }),
						service ?? format(strings.source, feedDay ?? fileName(file), line),
					),
					service === null && element('span', { class: 'note' }, ` ${format(strings.layout, layout)}`),
					gave.length > 0 &&
						element(
							'div',
							{ class: 'note gave' },
							format(strings.gave, gave.map((field) => strings.fields[field]).join(', ')),
						),
				),
			),
		),
		missing.length > 0 &&
			element(
				'p',
				{ class: 'note missing' },
				`${strings.notShown} ${missing.map((field) => strings.missingFields[field]).join(', ')}.`,
			),
	);
}

function fileName(uri: string): string {
	const name = uri.slice(uri.lastIndexOf('/') + 1);
	try {
		return decodeURIComponent(name);
	} catch {
		return name;
	}
}
