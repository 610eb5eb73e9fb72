/**
 * Year and month in which an arXiv id was given: it begins with them (https://info.arxiv.org/help/arxiv_identifier.html),
 * before April 2007 behind its archive (`math/0309136`). `null` for what is no such id.
 */
export function arxivMonth(arxivId: string): readonly [year: number, month: number] | null {
	const [, year, month] =
		/^(\d\d)(0[1-9]|1[0-2])\.\d{4,5}$/.exec(arxivId) ?? /^[a-z.-]+\/(\d\d)(0[1-9]|1[0-2])\d{3}$/i.exec(arxivId) ?? [];
	if (year === undefined) {
		return null;
	}
	const century = arxivId.includes('/') && Number(year) > 90 ? 1900 : 2000;
	return [century + Number(year), Number(month)];
}
