import { l10n, type QuickPickItem, Uri, window } from 'vscode';
import { bibliographyFormat } from '../../core/citation/bibliographies/bibliography';
import { addBibliography, type TextEdit } from '../../core/markdown';
import type { CitingDocument } from '../bibliographies';
import { uriName } from '../uriName';
import { outOfReach } from './addresses';
import { bibliographiesOf } from './bibliographyLocations';
import { languageOf } from './citingDocuments';
import { fileOf, folderOf, shownPath, writtenPath } from './documentFolder';
import { exists, readFolder } from './fileText';

const DEFAULT_NAME = 'references.bib';

/** Where entries of a document go: the first of the files that takes them; all are looked at for what is there already. */
export interface ChosenBibliography {
	/** None where the user wants no entry. */
	readonly uris: readonly Uri[];
	/** The edit that makes the document name the file, where the user wanted it. */
	readonly frontMatter: readonly TextEdit[];
}

/** The files a document takes its entries from; where nothing says, the user does. `undefined` when they give up. */
export async function chooseBibliography(document: CitingDocument): Promise<ChosenBibliography | undefined> {
	const uris: Uri[] = [];
	const refusals: string[] = [];
	for (const named of await bibliographiesOf(document)) {
		const { uri, isInside } = named;
		if (!uri || !(isInside || (await exists(uri)))) {
			refusals.push(outOfReach(named));
		} else if (bibliographyFormat(uri.path) === null) {
			refusals.push(l10n.t('{0} is no bibliography that can be written to: .bib, .json or .yaml.', shownPath(uri)));
		} else {
			uris.push(uri);
		}
	}
	return uris.length > 0 ? { uris, frontMatter: [] } : askForBibliography(document, refusals[0]);
}

interface BibliographyItem extends QuickPickItem {
	readonly choose: () => Promise<ChosenBibliography | undefined>;
}

/**
 * Asks where the entries of a document go.
 *
 * @param reason why not to where the document says, if it does
 */
export async function askForBibliography(
	document: CitingDocument,
	reason?: string,
): Promise<ChosenBibliography | undefined> {
	const folder = folderOf(document.uri);
	const only = (uri: Uri): ChosenBibliography => ({ uris: [uri], frontMatter: [] });
	const named = (uri: Uri): ChosenBibliography => ({ ...only(uri), frontMatter: naming(document, uri) });
	const items = [
		...(folder ? await itemsIn(document, folder, named, only) : []),
		{
			label: l10n.t('Choose a File…'),
			detail: l10n.t('Another bibliography'),
			choose: async () => {
				const [uri] =
					(await window.showOpenDialog({
						...(folder && { defaultUri: folder }),
						filters: { [l10n.t('Bibliographies')]: ['bib', 'bibtex', 'json', 'yaml', 'yml'] },
					})) ?? [];
				return uri && named(uri);
			},
		},
		{
			label: l10n.t('Create a File…'),
			detail: l10n.t('A new bibliography, wherever you want it'),
			choose: async () => {
				const uri = await window.showSaveDialog({
					...(folder && { defaultUri: Uri.joinPath(folder, DEFAULT_NAME) }),
					filters: { [l10n.t('Bibliographies')]: ['bib', 'json', 'yaml'] },
				});
				return uri && named(uri);
			},
		},
		{
			label: l10n.t('Cite without an Entry'),
			detail: l10n.t('Only the citation, such as for a bibliography that another program writes'),
			choose: async () => ({ uris: [], frontMatter: [] }),
		},
	] satisfies readonly BibliographyItem[];
	const question = l10n.t('Where the entries of {0} go', shownPath(fileOf(document.uri)));
	const chosen = await window.showQuickPick<BibliographyItem>(items, {
		title: reason === undefined ? l10n.t('Bibliography') : reason,
		placeHolder: question,
	});
	return chosen?.choose();
}

/** What the folder of a document offers: a new file, and those that are there. */
async function itemsIn(
	document: CitingDocument,
	folder: Uri,
	named: (uri: Uri) => ChosenBibliography,
	only: (uri: Uri) => ChosenBibliography,
): Promise<readonly BibliographyItem[]> {
	const files = (await readFolder(folder)).filter((name) => /\.bib(?:tex)?$/i.test(name));
	const fresh = Uri.joinPath(folder, DEFAULT_NAME);
	const path = shownPath(fresh);
	const isNew = !files.includes(DEFAULT_NAME);
	const isNamed = naming(document, fresh).length > 0;
	return [
		...(isNew && isNamed
			? [
					{
						label: l10n.t('Create {0}', DEFAULT_NAME),
						description: path,
						detail: l10n.t('The document will name it in its front matter'),
						choose: async () => named(fresh),
					},
				]
			: []),
		...(isNew
			? [
					{
						label: isNamed ? l10n.t('Create {0} Only', DEFAULT_NAME) : l10n.t('Create {0}', DEFAULT_NAME),
						description: path,
						detail: l10n.t('The document stays as it is'),
						choose: async () => only(fresh),
					},
				]
			: []),
		...files.map((name) => {
			const uri = Uri.joinPath(folder, name);
			return { label: uriName(uri), description: shownPath(uri), choose: async () => named(uri) };
		}),
	];
}

/** The edit that names a file in the front matter of a Markdown document. */
function naming(document: CitingDocument, uri: Uri): readonly TextEdit[] {
	if (languageOf(document) !== 'markdown' || fileOf(document.uri) !== document.uri) {
		return [];
	}
	const text = document.getText();
	const edit = addBibliography(text, writtenPath(folderOf(document.uri), uri));
	if (edit === null) {
		return [];
	}
	return [/^\uFEFF?\s*$/u.test(text) ? { ...edit, text: `${edit.text}\n` } : edit];
}
