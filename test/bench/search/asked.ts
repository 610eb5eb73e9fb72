import type { Paper } from '../../../src/core/paper';
import { loadGold, loadLarge, loadSeed } from './corpora';
import { CLASSES, makeKnownItems } from './knownItems';
import { makeMadeUp } from './madeUp';
import { makeVariants, type Variant } from './variants';

/** A query with the papers that answer it, by index. */
export interface Asked {
	readonly query: string;
	readonly answers: readonly number[];
	readonly wanted: string;
}

/** Queries by class, in the order they are told. */
export type Classes = ReadonlyMap<string, readonly Asked[]>;

/** The class of all hand-written queries but synonyms. */
export const WRITTEN = 'as people type';

/** Papers made for a size such as `10k`, or `made10k` in made-up words; 0 for the seed listings. */
export function countOf(size: string): number {
	return size === 'seed' ? 0 : Number(size.replace(/^made/, '').replace(/k$/, '000'));
}

/** The papers of a size, the same in every process. */
export function papersOf(size: string): readonly Paper[] {
	if (size.startsWith('made')) {
		return makeMadeUp(countOf(size));
	}
	return countOf(size) === 0 ? loadSeed() : makeVariants(loadLarge(), countOf(size));
}

/** What is asked at a size: hand-written queries on the seed listings, else `each` known items a class. */
export function classesOf(size: string, papers: readonly Paper[], each: number): Classes {
	return countOf(size) === 0 ? writtenClasses(papers) : madeClasses(papers as readonly Variant[], each);
}

/** All queries with their class, one of each class in turn, so that few of them stand for all. */
export function inTurn(classes: Classes): readonly { readonly kind: string; readonly query: string }[] {
	const longest = Math.max(...[...classes.values()].map(({ length }) => length));
	return Array.from({ length: longest }, (_, i) =>
		[...classes].flatMap(([kind, asked]) => (i < asked.length ? { kind, query: asked[i]!.query } : [])),
	).flat();
}

/** All queries, one of each class in turn. */
export function queriesOf(classes: Classes): readonly string[] {
	return inTurn(classes).map(({ query }) => query);
}

function madeClasses(papers: readonly Variant[], each: number): Classes {
	const items = makeKnownItems(papers, each);
	const asked = CLASSES.map((kind): [string, Asked[]] => [
		kind,
		items
			.filter((item) => item.kind === kind)
			.map(({ query, paper }) => ({ query, answers: [paper], wanted: papers[paper]!.title })),
	]);
	return new Map(asked.filter(([, queries]) => queries.length > 0));
}

/** Queries written by hand: all but synonyms, synonyms, and each kind of them. */
function writtenClasses(papers: readonly Paper[]): Classes {
	const classes = new Map<string, Asked[]>([
		[WRITTEN, []],
		['synonym', []],
	]);
	for (const { query, kind, level, titles } of loadGold()) {
		const answers = papers.flatMap(({ title }, index) => (titles.includes(title) ? index : []));
		const asked = { query, answers, wanted: titles[0]! };
		for (const name of level === 'synonym' ? ['synonym'] : [WRITTEN, `· ${kind}`]) {
			classes.set(name, [...(classes.get(name) ?? []), asked]);
		}
	}
	return classes;
}
