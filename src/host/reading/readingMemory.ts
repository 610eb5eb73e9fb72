import type { Memento } from 'vscode';
import type { Library } from '../../core/library';
import type { Paper, PaperId } from '../../core/paper';
import { titleKey } from '../../core/text/title';
import type { ListedPaper } from '../readingState';

/** What Settings Sync carries to the user's other machines. */
export const READING_KEYS = ['reading.read', 'reading.list'] as const;
const [READ_KEY, LIST_KEY] = READING_KEYS;

/** The names by which a paper is known again: its id and, where that is another one, its title id. */
export type PaperNames = readonly [id: PaperId, titleId?: PaperId];

export function namesOf({ id, title }: Pick<Paper, 'id' | 'title'>): PaperNames {
	const titleId = `title:${titleKey(title)}`;
	return id === titleId ? [id] : [id, titleId];
}

/**
 * What the user read and wants to read, by the names of the papers, so that it outlives a corpus that is moved and
 * papers that gain or lose their arXiv id. VS Code keeps the memento the same in all windows: nothing is cached
 * but what was looked up for the value and the snapshot at hand.
 */
export class ReadingMemory {
	private readonly read = new Resolved<PaperNames, ReadonlySet<PaperId>>(
		(names, library) => new Set(names.map((each) => currentId(each, library))),
	);
	private readonly listed = new Resolved<StoredPaper, ReadonlyMap<PaperId, ListedPaper>>(
		(papers, library) =>
			new Map(
				papers.map(({ id, title }) => {
					const current = currentId(namesOf({ id, title }), library);
					return [current, { id: current, title: library.get(current)?.titleText ?? title }];
				}),
			),
	);

	constructor(private readonly memento: Memento) {}

	readIds(library: Library): ReadonlySet<PaperId> {
		return this.read.of(this.storedRead, library);
	}

	list(library: Library): ReadonlyMap<PaperId, ListedPaper> {
		return this.listed.of(this.storedList, library);
	}

	async markRead(papers: readonly Paper[], library: Library): Promise<void> {
		const known = this.readIds(library);
		const added = papers.filter(({ id }) => !known.has(id)).map(namesOf);
		if (added.length > 0) {
			await this.memento.update(READ_KEY, [...this.storedRead, ...added]);
		}
	}

	async markUnread(papers: readonly Paper[], library: Library): Promise<void> {
		const ids = new Set(papers.map(({ id }) => id));
		const kept = this.storedRead.filter((names) => !ids.has(currentId(names, library)));
		await this.memento.update(READ_KEY, kept);
	}

	/** Keeps the list as given; papers that are not in the corpus keep the title they have. */
	async setList(ids: readonly PaperId[], library: Library): Promise<void> {
		const before = this.list(library);
		const stored = ids.flatMap((id): StoredPaper[] => {
			const title = library.get(id)?.title ?? before.get(id)?.title;
			return title === undefined ? [] : [{ id, title }];
		});
		await this.memento.update(LIST_KEY, stored);
	}

	private get storedRead(): readonly PaperNames[] {
		return this.memento.get<readonly PaperNames[]>(READ_KEY, NONE);
	}

	private get storedList(): readonly StoredPaper[] {
		return this.memento.get<readonly StoredPaper[]>(LIST_KEY, NONE);
	}
}

/** A paper of the list as stored: its title as the source has it gives its second name. */
interface StoredPaper {
	readonly id: PaperId;
	readonly title: string;
}

const NONE: readonly never[] = [];

/** A stored value as it reads in a snapshot, kept until either changes. */
class Resolved<Stored, Value> {
	private last: { readonly stored: readonly Stored[]; readonly library: Library; readonly value: Value } | undefined;

	constructor(private readonly resolve: (stored: readonly Stored[], library: Library) => Value) {}

	of(stored: readonly Stored[], library: Library): Value {
		if (this.last?.stored !== stored || this.last.library !== library) {
			this.last = { stored, library, value: this.resolve(stored, library) };
		}
		return this.last.value;
	}
}

function currentId(names: PaperNames, library: Library): PaperId {
	for (const name of names) {
		const paper = name === undefined ? undefined : library.get(name);
		if (paper) {
			return paper.id;
		}
	}
	return names[0];
}
