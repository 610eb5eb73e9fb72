import * as vscode from 'vscode';
import type * as Extension from './extension';
import { loadOwnFile } from './host/ownFile';

/** The extension in the web worker host, which loads one file: this one, which loads the others. */
export async function activate(context: vscode.ExtensionContext): Promise<ReturnType<typeof Extension.activate>> {
	const load = <T>(file: string, known: Readonly<Record<string, unknown>>) =>
		loadOwnFile<T>(vscode.Uri.joinPath(context.extensionUri, 'dist', file), (name) => known[name]);
	const core = await load('core.js', { vscode });
	const extension = await load<typeof Extension>('extension.js', { vscode, './core.js': core });
	return extension.activate(context);
}
