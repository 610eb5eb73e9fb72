import { l10n, type TextDocument, type Uri, WorkspaceEdit, window, workspace } from 'vscode';
import type { Bibliography } from '../../core/citation/bibliographies/bibliography';
import { formatOf } from '../../core/citation/bibliographies/contentFormat';
import { chooseKey } from '../../core/citation/bibliographies/entryIndex';
import { readBibliography } from '../../core/citation/bibliographies/readBibliography';
import { FORMATS } from '../../core/citation/formats/formats';
import { keyStem } from '../../core/citation/keys/keys';
import { type CitationRecord, citationRecord } from '../../core/citation/record';
import type { Library } from '../../core/library';
import { citingLanguage, type TextEdit } from '../../core/markdown';
import { inlineReferences } from '../../core/markdown/inlineReferences';
import type { Paper, PaperId } from '../../core/paper';
import type { CitingDocument } from '../bibliographies';
import { citationKeysOf } from '../citationKeys';
import { type CitedEntryWritten, COMMANDS, runCommand } from '../commands';
import { readSetting } from '../settings';
import { BibliographyFile, NotWritable } from './bibliographyFile';
import { chooseBibliography } from './chooseBibliography';
import { readTextIfReadable } from './fileText';
import { readInSlices } from './readInSlices';
import { replacement } from './replacement';

export const MESSAGE_MS = 6000;

export interface WrittenEntries {
	/** The papers under the keys they have in the bibliography, in their order. */
	readonly records: readonly CitationRecord[];
	/** Edits of the document itself. */
	readonly frontMatter: readonly TextEdit[];
	/** What was written and what is wrong with the file, in a few words; `null` where nothing was. */
	readonly message: string | null;
}

/**
 * Makes sure that papers have an entry in the bibliography of a document: those that have none are appended to the first
 * file that takes them. `undefined` when the user was asked for a file and gave up. Throws `NotWritable` where the user
 * has to know that no file takes them.
 *
 * @param proposed keys to be taken where they are free; those of the corpus when left out
 */
export async function writeEntries(
	library: Library,
	papers: readonly Paper[],
	document: CitingDocument,
	proposed?: ReadonlyMap<PaperId, string>,
): Promise<WrittenEntries | undefined> {
	const chosen = await chooseBibliography(document);
	if (!chosen) {
		return undefined;
	}
	const { writable, known, refusal } = await openAll(chosen.uris, document);
	const keys = proposed ?? (await citationKeysOf(library));
	const records: CitationRecord[] = [];
	const missing: CitationRecord[] = [];
	for (const paper of papers) {
		const { key, entry } = chooseKey(known, paper, keys.get(paper.id) ?? keyStem(paper));
		const record = citationRecord(paper, key);
		records.push(record);
		if (!entry) {
			missing.push(record);
			known.push(readBibliography(FORMATS.bibtex.write([record]), 'bibtex'));
		}
	}
	if (missing.length === 0 || chosen.uris.length === 0) {
		return { records, frontMatter: chosen.frontMatter, message: null };
	}
	if (!writable) {
		throw refusal ?? new NotWritable(l10n.t('No bibliography could be written to.'));
	}
	await writable.append(missing, readSetting('citation.entries', document.uri));
	// Not waited for: what is known is written, and the citation need not wait for a network.
	void runCommand(COMMANDS.completeCited, writable.uri, missing.map(writtenEntry));
	return { records, frontMatter: chosen.frontMatter, message: messageFor(missing, writable) };
}

function writtenEntry({ key, paperId }: CitationRecord): CitedEntryWritten {
	return { key, paperId };
}

interface OpenedBibliographies {
	/** The first file that takes entries. */
	readonly writable: BibliographyFile | undefined;
	/** All that could be read, in order of precedence; what the document holds itself comes first. */
	readonly known: Pick<Bibliography, 'entries'>[];
	/** Why the first that takes none does not. */
	readonly refusal: NotWritable | undefined;
}

async function openAll(uris: readonly Uri[], document: CitingDocument): Promise<OpenedBibliographies> {
	const known: Pick<Bibliography, 'entries'>[] =
		citingLanguage(document.languageId) === 'markdown' ? [{ entries: inlineReferences(document.getText()) }] : [];
	let writable: BibliographyFile | undefined;
	let refusal: NotWritable | undefined;
	for (const uri of uris) {
		try {
			const file = await BibliographyFile.open(uri, document.languageId);
			writable ??= file;
			known.push(file.bibliography);
		} catch (error) {
			if (!(error instanceof NotWritable)) {
				throw error;
			}
			refusal ??= error;
			known.push(...(await readOnly(uri)));
		}
	}
	return { writable, known, refusal };
}

/** A bibliography that takes no entries may have them already. */
async function readOnly(uri: Uri): Promise<readonly Bibliography[]> {
	const text = await readTextIfReadable(uri);
	const format = text === undefined ? null : formatOf(uri.path, text);
	return text === undefined || format === null ? [] : [await readInSlices(uri, text, format)];
}

/** Writes the entry of a paper whose key stands in a document already. */
export async function addEntry(library: Library, paper: Paper, document: TextDocument, key?: string): Promise<void> {
	const proposed = key === undefined ? undefined : new Map([[paper.id, key]]);
	const written = await writeEntries(library, [paper], document, proposed);
	if (written && written.frontMatter.length > 0) {
		const edit = new WorkspaceEdit();
		for (const one of written.frontMatter) {
			edit.replace(document.uri, replacement(document, one), one.text);
		}
		await workspace.applyEdit(edit);
	}
	if (written?.message) {
		window.setStatusBarMessage(written.message, MESSAGE_MS);
	}
}

function messageFor(missing: readonly CitationRecord[], file: BibliographyFile): string | null {
	const [only] = missing;
	if (!only) {
		return null;
	}
	const added =
		missing.length === 1
			? l10n.t('Added {0} to {1}', only.key, file.name)
			: l10n.t('Added {0} entries to {1}', missing.length, file.name);
	return file.problem ? `${added} (${file.problem})` : added;
}
