import type { Paper } from '../paper';

/** Sites on which a paper can be looked up. */
export type Site = 'huggingFace' | 'arxiv' | 'googleScholar' | 'semanticScholar';

/** Address of a paper on each site: the paper itself where its arXiv id is known, else the search for its title. */
export const SITES: Readonly<Record<Site, (paper: Pick<Paper, 'arxivId' | 'titleText'>) => string>> = {
	huggingFace: ({ arxivId, titleText }) =>
		arxivId === null
			? `https://huggingface.co/papers?q=${asked(titleText)}`
			: `https://huggingface.co/papers/${encodeURIComponent(arxivId)}`,
	arxiv: ({ arxivId, titleText }) =>
		arxivId === null
			? `https://arxiv.org/search/?searchtype=title&query=${asked(titleText)}`
			: `https://arxiv.org/abs/${arxivId.split('/').map(encodeURIComponent).join('/')}`,
	googleScholar: ({ titleText }) => `https://scholar.google.com/scholar?q=${asked(`"${titleText}"`)}`,
	semanticScholar: ({ arxivId, titleText }) =>
		arxivId === null
			? `https://www.semanticscholar.org/search?q=${asked(titleText)}`
			: `https://www.semanticscholar.org/arxiv/${encodeURIComponent(arxivId)}`,
};

const HALF_CHARACTER = /\p{Surrogate}/gu;
/** Longest title a site is asked for: more is no title, and addresses must stay short. */
const MAX_ASKED = 300;

function asked(title: string): string {
	return encodeURIComponent(title.slice(0, MAX_ASKED).replace(HALF_CHARACTER, ''));
}
