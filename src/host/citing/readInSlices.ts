import type { Uri } from 'vscode';
import type { Bibliography, BibliographyFormat } from '../../core/citation/bibliographies/bibliography';
import { bibliographySteps } from '../../core/citation/bibliographies/readyBibliography';
import { runInSlices } from '../slices';

/** Files kept read: a document rarely names more, and large ones take room. */
const MAX_KEPT = 12;

interface Read {
	/** Changes with the text, for whoever would have to load that to see; `null` where nobody told. */
	readonly version: string | null;
	readonly text: string;
	readonly format: BibliographyFormat;
	readonly bibliography: Promise<Bibliography>;
}

const kept = new Map<string, Read>();

/**
 * Reads the text of a bibliography a few milliseconds at a time. The same text is not read again, and of a changed one
 * only the entries that changed.
 */
export function readInSlices(
	uri: Uri,
	text: string,
	format: BibliographyFormat,
	version: string | null = null,
): Promise<Bibliography> {
	const id = uri.toString();
	const known = kept.get(id);
	const bibliography =
		known?.text === text && known.format === format ? known.bibliography : read(text, format, known?.bibliography);
	kept.delete(id);
	kept.set(id, { version: version ?? (known?.text === text ? known.version : null), text, format, bibliography });
	for (const oldest of [...kept.keys()].slice(0, -MAX_KEPT)) {
		kept.delete(oldest);
	}
	return bibliography;
}

/** What was read of a file last; `undefined` where that was too long ago. */
export function lastRead(uri: Uri): Read | undefined {
	return kept.get(uri.toString());
}

/** Forgets a file that is not there any more. */
export function forget(uri: Uri): void {
	kept.delete(uri.toString());
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
