import { finish } from '../../steps';
import type { Bibliography, BibliographyFormat, Reading } from './bibliography';
import { bibtexSteps } from './bibtexBibliography';
import { cslJsonSteps, cslYamlSteps } from './cslBibliography';
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

/** As `readBibliography`, pausing between entries; entries of `before` that stand there unchanged are not read again. */
export function* readingSteps(
	text: string,
	format: BibliographyFormat,
	before?: Bibliography,
): Generator<void, Bibliography> {
	return { format, ...(yield* READERS[format](text, before)) };
}
