import { type Uri, workspace } from 'vscode';

/**
 * Evaluates a file of our own package, as the web worker host has no way to import a second one.
 *
 * @param require what the file asks for with `require`
 */
export async function loadOwnFile<T>(file: Uri, require: (name: string) => unknown = () => undefined): Promise<T> {
	const source = new TextDecoder().decode(await workspace.fs.readFile(file));
	const module: { exports: Partial<T> } = { exports: {} };
	new Function('module', 'exports', 'require', source)(module, module.exports, require);
	return module.exports as T;
}
