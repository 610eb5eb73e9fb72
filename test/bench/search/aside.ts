import type { Paper } from '../../../src/core/paper';
import { createSearch, EMPTY_SEARCH, loadSearch, type PaperSearch } from '../../../src/core/search/index';
import { finish } from '../../../src/core/steps';
import { INDEX_GOALS } from './goals';
import { type Measured, typingTimes } from './measure';
import { LIMIT } from './peers';
import { check } from './report';

const RELATED = 120;

/** What only Offprint does: growing, saving, related papers, sentences of abstracts. */
export function measureAside(papers: readonly Paper[], queries: readonly string[], ours: Measured): void {
	const { search, longest } = grownInSteps(papers);
	const listing = papers.slice(0, 50).map((paper, i) => ({ ...paper, id: `new:${i}` }));
	const adding = least(3, () => createSearch([...papers, ...listing], search));
	let bytes: Uint8Array = new Uint8Array(0);
	const saving = least(3, () => {
		bytes = finish(search.save());
	});
	const loading = least(3, () => finish(loadSearch(bytes, papers)));
	const related = Array.from({ length: RELATED }, (_, i) => {
		const paper = papers[(i * 7919) % papers.length]!;
		return least(2, () => search.related(paper, 10));
	}).sort((a, b) => a - b);
	const ms = (value: number) => `${value.toFixed(value < 10 ? 2 : 0)} ms`;
	check(
		'build, processor time a paper',
		`${ours.build.toFixed(1)} µs`,
		`${INDEX_GOALS.build} µs`,
		ours.build <= INDEX_GOALS.build,
	);
	check('longest step of building', ms(longest), ms(INDEX_GOALS.step), longest <= INDEX_GOALS.step);
	check(
		'memory as a share of the text',
		ours.memory.toFixed(2),
		String(INDEX_GOALS.memory),
		ours.memory <= INDEX_GOALS.memory,
	);
	check('adding a listing of 50', ms(adding), ms(INDEX_GOALS.listing), adding <= INDEX_GOALS.listing);
	check(`saving ${(bytes.length / 1e6).toFixed(1)} MB`, ms(saving), ms(INDEX_GOALS.save), saving <= INDEX_GOALS.save);
	check('loading', ms(loading), ms(INDEX_GOALS.load), loading <= INDEX_GOALS.load);
	check(
		'related papers, p95',
		ms(related[Math.floor(RELATED * 0.95)]!),
		ms(INDEX_GOALS.related),
		related[Math.floor(RELATED * 0.95)]! <= INDEX_GOALS.related,
	);
	const { p50, p95, worst } = typingTimes((query) => withSentences(search, query), queries, 5_000);
	console.log(
		`    a keystroke with the sentences of ${LIMIT} abstracts: p50 ${ms(p50)}, p95 ${ms(p95)}, worst ${ms(worst)}`,
	);
}

function grownInSteps(papers: readonly Paper[]): { readonly search: PaperSearch; readonly longest: number } {
	const steps = EMPTY_SEARCH.grow(papers);
	let longest = 0;
	for (;;) {
		const started = performance.now();
		const step = steps.next();
		longest = Math.max(longest, performance.now() - started);
		if (step.done === true) {
			return { search: step.value, longest };
		}
	}
}

function withSentences(search: PaperSearch, query: string): readonly number[] {
	const hits = search.find(query, { limit: LIMIT });
	for (const hit of hits) {
		search.excerpt(hit, query);
	}
	return hits.map(({ index }) => index);
}

/** Milliseconds of the fastest of some runs. */
function least(runs: number, work: () => unknown): number {
	const times = Array.from({ length: runs }, () => {
		const started = performance.now();
		work();
		return performance.now() - started;
	});
	return Math.min(...times);
}
