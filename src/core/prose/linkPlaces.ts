import { findLinks, linkHref } from '../links/links';

/** Most addresses of a paragraph that can be clicked. */
const MAX_LINKS = 200;

/** Where in a text an address stands. */
export interface LinkPlace {
	readonly start: number;
	readonly end: number;
	readonly href: string | null;
}

/** The addresses of a text that can be clicked, in order. */
export function linkPlaces(source: string): readonly LinkPlace[] {
	const places: LinkPlace[] = [];
	let from = 0;
	for (const link of findLinks(source).slice(0, MAX_LINKS)) {
		const start = source.indexOf(link.url, from);
		if (start >= 0) {
			from = start + link.url.length;
			places.push({ start, end: from, href: linkHref(link) });
		}
	}
	return places;
}
