import type { TreeView } from 'vscode';
import type { OutlineNode, PaperNode } from '../../core/outline';

/** VS Code forgets what it shall select when the tree is drawn anew meanwhile, as it is when a group opens for it. */
const TRIES = 6;
/** Before the second try; twice as long before each further one, as a busy VS Code draws for seconds. */
const PAUSE_MS = 100;

/** Selects a row and scrolls to it, its groups opened. False where `find`, asked for each try, does not know it. */
export async function selectRow(
	view: TreeView<OutlineNode>,
	find: () => Promise<PaperNode | undefined>,
	options: { readonly focus: boolean },
): Promise<boolean> {
	for (let tries = 1; ; tries++) {
		const row = await find();
		if (!row) {
			return false;
		}
		try {
			await view.reveal(row, { select: true, focus: options.focus });
		} catch (error) {
			if (tries === TRIES) {
				throw error;
			}
		}
		const isSelected = view.selection.length === 1 && view.selection[0]?.id === row.id;
		if (isSelected || tries === TRIES) {
			return true;
		}
		await new Promise((resolve) => setTimeout(resolve, PAUSE_MS * 2 ** (tries - 1)));
	}
}
