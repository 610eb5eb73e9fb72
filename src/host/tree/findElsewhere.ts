import { env, Uri } from 'vscode';
import type { Paper } from '../../core/paper';

/** Sites on which a paper can be looked up. */
export type Site = 'huggingFace' | 'arxiv' | 'scholar';

/** The paper's own page where its arXiv id is known, else the site's search for its title. */
const ADDRESSES: Readonly<Record<Site, (paper: Paper) => string>> = {
	huggingFace: ({ arxivId, titleText }) =>
		arxivId ? `https://huggingface.co/papers/${arxivId}` : `https://huggingface.co/papers?q=${query(titleText)}`,
	arxiv: ({ arxivId, titleText }) =>
		arxivId
			? `https://arxiv.org/abs/${arxivId}`
			: `https://arxiv.org/search/?searchtype=title&query=${query(titleText)}`,
	scholar: ({ titleText }) => `https://scholar.google.com/scholar?q=${query(`"${titleText.replaceAll('"', '')}"`)}`,
};

export async function findElsewhere(paper: Paper, site: Site): Promise<void> {
	await env.openExternal(Uri.parse(ADDRESSES[site](paper), true));
}

function query(text: string): string {
	return encodeURIComponent(text);
}
