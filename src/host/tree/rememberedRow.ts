import type { TreeView } from 'vscode';
import type { OutlineNode, PaperNode } from '../../core/outline';
import type { PaperId } from '../../core/paper';
import { DisposableOwner } from '../disposable';
import { selectRow } from './selectRow';
import type { TreeState } from './treeState';

/** The selected paper, whose row is selected and scrolled to again when the window is loaded again. */
export class RememberedRow extends DisposableOwner {
	/** Whether a row was selected since the window was loaded. */
	private isDone = false;
	private isTrying = false;

	constructor(
		private readonly view: TreeView<OutlineNode>,
		private readonly state: TreeState,
		/** The row of a paper; `undefined` where it is not shown. */
		private readonly find: (id: PaperId) => Promise<PaperNode | undefined>,
	) {
		super();
		this.register(
			view.onDidChangeSelection(({ selection: [row] }) => {
				if (row) {
					void this.remember(row.kind === 'paper' ? row.paperId : '');
				}
			}),
		);
	}

	/** To be called when rows are drawn; does nothing any more once a row was selected, by it or by the user. */
	async selectAgain(): Promise<void> {
		// A view out of sight would be opened by selecting in it.
		if (this.isDone || this.isTrying || this.state.selected === '' || !this.view.visible) {
			return;
		}
		this.isTrying = true;
		try {
			await selectRow(this.view, () => this.findUnselected(), { focus: false });
		} catch {
			// VS Code draws the tree anew all the time and does not know the row any more: when it has drawn, this is called again.
		} finally {
			this.isTrying = false;
		}
	}

	private async findUnselected(): Promise<PaperNode | undefined> {
		const row = await this.find(this.state.selected);
		return row && !this.isDone && this.isInOpenGroups(row) ? row : undefined;
	}

	/** The user selected the row of this paper; of none where it is empty. */
	async remember(id: PaperId | ''): Promise<void> {
		this.isDone = true;
		await this.state.select(id);
	}

	/** The user closed the other groups, and they stay closed. */
	private isInOpenGroups(row: PaperNode): boolean {
		for (let group = row.parent; group !== null; group = group.parent) {
			if (!this.state.isOpen(group.id)) {
				return false;
			}
		}
		return true;
	}
}
