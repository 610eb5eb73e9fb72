import type { Library } from '../core/library';
import type { Paper, PaperId } from '../core/paper';
import { titleKey } from '../core/text/title';

/** The names by which a paper is known again: its id and, where that is another one, its title id. */
export type PaperNames = readonly [id: PaperId, titleId?: PaperId];

export function namesOf({ id, title }: Pick<Paper, 'id' | 'title'>): PaperNames {
	const titleId = `title:${titleKey(title)}`;
	return id === titleId ? [id] : [id, titleId];
}

export function isText(value: unknown): value is string {
	return typeof value === 'string';
}

export function isPaperNames(value: unknown): value is PaperNames {
	return Array.isArray(value) && value.length > 0 && value.every(isText);
}

/**
 * A stored list without what is none of its kind: another version of the extension may have written it, on this machine
 * or, by Settings Sync, on another. The same list where all of it is.
 */
export function storedList<T>(value: unknown, isOne: (each: unknown) => each is T): readonly T[] {
	if (!Array.isArray(value)) {
		return NONE;
	}
	const known = READ.get(value);
	if (known?.isOne === isOne) {
		return known.read as readonly T[];
	}
	const list: readonly unknown[] = value;
	const read = list.every(isOne) ? list : list.filter(isOne);
	READ.set(value, { isOne, read });
	return read;
}

/** By what is stored: it is asked for again and again, and who asks compares what they got. */
const READ = new WeakMap<object, { readonly isOne: unknown; readonly read: readonly unknown[] }>();

const NONE: readonly never[] = [];

/** The id by which the current snapshot knows a paper; the first name where it does not hold it. */
export function currentId(names: PaperNames, library: Library): PaperId {
	for (const name of names) {
		const paper = name === undefined ? undefined : library.get(name);
		if (paper) {
			return paper.id;
		}
	}
	return names[0];
}
