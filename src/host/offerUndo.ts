import { l10n, window } from 'vscode';
import { errorText } from './log';

/** Says what was done, with the way back; nobody waits for an answer, which may come late or never. */
export function offerUndo(message: string, undo: () => Promise<void>): void {
	const label = l10n.t('Undo');
	const offer = async () => {
		if ((await window.showInformationMessage(message, label)) === label) {
			await undo();
		}
	};
	offer().catch((error: unknown) => void window.showErrorMessage(errorText(error)));
}
