/** Messages between the extension and the worker that makes Markdown of the texts of papers. */

import type { FullText } from '../core/fulltext/fullText';
import type { TextService } from '../core/services/fullText';

/** What came, to be made Markdown. */
export interface TextRequest {
	readonly service: TextService;
	readonly text: string;
	readonly address: string;
}

/** The text, or `null` where that is none. */
export interface TextResponse {
	readonly text: FullText | null;
}
