import { Uri, workspace } from 'vscode';
import type { CitingDocument } from '../bibliographies';
import { readSetting } from '../settings';
import { type Base, type NamedBibliography, namedBibliography } from './addresses';
import { fileOf, folderOf, foldersAbove } from './documentFolder';
import { exists } from './fileText';
import { namedIn } from './namedIn';
import { projectFilesAbove, projectRoot } from './projects';

/** Names under which a bibliography is found although nothing names it. */
const USUAL_NAMES = ['references.bib', 'bibliography.bib'] as const;

/**
 * The bibliographies of a document in order of precedence: those it names, else those a project file above it names (with
 * them where one of the two is a list, as Quarto has it), else the setting, else the nearest file of a usual name. None
 * where nothing says.
 */
export async function bibliographiesOf(document: CitingDocument): Promise<readonly NamedBibliography[]> {
	const folder = folderOf(document.uri);
	const own = await namedIn(document, folder);
	const project = own.isAbsolute ? undefined : await rootOf(own.folder, document);
	const named = await located(own.paths, { folder: own.folder, project });
	const above = folder ? foldersAbove(folder) : [];
	if (named.length === 0 || own.isList !== null) {
		const shared = await ofProject(folder, document);
		if (shared && (named.length === 0 || own.isList || shared.isList)) {
			return distinct([...named, ...shared.files]);
		}
	}
	if (named.length > 0) {
		return named;
	}
	const setting = readSetting('bibliography', document.uri);
	if (setting) {
		const root = workspace.getWorkspaceFolder(fileOf(document.uri))?.uri ?? folder;
		return located([setting], { folder: root, project: undefined });
	}
	for (const place of above) {
		for (const name of USUAL_NAMES) {
			const uri = Uri.joinPath(place, name);
			if (await exists(uri)) {
				return [{ written: name, uri, isInside: true }];
			}
		}
	}
	return [];
}

/** The same as far as they are files. */
export async function bibliographyUris(document: CitingDocument): Promise<readonly Uri[]> {
	return (await bibliographiesOf(document)).flatMap(({ uri }) => uri ?? []);
}

/** What the nearest project file that names any says. */
async function ofProject(
	documentFolder: Uri | undefined,
	document: CitingDocument,
): Promise<{ readonly files: readonly NamedBibliography[]; readonly isList: boolean } | undefined> {
	const found = (await projectFilesAbove(documentFolder)).find(({ metadata }) => metadata.bibliography.length > 0);
	if (!found) {
		return undefined;
	}
	const { folder, metadata } = found;
	const paths = metadata.bibliography.map(({ path }) => path);
	const project = await rootOf(folder, document);
	return { files: await located(paths, { folder, project }), isList: metadata.isBibliographyList };
}

function located(paths: readonly string[], base: Base): Promise<readonly NamedBibliography[]> {
	return Promise.all(paths.map((path) => namedBibliography(path, base)));
}

/** The project a folder is in; Typst, which knows no other root, takes the folder that is open for one. */
async function rootOf(folder: Uri | undefined, { languageId }: CitingDocument): Promise<Uri | undefined> {
	const root = folder && (await projectRoot(folder));
	return root ?? (languageId === 'typst' && folder ? (workspace.getWorkspaceFolder(folder)?.uri ?? folder) : undefined);
}

function distinct(files: readonly NamedBibliography[]): readonly NamedBibliography[] {
	return [...new Map(files.map((file) => [file.uri?.toString() ?? file.written, file])).values()];
}
