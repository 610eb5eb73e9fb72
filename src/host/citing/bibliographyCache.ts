import { EventEmitter, type Uri, workspace } from 'vscode';
import type { InTurn } from '../../core/inTurn';
import type {
	Bibliographies,
	BibliographySource,
	CitingDocument,
	CitingProject,
	WritableBibliography,
} from '../bibliographies';
import { DisposableOwner } from '../disposable';
import { later } from '../later';
import type { Log } from '../log';
import { onSettingChange } from '../settings';
import type { BibliographyReader } from './bibliographyReader';
import { PROJECT_FILES } from './projectFiles';

/** Bibliographies, read when somebody asks for them, and told to have changed when their files do. */
export class BibliographyCache extends DisposableOwner implements Bibliographies {
	private readonly changed = this.register(new EventEmitter<void>());
	readonly onDidChange = this.changed.event;
	/** Unless somebody has asked, nothing was read. */
	private used: BibliographyReader | undefined;
	private readonly reader = later(async () => {
		const { BibliographyReader } = await import('./bibliographyReader');
		this.used = new BibliographyReader(this.log);
		return this.used;
	});

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
		return (await this.reader()).of(document);
	}

	toWrite<T>(uri: Uri, use: (file: WritableBibliography) => Promise<T>): Promise<T> {
		return this.inTurn(async () => use(await (await this.reader()).open(uri)));
	}

	async projectOf(document: Uri): Promise<CitingProject> {
		return (await this.reader()).projectOf(document);
	}

	async read(uri: Uri): Promise<BibliographySource | undefined> {
		return (await this.reader()).read(uri);
	}

	private onFile(uri: Uri): void {
		const isNamed = PROJECT_FILES.some((name) => uri.path.endsWith(`/${name}`));
		if (isNamed) {
			this.used?.forgetProjects();
		}
		if (isNamed || this.used?.isRead(uri) || /\.bib(?:tex)?$/i.test(uri.path)) {
			this.changed.fire();
		}
	}
}
