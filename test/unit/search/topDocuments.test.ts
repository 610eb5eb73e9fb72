import assert from 'node:assert/strict';
import fc from 'fast-check';
import { TopDocuments } from '../../../src/core/search/ranking/topDocuments';

const DOCUMENTS = 40;
const someOffers = fc.array(fc.tuple(fc.nat(DOCUMENTS - 1), fc.nat(1000)), { maxLength: 200 });

function drained(top: TopDocuments): (readonly [document: number, score: number])[] {
	const found: (readonly [number, number])[] = [];
	top.drain((document, score) => found.unshift([document, score]));
	return found;
}

describe('top documents', () => {
	it('are the best scores of distinct documents, whatever was asked before', () => {
		fc.assert(
			fc.property(fc.array(someOffers, { maxLength: 3 }), fc.nat(12), (rounds, size) => {
				const top = new TopDocuments(DOCUMENTS);
				for (const offers of rounds) {
					top.start(size, (document) => document % 5 !== 0);
					const best = new Map<number, number>();
					for (const [document, score] of offers) {
						top.offer(document, score, 0);
						if (document % 5 !== 0) {
							best.set(document, Math.max(score, best.get(document) ?? 0));
						}
					}
					const found = drained(top);
					const scores = [...best.values()].sort((a, b) => b - a).slice(0, size);
					assert.deepEqual(
						found.map(([, score]) => score),
						scores,
					);
					assert.ok(found.every(([document, score]) => best.get(document) === score));
					assert.equal(new Set(found.map(([document]) => document)).size, found.length);
				}
			}),
		);
	});
});
