import { Uri, workspace } from 'vscode';
import { projectMetadata } from '../../core/markdown';
import type { CitingDocument } from '../bibliographies';
import { readSetting } from '../settings';
import { type Base, type NamedBibliography, namedBibliography } from './addresses';
import { fileOf, folderOf, foldersAbove } from './documentFolder';
import { exists, readTextIfReadable } from './fileText';
import { namedIn } from './namedIn';

/** The files that name bibliographies for all documents below them (Quarto, bookdown, MyST). */
export const PROJECT_FILES = ['_metadata.yml', '_quarto.yml', '_quarto.yaml', '_bookdown.yml', 'myst.yml'] as const;

/** Files in whose folder a leading `/` begins (Quarto, Typst). */
const PROJECT_ROOTS = ['_quarto.yml', '_quarto.yaml', 'typst.toml'] as const;
/** Folders above a document that are looked at for one of them. */
const MAX_ABOVE = 20;

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
	const project = own.isAbsolute ? undefined : await projectRoot(own.folder, document);
	const named = await located(own.paths, { folder: own.folder, project });
	const above = folder ? foldersAbove(folder) : [];
	if (named.length === 0 || own.isList !== null) {
		const shared = await ofProject(above, document);
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
	above: readonly Uri[],
	document: CitingDocument,
): Promise<{ readonly files: readonly NamedBibliography[]; readonly isList: boolean } | undefined> {
	for (const folder of above) {
		for (const name of PROJECT_FILES) {
			const text = await readTextIfReadable(Uri.joinPath(folder, name));
			const found = text === undefined ? undefined : projectMetadata(text);
			if (found && found.bibliography.length > 0) {
				const paths = found.bibliography.map(({ path }) => path);
				const project = await projectRoot(folder, document);
				return { files: await located(paths, { folder, project }), isList: found.isBibliographyList };
			}
		}
	}
	return undefined;
}

function located(paths: readonly string[], base: Base): Promise<readonly NamedBibliography[]> {
	return Promise.all(paths.map((path) => namedBibliography(path, base)));
}

/** The project a folder is in; Typst, which knows no other root, takes the folder that is open for one. */
async function projectRoot(folder: Uri | undefined, { languageId }: CitingDocument): Promise<Uri | undefined> {
	let place = folder;
	for (let steps = 0; place && steps < MAX_ABOVE; steps++) {
		for (const name of PROJECT_ROOTS) {
			if (await exists(Uri.joinPath(place, name))) {
				return place;
			}
		}
		const next: Uri = Uri.joinPath(place, '..');
		place = next.path === place.path ? undefined : next;
	}
	return languageId === 'typst' && folder ? (workspace.getWorkspaceFolder(folder)?.uri ?? folder) : undefined;
}

function distinct(files: readonly NamedBibliography[]): readonly NamedBibliography[] {
	return [...new Map(files.map((file) => [file.uri?.toString() ?? file.written, file])).values()];
}
