import type { TreeView } from 'vscode';
import type { OutlineNode, PaperNode } from '../../core/outline';
import type { PaperId } from '../../core/paper';
import { selectRow } from './selectRow';

/** The tree goes along with the panel: the row of the paper that is shown there is selected. */
export class FollowedPaper {
	/** Counts papers; a newer one ends the search for the row of an older one. */
	private turn = 0;

	constructor(
		private readonly view: TreeView<OutlineNode>,
		/** The row of a paper; `undefined` where it is not shown. */
		private readonly find: (id: PaperId) => Promise<PaperNode | undefined>,
	) {}

	/** Leaves alone a view out of sight, which selecting would open, several rows that the user selected, and what they select meanwhile. */
	async follow(id: PaperId): Promise<void> {
		const turn = ++this.turn;
		const before = this.view.selection;
		if (!this.view.visible || before.length > 1 || isRowOf(before[0], id)) {
			return;
		}
		const find = async () => {
			const row = await this.find(id);
			const [now, ...others] = this.view.selection;
			const isUntouched = others.length === 0 && (!now || now.id === before[0]?.id || isRowOf(now, id));
			return turn === this.turn && isUntouched && this.view.visible ? row : undefined;
		};
		try {
			await selectRow(this.view, find, { focus: false });
		} catch {
			// VS Code draws the tree anew and knows the row no more; nobody asked for it to be selected.
		}
	}
}

function isRowOf(node: OutlineNode | undefined, id: PaperId): boolean {
	return node?.kind === 'paper' && node.paperId === id;
}
