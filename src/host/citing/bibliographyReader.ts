import { FileSystemError, type Uri, workspace } from 'vscode';
import { bibliographyFormat } from '../../core/citation/bibliographies/bibliography';
import { formatOf } from '../../core/citation/bibliographies/contentFormat';
import type { BibliographySource, CitingDocument } from '../bibliographies';
import { errorText, type Log } from '../log';
import { openDocument } from '../openDocument';
import { BibliographyFile } from './bibliographyFile';
import { bibliographyUris } from './bibliographyLocations';
import { readText } from './fileText';
import { forgetProjects, projectOf } from './projects';
import { forget, lastRead, readInSlices } from './readInSlices';

/** Reads bibliographies, once for each version of their file. */
export class BibliographyReader {
	private readonly told = new Set<string>();
	readonly open = (uri: Uri) => BibliographyFile.open(uri);
	readonly projectOf = projectOf;
	readonly forgetProjects = forgetProjects;

	constructor(private readonly log: Log) {}

	async of(document: CitingDocument): Promise<readonly BibliographySource[]> {
		const uris = await bibliographyUris(document);
		const sources = await Promise.all(uris.map((uri) => this.read(uri)));
		return sources.flatMap((source) => source ?? []);
	}

	isRead(uri: Uri): boolean {
		return lastRead(uri) !== undefined;
	}

	async read(uri: Uri): Promise<BibliographySource | undefined> {
		if (bibliographyFormat(uri.path) === null) {
			return undefined;
		}
		try {
			const version = await versionOf(uri);
			const last = lastRead(uri);
			const text = last?.version === version ? last.text : await readText(uri);
			const format = text === undefined ? null : formatOf(uri.path, text);
			if (text === undefined || format === null) {
				return undefined;
			}
			return { uri, text, bibliography: await readInSlices(uri, text, format, version) };
		} catch (error) {
			forget(uri);
			if (!(error instanceof FileSystemError && error.code === 'FileNotFound')) {
				this.tellOnce(`${uri.path}: ${errorText(error)}`);
			}
			return undefined;
		}
	}

	private tellOnce(message: string): void {
		if (!this.told.has(message)) {
			this.told.add(message);
			this.log.warn(message);
		}
	}
}

/** Changes whenever the text does. Throws where there is no file. */
async function versionOf(uri: Uri): Promise<string> {
	const document = openDocument(uri);
	if (document) {
		return `open ${document.version}`;
	}
	const { mtime, size } = await workspace.fs.stat(uri);
	return `${mtime} ${size}`;
}
