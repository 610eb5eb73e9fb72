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
	const { search, longest, times } = grownInSteps(papers);
	const builds = [ours.build, ...times.map((time) => (time * 1_000) / papers.length)];
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
		'build, a paper, best of three',
		`${Math.min(...builds).toFixed(1)} µs (${builds.map((build) => build.toFixed(1)).join(', ')})`,
		`${INDEX_GOALS.build} µs`,
		Math.min(...builds) <= INDEX_GOALS.build,
	);
	say('longest step of building, better of two', ms(longest), ms(INDEX_GOALS.step), longest <= INDEX_GOALS.step);
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
	/** Milliseconds of the longest step, each the better of two builds. */
	readonly longest: number;
	/** Milliseconds of each build. */
	readonly times: readonly number[];
}

function grownInSteps(papers: readonly Paper[]): Grown {
	const first = timedSteps(papers);
	const second = timedSteps(papers);
	const steps = first.steps.map((time, i) => Math.min(time, second.steps[i]!));
	return {
		search: second.search,
		longest: steps.reduce((longest, time) => Math.max(longest, time), 0),
		times: [first, second].map((build) => build.steps.reduce((sum, time) => sum + time, 0)),
	};
}

function timedSteps(papers: readonly Paper[]): { readonly search: PaperSearch; readonly steps: readonly number[] } {
	const growing = EMPTY_SEARCH.grow(papers);
	const steps: number[] = [];
	for (;;) {
		const started = performance.now();
		const step = growing.next();
		steps.push(performance.now() - started);
		if (step.done === true) {
			return { search: step.value, steps };
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
