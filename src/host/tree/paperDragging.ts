import { type DataTransfer, DataTransferItem, type TreeDragAndDropController } from 'vscode';
import type { OutlineNode } from '../../core/outline';
import type { PaperId } from '../../core/paper';
import type { LibraryStore } from '../libraryStore';

/** A JSON array of paper ids: what drops of papers carry within Offprint. */
export const PAPERS_MIME = 'application/vnd.offprint.papers';

/** Papers dragged out of the tree: their ids for Offprint, Markdown links for any other text. */
export class PaperDragging implements TreeDragAndDropController<OutlineNode> {
	readonly dragMimeTypes = [PAPERS_MIME, 'text/plain'];
	readonly dropMimeTypes: string[] = [];

	constructor(private readonly store: LibraryStore) {}

	async handleDrag(nodes: readonly OutlineNode[], data: DataTransfer): Promise<void> {
		const ids = nodes.flatMap((node) => (node.kind === 'paper' ? [node.paperId] : []));
		await carryPapers(ids, this.store, data);
	}
}

export async function carryPapers(ids: readonly PaperId[], store: LibraryStore, data: DataTransfer): Promise<void> {
	const papers = ids.flatMap((id) => store.current.get(id) ?? []);
	if (papers.length > 0) {
		const { linksTo } = await import('./draggedLinks');
		data.set(PAPERS_MIME, new DataTransferItem(JSON.stringify(papers.map(({ id }) => id))));
		data.set('text/plain', new DataTransferItem(linksTo(papers)));
	}
}
