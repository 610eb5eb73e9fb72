import { l10n, type QuickPickItem, Uri, window, workspace } from 'vscode';
import { addBibliography, type TextEdit } from '../../core/markdown';
import type { CitingDocument } from '../bibliographies';
import { nameOf } from './bibliographyFile';
import { bibliographyUris, fileOf, folderOf, relativePath } from './bibliographyLocations';
import { languageOf } from './citingDocuments';

const DEFAULT_NAME = 'references.bib';

/** Where entries of a document go: the first file; the others are read only. */
export interface ChosenBibliography {
	readonly uris: readonly [Uri, ...Uri[]];
	/** The edit that makes the document name the file, where the user wanted it. */
	readonly frontMatter: readonly TextEdit[];
}

/** The files a document takes its entries from; where nothing says, the user does. `undefined` when they give up. */
export async function chooseBibliography(document: CitingDocument): Promise<ChosenBibliography | undefined> {
	const [first, ...others] = await bibliographyUris(document);
	return first ? { uris: [first, ...others], frontMatter: [] } : askForBibliography(document);
}

interface BibliographyItem extends QuickPickItem {
	readonly choose: () => Promise<ChosenBibliography | undefined>;
}

async function askForBibliography(document: CitingDocument): Promise<ChosenBibliography | undefined> {
	const folder = folderOf(document.uri);
	const fresh = Uri.joinPath(folder, DEFAULT_NAME);
	const name = (uri: Uri): ChosenBibliography => ({ uris: [uri], frontMatter: naming(document, uri) });
	const namesFiles = languageOf(document) === 'markdown' && fileOf(document.uri) === document.uri;
	const items: BibliographyItem[] = [
		...(namesFiles
			? [
					{
						label: l10n.t('Create {0}', DEFAULT_NAME),
						detail: l10n.t('Beside this document, which will name it in its front matter'),
						choose: async () => name(fresh),
					},
				]
			: []),
		{
			label: namesFiles ? l10n.t('Create {0} Only', DEFAULT_NAME) : l10n.t('Create {0}', DEFAULT_NAME),
			detail: l10n.t('Beside this document, which stays as it is'),
			choose: async () => ({ uris: [fresh], frontMatter: [] }),
		},
		...(await bibliographiesIn(folder)).map((uri) => ({
			label: nameOf(uri),
			detail: l10n.t('In the same folder'),
			choose: async () => name(uri),
		})),
		{
			label: l10n.t('Choose a File…'),
			detail: l10n.t('Another bibliography'),
			choose: async () => {
				const [uri] =
					(await window.showOpenDialog({
						defaultUri: folder,
						filters: { [l10n.t('Bibliographies')]: ['bib', 'bibtex', 'json', 'yaml', 'yml'] },
					})) ?? [];
				return uri && name(uri);
			},
		},
	];
	const chosen = await window.showQuickPick(items, {
		title: l10n.t('Bibliography'),
		placeHolder: l10n.t('Where the entries of {0} go', nameOf(fileOf(document.uri))),
	});
	return chosen?.choose();
}

/** The edit that names a file in the front matter of a Markdown document. */
function naming(document: CitingDocument, uri: Uri): readonly TextEdit[] {
	if (languageOf(document) !== 'markdown' || fileOf(document.uri) !== document.uri) {
		return [];
	}
	const text = document.getText();
	const edit = addBibliography(text, relativePath(folderOf(document.uri), uri));
	if (edit === null) {
		return [];
	}
	return [/^\uFEFF?\s*$/u.test(text) ? { ...edit, text: `${edit.text}\n` } : edit];
}

async function bibliographiesIn(folder: Uri): Promise<readonly Uri[]> {
	try {
		const names = (await workspace.fs.readDirectory(folder)).map(([name]) => name);
		return names.filter((name) => /\.bib(?:tex)?$/i.test(name)).map((name) => Uri.joinPath(folder, name));
	} catch {
		return [];
	}
}
