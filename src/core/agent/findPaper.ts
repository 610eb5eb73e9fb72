import { addressedPaper } from '../citation/bibliographies/paperLinks';
import { titleOverlap } from '../completion/titles';
import { derived } from '../derived';
import type { Library } from '../library';
import type { Paper } from '../paper';
import { titleKey } from '../text/title';
import { askedBy, fenced, inLine, scopeOf } from './answer';
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
		const ids = titled.map((paper) => askedBy(paper, corpus)).join(', ');
		throw new AgentError(`Several papers of this corpus have this title: ${ids}. Ask again with one of these ids.`);
	}
	const missing = corpus.unread.length === 0 ? '' : ` (${scopeOf(corpus)})`;
	throw new UnknownPaper(wanted, `${nearestTitles(corpus, wanted)}${missing}`);
}

/** Nobody knows the paper: it is not to be cited. The message says so and what is near, `refusal` as briefly as it can. */
export class UnknownPaper extends AgentError {
	readonly refusal: string;

	constructor(name: string, nearest: string) {
		super(`${refusalOf(name, 200)} ${nearest}`);
		this.refusal = refusalOf(name, 80);
	}
}

function refusalOf(name: string, most: number): string {
	return `“${inLine(name, most)}” is not in this corpus: do not cite it unless a source that you can name gives it.`;
}

/** Papers found by words of the name, among which those are of which most of the title is the same. */
const LOOKED_AT = 30;
const NAMED = 3;

function nearestTitles(corpus: AgentCorpus, name: string): string {
	const { search, library } = corpus;
	const wanted = name.slice(0, 300);
	const near = search
		.find(wanted, { limit: LOOKED_AT })
		.flatMap(({ id }) => library.get(id) ?? [])
		.map((paper) => ({ paper, overlap: titleOverlap(wanted, paper.titleText) }))
		.toSorted((a, b) => b.overlap - a.overlap)
		.slice(0, NAMED)
		.map(({ paper }) => paper);
	const rows = near.map((paper) => `- ${inLine(paper.titleText, 160)} (${askedBy(paper, corpus)})`);
	return rows.length === 0 ? 'No title is near.' : `Nearest titles:\n${fenced(rows.join('\n'))}`;
}
