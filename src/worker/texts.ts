// The thread on which pages become Markdown: a long paper takes longer than the extension host may be held.
import { textOfAnswer } from '../core/fulltext/converting';
import type { TextRequest, TextResponse } from '../shared/textProtocol';

self.onmessage = ({ data }: MessageEvent<TextRequest>) => {
	self.postMessage({ text: textOfAnswer(data) } satisfies TextResponse);
};
