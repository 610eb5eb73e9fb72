import { env, type Uri } from 'vscode';

/**
 * Opens an address outside of the editor exactly as it is written. A `Uri` keeps a query decoded, so that a `&` in it
 * would end it; the editor takes text as well, which the typings do not say (microsoft/vscode#85930).
 */
export function openAddress(address: string): Thenable<boolean> {
	return env.openExternal(address as unknown as Uri);
}
