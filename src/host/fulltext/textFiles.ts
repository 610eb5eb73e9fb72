import {
	EventEmitter,
	type FileChangeEvent,
	FileChangeType,
	FilePermission,
	type FileStat,
	FileSystemError,
	type FileSystemProvider,
	FileType,
	Uri,
	workspace,
} from 'vscode';
import { type ArxivName, arxivName, versionedId } from '../../core/fulltext/arxivName';
import type { KeptText } from '../../core/fulltext/kept';
import { documentOf, type TextDocumentOf } from '../../core/fulltext/textDocument';
import type { Paper } from '../../core/paper';
import { DisposableOwner } from '../disposable';
import { TEXT_SCHEME } from '../fullTexts';
import type { LibraryStore } from '../libraryStore';
import { bannerOf } from './banner';
import type { Texts } from './texts';

/** A text that is open, with what it was made of. */
export interface ShownText extends TextDocumentOf {
	readonly kept: KeptText;
	/** As far as the library has it. */
	readonly paper: Paper | undefined;
}

interface Served {
	readonly shown: ShownText;
	readonly bytes: Uint8Array;
	readonly mtime: number;
}

/** Where the text of a paper is opened: of the newest version that is kept. */
export function textUri(arxivId: string): Uri {
	return Uri.from({ scheme: TEXT_SCHEME, path: `/${arxivId}.md` });
}

/** The paper that an address is of; `null` for none. */
export function nameOf({ path }: Uri): ArxivName | null {
	return path.endsWith('.md') ? arxivName(path.slice(1, -'.md'.length)) : null;
}

/** The texts that are kept, as files that nobody writes to: so they come back with the window, without a network. */
export class TextFiles extends DisposableOwner implements Pick<FileSystemProvider, 'stat' | 'readFile'> {
	private readonly changed = this.register(new EventEmitter<FileChangeEvent[]>());
	readonly onDidChangeFile = this.changed.event;
	private readonly served = new Map<string, Served>();
	/** Asked for, but not kept. */
	private readonly missing = new Set<string>();

	constructor(
		private readonly texts: Texts,
		private readonly store: LibraryStore,
	) {
		super();
		this.register(texts.onDidChange(() => this.lookAgain()));
		this.register(store.onDidChange(() => this.lookAgain()));
		this.register(workspace.onDidCloseTextDocument(({ uri }) => this.served.delete(uri.toString())));
	}

	/** The text at an address; throws where none is kept. */
	async shown(uri: Uri): Promise<ShownText> {
		return (await this.serve(uri)).shown;
	}

	async stat(uri: Uri): Promise<FileStat> {
		if (nameOf(uri) === null) {
			if (uri.path.endsWith('.md')) {
				throw FileSystemError.FileNotFound(uri);
			}
			return { type: FileType.Directory, ctime: 0, mtime: 0, size: 0, permissions: FilePermission.Readonly };
		}
		const { bytes, mtime } = await this.serve(uri);
		return { type: FileType.File, ctime: mtime, mtime, size: bytes.length, permissions: FilePermission.Readonly };
	}

	async readFile(uri: Uri): Promise<Uint8Array> {
		return (await this.serve(uri)).bytes;
	}

	private async serve(uri: Uri): Promise<Served> {
		const known = this.served.get(uri.toString());
		if (known !== undefined) {
			return known;
		}
		const made = await this.make(uri);
		this.served.set(uri.toString(), made);
		return made;
	}

	private async make(uri: Uri): Promise<Served> {
		const name = nameOf(uri);
		await this.store.whenLoaded;
		const kept = name === null ? undefined : await this.texts.newest(name);
		if (name === null || kept === undefined) {
			this.missing.add(uri.toString());
			throw FileSystemError.FileNotFound(uri);
		}
		const paper = this.store.current.get(`arxiv:${name.arxivId}`);
		const title = paper?.titleText ?? versionedId(name);
		const document = documentOf(kept.text, title, bannerOf(kept, paper));
		return {
			shown: { ...document, kept, paper },
			bytes: new TextEncoder().encode(document.markdown),
			mtime: Date.parse(kept.time) || 0,
		};
	}

	/** A newer text was kept, or more is known of a paper: what is open is shown anew where that changes it. */
	private async lookAgain(): Promise<void> {
		for (const address of [...this.missing]) {
			const uri = Uri.parse(address);
			this.missing.delete(address);
			if ((await this.serve(uri).catch(() => undefined)) !== undefined) {
				// A tab that says there is no such file opens it then.
				this.changed.fire([{ type: FileChangeType.Created, uri }]);
			}
		}
		for (const [address, before] of [...this.served]) {
			const uri = Uri.parse(address);
			const made = await this.make(uri).catch(() => undefined);
			if (made !== undefined) {
				const isOther = made.shown.markdown !== before.shown.markdown;
				this.served.set(address, isOther ? { ...made, mtime: Date.now() } : { ...made, mtime: before.mtime });
				if (isOther) {
					this.changed.fire([{ type: FileChangeType.Changed, uri }]);
				}
			}
		}
	}
}
