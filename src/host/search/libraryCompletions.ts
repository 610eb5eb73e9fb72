import type { Library } from '../../core/library';
import type { KnownValues } from '../../core/search';
import { fileName } from '../../core/text/fileName';
import { runInSlices } from '../slices';

type LibraryValues = Pick<Required<KnownValues>, 'organizations' | 'years' | 'sources'>;

/** What qualifiers may be completed with: found in slices once asked for, then kept for the library. */
export class LibraryCompletions {
	private library: Library | undefined;
	private found: LibraryValues = { organizations: [], years: [], sources: [] };

	constructor(private readonly onFound: () => void) {}

	/** Those of an earlier library until they are found, which is told. */
	of(library: Library): LibraryValues {
		if (library !== this.library) {
			this.library = library;
			void this.find(library);
		}
		return this.found;
	}

	private async find(library: Library): Promise<void> {
		const found = await runInSlices(valuesOf(library), () => library !== this.library, { isUrgent: true });
		if (found) {
			this.found = found;
			this.onFound();
		}
	}
}

function* valuesOf({ papers, listings }: Library): Generator<void, LibraryValues> {
	const organizations = new Set<string>();
	const years = new Set<string>();
	for (const { organization, date } of papers) {
		if (organization !== null) {
			organizations.add(organization.name);
		}
		if (date !== null) {
			years.add(date.slice(0, 4));
		}
		yield;
	}
	return {
		organizations: [...organizations],
		years: [...years].sort().reverse(),
		sources: [...new Set(listings.map(({ file }) => fileName(file)))],
	};
}
