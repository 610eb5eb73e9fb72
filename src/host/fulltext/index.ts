import { Disposable, type ExtensionContext, l10n, languages, Uri } from 'vscode';
import type { Paper } from '../../core/paper';
import type { Ask } from '../../core/services/exchange';
import { COMMANDS, isTextPlace, paperIdsOrPick, registerCommands } from '../commands';
import { type FullTexts, TEXT_SCHEME } from '../fullTexts';
import type { LibraryStore } from '../libraryStore';
import type { Log } from '../log';
import { KeptTexts } from './keptTexts';
import { openPdf } from './openPdf';
import { quote, quoteInNote } from './quote';
import { readFullText } from './readFullText';
import { TextFiles } from './textFiles';
import { TextLinks } from './textLinks';
import { Texts } from './texts';

/** Texts of papers, read beside the text that is being written. */
export function registerFullText(
	store: LibraryStore,
	{ extensionUri, globalStorageUri }: Pick<ExtensionContext, 'extensionUri' | 'globalStorageUri'>,
	ask: Ask,
	log: Log,
): { readonly texts: FullTexts; readonly disposable: Disposable } {
	const texts = new Texts(extensionUri, new KeptTexts(Uri.joinPath(globalStorageUri, 'fulltext')), ask);
	const files = new TextFiles(texts, store);
	const links = new TextLinks(files, store);
	const documents = { scheme: TEXT_SCHEME };
	const paperFrom = async (args: readonly unknown[], title: string): Promise<Paper | undefined> => {
		const [id] = await paperIdsOrPick(args, { title });
		return id === undefined ? undefined : store.current.get(id);
	};
	return {
		texts,
		disposable: Disposable.from(
			texts,
			files,
			languages.registerDocumentLinkProvider(documents, links),
			languages.registerHoverProvider(documents, links),
			languages.registerInlayHintsProvider(documents, links),
			...registerCommands(log, {
				[COMMANDS.quote]: () => quote(files),
				[COMMANDS.quoteInNote]: () => quoteInNote(files),
				[COMMANDS.readFullText]: async (...args) => {
					const paper = await paperFrom(args, l10n.t('Read Full Text'));
					if (paper) {
						await readFullText(paper, texts, files, log, args.find(isTextPlace));
					}
				},
				[COMMANDS.openPdf]: async (...args) => {
					const paper = await paperFrom(args, l10n.t('Open PDF'));
					if (paper) {
						await openPdf(paper, ask);
					}
				},
			}),
		),
	};
}
