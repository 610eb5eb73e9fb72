import { isInCategory } from '../listing/containers/category';

/** Which records of a snapshot of metadata are wanted; a record is one line of it. */
export interface SnapshotFilter {
	/** arXiv categories (`cs.CL`) or whole archives (`cs`), any of which a paper must be in; empty for all. */
	readonly categories: readonly string[];
	/** Years of first submission, both included; `null` where open. */
	readonly from: number | null;
	readonly to: number | null;
}

/** The filter of an entry of a setting; `null` where it filters nothing. */
export function snapshotFilterOf({ categories, from, to }: Readonly<Record<string, unknown>>): SnapshotFilter | null {
	const named = Array.isArray(categories) ? categories.filter((each) => typeof each === 'string' && each !== '') : [];
	const filter = { categories: named, from: yearIn(from), to: yearIn(to) };
	return named.length === 0 && filter.from === null && filter.to === null ? null : filter;
}

function yearIn(value: unknown): number | null {
	return typeof value === 'number' && Number.isInteger(value) ? value : null;
}

/** A text that two filters share only where they want the same; empty for none. */
export function filterKey(filter: SnapshotFilter | null): string {
	return filter === null ? '' : `${filter.categories.join('+')}:${filter.from ?? ''}-${filter.to ?? ''}`;
}

/**
 * Whether a record of arXiv's metadata snapshot (https://www.kaggle.com/datasets/Cornell-University/arxiv: `id`, `title`,
 * `categories`, `versions`, `update_date` …) is wanted; `null` where a value is none of a paper. A paper whose year is
 * not told is wanted where no year is asked for.
 */
export function isWanted(record: unknown, { categories, from, to }: SnapshotFilter): boolean | null {
	if (typeof record !== 'object' || record === null || !('title' in record) || typeof record.title !== 'string') {
		return null;
	}
	const fields = record as Readonly<Record<string, unknown>>;
	if (categories.length > 0) {
		const own = namesIn(fields.categories ?? fields.primary_category);
		if (!own.some((name) => categories.some((wanted) => isIn(name, wanted)))) {
			return false;
		}
	}
	if (from === null && to === null) {
		return true;
	}
	const year = yearOf(fields);
	return year !== null && (from === null || year >= from) && (to === null || year <= to);
}

function namesIn(value: unknown): readonly string[] {
	return Array.isArray(value) ? value.flatMap(namesIn) : typeof value === 'string' ? value.split(/[\s,;]+/) : [];
}

/** Names are compared as arXiv compares them; `cs.*` is the archive, too. */
function isIn(name: string, wanted: string): boolean {
	return isInCategory(name.toLowerCase(), wanted.toLowerCase().replace(/\.\*$/, ''));
}

/** The first version's, else the month in an arXiv id, else what other dates say. */
function yearOf({
	versions,
	id,
	published,
	date,
	year,
	update_date,
}: Readonly<Record<string, unknown>>): number | null {
	const [first] = Array.isArray(versions) ? versions : [];
	const created = typeof first === 'object' && first !== null && 'created' in first ? first.created : null;
	const month = /^(?:[a-z-]+(?:\.[A-Z]{2})?\/)?(\d{2})(?:0[1-9]|1[0-2])(?:\.\d{4,5}|\d{3})(?:v\d+)?$/.exec(String(id));
	// Ids began in August 1991.
	const ofId = month === null ? null : Number(month[1]) + (Number(month[1]) > 90 ? 1900 : 2000);
	for (const told of [created, ofId, published, date, year, update_date]) {
		const found = /(?<!\d)(19|20)\d{2}(?!\d)/.exec(String(told ?? ''));
		if (found !== null) {
			return Number(found[0]);
		}
	}
	return null;
}
