/**
 * Completing on a universe of real papers and those that are easily taken for them, served on loopback in the shapes of
 * the services: `npm run bench:complete`. Prints wrong accepts, right completions and calls a paper.
 */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { checkReferences } from './references';
import { runSecond } from './second/run';
import { serve } from './standIn';
import { isSameTitle, type Listed, makeUniverse, missing, type Truth } from './universe';

interface Completed {
	readonly title: string;
	readonly arxivId: string | null;
	readonly doi: string | null;
	readonly authors: readonly string[];
	readonly venue: string | null;
	readonly year: number | null;
	readonly facts: readonly { readonly field: string; readonly value: unknown; readonly source: string }[];
	readonly refused: readonly { readonly source: string; readonly reason: string }[];
}

async function main(): Promise<void> {
	if (missing !== null) {
		console.log(missing);
		return;
	}
	const universe = makeUniverse();
	const standIn = await serve(universe);
	const folder = mkdtempSync(join(tmpdir(), 'offprint-complete-'));
	try {
		const file = join(folder, 'listing.jsonl');
		writeFileSync(file, universe.listed.map(({ record }) => JSON.stringify(record)).join('\n'));
		const started = Date.now();
		const { stdout } = await promisify(execFile)(
			process.execPath,
			['dist/cli.js', 'complete', file, '--json', ...standIn.endpoints.flatMap((endpoint) => ['--endpoint', endpoint])],
			{ maxBuffer: 1e9 },
		);
		const { papers } = JSON.parse(stdout) as { papers: Completed[] };
		report(universe.listed, papers, (Date.now() - started) / 1000);
		const calls = [...standIn.calls.values()].reduce((sum, count) => sum + count, 0);
		console.log(
			`calls a paper    ${(calls / papers.length).toFixed(2)}  (${[...standIn.calls].map(([name, count]) => `${name} ${count}`).join(', ')})`,
		);
	} finally {
		await standIn.close();
		rmSync(folder, { recursive: true });
	}
	await checkReferences();
	await runSecond();
}

function report(listed: readonly Listed[], papers: readonly Completed[], seconds: number): void {
	const wrong: string[] = [];
	const missed: string[] = [];
	let enough = 0;
	for (const { truth, isEnough, kind } of listed) {
		const paper = papers.find(({ title }) => isSameTitle(title, truth.title));
		if (paper === undefined) {
			missed.push(`${truth.title}: not read`);
			continue;
		}
		wrong.push(...wrongIn(paper, truth));
		if (isEnough) {
			enough++;
			const lacking = lackingIn(paper, truth);
			if (lacking.length > 0) {
				missed.push(`${truth.id} ${truth.title} (${kind}): ${lacking.join(', ')}; ${JSON.stringify(paper.refused)}`);
			}
		}
	}
	console.log(`papers           ${listed.length}, of which ${enough} carry enough evidence; ${seconds.toFixed(1)} s`);
	console.log(`wrong accepts    ${wrong.length}`);
	console.log(`right            ${(100 * (1 - missed.length / enough)).toFixed(2)} %`);
	for (const line of [...wrong, ...missed].slice(0, 25)) {
		console.log(`  ${line}`);
	}
}

function wrongIn(paper: Completed, truth: Truth): string[] {
	const said = (field: string, value: unknown, right: readonly unknown[]) =>
		value === null ||
		(Array.isArray(value) && value.length === 0) ||
		right.some((each) => JSON.stringify(each) === JSON.stringify(value))
			? []
			: [`${truth.title}: ${field} ${JSON.stringify(value)} instead of ${JSON.stringify(right)}`];
	const { publication } = truth;
	const year = Number(truth.published.slice(0, 4));
	const authors = truth.authors.map(({ given, family }) => `${given} ${family}`.trim());
	return [
		...said('arxivId', paper.arxivId, [truth.id]),
		...said('doi', paper.doi, [publication?.doi ?? null]),
		...said('authors', paper.authors, [authors]),
		...said('venue', paper.venue, [publication?.container ?? null]),
		...said('year', paper.year, publication === null ? [year] : [publication.year]),
		...paper.facts.flatMap(({ field, value }) => (field === 'authors' ? said('authors', value, [authors]) : [])),
	];
}

function lackingIn(paper: Completed, truth: Truth): string[] {
	return [
		...(paper.arxivId === null ? ['arxivId'] : []),
		...(paper.authors.length === 0 ? ['authors'] : []),
		...(paper.year === null ? ['year'] : []),
		...(truth.publication?.doi && paper.doi === null ? ['doi'] : []),
		...(truth.publication && paper.venue === null ? ['venue'] : []),
		...(truth.withdrawn && !paper.facts.some(({ field }) => field === 'withdrawn') ? ['withdrawn'] : []),
	];
}

main().catch((error: unknown) => {
	console.error(error);
	process.exitCode = 1;
});
