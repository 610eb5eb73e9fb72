import type { Event, Uri } from 'vscode';
import type { EntryStyle } from '../core/citation/bibliographies/append';
import type { Bibliography } from '../core/citation/bibliographies/bibliography';
import type { CitationRecord } from '../core/citation/record';

/** A bibliography file as it stands: as edited where someone is editing it, as saved otherwise. */
export interface BibliographySource {
	readonly uri: Uri;
	readonly text: string;
	readonly bibliography: Bibliography;
}

/** A document as far as its bibliography depends on it. */
export interface CitingDocument {
	readonly uri: Uri;
	readonly languageId: string;
	getText(): string;
}

/** What the project of a document says for it (Quarto). */
export interface CitingProject {
	/** A citation style by name or file, and the folder that a file is relative to. */
	readonly csl: { readonly named: string; readonly folder: Uri } | undefined;
	readonly lang: string | null;
	/** Prefixes that begin keys of cross-references beside the usual ones. */
	readonly crossReferenceKinds: readonly string[];
}

/** A bibliography to be written to, as it is now: in the editor where someone is changing it, on disk otherwise. */
export interface WritableBibliography {
	readonly bibliography: Bibliography;
	/** Adds records and leaves every other byte as it is. Throws with a message for the user. */
	append(records: readonly CitationRecord[], style: EntryStyle): Promise<void>;
}

/** What the rest of the product knows of bibliographies; reading is cached for each version of a file. */
export interface Bibliographies {
	/** The files a document takes entries from, in order of precedence; those that cannot be read are left out. */
	of(document: CitingDocument): Promise<readonly BibliographySource[]>;
	/** One file; `undefined` where it is absent or of no kind that pandoc reads. */
	read(uri: Uri): Promise<BibliographySource | undefined>;
	/**
	 * Hands out a file to be written to, an empty one where there is none, to one after the other. Throws with a message
	 * for the user where it cannot be written to.
	 */
	toWrite<T>(uri: Uri, use: (file: WritableBibliography) => Promise<T>): Promise<T>;
	/** What is said for a document above it; nothing where it is in no project. */
	projectOf(document: Uri): Promise<CitingProject>;
	/** A bibliography, or a file that names bibliographies, has changed. */
	readonly onDidChange: Event<void>;
}
