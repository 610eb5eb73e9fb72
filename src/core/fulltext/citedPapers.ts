import type { Library } from '../library';
import type { Paper } from '../paper';
import { titleKey } from '../text/title';
import type { Reference } from './fullText';

/** The paper of a library that a reference is of: by its ids, else where a part of its text is the whole title of one. */
export function paperOfReference(library: Library, { arxivId, doi, text }: Reference): Paper | undefined {
	const byId = arxivId === null ? undefined : library.get(`arxiv:${arxivId}`);
	if (byId !== undefined) {
		return byId;
	}
	for (const part of titlesIn(text)) {
		const paper = library.get(`title:${titleKey(part)}`);
		if (paper !== undefined && (doi === null || paper.doi === null || paper.doi === doi)) {
			return paper;
		}
	}
	return undefined;
}

/** What to ask for a reference by; `null` where it bears no id. */
export function addressOfReference({ arxivId, doi }: Reference): string | null {
	return arxivId === null ? doi : `arXiv:${arxivId}`;
}

/** Shorter parts are names of people and places rather than titles; in characters. */
const SHORTEST_TITLE = 12;

/** Parts of a reference that may be a title: between stops, and between quotation marks. */
function titlesIn(text: string): readonly string[] {
	const quoted = [...text.matchAll(/[“"]([^“”"]+)[”"]/g)].map(([, title = '']) => title.replace(/[,.]$/, ''));
	const parts = text.split(/(?<=[.?!])\s+/).flatMap((part) => [part, part.replace(/[.,]$/, '')]);
	return [...quoted, ...parts].filter((part) => part.length >= SHORTEST_TITLE);
}
