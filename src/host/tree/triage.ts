import { l10n, type TreeView, window } from 'vscode';
import type { GroupNode, Outline, OutlineNode, PaperNode } from '../../core/outline';
import type { PaperId } from '../../core/paper';
import { COMMANDS, type CommandId, runCommand } from '../commands';
import { setContextKey } from '../contextKeys';
import { DisposableOwner } from '../disposable';
import { selectRow } from './selectRow';

/** What a single key does with the selected paper of a group on top, and whether the next row follows. */
const ACTS: Readonly<Record<string, { readonly command: CommandId; readonly goesOn: boolean }>> = {
	save: { command: COMMANDS.addToReadingList, goesOn: true },
	refuse: { command: COMMANDS.notForMe, goesOn: true },
	mute: { command: COMMANDS.mute, goesOn: false },
	tag: { command: COMMANDS.tagPapers, goesOn: false },
	cite: { command: COMMANDS.insertCitation, goesOn: false },
	code: { command: COMMANDS.openCode, goesOn: false },
};

/** Going through the groups on top (For You, watches, New) by single keys, without the mouse. */
export class Triage extends DisposableOwner {
	constructor(
		private readonly view: TreeView<OutlineNode>,
		private readonly outline: () => Promise<Outline>,
		private readonly isRead: (id: PaperId) => boolean,
	) {
		super();
		this.register(
			view.onDidChangeSelection(({ selection }) => {
				// None is selected for a moment when the rows are drawn anew, and keys pressed then are meant all the same.
				if (selection.length > 0) {
					setContextKey('offprint.triage', selection.length === 1 && isOnTop(selection[0]));
				}
			}),
		);
	}

	/** Selects and opens the first unread new paper. */
	async start(): Promise<void> {
		const outline = await this.outline();
		const tops = topsOf(outline);
		const group = tops.find(({ special }) => special === 'new') ?? tops[0];
		const rows = group ? papersIn(outline, group) : [];
		const first = rows.find(({ paperId }) => !this.isRead(paperId)) ?? rows[0];
		if (first) {
			await this.open(first);
		} else {
			void window.showInformationMessage(l10n.t('Nothing is new since you last looked.'));
		}
	}

	/** Keys may be pressed faster than papers open: one after the other. */
	act(name: unknown): Promise<void> {
		const acting = this.acting.then(() => this.actOn(this.view.selection[0] ?? this.last, name));
		this.acting = acting.catch(() => {});
		return acting;
	}

	private acting: Promise<void> = Promise.resolve();
	/** The row opened last. */
	private last: PaperNode | undefined;

	private async actOn(row: OutlineNode | undefined, name: unknown): Promise<void> {
		if (row?.kind !== 'paper') {
			return;
		}
		const act = typeof name === 'string' ? ACTS[name] : undefined;
		if (act) {
			await runCommand(act.command, row.paperId);
		}
		if (name === 'previous') {
			await this.step(row, -1);
		} else if (name === 'next' || act?.goesOn) {
			await this.step(row, 1);
		}
	}

	/** The row may have left its group by what was done: then the one that took its place follows. */
	private async step(row: PaperNode, by: -1 | 1): Promise<void> {
		if (!row.parent) {
			return;
		}
		const before = this.places.get(row.id);
		const rows = papersIn(await this.outline(), row.parent);
		const at = rows.findIndex(({ id }) => id === row.id);
		const next = at >= 0 ? rows[at + by] : rows[Math.min(before ?? 0, rows.length - 1)];
		if (next) {
			await this.open(next);
		} else {
			window.setStatusBarMessage(l10n.t('That was the last one'), MESSAGE_MS);
		}
	}

	/** Where the rows that were opened stood. */
	private readonly places = new Map<string, number>();

	private async open(row: PaperNode): Promise<void> {
		this.last = row;
		if (row.parent) {
			const rows = papersIn(await this.outline(), row.parent);
			this.places.set(
				row.id,
				rows.findIndex(({ id }) => id === row.id),
			);
		}
		const find = async () => {
			const now = await this.outline();
			return topsOf(now)
				.filter(({ id }) => id === row.parent?.id)
				.flatMap((group) => papersIn(now, group))
				.find(({ id }) => id === row.id);
		};
		await selectRow(this.view, find, { focus: true });
		await runCommand(COMMANDS.openPaper, row.paperId, { isFromRow: true });
	}
}

const MESSAGE_MS = 4000;

function topsOf(outline: Outline): readonly GroupNode[] {
	return outline.children(null).filter((node): node is GroupNode => node.kind === 'group' && isTop(node));
}

function papersIn(outline: Outline, group: GroupNode): readonly PaperNode[] {
	return outline.children(group).filter((node): node is PaperNode => node.kind === 'paper');
}

function isTop({ special }: GroupNode): boolean {
	return special === 'new' || special === 'forYou' || special === 'watch';
}

function isOnTop(node: OutlineNode | undefined): boolean {
	return node?.kind === 'paper' && node.parent !== null && isTop(node.parent);
}
