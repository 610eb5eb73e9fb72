import { citationKeys } from '../core/citation/keys/keys';
import type { Paper, PaperId } from '../core/paper';
import { createSearch, loadSearch, type PaperSearch } from '../core/search';
import { finish } from '../core/steps';
import type { KeptReadings } from './keptReadings';

/** What is made of all papers of a corpus, when first asked for: from what is kept of it, and else kept for next time. */
export interface KeptIndexes {
	search(): PaperSearch;
	keys(): ReadonlyMap<PaperId, string>;
}

const SEARCH = 'search.index';
const KEYS = 'keys.json';

/** Ask once all files of the corpus were read. */
export async function keptIndexes(kept: KeptReadings, papers: readonly Paper[]): Promise<KeptIndexes> {
	const [index, known] = await Promise.all([kept.get(SEARCH, kept.state), kept.get(KEYS, kept.state)]);
	return {
		search() {
			const loaded = index && finish(loadSearch(index, papers));
			if (loaded) {
				return loaded;
			}
			const made = createSearch(papers);
			void kept.put(SEARCH, kept.state, finish(made.save()));
			return made;
		},
		keys() {
			if (known) {
				return new Map(JSON.parse(new TextDecoder().decode(known)) as readonly [PaperId, string][]);
			}
			const made = citationKeys(papers);
			void kept.put(KEYS, kept.state, new TextEncoder().encode(JSON.stringify([...made])));
			return made;
		},
	};
}
