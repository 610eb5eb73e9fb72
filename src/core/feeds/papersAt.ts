import type { Library } from '../library';
import { linkHref, linkIdentity } from '../links/links';
import { repositoryOf } from '../links/repositories';
import type { PaperId } from '../paper';
import { paperAddressIn } from './paperAddress';

/** The papers that each address leads to, by `placeOf`. */
export type PapersByPlace = ReadonlyMap<string, readonly PaperId[]>;

/**
 * What an address, an arXiv id or a DOI leads to: equal for all pages of one paper, for all addresses within one
 * repository, and for all spellings of another page. `null` for a text that is none of them.
 */
export function placeOf(text: string): string | null {
	const address = text.trim();
	if (/\s/.test(address.replace(/^arxiv:\s+/i, 'arxiv:'))) {
		return null;
	}
	const paper = paperAddressIn(address);
	if (paper?.kind === 'arxiv') {
		return `arxiv:${paper.id.toLowerCase()}`;
	}
	if (paper?.kind === 'doi') {
		return `doi:${paper.doi}`;
	}
	if (!/^https?:\/\//i.test(address)) {
		return null;
	}
	return repositoryOf(address)?.identity ?? linkIdentity(paper?.url ?? address).toLowerCase();
}

/**
 * Every address that is known to lead to a paper: its pages, its DOI, and the links it gives itself. An arXiv paper or a
 * DOI it links to is another paper, which it speaks of. Pauses after each paper.
 */
export function* collectPlaces({ papers }: Library): Generator<void, PapersByPlace> {
	const places = new Map<string, PaperId[]>();
	for (const { id, arxivId, doi, links } of papers) {
		const own = new Set<string>();
		if (arxivId !== null) {
			own.add(`arxiv:${arxivId.toLowerCase()}`);
		}
		if (doi !== null) {
			own.add(`doi:${doi}`);
		}
		for (const link of links) {
			const href = linkHref(link);
			const place = href === null ? null : placeOf(href);
			if (place !== null && !(link.kind === 'paper' && /^(?:arxiv|doi):/.test(place))) {
				own.add(place);
			}
		}
		for (const place of own) {
			const ids = places.get(place);
			if (ids) {
				ids.push(id);
			} else {
				places.set(place, [id]);
			}
		}
		yield;
	}
	return places;
}
