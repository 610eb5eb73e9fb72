import type { Library } from '../../library';
import type { Paper } from '../../paper';
import type { PaperSearch } from '../../search';
import type { Bibliography, BibliographyEntry } from './bibliography';
import { chooseKey } from './entryIndex';
import { findEntries } from './entrySearch';

/** A key that what was typed may be the beginning of: of an entry, or of a paper that has none yet. */
export type KeyProposal =
	| { readonly key: string; readonly entry: BibliographyEntry }
	| { readonly key: string; readonly entry: null; readonly paper: Paper };

/** Where keys come from. */
export interface KeySources {
	/** In order of precedence. */
	readonly bibliographies: readonly Pick<Bibliography, 'entries'>[];
	readonly library: Pick<Library, 'get'>;
	readonly search: PaperSearch;
	/** The key a paper of the library would get. */
	readonly keyOf: (paper: Paper) => string;
}

const MAX_ENTRIES = 40;
const MAX_PAPERS = 30;

/** What a key being typed may become, entries of the bibliographies first, best first; papers only for some letters. */
export function proposeKeys(typed: string, sources: KeySources): readonly KeyProposal[] {
	const keys = new Set<string>();
	const entries = sources.bibliographies
		.flatMap((bibliography) => findEntries(bibliography, typed, MAX_ENTRIES))
		.filter(({ key }) => !keys.has(key) && keys.add(key))
		.slice(0, MAX_ENTRIES)
		.map((entry) => ({ key: entry.key, entry }));
	const papers = findPapers(typed, sources).flatMap((paper): readonly KeyProposal[] => {
		const { key, entry } = chooseKey(sources.bibliographies, paper, sources.keyOf(paper));
		return entry === undefined ? [{ key, entry: null, paper }] : [];
	});
	return [...entries, ...papers];
}

function findPapers(typed: string, { library, search }: KeySources): readonly Paper[] {
	const query = typed.replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
	if (query === '') return [];
	// `agent2025`: a name and the year behind it.
	const parts = query.replace(/(\p{L})(\d{4})[b-z]*$/u, '$1 $2');
	const find = (text: string) => search.find(text, { limit: MAX_PAPERS });
	const hits = find(query);
	return (hits.length > 0 || parts === query ? hits : find(parts)).flatMap(({ id }) => library.get(id) ?? []);
}
