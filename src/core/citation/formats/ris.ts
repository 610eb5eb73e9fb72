import { oneLine } from '../../text/oneLine';
import type { CitationRecord } from '../record';

/** Reference types by what a work was published as; the format has no preprint. */
const TYPES: Readonly<Record<string, string>> = {
	'article-journal': 'JOUR',
	'paper-conference': 'CPAPER',
	chapter: 'CHAP',
	book: 'BOOK',
	thesis: 'THES',
	report: 'RPRT',
};

/** A RIS entry; one tag a line. Commas of a group's name are doubled, as EndNote has them. */
export function risEntry({ csl }: CitationRecord): string {
	const [year, ...monthAndDay] = csl.issued?.['date-parts'][0] ?? [];
	const [firstPage, lastPage] = csl.page?.split('-') ?? [];
	const tags: (readonly [tag: string, value: string | undefined])[] = [
		['TY', TYPES[csl.type] ?? 'GEN'],
		['ID', csl.id],
		['TI', csl.title],
		...(csl.author ?? []).map(
			({ literal, family = '', given = '', suffix }) =>
				[
					'AU',
					literal?.replaceAll(',', ',,') ?? [family, given, ...(suffix === undefined ? [] : [suffix])].join(', '),
				] as const,
		),
		['PY', year === undefined ? undefined : String(year)],
		['DA', year === undefined ? undefined : [String(year), ...monthAndDay.map(twoDigits)].join('/')],
		['T2', csl['container-title'] ?? csl['event-title']],
		['VL', csl.volume],
		['IS', csl.issue],
		['SP', firstPage],
		['EP', lastPage],
		['PB', csl.publisher],
		['DO', csl.DOI],
		['M1', csl.number],
		['UR', csl.URL],
		['N1', csl.note],
		...(csl.keyword?.split(', ') ?? []).map((keyword) => ['KW', keyword] as const),
	];
	const lines = tags.flatMap(([tag, value]) => (value === undefined ? [] : [`${tag}  - ${oneLine(value)}`]));
	return [...lines, 'ER  - '].join('\n');
}

function twoDigits(part: number): string {
	return String(part).padStart(2, '0');
}
