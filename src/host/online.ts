import { type ExtensionContext, Uri } from 'vscode';
import type { Ask } from '../core/services/exchange';
import { isServiceName } from '../core/services/services';
import type * as Online from '../online/ask';
import { isNodeHost } from './nodeHost';
import { loadOwnFile } from './ownFile';
import { readSetting } from './settings';

/**
 * The way to services: one for the whole window, as it keeps their budgets. Nothing is asked before the first call,
 * and what asks is a bundle of its own that loads with it.
 */
export function createOnline({ extension, extensionUri }: Pick<ExtensionContext, 'extension' | 'extensionUri'>): Ask {
	const { version } = extension.packageJSON as { readonly version: string };
	let ask: Promise<Ask> | undefined;
	const load = async () => {
		const { createAsk } = await loadOwnFile<typeof Online>(Uri.joinPath(extensionUri, 'dist', 'online.js'));
		return createAsk({
			world: isNodeHost ? 'node' : 'web',
			userAgent: `offprint/${version} (VS Code extension)`,
			endpoints: () => endpointsOf(readSetting('online.endpoints')),
		});
	};
	return async (request, signal, onPart) => {
		ask ??= load();
		return (await ask)(request, signal, onPart);
	};
}

/** What a person wrote into the settings, as far as it means something. */
function endpointsOf(setting: Readonly<Record<string, unknown>>) {
	return Object.fromEntries(
		Object.entries(setting).filter(
			(entry): entry is [string, string] => isServiceName(entry[0]) && typeof entry[1] === 'string',
		),
	);
}
