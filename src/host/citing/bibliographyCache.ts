import { EventEmitter, FileSystemError, type Uri, workspace } from 'vscode';
import { bibliographyFormat } from '../../core/citation/bibliography';
import type { Bibliographies, BibliographySource, CitingDocument } from '../bibliographies';
import { DisposableOwner } from '../disposable';
import { errorText, type Log } from '../log';
import { onSettingChange } from '../settings';
import { bibliographyUris, PROJECT_FILES } from './bibliographyLocations';
import { openDocument, readText } from './fileText';
import { readInSlices } from './readInSlices';

/** Files kept read: a document rarely names more, and large ones take room. */
const MAX_KEPT = 12;

interface Kept {
	readonly version: string;
	readonly source: BibliographySource;
}

/** Bibliographies, read once for each version of their file. */
export class BibliographyCache extends DisposableOwner implements Bibliographies {
	private readonly changed = this.register(new EventEmitter<void>());
	readonly onDidChange = this.changed.event;
	private readonly kept = new Map<string, Kept>();
	private readonly told = new Set<string>();

	constructor(private readonly log: Log) {
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

	async read(uri: Uri): Promise<BibliographySource | undefined> {
		const format = bibliographyFormat(uri.path);
		if (format === null) {
			return undefined;
		}
		const id = uri.toString();
		try {
			const version = await versionOf(uri);
			const kept = this.kept.get(id);
			if (kept?.version === version) {
				return kept.source;
			}
			const text = await readText(uri);
			if (text === undefined) {
				return undefined;
			}
			const source = { uri, text, bibliography: await readInSlices(uri, text, format) };
			this.keep(id, { version, source });
			return source;
		} catch (error) {
			this.kept.delete(id);
			if (!(error instanceof FileSystemError && error.code === 'FileNotFound')) {
				this.tellOnce(id, `${uri.path}: ${errorText(error)}`);
			}
			return undefined;
		}
	}

	private keep(id: string, kept: Kept): void {
		this.kept.delete(id);
		this.kept.set(id, kept);
		for (const oldest of [...this.kept.keys()].slice(0, -MAX_KEPT)) {
			this.kept.delete(oldest);
		}
	}

	private tellOnce(id: string, message: string): void {
		if (!this.told.has(id)) {
			this.told.add(id);
			this.log.warn(message);
		}
	}

	private onFile(uri: Uri): void {
		const isNamed = PROJECT_FILES.some((name) => uri.path.endsWith(`/${name}`));
		const wasRead = this.kept.has(uri.toString());
		if (isNamed || wasRead || /\.bib(?:tex)?$/i.test(uri.path)) {
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
