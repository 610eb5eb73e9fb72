import { addressedPaper } from '../citation/bibliographies/paperLinks';
import { derived } from '../derived';
import type { Library } from '../library';
import type { Paper } from '../paper';
import { titleKey } from '../text/title';
import { type AgentCorpus, AgentError } from './tool';

/** Papers by the identity of their titles; several may bear one. */
function byTitle(library: Library): ReadonlyMap<string, readonly Paper[]> {
	const titles = new Map<string, Paper[]>();
	for (const paper of library.papers) {
		const key = titleKey(paper.title);
		const known = titles.get(key);
		if (known === undefined) {
			titles.set(key, [paper]);
		} else {
			known.push(paper);
		}
	}
	return titles;
}

/**
 * The one paper that an id, an address, a citation key or a whole title means. Throws an `AgentError` with the nearest
 * titles for anything else: a paper that nobody knows must not be cited.
 */
export function findPaper(corpus: AgentCorpus, name: string): Paper {
	const { library, keys } = corpus;
	const wanted = name.trim().replace(/^@/u, '');
	const id = library.get(wanted);
	if (id !== undefined) {
		return id;
	}
	const address = addressedPaper(wanted);
	const addressed =
		address?.arxivId != null
			? library.get(`arxiv:${address.arxivId}`)
			: address?.doi != null
				? library.papers.find(({ doi }) => doi === address.doi)
				: undefined;
	if (addressed !== undefined) {
		return addressed;
	}
	const keyed = library.papers.find((paper) => keys.get(paper.id) === wanted);
	if (keyed !== undefined) {
		return keyed;
	}
	const key = titleKey(wanted);
	const titled = key === '' ? [] : (derived(library, byTitle).get(key) ?? []);
	if (titled.length === 1) {
		return titled[0]!;
	}
	if (titled.length > 1) {
		const ids = titled.map((paper) => paper.id).join(', ');
		throw new AgentError(`Several papers of this corpus have this title: ${ids}. Ask again with one of these ids.`);
	}
	throw new AgentError(unknownPaper(corpus, wanted));
}

function unknownPaper({ search, library }: AgentCorpus, name: string): string {
	const shown = name.length > 120 ? `${name.slice(0, 120)}…` : name;
	const near = search.find(name.slice(0, 300), { limit: 3 }).flatMap(({ id }) => library.get(id) ?? []);
	const nearest =
		near.length === 0
			? 'No title is near.'
			: `Nearest titles:\n${near.map(({ id, titleText }) => `- ${titleText} (${id})`).join('\n')}`;
	return `“${shown}” is not in this corpus: do not cite it unless a source that you can name gives it. ${nearest}`;
}
