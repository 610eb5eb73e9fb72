/** Any RSS or Atom feed, and listings that lie at an address. */

import type { ServiceAnswer, ServiceRequest } from './exchange';
import { unusable } from './exchange';
import { isWebPage, jsonOf, noPapers, papersIn, type Reception, received } from './reception';
import { receivedFeed } from './xmlAnswer';

const XML = 'application/rss+xml, application/atom+xml, application/xml, text/xml';

export function feedAt(url: string): ServiceRequest {
	return { service: 'feed', path: url, accept: `${XML}, */*;q=0.5` };
}

export function listingAt(url: string): ServiceRequest {
	return { service: 'listing', path: url, accept: '*/*' };
}

/** Answer to `feedAt`. Its own day is that of its latest change, which may be long ago: it is no day to keep it under. */
export function receiveFeed(answer: ServiceAnswer): Reception {
	return received(answer, (found) => receivedFeed(found, 'the address', () => null));
}

/** Answer to `listingAt`: JSON, JSON Lines, a feed, a page or text, whatever can be read as a listing. */
export function receiveListing(answer: ServiceAnswer): Reception {
	return received(answer, (found) => {
		const { text } = found;
		if (text.trim() === '' || /^\s*\[\s*\]\s*$/.test(text)) {
			return noPapers(found);
		}
		if (/^\s*<(?:\?xml|rss|feed|rdf:RDF)\b/.test(text) && !isWebPage(found)) {
			return receiveFeed(answer);
		}
		if (/^\s*\[/.test(text) && jsonOf(found) === undefined) {
			return unusable('The answer is no whole JSON.');
		}
		return papersIn(found, /^\s*[[{]/.test(text) ? 'json' : isWebPage(found) ? 'html' : 'txt');
	});
}
