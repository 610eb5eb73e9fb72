/** arXiv's feeds of what was announced last (https://info.arxiv.org/help/rss.html): of this day only, empty at weekends. */

import type { Announcement } from '../listing/containers/announcementKinds';
import { withAnnouncements } from '../listing/containers/announcements';
import { encoded } from '../text/encoded';
import type { ServiceAnswer, ServiceRequest } from './exchange';
import { type Reception, received } from './reception';
import { receivedFeed } from './xmlAnswer';

/** What was announced last in these categories (`cs.CL`) or archives (`cs`). */
export function announcedPapers(categories: readonly string[]): ServiceRequest {
	const names = categories.map(encoded).join('+');
	return { service: 'arxiv-rss', path: `/rss/${names}`, accept: 'application/rss+xml, application/xml' };
}

/**
 * The answer to it, without the items that are announced in another way than wanted; else byte for byte as it came.
 * `encode` gives text in UTF-8, which core cannot.
 */
export function receiveAnnounced(
	answer: ServiceAnswer,
	wanted: readonly Announcement[],
	encode: (text: string) => Uint8Array,
): Reception {
	return received(answer, (found) => {
		const text = withAnnouncements(found.text, wanted);
		const kept = text === found.text ? found : { ...found, text, bytes: encode(text) };
		return receivedFeed(kept, 'arXiv', ({ day }) => day);
	});
}
