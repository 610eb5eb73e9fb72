import type { Memento } from 'vscode';
import { isSignal, type Signal } from '../../core/interest/signals';
import type { Library } from '../../core/library';
import type { Paper, PaperId } from '../../core/paper';
import { currentId, isPaperNames, isText, namesOf, type PaperNames, storedList } from '../paperNames';

/** Carried by Settings Sync to the user's other machines. */
export const SIGNALS_KEY = 'interest.signals';
/** The reading list and the new papers as they last were, of which only the changes tell something. */
const LIST_KEY = 'interest.list';
const FRESH_KEY = 'interest.fresh';

/** Papers of which something is remembered at most; the longest ago are forgotten, what was only passed by first. */
const MOST_PAPERS = 2000;
const MOST_FRESH = 500;

/** What was done with a paper, with when: milliseconds since 1970. */
interface StoredPaper {
	readonly names: PaperNames;
	readonly told: Readonly<Partial<Record<Signal, number>>>;
}

export interface Remembered {
	readonly paper: Paper;
	readonly signals: readonly Signal[];
	/** Of the last signal, milliseconds since 1970. */
	readonly at: number;
}

/**
 * What the user did with papers that tells whether they matter, by the names of the papers, so that it outlives a corpus
 * that is moved. Nothing is concluded from what stands in a list: only what is done is noted, so that all of it can be
 * forgotten and stays forgotten.
 */
export class SignalMemory {
	constructor(private readonly memento: Memento) {}

	/** What is remembered of papers of a snapshot. */
	of(library: Library): readonly Remembered[] {
		return this.stored.flatMap(({ names, told }) => {
			const paper = library.get(currentId(names, library));
			const times = Object.values(told);
			return paper && times.length > 0
				? [{ paper, signals: Object.keys(told) as Signal[], at: Math.max(...times) }]
				: [];
		});
	}

	/** Papers the user said are not for them. */
	refused(library: Library): ReadonlySet<PaperId> {
		return new Set(
			this.stored.flatMap(({ names, told }) => (told.refused === undefined ? [] : currentId(names, library))),
		);
	}

	async note(signal: Signal, papers: readonly Paper[], library: Library): Promise<void> {
		await this.change(papers, library, (told) => ({ ...told, [signal]: Date.now() }));
	}

	async takeBack(signal: Signal, papers: readonly Paper[], library: Library): Promise<void> {
		await this.change(papers, library, ({ [signal]: _, ...others }) => others);
	}

	/** Notes what came onto the reading list since it was last looked at, and takes back what went from it. */
	async followList(ids: readonly PaperId[], library: Library): Promise<boolean> {
		const before = new Set(this.ids(LIST_KEY));
		const now = new Set(ids);
		const added = ids.filter((id) => !before.has(id)).flatMap((id) => library.get(id) ?? []);
		const removed = [...before].filter((id) => !now.has(id)).flatMap((id) => library.get(id) ?? []);
		if (added.length + removed.length === 0) {
			return false;
		}
		// A paper that the corpus does not hold yet is noted once it does.
		await this.memento.update(
			LIST_KEY,
			ids.filter((id) => before.has(id) || library.get(id)),
		);
		await this.note('saved', added, library);
		await this.takeBack('saved', removed, library);
		return true;
	}

	/** Notes as passed over what was new, is not any more, and was left alone. */
	async followNew(ids: ReadonlySet<PaperId>, wasTouched: (id: PaperId) => boolean, library: Library): Promise<boolean> {
		const before = this.ids(FRESH_KEY);
		const passed = before.filter((id) => !ids.has(id) && !wasTouched(id)).flatMap((id) => library.get(id) ?? []);
		const now = [...ids].slice(0, MOST_FRESH);
		if (before.join() !== now.join()) {
			await this.memento.update(FRESH_KEY, now);
		}
		if (passed.length > 0) {
			await this.note('passed', passed, library);
		}
		return passed.length > 0;
	}

	/** Forgets everything, and what stands in lists now tells nothing from then on. */
	async forget(listed: readonly PaperId[], fresh: ReadonlySet<PaperId>): Promise<void> {
		await this.memento.update(SIGNALS_KEY, undefined);
		await this.memento.update(LIST_KEY, listed);
		await this.memento.update(FRESH_KEY, [...fresh].slice(0, MOST_FRESH));
	}

	private ids(key: string): readonly PaperId[] {
		return storedList(this.memento.get<unknown>(key), isText);
	}

	private get stored(): readonly StoredPaper[] {
		return storedList(this.memento.get<unknown>(SIGNALS_KEY), isStoredPaper);
	}

	private async change(
		papers: readonly Paper[],
		library: Library,
		change: (told: StoredPaper['told']) => StoredPaper['told'],
	): Promise<void> {
		if (papers.length === 0) {
			return;
		}
		const changed = new Map(papers.map((paper) => [paper.id, paper]));
		const others: StoredPaper[] = [];
		const before = new Map<PaperId, StoredPaper['told']>();
		for (const stored of this.stored) {
			const id = currentId(stored.names, library);
			if (changed.has(id)) {
				before.set(id, { ...before.get(id), ...stored.told });
			} else {
				others.push(stored);
			}
		}
		const made = [...changed.values()].map((paper) => ({
			names: namesOf(paper),
			told: change(before.get(paper.id) ?? {}),
		}));
		await this.memento.update(SIGNALS_KEY, bounded([...others, ...made.filter(({ told }) => !isEmpty(told))]));
	}
}

function isStoredPaper(value: unknown): value is StoredPaper {
	const { names, told } = (value ?? {}) as Readonly<Record<string, unknown>>;
	return (
		isPaperNames(names) &&
		typeof told === 'object' &&
		told !== null &&
		Object.entries(told).every(([signal, at]) => isSignal(signal) && Number.isFinite(at))
	);
}

/** Those that were changed last stand at the end. */
function bounded(papers: readonly StoredPaper[]): readonly StoredPaper[] {
	const tooMany = papers.length - MOST_PAPERS;
	if (tooMany <= 0) {
		return papers;
	}
	const weak = papers.filter(({ told }) => Object.keys(told).every((signal) => signal === 'passed'));
	const gone = new Set([...weak, ...papers].slice(0, tooMany));
	return papers.filter((paper) => !gone.has(paper)).slice(-MOST_PAPERS);
}

function isEmpty(told: StoredPaper['told']): boolean {
	return Object.keys(told).length === 0;
}
