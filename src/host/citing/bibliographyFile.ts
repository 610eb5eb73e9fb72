import { FileSystemError, l10n, type TextDocument, Uri, WorkspaceEdit, workspace } from 'vscode';
import { appendRecords } from '../../core/citation/append';
import {
	type Bibliography,
	type BibliographyFormat,
	bibliographyFormat,
	readBibliography,
} from '../../core/citation/bibliography';
import type { CitationRecord } from '../../core/citation/record';
import { documentMetadata } from '../../core/markdown';
import { readSetting } from '../settings';
import { decode, type Encoding, encode } from './encoding';

const DEFAULT_NAME = 'references.bib';

/** The files a document takes its entries from; the first is the one new entries go to. */
export function bibliographyUris(document: { readonly uri: Uri; getText(): string }): readonly Uri[] {
	const folder = Uri.joinPath(document.uri, '..');
	const named = documentMetadata(document.getText()).bibliography;
	if (named.length > 0) {
		return named.map(({ path }) => resolve(folder, path));
	}
	const setting = readSetting('bibliography', document.uri);
	if (setting) {
		return [resolve(workspace.getWorkspaceFolder(document.uri)?.uri ?? folder, setting)];
	}
	return [Uri.joinPath(folder, DEFAULT_NAME)];
}

/** A bibliography as it is now: in the editor where someone is changing it, on disk otherwise. */
export class BibliographyFile {
	readonly entries: Bibliography;

	private constructor(
		readonly uri: Uri,
		private readonly format: BibliographyFormat,
		private readonly text: string,
		/** How the file on disk is encoded; `null` while it is being edited. */
		private readonly encoding: Encoding | null,
	) {
		this.entries = readBibliography(text, format);
	}

	/** An absent file is an empty one. Throws when it cannot be read or is of a kind that pandoc does not read. */
	static async open(uri: Uri): Promise<BibliographyFile> {
		const format = bibliographyFormat(uri.path);
		if (format === null) {
			throw new Error(l10n.t('{0} is no bibliography that can be written to: .bib, .json or .yaml.', nameOf(uri)));
		}
		const edited = editedDocument(uri);
		if (edited) {
			return new BibliographyFile(uri, format, edited.getText(), null);
		}
		const { text, encoding } = decode(await readIfThere(uri));
		return new BibliographyFile(uri, format, text, encoding);
	}

	get name(): string {
		return nameOf(this.uri);
	}

	/** Adds records and leaves every other byte as it is; resolves when they are written. */
	async append(records: readonly CitationRecord[]): Promise<void> {
		const insertion = appendRecords(this.text, this.format, records);
		if (insertion === null) {
			throw new Error(l10n.t('{0} holds no list of entries that could be added to.', this.name));
		}
		if (this.encoding === null) {
			const edit = new WorkspaceEdit();
			const document = await workspace.openTextDocument(this.uri);
			edit.insert(this.uri, document.positionAt(insertion.offset), insertion.text);
			if (!(await workspace.applyEdit(edit))) {
				throw new Error(l10n.t('{0} is open and could not be edited.', this.name));
			}
			return;
		}
		const { offset, text } = insertion;
		await workspace.fs.writeFile(
			this.uri,
			encode(this.text.slice(0, offset) + text + this.text.slice(offset), this.encoding),
		);
	}
}

/** A document with changes that are not saved: its text is newer than the file. */
function editedDocument(uri: Uri): TextDocument | undefined {
	return workspace.textDocuments.find((document) => document.isDirty && document.uri.toString() === uri.toString());
}

/** Relative paths belong to the document's folder, as for pandoc; `~` only means something where there is a home. */
function resolve(folder: Uri, path: string): Uri {
	return path.startsWith('/') ? folder.with({ path }) : Uri.joinPath(folder, path);
}

function nameOf(uri: Uri): string {
	return uri.path.slice(uri.path.lastIndexOf('/') + 1);
}

async function readIfThere(uri: Uri): Promise<Uint8Array> {
	try {
		return await workspace.fs.readFile(uri);
	} catch (error) {
		if (error instanceof FileSystemError && error.code === 'FileNotFound') {
			return new Uint8Array();
		}
		throw error;
	}
}
