import type { OutlineNode } from '../../core/outline';

/**
 * The rows VS Code was given, and what they said of the user's reading. Of those alone that would say something else now it is
 * told: while it draws all rows anew it knows none of them, and a button pressed meanwhile names no paper.
 */
export class DrawnRows {
	private readonly said = new Map<OutlineNode, string>();

	constructor(private readonly stateOf: (row: OutlineNode) => string) {}

	/** To be told when all rows are asked for anew. */
	clear(): void {
		this.said.clear();
	}

	/** To be told of each row that is given. */
	given(row: OutlineNode): void {
		this.said.set(row, this.stateOf(row));
	}

	/** The rows that no longer say what is so. */
	get outdated(): OutlineNode[] {
		return [...this.said].flatMap(([row, said]) => (this.stateOf(row) === said ? [] : row));
	}
}
