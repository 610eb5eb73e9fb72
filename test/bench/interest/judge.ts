import { type Example, LEAST_POSITIVES } from '../../../src/core/interest';
import type { Ranking } from './rankings';
import type { Reader } from './readers';
import type { Session } from './world';

/** Rows somebody looks at. */
const SHOWN = 10;
const DAY_MS = 86_400_000;

/**
 * NDCG@10 of each session that is judged, for one reader: learned from all sessions before it, judged by what truly
 * matters among its papers. Sessions in which nothing or everything does tell nothing.
 */
export function judge(
	reader: Reader,
	sessions: readonly Session[],
	ranking: Ranking,
	every: number,
): readonly number[] {
	const results: number[] = [];
	for (let at = every; at < sessions.length; at += every) {
		const session = sessions[at]!;
		const past = sessions.slice(0, at);
		const today = Date.parse(session[0]!.paper.date!);
		const examples = past.flatMap((before, index) =>
			before.map(({ paper }, row): Example => {
				const signal = reader.acts[index]!.get(before[row]!)!;
				return { paper, signals: [signal], daysAgo: (today - Date.parse(paper.date!)) / DAY_MS };
			}),
		);
		const wanted = session.map((judged) => reader.wants(judged, at));
		const relevant = wanted.filter(Boolean).length;
		const saved = examples.filter(({ signals }) => signals.includes('saved')).length;
		if (relevant === 0 || relevant === session.length || saved < LEAST_POSITIVES) {
			continue;
		}
		const score = ranking({ examples, papers: past.flatMap((before) => before.map(({ paper }) => paper)) });
		const scored = session.map(({ paper }, row) => ({ score: score(paper), isWanted: wanted[row]!, id: paper.id }));
		// Ties in an order that has nothing to do with time: of papers of one day none is the newest.
		scored.sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
		results.push(
			ndcg(
				scored.map(({ isWanted }) => isWanted),
				relevant,
			),
		);
	}
	return results;
}

function ndcg(order: readonly boolean[], relevant: number): number {
	const gain = (at: number) => 1 / Math.log2(at + 2);
	const got = order.slice(0, SHOWN).reduce((sum, isWanted, at) => sum + (isWanted ? gain(at) : 0), 0);
	const best = Array.from({ length: Math.min(SHOWN, relevant) }, (_, at) => gain(at)).reduce((a, b) => a + b, 0);
	return got / best;
}
