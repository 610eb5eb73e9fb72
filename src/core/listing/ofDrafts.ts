import type { Entry, Listing, Problem, RecognisedLayout } from '../paper';
import { kindOfText } from './containers/kinds';
import { type Draft, entryOf } from './facts/draft';
import { isoDate } from './facts/printedDate';
import { cutProblems } from './facts/problems';
import { Lines, ROLE } from './rows/lines';

/**
 * The listing of a text whose format accounts for every line by itself: a line is of a paper or holds the papers
 * together. `drafts` stand in the order of the text.
 */
export function listingOfDrafts(
	text: string,
	drafts: readonly Draft[],
	layout: string,
	file: string,
	problems: readonly Problem[],
): Listing {
	const lines = new Lines(text);
	for (let line = 1; line <= lines.total; line++) {
		lines.mark(line, line, lines.texts[line - 1]!.trim() === '' ? ROLE.blank : ROLE.furniture);
	}
	for (const { from, to } of drafts) {
		lines.mark(from, to, ROLE.paper);
	}
	for (const { line } of problems) {
		lines.mark(line, line, ROLE.problem);
	}
	const entries = datedEntries(drafts, layout);
	return listingOf(file, lines, entries, [{ layout, confidence: 1, line: 1, entries: entries.length }], problems);
}

/** Entries of drafts whose dates have their years. */
export function datedEntries(drafts: readonly Draft[], layout: string): Entry[] {
	return drafts.map((draft) => datedEntry(draft, layout));
}

/** The entry of a draft whose date has its year. */
export function datedEntry(draft: Draft, layout: string): Entry {
	return entryOf(draft, layout, draft.date?.year ? isoDate(draft.date.year, draft.date) : null, false);
}

/** What is said of a text that is of no known kind. */
export const NO_PAGE = 'this does not look like a saved page of papers';

/** What a file says, once its lines are accounted for. */
export function listingOf(
	file: string,
	lines: Lines,
	entries: readonly Entry[],
	layouts: readonly RecognisedLayout[],
	problems: readonly Problem[],
): Listing {
	const none: Problem = {
		file,
		line: 0,
		message: `No paper was found; ${kindOfText(lines.texts.slice(0, 50).join('\n')) ?? NO_PAGE}.`,
	};
	return {
		file,
		layouts,
		entries,
		problems: entries.length === 0 ? [none, ...problems] : [...problems, ...cutProblems(file, entries)],
		lines: lines.count(),
	};
}
