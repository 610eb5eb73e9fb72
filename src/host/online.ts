import type { ExtensionContext } from 'vscode';
import type { Ask } from '../core/services/exchange';
import { isServiceName } from '../core/services/services';
import { isNodeHost } from './nodeHost';
import { readSetting } from './settings';

/**
 * The way to services: one for the whole window, as it keeps their budgets. Nothing is asked before the first call,
 * and what asks is loaded with it.
 */
export function createOnline({ extension }: Pick<ExtensionContext, 'extension'>): Ask {
	const { version } = extension.packageJSON as { readonly version: string };
	let ask: Promise<Ask> | undefined;
	const load = async () => {
		const { createAsk } = await import('../online/ask');
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
