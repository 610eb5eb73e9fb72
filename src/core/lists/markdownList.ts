import { dayOf } from '../listing/containers/recordDates';
import type { Draft } from '../listing/facts/draft';
import type { PrintedDate } from '../listing/facts/printedDate';
import { papersOfSection } from './markdownDigest';
import { type Section, sectionsOf } from './markdownEntries';
import { papersOfItems } from './markdownItems';
import type { ListReader } from './reading';

/** Digests whose papers stand below headings with labels, and lists of links to papers (`awesome-…`). */
export const readMarkdownList: ListReader = (text) => {
	if (
		!/\]\([^\S\n]{0,20}<?https?:|^[^\w\n]{0,40}(?:authors?|abstract)\b/im.test(text) ||
		/^\s*[[{<]\s*["{!?a-z]/i.test(text.slice(0, 200))
	) {
		return null;
	}
	const drafts: Draft[] = [];
	const untitled: number[] = [];
	/** The day that the last heading without a paper names. */
	let listed: PrintedDate | null = null;
	for (const section of sectionsOf(text.split(/\r\n|[\n\r]/))) {
		const labelled = papersOfSection(section, listed);
		const items =
			labelled.length > 0 ? { drafts: labelled, untitled: [] } : papersOfItems(section, dayOf([dated(section)]));
		listed = labelled.length > 0 ? listed : (dayOf([dated(section)]) ?? listed);
		// Not as arguments of one call: there may be more than the stack holds.
		for (const draft of items.drafts) {
			drafts.push(draft);
		}
		for (const line of items.untitled) {
			untitled.push(line);
		}
	}
	const [first] = untitled;
	return drafts.length === 0
		? null
		: {
				drafts,
				problems:
					first === undefined
						? []
						: [
								{
									line: first,
									message: `Of ${untitled.length} ${untitled.length === 1 ? 'item that links' : 'items that link'} to a paper no title was found.`,
								},
							],
			};
};

/** What a heading says of a day, from its first digit or month on. */
function dated({ heading }: Section): string {
	return (
		/(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|(?:\d{1,2} )?[A-Z][a-z]{2,8}\.? (?:\d{1,2}, )?\d{4})\b/.exec(heading)?.[0] ?? ''
	);
}
