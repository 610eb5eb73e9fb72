import { citationKeys } from '../core/citation/keys/keys';
import type { Library } from '../core/library';
import type { Paper } from '../core/paper';
import { topicName, topicsOf } from '../core/topics';

/** Every paper of a library in the documented shape of the command line. */
export function paperRecords(library: Library) {
	const keys = citationKeys(library.papers);
	return library.papers.map((paper) => paperRecord(paper, keys.get(paper.id) ?? null));
}

/** Unknown is `null`, or an empty list. */
function paperRecord(paper: Paper, key: string | null) {
	const { id, arxivId, title, titleText, abstract, abstractKind, aiSummary, date, dateInferred } = paper;
	const { authors, names, authorCount, organization, comments, upvotes, links, sources } = paper;
	const { doi, categories, version, published, publication, withdrawn } = paper;
	const topics = topicsOf(paper).map(({ topic }) => topicName(topic));
	return {
		...{ id, key, arxivId, title, titleText, abstract, abstractKind, aiSummary, date, dateInferred },
		...{ authors, names, authorCount, organization, comments, upvotes, links, topics, sources },
		...{ doi, categories, version, published, publication, withdrawn },
	};
}
