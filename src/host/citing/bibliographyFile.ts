import { l10n, Uri, WorkspaceEdit, workspace } from 'vscode';
import { appendRecords, type EntryStyle } from '../../core/citation/bibliographies/append';
import {
	type Bibliography,
	type BibliographyFormat,
	bibliographyFormat,
} from '../../core/citation/bibliographies/bibliography';
import type { CitationRecord } from '../../core/citation/record';
import { decode, type Encoding, encode } from './encoding';
import { openDocument, readIfThere } from './fileText';
import { readInSlices } from './readInSlices';

/** A bibliography to be written to, as it is now: in the editor where someone is changing it, on disk otherwise. */
export class BibliographyFile {
	private constructor(
		readonly uri: Uri,
		private readonly format: BibliographyFormat,
		private readonly text: string,
		/** How the file on disk is encoded; `null` while it is being edited. */
		private readonly encoding: Encoding | null,
		readonly bibliography: Bibliography,
	) {}

	/** An absent file is an empty one. Throws when it cannot be read or is of a kind that pandoc does not read. */
	static async open(uri: Uri): Promise<BibliographyFile> {
		const format = bibliographyFormat(uri.path);
		if (format === null) {
			throw new Error(l10n.t('{0} is no bibliography that can be written to: .bib, .json or .yaml.', nameOf(uri)));
		}
		const edited = openDocument(uri);
		if (edited?.isDirty) {
			const text = edited.getText();
			return new BibliographyFile(uri, format, text, null, await readInSlices(uri, text, format));
		}
		const { text, encoding } = decode((await readIfThere(uri)) ?? new Uint8Array());
		return new BibliographyFile(uri, format, text, encoding, await readInSlices(uri, text, format));
	}

	get name(): string {
		return nameOf(this.uri);
	}

	/** The first thing wrong in the file, with its line; `undefined` where nothing is. */
	get problem(): string | undefined {
		const [first] = this.bibliography.problems;
		return first && l10n.t('{0}, line {1}: {2}', this.name, lineAt(this.text, first.offset), first.message);
	}

	/** Adds records and leaves every other byte as it is; resolves when they are written. */
	async append(records: readonly CitationRecord[], style: EntryStyle): Promise<void> {
		const insertion = appendRecords(this.text, this.format, records, style);
		if (insertion === null) {
			throw new Error(l10n.t('{0} holds no list of entries that could be added to.', this.name));
		}
		const { offset, text } = insertion;
		if (this.encoding === null) {
			const edit = new WorkspaceEdit();
			const document = await workspace.openTextDocument(this.uri);
			edit.insert(this.uri, document.positionAt(offset), text);
			if (!(await workspace.applyEdit(edit))) {
				throw new Error(l10n.t('{0} is open and could not be edited.', this.name));
			}
			return;
		}
		const after = this.text.slice(0, offset) + text + this.text.slice(offset);
		await workspace.fs.createDirectory(Uri.joinPath(this.uri, '..'));
		await workspace.fs.writeFile(this.uri, encode(after, this.encoding));
	}
}

export function nameOf(uri: Uri): string {
	return uri.path.slice(uri.path.lastIndexOf('/') + 1);
}

function lineAt(text: string, offset: number): number {
	return text.slice(0, offset).split('\n').length;
}
