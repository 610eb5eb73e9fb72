import type { Library } from '../core/library';
import type { Paper, PaperId } from '../core/paper';
import { titleKey } from '../core/text/title';

/** The names by which a paper is known again: its id and, where that is another one, its title id. */
export type PaperNames = readonly [id: PaperId, titleId?: PaperId];

export function namesOf({ id, title }: Pick<Paper, 'id' | 'title'>): PaperNames {
	const titleId = `title:${titleKey(title)}`;
	return id === titleId ? [id] : [id, titleId];
}

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
