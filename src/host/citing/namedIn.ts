import { Uri } from 'vscode';
import { documentMetadata } from '../../core/markdown';
import { latexBibliographies, latexInputs, latexRoot, typstBibliographies } from '../../core/markdown/namedSources';
import type { CitingDocument } from '../bibliographies';
import { languageOf } from './citingDocuments';
import { foldersAbove, notebookOf } from './documentFolder';
import { readFolder, readTextIfReadable } from './fileText';

/** What a document says of its bibliographies. */
export interface OwnBibliographies {
	readonly paths: readonly string[];
	/** Where the paths begin. */
	readonly folder: Uri | undefined;
	/** Whether they are a list, which Quarto unites with that of a project; `null` where there are no such projects. */
	readonly isList: boolean | null;
	/** Whether no path begins with what a project could mean. */
	readonly isAbsolute: boolean;
}

/** Files that a LaTeX document is made of beyond which nobody names a bibliography. */
const MAX_LATEX_FILES = 20;

/** The bibliographies a document names, or the document it is a part of. */
export async function namedIn(document: CitingDocument, folder: Uri | undefined): Promise<OwnBibliographies> {
	switch (languageOf(document)) {
		case 'latex': {
			const own = await namedInLatex(document, folder);
			return { ...own, isList: null, isAbsolute: true };
		}
		case 'typst': {
			const paths = typstBibliographies(document.getText()).map(({ path }) => path);
			return { paths, folder, isList: null, isAbsolute: !paths.some((path) => path.startsWith('/')) };
		}
		default: {
			const { bibliography, isBibliographyList } = metadataOf(document);
			const paths = bibliography.map(({ path }) => path);
			const isAbsolute = !paths.some((path) => path.startsWith('/'));
			return { paths, folder, isList: isBibliographyList, isAbsolute };
		}
	}
}

/** The front matter of a notebook is that of its first cell that is no code. */
function metadataOf(document: CitingDocument) {
	const own = documentMetadata(document.getText());
	const notebook = own.bibliography.length > 0 ? undefined : notebookOf(document.uri);
	const first = notebook?.getCells().find(({ document: { languageId } }) => /^(?:markdown|raw)$/.test(languageId));
	return first ? documentMetadata(first.document.getText()) : own;
}

interface LatexFile {
	readonly text: string;
	readonly folder: Uri | undefined;
}

/** In the document, in what it inputs, and in the file it is a part of, whose folder all paths begin in. */
async function namedInLatex(
	document: CitingDocument,
	folder: Uri | undefined,
): Promise<Pick<OwnBibliographies, 'paths' | 'folder'>> {
	const text = document.getText();
	const own = latexBibliographies(text).map(({ path }) => path);
	if (own.length > 0 || folder === undefined) {
		return { paths: own, folder };
	}
	const root = latexRoot(text);
	const named = root === null ? undefined : await latexFile(Uri.joinPath(folder, root));
	const main = named ?? (await including(document, folder));
	for (const file of [{ text, folder }, ...(main ? [main] : [])]) {
		const paths = await namedWithInputs(file);
		if (paths.length > 0) {
			return { paths, folder: file.folder };
		}
	}
	return { paths: [], folder };
}

async function namedWithInputs({ text, folder }: LatexFile): Promise<readonly string[]> {
	const own = latexBibliographies(text).map(({ path }) => path);
	if (own.length > 0 || folder === undefined) {
		return own;
	}
	const paths: string[] = [];
	for (const input of latexInputs(text).slice(0, MAX_LATEX_FILES)) {
		const file = await latexFile(Uri.joinPath(folder, input));
		paths.push(...latexBibliographies(file?.text ?? '').map(({ path }) => path));
	}
	return paths;
}

/** The main file that inputs a document without the document saying so, in its folder or one above. */
async function including(document: CitingDocument, folder: Uri): Promise<LatexFile | undefined> {
	for (const place of foldersAbove(folder)) {
		const names = (await readFolder(place)).filter((name) => /\.tex$/i.test(name)).slice(0, MAX_LATEX_FILES);
		for (const name of names) {
			const file = await latexFile(Uri.joinPath(place, name));
			const isMain = file?.text.includes('\\documentclass');
			const inputs = isMain ? latexInputs(file?.text ?? '') : [];
			if (inputs.some((path) => Uri.joinPath(place, path).toString() === document.uri.toString())) {
				return file;
			}
		}
	}
	return undefined;
}

async function latexFile(uri: Uri): Promise<LatexFile | undefined> {
	const text = await readTextIfReadable(uri);
	return text === undefined ? undefined : { text, folder: Uri.joinPath(uri, '..') };
}
