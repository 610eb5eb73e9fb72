import {
	Disposable,
	type EventEmitter,
	type FileChangeEvent,
	FileSystemError,
	TabInputText,
	type Uri,
	window,
	workspace,
} from 'vscode';
import { TEXT_SCHEME } from '../fullTexts';
import type { TextFiles } from './textFiles';

/** Lets VS Code open the texts of papers: `files` serves them, and is loaded with the first that is opened. */
export function serveTexts(files: () => Promise<TextFiles>, changed: EventEmitter<FileChangeEvent[]>): Disposable {
	const refuse = (uri: Uri): void => {
		throw FileSystemError.NoPermissions(uri);
	};
	const served = workspace.registerFileSystemProvider(
		TEXT_SCHEME,
		{
			onDidChangeFile: changed.event,
			stat: async (uri) => (await files()).stat(uri),
			readFile: async (uri) => (await files()).readFile(uri),
			watch: () => new Disposable(() => {}),
			readDirectory: () => [],
			writeFile: refuse,
			createDirectory: refuse,
			delete: refuse,
			rename: refuse,
		},
		{ isReadonly: true, isCaseSensitive: true },
	);
	void openAgain();
	return served;
}

/**
 * Shows the tabs of texts that came back with the window before anybody served them, as while the extension was switched
 * off: the editor tries such a tab but once.
 */
async function openAgain(): Promise<void> {
	for (const { activeTab, viewColumn } of window.tabGroups.all) {
		const input = activeTab?.input;
		if (!(input instanceof TabInputText) || input.uri.scheme !== TEXT_SCHEME) {
			continue;
		}
		const isShown = () => window.visibleTextEditors.some(({ document }) => document.uri.path === input.uri.path);
		const document = await workspace.openTextDocument(input.uri).then(
			(opened) => opened,
			() => undefined,
		);
		if (document && !isShown()) {
			await window.showTextDocument(document, {
				viewColumn,
				preserveFocus: true,
				preview: activeTab?.isPreview ?? true,
			});
		}
	}
}
