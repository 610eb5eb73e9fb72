import { printedName, type Work } from '../services/works/work';

/** What a service says of a work, as a record that the JSON reader reads, with the service and the time of its answer. */
export function workRecord(work: Work): string {
	const { titles, authors, names, abstract, arxivId, doi, version, categories, published, publication, withdrawn } =
		work;
	return JSON.stringify({
		...(arxivId !== null && { id: arxivId }),
		title: titles[0],
		abstract,
		authors:
			names.length > 0
				? names.map((name) => ({ name: printedName(name), ...name }))
				: authors.map((name) => ({ name })),
		...{ doi, version, categories, published, publication, withdrawn },
		origin: { service: work.service, time: work.time },
	});
}
