import { finish } from '../../steps';
import type { Bibliography, BibliographyFormat, Reading } from './bibliography';
import { bibtexSteps } from './bibtexBibliography';
import { cslJsonSteps, cslYamlSteps } from './cslBibliography';
import { entryIndexSteps } from './entryIndex';
import { entrySearchSteps } from './entrySearch';
import { hayagrivaSteps } from './hayagriva';

const READERS: Readonly<Record<BibliographyFormat, (text: string, before?: Bibliography) => Reading>> = {
	bibtex: bibtexSteps,
	'csl-json': cslJsonSteps,
	'csl-yaml': cslYamlSteps,
	hayagriva: hayagrivaSteps,
};

/** Reads a bibliography; what cannot be read is a problem, and every other entry is there. */
export function readBibliography(text: string, format: BibliographyFormat): Bibliography {
	return finish(readingSteps(text, format));
}

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

function* readingSteps(text: string, format: BibliographyFormat, before?: Bibliography): Generator<void, Bibliography> {
	return { format, ...(yield* READERS[format](text, before)) };
}
