import type { ExtensionContext } from 'vscode';
import { registerCiting } from './host/citing';
import { Csl } from './host/csl';
import { registerLanguage } from './host/language';
import { Log } from './host/log';
import { registerPanel } from './host/panel';
import { registerRepositories } from './host/repositories';
import { registerSearch } from './host/search';
import { registerStore } from './host/store';
import { registerTree } from './host/tree';

/** Composes the product, the same in the Node and the web-worker extension host: register first, load after. */
export function activate(context: ExtensionContext): void {
	const log = new Log();
	const { store, load, disposable } = registerStore(context, log);
	const search = registerSearch(store, context.workspaceState, log);
	const citing = registerCiting(store, log);
	const csl = new Csl(context.extensionUri);
	context.subscriptions.push(
		log,
		disposable,
		registerTree(store, context.workspaceState, log),
		search.disposable,
		registerPanel(store, context.extensionUri, log),
		citing.disposable,
		registerLanguage(store, search.searcher, citing.bibliographies, csl),
		registerRepositories(store, log),
	);
	load();
}
