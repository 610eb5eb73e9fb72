import { EventEmitter, FileSystemError, type Uri, workspace } from 'vscode';
import { bibliographyFormat } from '../../core/citation/bibliographies/bibliography';
import { formatOf } from '../../core/citation/bibliographies/contentFormat';
import type {
	Bibliographies,
	BibliographySource,
	CitingDocument,
	CitingProject,
	WritableBibliography,
} from '../bibliographies';
import { DisposableOwner } from '../disposable';
import { errorText, type Log } from '../log';
import { openDocument } from '../openDocument';
import { onSettingChange } from '../settings';
import { BibliographyFile } from './bibliographyFile';
import { bibliographyUris } from './bibliographyLocations';
import { readText } from './fileText';
import { forgetProjects, PROJECT_FILES, projectOf } from './projects';
import { forget, lastRead, readInSlices } from './readInSlices';

/** Runs one task after the other. */
export type InTurn = <T>(task: () => Promise<T>) => Promise<T>;

/** Bibliographies, read once for each version of their file. */
export class BibliographyCache extends DisposableOwner implements Bibliographies {
	private readonly changed = this.register(new EventEmitter<void>());
	readonly onDidChange = this.changed.event;
	private readonly told = new Set<string>();

	constructor(
		private readonly log: Log,
		private readonly inTurn: InTurn,
	) {
		super();
		const files = `**/{*.bib,*.bibtex,*.json,*.yaml,*.yml,${PROJECT_FILES.join(',')}}`;
		const watcher = this.register(workspace.createFileSystemWatcher(files));
		const onFile = (uri: Uri) => this.onFile(uri);
		this.register(watcher.onDidChange(onFile));
		this.register(watcher.onDidCreate(onFile));
		this.register(watcher.onDidDelete(onFile));
		this.register(workspace.onDidChangeTextDocument(({ document }) => onFile(document.uri)));
		this.register(onSettingChange(['bibliography'], () => this.changed.fire()));
	}

	async of(document: CitingDocument): Promise<readonly BibliographySource[]> {
		const uris = await bibliographyUris(document);
		const sources = await Promise.all(uris.map((uri) => this.read(uri)));
		return sources.flatMap((source) => source ?? []);
	}

	toWrite<T>(uri: Uri, use: (file: WritableBibliography) => Promise<T>): Promise<T> {
		return this.inTurn(async () => use(await BibliographyFile.open(uri)));
	}

	projectOf(document: Uri): Promise<CitingProject> {
		return projectOf(document);
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

	private onFile(uri: Uri): void {
		const isNamed = PROJECT_FILES.some((name) => uri.path.endsWith(`/${name}`));
		if (isNamed) {
			forgetProjects();
		}
		if (isNamed || lastRead(uri) || /\.bib(?:tex)?$/i.test(uri.path)) {
			this.changed.fire();
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
