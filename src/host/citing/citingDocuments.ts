import type { DocumentSelector } from 'vscode';
import { CITING_LANGUAGES, type CitingLanguage, citingLanguage } from '../../core/markdown/citingLanguage';
import type { CitingDocument } from '../bibliographies';

/** The documents that take citations. */
export const CITING_SELECTOR: DocumentSelector = Object.keys(CITING_LANGUAGES).map((language) => ({ language }));

/** How a document writes citations; `undefined` for one that takes none. */
export function languageOf({ languageId }: CitingDocument): CitingLanguage | undefined {
	return citingLanguage(languageId);
}
