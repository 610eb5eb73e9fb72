import type { Publication } from '../../paper';

/** Ways to write where a paper came out that leave no doubt; other texts are kept as one. */
const FORMS: readonly RegExp[] = [
	/^(?<container>\D.*?),?\s+(?:vol(?:ume|\.)?\s*)?(?<volume>[A-Z]?\d+)\s*\((?<year>\d{4})\)(?:[,:]?\s*(?:pp?\.?\s*)?(?<pages>[A-Z]?\d+(?:\s*[-–]+\s*[A-Z]?\d+)?))?\.?$/u,
	/^(?<container>\D[^:]*?)\s*(?<volume>[A-Z]?\d+):(?<pages>[\d–-]+),\s*(?<year>\d{4})\.?$/u,
	/^(?<container>\D.*?),?\s+(?<volume>[A-Z]?\d+),\s*(?:pp?\.?\s*)?(?<pages>[A-Z]?\d+(?:\s*[-–]+\s*\d+)?)\s*\((?<year>\d{4})\)\.?$/u,
];

/** The publication that arXiv's journal reference names (https://info.arxiv.org/help/prep.html#journal-ref), in parts where its form tells them. */
export function publicationOfReference(reference: string): Publication | null {
	const line = reference.replace(/\s+/gu, ' ').trim();
	for (const form of FORMS) {
		const { container, volume, pages, year } = form.exec(line)?.groups ?? {};
		if (container !== undefined && volume !== undefined) {
			return {
				type: 'article-journal',
				container: container.replace(/,$/u, ''),
				volume,
				...(pages && { pages: pages.replace(/\s*[-–]+\s*/u, '–') }),
				...(year && { issued: [Number(year)] }),
			};
		}
	}
	const year = /\b((?:19|20)\d\d)\b(?!.*\b(?:19|20)\d\d\b)/u.exec(line)?.[1];
	return line === '' ? null : { type: 'document', container: line, ...(year && { issued: [Number(year)] }) };
}
