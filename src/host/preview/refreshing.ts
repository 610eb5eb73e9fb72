import { commands } from 'vscode';

/** After which pauses previews are told to be made again. */
const REFRESH_AFTER_MS = [0, 200, 500, 1000, 2000, 4000, 8000];

/**
 * Has previews made again, more than once, until that was enough: one that is only just opening does not hear it.
 * @param isEnough asked before each time, with how often they were told
 */
export async function refreshPreviews(isEnough: (told: number) => boolean): Promise<void> {
	for (const [told, wait] of REFRESH_AFTER_MS.entries()) {
		await new Promise((resolve) => setTimeout(resolve, wait));
		if (isEnough(told)) {
			return;
		}
		await commands.executeCommand('markdown.preview.refresh');
	}
}
