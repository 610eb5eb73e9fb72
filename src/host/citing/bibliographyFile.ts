import { FilePermission, l10n, Uri, WorkspaceEdit, workspace } from 'vscode';
import { appendRecords, type EntryStyle } from '../../core/citation/bibliographies/append';
import type { Bibliography, BibliographyFormat } from '../../core/citation/bibliographies/bibliography';
import { formatOf } from '../../core/citation/bibliographies/contentFormat';
import type { CitationRecord } from '../../core/citation/record';
import { decodeToWrite, encode, type FileEncoding } from '../fileEncoding';
import { errorText } from '../log';
import { openDocument } from '../openDocument';
import { uriName } from '../uriName';
import { shownPath } from './documentFolder';
import { readIfThere } from './fileText';
import { readInSlices } from './readInSlices';

/** A bibliography cannot be written to; the message says which and why. */
export class NotWritable extends Error {}

/** A bibliography to be written to, as it is now: in the editor where someone is changing it, on disk otherwise. */
export class BibliographyFile {
	private constructor(
		readonly uri: Uri,
		private readonly format: BibliographyFormat,
		private readonly text: string,
		/** How the file on disk is encoded; `null` while it is being edited. */
		private readonly encoding: FileEncoding | null,
		readonly bibliography: Bibliography,
	) {}

	/** An absent file is an empty one. Throws `NotWritable` for what cannot be read, or not be written back as it is. */
	static async open(uri: Uri, language?: string): Promise<BibliographyFile> {
		const edited = openDocument(uri);
		if (edited?.isDirty) {
			return BibliographyFile.read(uri, edited.getText(), null, language);
		}
		if (await isReadOnly(uri)) {
			throw new NotWritable(l10n.t('{0} is read-only.', shownPath(uri)));
		}
		const { text, encoding } = await readBytes(uri);
		if (encoding === null) {
			throw new NotWritable(
				l10n.t(
					'{0} is in an encoding in which it could not be written back unchanged; save it as UTF-8.',
					shownPath(uri),
				),
			);
		}
		return BibliographyFile.read(uri, text, encoding, language);
	}

	private static async read(uri: Uri, text: string, encoding: FileEncoding | null, language?: string) {
		const format = formatOf(uri.path, text, language);
		if (format === null) {
			throw new NotWritable(l10n.t('{0} holds no list of entries that could be added to.', shownPath(uri)));
		}
		return new BibliographyFile(uri, format, text, encoding, await readInSlices(uri, text, format));
	}

	get name(): string {
		return uriName(this.uri);
	}

	/** The first thing wrong in the file, with its line; `undefined` where nothing is. */
	get problem(): string | undefined {
		const [first] = this.bibliography.problems;
		return first && l10n.t('{0}, line {1}: {2}', this.name, lineAt(this.text, first.offset), first.message);
	}

	/** Adds records and leaves every other byte as it is; resolves when they are written. Throws `NotWritable`. */
	async append(records: readonly CitationRecord[], style: EntryStyle): Promise<void> {
		const insertion = appendRecords(this.text, this.format, records, style);
		if (insertion === null) {
			throw new NotWritable(l10n.t('{0} holds no list of entries that could be added to.', shownPath(this.uri)));
		}
		const { offset, text } = insertion;
		if (this.encoding === null) {
			await this.edit(offset, text);
			return;
		}
		const after = this.text.slice(0, offset) + text + this.text.slice(offset);
		const isKnown = !this.encoding.isGuessed || !/[^\0-\x7f]/u.test(text);
		const bytes = isKnown ? await encode(this.uri, after, this.encoding) : null;
		if (bytes === null) {
			throw new NotWritable(
				l10n.t('{0} is in an encoding that has no place for all of the entry; save it as UTF-8.', shownPath(this.uri)),
			);
		}
		try {
			await workspace.fs.createDirectory(Uri.joinPath(this.uri, '..'));
			await workspace.fs.writeFile(this.uri, bytes);
		} catch (error) {
			throw new NotWritable(l10n.t('{0} could not be written: {1}', shownPath(this.uri), errorText(error)));
		}
	}

	private async edit(offset: number, text: string): Promise<void> {
		const edit = new WorkspaceEdit();
		const document = await workspace.openTextDocument(this.uri);
		edit.insert(this.uri, document.positionAt(offset), text);
		if (!(await workspace.applyEdit(edit))) {
			throw new NotWritable(l10n.t('{0} is open and could not be edited.', shownPath(this.uri)));
		}
	}
}

async function readBytes(uri: Uri) {
	try {
		return await decodeToWrite(uri, (await readIfThere(uri)) ?? new Uint8Array());
	} catch (error) {
		throw new NotWritable(l10n.t('{0} could not be read: {1}', shownPath(uri), errorText(error)));
	}
}

async function isReadOnly(uri: Uri): Promise<boolean> {
	if (workspace.fs.isWritableFileSystem(uri.scheme) === false) {
		return true;
	}
	try {
		return ((await workspace.fs.stat(uri)).permissions ?? 0) === FilePermission.Readonly;
	} catch {
		return false;
	}
}

function lineAt(text: string, offset: number): number {
	return text.slice(0, offset).split(/\r\n|\r|\n/u).length;
}
