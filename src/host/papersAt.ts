import { derived } from '../core/derived';
import { collectPlaces, placeOf } from '../core/feeds/papersAt';
import type { Library } from '../core/library';
import type { Paper } from '../core/paper';
import { runInSlices } from './slices';

/** The papers that an address, an arXiv id or a DOI leads to; collected once for each snapshot, in slices. */
export async function papersAt(library: Library, address: string): Promise<readonly Paper[]> {
	const place = placeOf(address);
	const ids = place === null ? [] : ((await derived(library, places))?.get(place) ?? []);
	return ids.flatMap((id) => library.get(id) ?? []);
}

const places = (library: Library) => runInSlices(collectPlaces(library), () => false);
