import { env, l10n } from 'vscode';
import type { Failed } from '../../core/services/exchange';
import { zoteroTrouble } from '../../core/services/zotero';
import type { ZoteroFailure } from '../../core/zotero/record';

/** Why there is no answer, in words that say what to do. */
export function zoteroFailure(failed: Failed): ZoteroFailure {
	const trouble = zoteroTrouble(failed);
	switch (trouble) {
		case 'switched-off':
			return {
				trouble,
				message: l10n.t(
					'Zotero lets no other program read: turn on “Allow other applications on this computer to communicate with Zotero” in its settings, under Advanced.',
				),
			};
		case 'not-running':
			return {
				trouble,
				message:
					env.remoteName === undefined
						? l10n.t('Zotero is not running.')
						: l10n.t('Zotero is not running where this window works ({0}).', env.remoteName),
			};
		case 'failed':
			return { trouble, message: failed.message };
		default:
			return trouble satisfies never;
	}
}
