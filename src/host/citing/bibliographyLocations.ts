import { type NotebookDocument, Uri, workspace } from 'vscode';
import { documentMetadata, projectMetadata } from '../../core/markdown';
import { latexBibliographies, typstBibliographies } from '../../core/markdown/namedSources';
import type { CitingDocument } from '../bibliographies';
import { readSetting } from '../settings';
import { languageOf } from './citingDocuments';
import { readText } from './fileText';

/** The files that name bibliographies for all documents below them (Quarto, bookdown, MyST). */
export const PROJECT_FILES = ['_metadata.yml', '_quarto.yml', '_quarto.yaml', '_bookdown.yml', 'myst.yml'] as const;

/** Names under which a bibliography is found although nothing names it. */
const USUAL_NAMES = ['references.bib', 'bibliography.bib'] as const;

/**
 * The files a document takes its entries from, the first is the one new entries go to: those the document names, else
 * those a project file above it names, else the setting, else the nearest file of a usual name. None where nothing says.
 */
export async function bibliographyUris(document: CitingDocument): Promise<readonly Uri[]> {
	const folder = folderOf(document.uri);
	const named = namedIn(document);
	if (named.length > 0) {
		return named.map((path) => resolve(folder, path));
	}
	const above = foldersAbove(folder);
	for (const place of above) {
		for (const name of PROJECT_FILES) {
			const text = await readText(Uri.joinPath(place, name));
			const files = text === undefined ? [] : projectMetadata(text).bibliography;
			if (files.length > 0) {
				return files.map(({ path }) => resolve(place, path));
			}
		}
	}
	const setting = readSetting('bibliography', document.uri);
	if (setting) {
		return [resolve(workspace.getWorkspaceFolder(fileOf(document.uri))?.uri ?? folder, setting)];
	}
	for (const place of above) {
		for (const name of USUAL_NAMES) {
			const uri = Uri.joinPath(place, name);
			if (await exists(uri)) {
				return [uri];
			}
		}
	}
	return [];
}

/** The folder relative paths of a document belong to; of a notebook's for its cells, of the workspace for new files. */
export function folderOf(uri: Uri): Uri {
	const file = fileOf(uri);
	const root = workspace.workspaceFolders?.[0]?.uri;
	return file.scheme === 'untitled' && root ? root : Uri.joinPath(file, '..');
}

/** The file a document is part of: itself, or the notebook of a cell. */
export function fileOf(uri: Uri): Uri {
	return notebookOf(uri)?.uri ?? uri;
}

/** `path` as it would be written in a file of `folder`. */
export function relativePath(folder: Uri, uri: Uri): string {
	const from = folder.path.split('/').filter(Boolean);
	const to = uri.path.split('/').filter(Boolean);
	const shared = from.findIndex((part, index) => part !== to[index]);
	const common = shared < 0 ? from.length : shared;
	return [...from.slice(common).map(() => '..'), ...to.slice(common)].join('/');
}

function namedIn(document: CitingDocument): readonly string[] {
	const text = document.getText();
	switch (languageOf(document)) {
		case 'latex':
			return latexBibliographies(text).map(({ path }) => path);
		case 'typst':
			return typstBibliographies(text).map(({ path }) => path);
		default:
			return namedInCells(document).map(({ path }) => path);
	}
}

/** The front matter of a notebook is that of its first cell that is no code. */
function namedInCells(document: CitingDocument) {
	const own = documentMetadata(document.getText()).bibliography;
	const notebook = own.length > 0 ? undefined : notebookOf(document.uri);
	const first = notebook?.getCells().find(({ document: { languageId } }) => /^(?:markdown|raw)$/.test(languageId));
	return first ? documentMetadata(first.document.getText()).bibliography : own;
}

function notebookOf(uri: Uri): NotebookDocument | undefined {
	const cell = uri.toString();
	return uri.scheme === 'vscode-notebook-cell'
		? workspace.notebookDocuments.find((notebook) =>
				notebook.getCells().some(({ document }) => document.uri.toString() === cell),
			)
		: undefined;
}

/** From a folder up to the workspace folder it is in; only the folder itself outside of the workspace. */
function foldersAbove(folder: Uri): readonly Uri[] {
	const root = workspace.getWorkspaceFolder(folder)?.uri;
	const above = [folder];
	for (let place = folder; root && place.path.length > root.path.length; ) {
		place = Uri.joinPath(place, '..');
		above.push(place);
	}
	return above;
}

/** As pandoc resolves it; a `~` only means something where there is a home, which a file of the workspace shows. */
function resolve(folder: Uri, path: string): Uri {
	const home = path.startsWith('~/')
		? /^\/(?:home|Users)\/[^/]+(?=\/)|^\/root(?=\/)/.exec(folder.path)?.[0]
		: undefined;
	if (home !== undefined) {
		return folder.with({ path: home + path.slice(1) });
	}
	if (/^[a-z]:[\\/]/i.test(path)) {
		return folder.with({ path: `/${path.replaceAll('\\', '/')}` });
	}
	return path.startsWith('/') ? folder.with({ path }) : Uri.joinPath(folder, path);
}

async function exists(uri: Uri): Promise<boolean> {
	try {
		await workspace.fs.stat(uri);
		return true;
	} catch {
		return false;
	}
}
