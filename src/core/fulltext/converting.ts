import type { ReceivedText } from '../services/fullText';
import type { FullText } from './fullText';
import { readLatexml } from './latexml';
import { readPaperMarkdown } from './paperMarkdown';

/** The text of an answer; `null` where it is none. Takes some tenths of a second for a long paper. */
export function textOfAnswer({
	service,
	text,
	address,
}: Pick<ReceivedText, 'service' | 'text' | 'address'>): FullText | null {
	return service === 'arxiv-html' ? readLatexml(text, address) : readPaperMarkdown(text);
}
