import type { CitationRecord } from '../record';

/** A RIS entry (`TY  - GEN`: the format has no preprint); one tag a line. */
export function risEntry({ csl }: CitationRecord): string {
	const [year, ...monthAndDay] = csl.issued?.['date-parts'][0] ?? [];
	const tags: (readonly [tag: string, value: string | undefined])[] = [
		['TY', 'GEN'],
		['ID', csl.id],
		['TI', csl.title],
		...(csl.author ?? []).map(
			({ literal, family = '', given = '' }) => ['AU', literal ?? `${family}, ${given}`] as const,
		),
		['PY', year === undefined ? undefined : String(year)],
		['DA', year === undefined ? undefined : [String(year), ...monthAndDay.map(twoDigits)].join('/')],
		['PB', csl.publisher],
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

function oneLine(text: string): string {
	return text.replace(/\s+/gu, ' ').trim();
}
