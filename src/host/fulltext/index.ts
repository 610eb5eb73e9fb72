import { Disposable, EventEmitter, type ExtensionContext, type FileChangeEvent, languages, Uri } from 'vscode';
import type { Ask } from '../../core/services/exchange';
import { COMMANDS, registerCommandsLater } from '../commands';
import { type FullTexts, TEXT_SCHEME } from '../fullTexts';
import { later } from '../later';
import type { LibraryStore } from '../libraryStore';
import type { Log } from '../log';
import { LateTexts } from './lateTexts';
import { serveTexts } from './textScheme';

/** Texts of papers, read beside the text that is being written. */
export function registerFullText(
	store: LibraryStore,
	{ extensionUri, globalStorageUri }: Pick<ExtensionContext, 'extensionUri' | 'globalStorageUri'>,
	ask: Ask,
	log: Log,
): { readonly texts: FullTexts; readonly disposable: Disposable } {
	const folder = Uri.joinPath(globalStorageUri, 'fulltext');
	const late = new LateTexts(folder, async () => (await import('./makeTexts')).makeTexts(extensionUri, folder, ask));
	const changed = new EventEmitter<FileChangeEvent[]>();
	const actions = later(async () => {
		const [{ textActions }, texts] = await Promise.all([import('./actions'), late.texts()]);
		const made = textActions(texts, store, ask, log);
		made.files.onDidChangeFile((changes) => changed.fire(changes));
		return made;
	});
	const documents = { scheme: TEXT_SCHEME };
	return {
		texts: late,
		disposable: Disposable.from(
			late,
			changed,
			actions,
			serveTexts(async () => (await actions()).files, changed),
			languages.registerDocumentLinkProvider(documents, {
				provideDocumentLinks: async (document) => (await actions()).links.provideDocumentLinks(document),
			}),
			languages.registerHoverProvider(documents, {
				provideHover: async (document, position) => (await actions()).links.provideHover(document, position),
			}),
			languages.registerInlayHintsProvider(documents, {
				provideInlayHints: async (...asked) => (await actions()).links.provideInlayHints(...asked),
			}),
			...registerCommandsLater(
				log,
				[COMMANDS.quote, COMMANDS.quoteInNote, COMMANDS.readFullText, COMMANDS.openPdf],
				async () => (await actions()).commands,
			),
		),
	};
}
