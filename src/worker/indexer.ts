// The thread on which the index of a large library is made, so that the extension host stays free.
import type { Paper } from '../core/paper';
import { EMPTY_SEARCH } from '../core/search';
import { finish } from '../core/steps';
import type { IndexRequest, IndexResponse } from '../shared/indexingProtocol';

const known: Paper[] = [];
let search = EMPTY_SEARCH;

self.onmessage = ({ data }: MessageEvent<IndexRequest>) => {
	if ('papers' in data) {
		// The index reads nothing else of a paper.
		for (const paper of data.papers) {
			known.push(paper as Paper);
		}
		return;
	}
	search = finish(search.grow(Array.from(data.order, (number) => known[number]!)));
	const bytes = finish(search.save());
	self.postMessage({ bytes } satisfies IndexResponse, [bytes.buffer]);
};
