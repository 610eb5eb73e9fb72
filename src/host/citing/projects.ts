import { Uri } from 'vscode';
import { projectMetadata } from '../../core/markdown';
import type { ProjectMetadata } from '../../core/markdown/frontMatter';
import type { CitingProject } from '../bibliographies';
import { folderOf, foldersAbove } from './documentFolder';
import { exists, readTextIfReadable } from './fileText';
import { PROJECT_FILES } from './projectFiles';

/** Files in whose folder a leading `/` begins (Quarto, Typst). */
const PROJECT_ROOTS = ['_quarto.yml', '_quarto.yaml', 'typst.toml'] as const;
/** Folders above a document that are looked at for one of them. */
const MAX_ABOVE = 20;

/** What a file of a project says. */
export interface ProjectFile {
	readonly name: (typeof PROJECT_FILES)[number];
	readonly folder: Uri;
	readonly metadata: ProjectMetadata;
}

/** Every feature asks with every key that is typed: what was read a moment ago is said again. */
const FRESH_MS = 1000;
const read = new Map<string, { readonly at: number; readonly files: Promise<readonly ProjectFile[]> }>();

/** Forgets what was read, because a project file has changed. */
export function forgetProjects(): void {
	read.clear();
}

/** The project files above a document, as an editor shows them or as saved: the nearest first. */
export async function projectFilesAbove(folder: Uri | undefined): Promise<readonly ProjectFile[]> {
	return (await Promise.all((folder ? foldersAbove(folder) : []).map(filesIn))).flat();
}

function filesIn(folder: Uri): Promise<readonly ProjectFile[]> {
	const key = folder.toString();
	const last = read.get(key);
	const now = Date.now();
	if (last && now - last.at < FRESH_MS) {
		return last.files;
	}
	for (const [other, { at }] of read) {
		if (now - at >= FRESH_MS) read.delete(other);
	}
	const files = Promise.all(PROJECT_FILES.map((name) => fileIn(folder, name))).then((found) => found.flat());
	read.set(key, { at: now, files });
	return files;
}

async function fileIn(folder: Uri, name: ProjectFile['name']): Promise<readonly ProjectFile[]> {
	const text = await readTextIfReadable(Uri.joinPath(folder, name));
	return text === undefined ? [] : [{ name, folder, metadata: projectMetadata(text) }];
}

/** What Quarto's project of a document says: the nearest file wins, and kinds of cross-references add up. */
export async function projectOf(document: Uri): Promise<CitingProject> {
	const files = (await projectFilesAbove(folderOf(document))).filter(({ name }) =>
		/^_(?:metadata|quarto)\./.test(name),
	);
	const styled = files.find(({ metadata }) => metadata.csl !== null);
	return {
		csl: styled && { named: styled.metadata.csl ?? '', folder: styled.folder },
		lang: files.find(({ metadata }) => metadata.lang !== null)?.metadata.lang ?? null,
		crossReferenceKinds: files.flatMap(({ metadata }) => metadata.crossReferenceKinds),
	};
}

/** The folder that a leading `/` stands for in files of `folder`, where they are in a project. */
export async function projectRoot(folder: Uri): Promise<Uri | undefined> {
	let place = folder;
	for (let steps = 0; steps < MAX_ABOVE; steps++) {
		const found = await Promise.all(PROJECT_ROOTS.map((name) => exists(Uri.joinPath(place, name))));
		if (found.includes(true)) {
			return place;
		}
		const next: Uri = Uri.joinPath(place, '..');
		if (next.path === place.path) {
			return undefined;
		}
		place = next;
	}
	return undefined;
}
