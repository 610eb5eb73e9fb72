import type { Paper } from '../../../src/core/paper';
import { createSearch, EMPTY_SEARCH, loadSearch, type PaperSearch } from '../../../src/core/search/index';
import { finish } from '../../../src/core/steps';
import { INDEX_GOALS } from './goals';
import type { Measured } from './measure';
import { LIMIT } from './peers';
import { check, note } from './report';
import { typeAll } from './typing';

const RELATED = 120;
const LARGE = 100_000;

/** What only Offprint does: growing, saving, related papers, sentences of abstracts. */
export function measureAside(papers: readonly Paper[], queries: readonly string[], ours: Measured): void {
	const { search, longest, time } = grownInSteps(papers);
	const again = (time * 1_000) / papers.length;
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
	// The goals are for large libraries; at other sizes the numbers are told without.
	const say = papers.length >= LARGE ? check : note;
	const ms = (value: number) => `${value.toFixed(value < 10 ? 2 : 0)} ms`;
	say(
		'build, a paper, better of two',
		`${Math.min(ours.build, again).toFixed(1)} µs (${ours.build.toFixed(1)}, ${again.toFixed(1)})`,
		`${INDEX_GOALS.build} µs`,
		Math.min(ours.build, again) <= INDEX_GOALS.build,
	);
	say('longest step of building', ms(longest), ms(INDEX_GOALS.step), longest <= INDEX_GOALS.step);
	say(
		'memory as a share of the text',
		ours.memory.toFixed(2),
		String(INDEX_GOALS.memory),
		ours.memory <= INDEX_GOALS.memory,
	);
	say('adding a listing of 50', ms(adding), ms(INDEX_GOALS.listing), adding <= INDEX_GOALS.listing);
	say(`saving ${(bytes.length / 1e6).toFixed(1)} MB`, ms(saving), ms(INDEX_GOALS.save), saving <= INDEX_GOALS.save);
	say('loading', ms(loading), ms(INDEX_GOALS.load), loading <= INDEX_GOALS.load);
	say(
		'related papers, p95',
		ms(related[Math.floor(RELATED * 0.95)]!),
		ms(INDEX_GOALS.related),
		related[Math.floor(RELATED * 0.95)]! <= INDEX_GOALS.related,
	);
	const { p50, p95, worst } = typeAll((query) => withSentences(search, query), queries, 5_000);
	console.log(
		`    a keystroke with the sentences of ${LIMIT} abstracts: p50 ${ms(p50)}, p95 ${ms(p95)}, worst ${ms(worst)}`,
	);
}

interface Grown {
	readonly search: PaperSearch;
	/** Milliseconds of the longest step, and of all. */
	readonly longest: number;
	readonly time: number;
}

function grownInSteps(papers: readonly Paper[]): Grown {
	const steps = EMPTY_SEARCH.grow(papers);
	const begun = performance.now();
	let longest = 0;
	for (;;) {
		const started = performance.now();
		const step = steps.next();
		longest = Math.max(longest, performance.now() - started);
		if (step.done === true) {
			return { search: step.value, longest, time: performance.now() - begun };
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
