/** Reads what a page says of its paper in `<meta name="citation_…">`, as search engines for papers ask for it. */

import { metaTags } from '../listing/containers/metaTags';

/** The record as the JSON reader reads it; `null` where the page names no paper. */
export function recordOfPage(html: string, url: string): string | null {
	const tags = metaTags(html);
	const first = (...names: readonly string[]) => names.map((name) => tags.get(name)?.[0]).find(Boolean);
	const title = first('citation_title');
	if (title === undefined) {
		return null;
	}
	const people = tags.get('citation_author') ?? first('citation_authors')?.split(/\s*;\s*/) ?? [];
	const day = first('citation_publication_date', 'citation_online_date', 'citation_date');
	const conference = first('citation_conference_title');
	const container = conference ?? first('citation_journal_title');
	const doi = first('citation_doi')?.replace(/^doi:\s*/i, '');
	const abstract = first('citation_abstract');
	return JSON.stringify({
		title,
		authors: people.map((name) => ({ name: inOrder(name) })),
		...(abstract && { abstract }),
		...(doi && { doi }),
		...(day && { published: day.replace(/\//g, '-') }),
		...(container && {
			publication: { type: conference === undefined ? 'article-journal' : 'paper-conference', container },
		}),
		projectPage: url,
	});
}

/** `Family, Given` → `Given Family`. */
function inOrder(name: string): string {
	const [family = '', given] = name.split(/,\s*/, 2);
	return given ? `${given} ${family}` : family;
}
