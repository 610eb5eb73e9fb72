import type { Memento } from 'vscode';
import type { Library } from '../../core/library';
import type { Paper, PaperId } from '../../core/paper';
import { currentId, isPaperNames, namesOf, type PaperNames, storedList } from '../paperNames';
import type { ListedPaper } from '../readingState';

/** What Settings Sync carries to the user's other machines. */
export const READING_KEYS = ['reading.read', 'reading.list', 'reading.tags'] as const;
const [READ_KEY, LIST_KEY, TAGS_KEY] = READING_KEYS;

/**
 * What the user read, wants to read and tagged, by the names of the papers, so that it outlives a corpus that is moved and
 * papers that gain or lose their arXiv id. Nothing is cached but what was looked up for the value and the snapshot at
 * hand. VS Code carries the memento to other windows a moment later, and one of them may write what it had before: so
 * each change is kept with its time, and one of this window that another has overwritten is made again.
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
	private readonly tagged = new Resolved<TaggedPaper, ReadonlyMap<PaperId, readonly string[]>>((papers, library) => {
		const tags = new Map<PaperId, readonly string[]>();
		for (const each of papers) {
			const id = currentId(namesOf(each), library);
			tags.set(id, [...new Set([...(tags.get(id) ?? []), each.tag])].sort());
		}
		return tags;
	});
	/** Changes made in this window that may not have come to all others yet. */
	private readonly own = new Map<string, Change>();
	private told: readonly unknown[] = [];

	constructor(private readonly memento: Memento) {}

	readIds(library: Library): ReadonlySet<PaperId> {
		return this.read.of(this.storedRead, library);
	}

	list(library: Library): ReadonlyMap<PaperId, ListedPaper> {
		return this.listed.of(this.storedList, library);
	}

	/** Tags of every paper that has some, each list sorted. */
	tags(library: Library): ReadonlyMap<PaperId, readonly string[]> {
		return this.tagged.of(this.storedTags, library);
	}

	/** Puts a tag on papers, or takes it off. */
	async setTag(tag: string, papers: readonly Paper[], isOn: boolean, library: Library): Promise<void> {
		const known = this.tags(library);
		const changed = papers.filter(({ id }) => (known.get(id)?.includes(tag) ?? false) !== isOn);
		if (changed.length > 0) {
			const mark = `${TAG}${tag}` as const;
			const changes = changed.map(({ id, title }) => ({ mark, id, title, isOn, at: 0 }));
			await this.memento.update(TAGS_KEY, withTags(this.storedTags, changes, library));
			await this.note(changes);
		}
	}

	async markRead(papers: readonly Paper[], library: Library): Promise<void> {
		const known = this.readIds(library);
		const added = papers.filter(({ id }) => !known.has(id));
		if (added.length > 0) {
			await this.memento.update(READ_KEY, [...this.storedRead, ...added.map(namesOf)]);
			await this.note(added.map(({ id, title }) => ({ mark: 'read', id, title, isOn: true })));
		}
	}

	async markUnread(papers: readonly Paper[], library: Library): Promise<void> {
		const ids = new Set(papers.map(({ id }) => id));
		const kept = this.storedRead.filter((names) => !ids.has(currentId(names, library)));
		await this.memento.update(READ_KEY, kept);
		await this.note(papers.map(({ id, title }) => ({ mark: 'read', id, title, isOn: false })));
	}

	/** Keeps the list as given; papers that are not in the corpus keep the title they have. */
	async setList(ids: readonly PaperId[], library: Library): Promise<void> {
		const before = this.list(library);
		const stored = ids.flatMap((id): StoredPaper[] => {
			const title = library.get(id)?.title ?? before.get(id)?.title;
			return title === undefined ? [] : [{ id, title }];
		});
		const after = new Set(ids);
		const added = stored.filter(({ id }) => !before.has(id));
		const removed = [...before.values()].filter(({ id }) => !after.has(id));
		await this.memento.update(LIST_KEY, stored);
		await this.note([
			...added.map(({ id, title }) => ({ mark: 'list', id, title, isOn: true }) as const),
			...removed.map(({ id }) => ({ mark: 'list', id, title: library.get(id)?.title ?? '', isOn: false }) as const),
		]);
	}

	/**
	 * Takes what other windows wrote, and makes again what they overwrote; the later of two changes counts. True where
	 * something reads otherwise than when this was last asked.
	 */
	async catchUp(library: Library): Promise<boolean> {
		const stored = this.storedChanges;
		const lost: Change[] = [];
		for (const [key, change] of this.own) {
			const known = stored.find((each) => keyOf(each) === key);
			if (known === undefined || known.at < change.at) {
				lost.push(change);
			} else if (Date.now() - change.at > SETTLED_MS) {
				this.own.delete(key);
			}
		}
		if (lost.length > 0) {
			await this.memento.update(READ_KEY, redone(this.storedRead, lost, 'read', library));
			await this.memento.update(LIST_KEY, redone(this.storedList, lost, 'list', library));
			await this.memento.update(TAGS_KEY, withTags(this.storedTags, lost, library));
			await this.keep(lost);
		}
		const told = [this.storedRead, this.storedList, this.storedTags];
		const isOther = told.some((value, at) => value !== this.told[at]);
		this.told = told;
		return isOther;
	}

	private async note(changes: readonly Omit<Change, 'at'>[]): Promise<void> {
		if (changes.length > MOST_CHANGES) {
			return;
		}
		const at = Date.now();
		const made = changes.map((change) => ({ ...change, at }));
		for (const change of made) {
			this.own.set(keyOf(change), change);
		}
		for (const key of [...this.own.keys()].slice(0, -MOST_CHANGES)) {
			this.own.delete(key);
		}
		await this.keep(made);
	}

	private async keep(changes: readonly Change[]): Promise<void> {
		const keys = new Set(changes.map(keyOf));
		const others = this.storedChanges.filter((change) => !keys.has(keyOf(change)));
		await this.memento.update(CHANGES_KEY, [...others, ...changes].slice(-MOST_CHANGES));
	}

	private get storedRead(): readonly PaperNames[] {
		return storedList(this.memento.get<unknown>(READ_KEY), isPaperNames);
	}

	private get storedList(): readonly StoredPaper[] {
		return storedList(this.memento.get<unknown>(LIST_KEY), isStoredPaper);
	}

	private get storedTags(): readonly TaggedPaper[] {
		return storedList(this.memento.get<unknown>(TAGS_KEY), isTaggedPaper);
	}

	private get storedChanges(): readonly Change[] {
		return storedList(this.memento.get<unknown>(CHANGES_KEY), isChange);
	}
}

