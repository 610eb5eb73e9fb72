import { FileSystemError, type Memento, Uri, workspace } from 'vscode';
import { feedDayOf } from '../../core/feeds/keptNames';
import { longHash } from '../../core/hash';
import type { Paper, PaperId } from '../../core/paper';
import { namesOf } from '../paperNames';
import { runInSlices } from '../slices';

/** Windows that are reloaded within this time of the last look belong to the same sitting: what is new stays new. */
const SITTING_MS = 60 * 60 * 1000;
const LOOKED_AT_KEY = 'reading.lookedAt';
/** Set in a workspace whose corpus was looked at: only then can something in it be new. */
const KNOWN_WORKSPACE_KEY = 'reading.knowsCorpus';

/**
 * Which papers were first seen since the user last looked. The file holds a number for each name ever seen: first
 * those of earlier sittings, then those of this one.
 */
export class NewPapers {
	private opened: Promise<Seen> | undefined;
	/** Papers that are new, with those that were not yet in sight. */
	private fresh: ReadonlySet<PaperId> = new Set();
	private unseenIds: ReadonlySet<PaperId> = new Set();
	private readonly file: Uri;

	constructor(
		private readonly folder: Uri,
		private readonly everywhere: Memento,
		private readonly workspaceState: Memento,
	) {
		this.file = Uri.joinPath(folder, 'seen.bin');
	}

	get ids(): ReadonlySet<PaperId> {
		return this.fresh;
	}

	/** Those of them that were not yet in sight. */
	get unseen(): ReadonlySet<PaperId> {
		return this.unseenIds;
	}

	/** Finds what is new among these papers, in slices. */
	async update(papers: readonly Paper[], isStale: () => boolean): Promise<void> {
		const { before, seen } = await this.open();
		if (papers.length === 0) {
			this.fresh = new Set();
			this.unseenIds = new Set();
			return;
		}
		if (!this.workspaceState.get(KNOWN_WORKSPACE_KEY, false)) {
			// What feeds bring is news in a workspace of its own, too; whatever the user has seen elsewhere is known anyway.
			const old = papers.filter(({ sources }) => !sources.some(feedDayOf));
			await runInSlices(addAll(old, before), () => false);
			await this.workspaceState.update(KNOWN_WORKSPACE_KEY, true);
		}
		const found = await runInSlices(newAmong(papers, before), isStale);
		if (found) {
			this.fresh = new Set(found.map(({ id }) => id));
			this.unseenIds = new Set(found.filter(({ id }) => !seen.has(longHash(id))).map(({ id }) => id));
		}
	}

	/** The papers came into sight: they are new for this sitting, and known in the next. */
	async look(papers: readonly Paper[]): Promise<void> {
		const seen = await this.open();
		await runInSlices(addAll(papers, seen.seen), () => false);
		await this.save(seen);
	}

	/** What was in sight needs no badge any more. */
	forgetUnseen(): void {
		this.unseenIds = new Set();
	}

	/** These papers are not new. */
	async markSeen(papers: readonly Paper[]): Promise<void> {
		const seen = await this.open();
		await runInSlices(addAll(papers, seen.before), () => false);
		const ids = new Set(papers.map(({ id }) => id));
		this.fresh = new Set([...this.fresh].filter((id) => !ids.has(id)));
		this.unseenIds = new Set([...this.unseenIds].filter((id) => !ids.has(id)));
		await this.save(seen);
	}

	/** Nothing is new any more. */
	async markAllSeen(papers: readonly Paper[]): Promise<void> {
		const seen = await this.open();
		await runInSlices(addAll(papers, seen.before), () => false);
		this.fresh = new Set();
		this.unseenIds = new Set();
		await this.save(seen);
	}

	private open(): Promise<Seen> {
		this.opened ??= this.load();
		return this.opened;
	}

	private async load(): Promise<Seen> {
		const numbers = await readNumbers(this.file);
		const sameSitting = Date.now() - this.everywhere.get(LOOKED_AT_KEY, 0) < SITTING_MS;
		const earlier = sameSitting ? (numbers[0] ?? 0) : numbers.length;
		const known: Seen = { before: new Set(), seen: new Set() };
		await runInSlices(fill(known, numbers.subarray(1), earlier), () => false);
		return known;
	}

	private async save(seen: Seen): Promise<void> {
		// Another window may have saved what it showed.
		await runInSlices(addSeen(seen, (await readNumbers(this.file)).subarray(1)), () => false);
		const numbers = await runInSlices(numbersOf(seen), () => false);
		await workspace.fs.createDirectory(this.folder);
		await workspace.fs.writeFile(this.file, new Uint8Array(numbers!.buffer));
		await this.everywhere.update(LOOKED_AT_KEY, Date.now());
	}
}

/** Numbers of the papers seen in earlier sittings, and of all that were in sight; new is what is not in `before`. */
interface Seen {
	readonly before: Set<number>;
	readonly seen: Set<number>;
}

async function readNumbers(file: Uri): Promise<Float64Array> {
	try {
		return new Float64Array((await workspace.fs.readFile(file)).slice().buffer);
	} catch (error) {
		if (error instanceof FileSystemError || error instanceof RangeError) {
			return new Float64Array();
		}
		throw error;
	}
}

/** Takes numbers as seen, the first of them as seen in earlier sittings. */
function* fill({ before, seen }: Seen, numbers: Float64Array, earlier: number): Generator<void, void> {
	for (const [index, number] of numbers.entries()) {
		seen.add(number);
		if (index < earlier) {
			before.add(number);
		}
		yield;
	}
}

/** Adds what the file says was in sight in some window. */
function* addSeen({ seen }: Seen, numbers: Float64Array): Generator<void, void> {
	for (const number of numbers) {
		seen.add(number);
		yield;
	}
}

/** What the file holds: how many are of earlier sittings, those, the others. */
function* numbersOf({ before, seen }: Seen): Generator<void, Float64Array<ArrayBuffer>> {
	const numbers = new Float64Array(1 + before.size + seen.size);
	let length = 0;
	numbers[length++] = before.size;
	for (const number of before) {
		numbers[length++] = number;
		yield;
	}
	for (const number of seen) {
		if (!before.has(number)) {
			numbers[length++] = number;
		}
		yield;
	}
	return numbers.slice(0, length);
}

function* newAmong(papers: readonly Paper[], before: ReadonlySet<number>): Generator<void, Paper[]> {
	const found: Paper[] = [];
	for (const paper of papers) {
		if (!before.has(longHash(paper.id)) && !namesOf(paper).some((name) => name && before.has(longHash(name)))) {
			found.push(paper);
		}
		yield;
	}
	return found;
}

function* addAll(papers: readonly Paper[], numbers: Set<number>): Generator<void, void> {
	for (const paper of papers) {
		for (const name of namesOf(paper)) {
			name && numbers.add(longHash(name));
		}
		yield;
	}
}
