import type { Uri } from 'vscode';
import { type Bibliography, type BibliographyFormat, bibliographySteps } from '../../core/citation/bibliography';
import { runInSlices } from '../slices';

/** Files kept read: a document rarely names more, and large ones take room. */
const MAX_KEPT = 12;

interface Kept {
	readonly text: string;
	readonly format: BibliographyFormat;
	readonly bibliography: Promise<Bibliography>;
}

const kept = new Map<string, Kept>();

/**
 * Reads the text of a bibliography a few milliseconds at a time. The same text is not read again, and of a changed one
 * only the entries that changed.
 */
export function readInSlices(uri: Uri, text: string, format: BibliographyFormat): Promise<Bibliography> {
	const id = uri.toString();
	const known = kept.get(id);
	if (known?.text === text && known.format === format) {
		return known.bibliography;
	}
	const bibliography = read(text, format, known?.bibliography);
	kept.delete(id);
	kept.set(id, { text, format, bibliography });
	for (const oldest of [...kept.keys()].slice(0, -MAX_KEPT)) {
		kept.delete(oldest);
	}
	return bibliography;
}

async function read(
	text: string,
	format: BibliographyFormat,
	before: Promise<Bibliography> | undefined,
): Promise<Bibliography> {
	const bibliography = await runInSlices(bibliographySteps(text, format, await before), () => false);
	if (!bibliography) {
		throw new Error('never cancelled');
	}
	return bibliography;
}