/** The last thing done to a paper in some window. */
interface Change {
	readonly mark: 'read' | 'list' | `tag ${string}`;
	readonly id: PaperId;
	readonly title: string;
	readonly isOn: boolean;
	/** Milliseconds since 1970. */
	readonly at: number;
}

const CHANGES_KEY = 'reading.changes';
/** More than anyone makes one by one in the moment that a value takes to other windows. */
const MOST_CHANGES = 500;
/** A value has come to every window by then. */
const SETTLED_MS = 60_000;

function keyOf({ mark, id }: Change): string {
	return `${mark} ${id}`;
}

/** Read papers or the list with changes made again: papers that come back stand at the end. */
function redone<T extends PaperNames | StoredPaper>(
	stored: readonly T[],
	changes: readonly Change[],
	mark: Change['mark'],
	library: Library,
): readonly T[] {
	const own = changes.filter((change) => change.mark === mark);
	const meant = new Map(own.map((change) => [currentId(namesOf(change), library), change]));
	const idOf = (each: T) => currentId('id' in each ? namesOf(each) : each, library);
	const kept = stored.filter((each) => meant.get(idOf(each))?.isOn !== false);
	const there = new Set(kept.map(idOf));
	const back = [...meant].filter(([id, { isOn }]) => isOn && !there.has(id));
	return [...kept, ...back.map(([, { id, title }]) => (mark === 'read' ? namesOf({ id, title }) : { id, title }) as T)];
}

/** What the mark of a tag begins with. */
const TAG = 'tag ';

/** Tagged papers with changes of tags made again. */
function withTags(
	stored: readonly TaggedPaper[],
	changes: readonly Change[],
	library: Library,
): readonly TaggedPaper[] {
	const marks = new Set(changes.map(({ mark }) => mark).filter((mark) => mark.startsWith(TAG)));
	let tagged = stored;
	for (const mark of marks) {
		const tag = mark.slice(TAG.length);
		const own = redone(
			tagged.filter((each) => each.tag === tag),
			changes,
			mark,
			library,
		);
		tagged = [...tagged.filter((each) => each.tag !== tag), ...own.map((each) => ({ ...each, tag }))];
	}
	return tagged;
}

/** A paper of the list as stored: its title as the source has it gives its second name. */
interface StoredPaper {
	readonly id: PaperId;
	readonly title: string;
}

interface TaggedPaper extends StoredPaper {
	readonly tag: string;
}

function isTaggedPaper(value: unknown): value is TaggedPaper {
	return isStoredPaper(value) && 'tag' in value && typeof value.tag === 'string' && value.tag !== '';
}

function isStoredPaper(value: unknown): value is StoredPaper {
	const { id, title } = (value ?? {}) as Readonly<Record<string, unknown>>;
	return typeof id === 'string' && typeof title === 'string';
}

function isChange(value: unknown): value is Change {
	const { mark, isOn, at } = (value ?? {}) as Readonly<Record<string, unknown>>;
	const isMark = typeof mark === 'string' && (mark === 'read' || mark === 'list' || mark.startsWith(TAG));
	return isStoredPaper(value) && isMark && typeof isOn === 'boolean' && Number.isFinite(at);
}

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
