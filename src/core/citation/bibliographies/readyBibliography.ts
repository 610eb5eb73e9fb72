import type { Bibliography, BibliographyFormat } from './bibliography';
import { entryIndexSteps } from './entryIndex';
import { entrySearchSteps } from './entrySearch';
import { readingSteps } from './readBibliography';

/**
 * As `readBibliography`, pausing between entries, and made ready for `findEntry` and `findEntries`.
 *
 * @param before an earlier version of the same file: entries that stand there unchanged are not read again
 */
export function* bibliographySteps(
	text: string,
	format: BibliographyFormat,
	before?: Bibliography,
): Generator<void, Bibliography> {
	const bibliography = yield* readingSteps(text, format, before);
	yield* entryIndexSteps(bibliography.entries);
	yield* entrySearchSteps(bibliography.entries, before?.entries);
	return bibliography;
}
