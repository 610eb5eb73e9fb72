import * as vscode from 'vscode';
import type * as Extension from './extension';

/**
 * The extension in the web worker host, which loads one file: this one, which loads the others. They are CommonJS and ask
 * for each other by `require`, or by `require.later` for what is loaded when it is first used (esbuild.mjs).
 */
export async function activate(context: vscode.ExtensionContext): Promise<ReturnType<typeof Extension.activate>> {
	const files = new OwnFiles();
	const extension = await files.load<typeof Extension>(vscode.Uri.joinPath(context.extensionUri, 'dist/extension.js'));
	return extension.activate(context);
}

/** Files of our own package, each evaluated once. */
class OwnFiles {
	private readonly loading = new Map<string, Promise<unknown>>();
	private readonly loaded = new Map<string, unknown>();

	load<T>(file: vscode.Uri): Promise<T> {
		const name = file.toString();
		const loading = this.loading.get(name) ?? this.evaluate(file);
		this.loading.set(name, loading);
		// What failed is tried again, as Node does.
		loading.catch(() => this.loading.delete(name));
		return loading as Promise<T>;
	}

	private async evaluate(file: vscode.Uri): Promise<unknown> {
		const source = new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
		const named = (name: string) => vscode.Uri.joinPath(file, '..', name);
		// `require` cannot wait, so what it will be asked for is loaded before.
		const required = source.matchAll(/\brequire\("(\.[^"]+)"\)/g);
		await Promise.all(Array.from(required, ([, name = '']) => this.load(named(name))));
		const require = (name: string) => (name === 'vscode' ? vscode : this.loaded.get(named(name).toString()));
		require.later = (name: string) => this.load(named(name));
		const module: { exports: unknown } = { exports: {} };
		new Function('module', 'exports', 'require', source)(module, module.exports, require);
		this.loaded.set(file.toString(), module.exports);
		return module.exports;
	}
}
