import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { StandIn } from '../bench/complete/loopback';
import { serve } from '../bench/complete/standIn';
import { WORK } from '../ui/baskets';

interface Run {
	readonly status: number;
	readonly stdout: string;
}

/** Not waited for in one piece: the services it asks are in this process. */
function offprint(...args: readonly string[]): Promise<Run> {
	return new Promise((resolve) =>
		execFile(process.execPath, ['dist/cli.js', ...args], (error, stdout) =>
			resolve({ status: error === null ? 0 : Number(error.code), stdout }),
		),
	);
}

const AUTHOR = 'Byron, Ada and van Dyck, Carl and Fuchs, Eve';
const ENTRIES = [
	`@article{right, title={${WORK.title}}, author={${AUTHOR}}, journal={Journal of Weaving}, year={2026}, doi={10.1234/baskets.7}}`,
	`@misc{preprint, title={${WORK.title}}, author={${AUTHOR}}, year={2026}, eprint={2605.01234}, archivePrefix={arXiv}}`,
	`@article{venue, title={${WORK.title}}, author={${AUTHOR}}, journal={Annals of Pottery}, year={2026}, doi={10.1234/baskets.7}}`,
	'@misc{nobody, title={Umbrellas That Remember Every Storm They Were Carried Through}, author={Moss, Nora}, year={2024}}',
];

describe('offprint on the command line, with services', () => {
	let folder: string;
	let services: StandIn;
	let endpoints: readonly string[];
	const calls = () => [...services.calls.values()].reduce((sum, count) => sum + count, 0);
	const write = (name: string, text: string) => {
		const file = join(folder, name);
		writeFileSync(file, text);
		return file;
	};
	before(async () => {
		folder = mkdtempSync(join(tmpdir(), 'offprint-online-'));
		services = await serve({ works: [WORK], neighbours: [] });
		endpoints = services.endpoints.flatMap((each) => ['--endpoint', each]);
	});
	after(async () => {
		await services.close();
		rmSync(folder, { recursive: true });
	});

	it('says of each entry what its record is to it, in the documented shape', async () => {
		const file = write('refs.bib', ENTRIES.join('\n'));
		const { status, stdout } = await offprint('check', file, '--online', '--json', ...endpoints);
		const { entries } = JSON.parse(stdout);
		assert.equal(status, 1);
		assert.deepEqual(
			entries.map(({ key, line, verdict, differs }: Record<string, unknown>) => [key, line, verdict, differs]),
			[
				['right', 1, 'verified', []],
				['preprint', 2, 'published-as', []],
				['venue', 3, 'differs', ['venue']],
				['nobody', 4, 'not-found', []],
			],
		);
		assert.deepEqual(Object.keys(entries[0]), [
			...['file', 'key', 'line', 'verdict', 'differs', 'record', 'asked', 'failed'],
		]);
		assert.equal(entries[0].record.doi, '10.1234/baskets.7');
		assert.deepEqual([entries[3].record, entries[3].failed, entries[3].asked.length], [null, [], 5]);
	});

	it('says “could not ask” where a service gave no answer, and ends with 0 where all is right', async () => {
		const file = write('nobody.bib', ENTRIES[3]!);
		const broken = endpoints.map((each) =>
			each.startsWith('datacite=') ? `datacite=${services.endpoints[0]!.split('=')[1]}/x` : each,
		);
		const { stdout } = await offprint('check', file, '--online', '--json', ...broken);
		const [entry] = JSON.parse(stdout).entries;
		assert.deepEqual([entry.verdict, entry.failed], ['could-not-ask', ['datacite']]);
		assert.equal((await offprint('check', write('right.bib', ENTRIES[0]!), '--online', ...endpoints)).status, 0);
	});

	it('tells without asking anybody what is cited without entry, never cited, there twice, incomplete or of the future', async () => {
		write(
			'own.bib',
			`${ENTRIES.slice(0, 2).join('\n')}\n@misc{bare, title={Bare}}\n@misc{ahead, title={A}, author={B, C}, year={2091}}`,
		);
		const file = write('text.md', '---\nbibliography: own.bib\n---\n\nAs in [@right; @bare; @ahead; @missing].\n');
		const asked = calls();
		const { status, stdout } = await offprint('check', file, '--json');
		const { findings } = JSON.parse(stdout);
		assert.equal(status, 1);
		assert.deepEqual(findings.map(({ kind, key }: Record<string, string>) => `${key} ${kind}`).sort(), [
			'ahead future-date',
			'bare incomplete',
			'missing no-entry',
			'preprint duplicate-work',
			'preprint never-cited',
		]);
		const { runs } = JSON.parse((await offprint('check', file, '--sarif')).stdout);
		assert.equal(runs[0].results.length, findings.length);
		assert.equal(runs[0].results[0].locations[0].physicalLocation.region.startLine, 5);
		assert.equal(calls(), asked, 'nobody was asked');
	});

	it('completes papers, each fact with its source and time, and says why others were refused', async () => {
		const paper = { title: WORK.title, abstract: WORK.abstract, authorCount: 3, date: WORK.published };
		const stranger = { ...paper, title: WORK.title.replace('Sparse', 'Dense') };
		const file = write('listing.jsonl', [paper, stranger].map((each) => JSON.stringify(each)).join('\n'));
		const { status, stdout } = await offprint('complete', file, '--json', ...endpoints);
		const [one, other] = JSON.parse(stdout).papers;
		assert.equal(status, 0);
		assert.deepEqual(Object.keys(one), [
			...['id', 'title', 'arxivId', 'doi', 'authors', 'venue', 'year', 'facts', 'refused'],
		]);
		assert.deepEqual(
			[one.arxivId, one.doi, one.authors, one.venue, one.year],
			[WORK.id, '10.1234/baskets.7', ['Ada Byron', 'Carl van Dyck', 'Eve Fuchs'], 'Journal of Weaving', 2026],
		);
		for (const fact of one.facts) {
			assert.deepEqual(Object.keys(fact), ['field', 'value', 'source', 'time']);
			assert.match(fact.time, /^\d{4}-\d\d-\d\dT/);
		}
		assert.deepEqual([other.arxivId, other.doi, other.authors, other.venue, other.year], [null, null, [], null, null]);
		assert.match(other.refused[0].reason, /nearly the same/);
	});
});
