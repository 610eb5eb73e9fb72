import { Disposable, type ExtensionContext } from 'vscode';
import type { Ask } from '../../core/services/exchange';
import type { Bibliographies } from '../bibliographies';
import { COMMANDS, registerCommands } from '../commands';
import type { Log } from '../log';
import { ReferenceDiagnostics } from './referenceDiagnostics';

/** Whether references are what their records say, asked of services when the user wants it. */
export function registerChecking(
	bibliographies: Bibliographies,
	{ workspaceState, secrets }: Pick<ExtensionContext, 'workspaceState' | 'secrets'>,
	ask: Ask,
	log: Log,
): Disposable {
	const diagnostics = new ReferenceDiagnostics(workspaceState);
	return Disposable.from(
		diagnostics,
		...registerCommands(log, {
			[COMMANDS.checkReferences]: async () => {
				const { checkReferences } = await import('./checkReferences');
				await checkReferences(bibliographies, diagnostics, secrets, ask);
			},
			[COMMANDS.ignoreReference]: (identity) => diagnostics.ignore(String(identity)),
		}),
	);
}
