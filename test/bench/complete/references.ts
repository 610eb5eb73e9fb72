import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { latexPlain } from '../../../src/core/citation/bibtex/latexInlines';
import { bibtexNames } from '../../../src/core/citation/bibtex/names';
import { decodeEntities } from '../../../src/core/listing/rows/entities';
import { Random } from '../search/random';
import { serve } from './standIn';
import type { Truth } from './universe';

const HALLMARK = join(process.cwd(), '..', 'shared', 'hallmark', 'dev_public.jsonl');

/** A reference, and whether somebody made it up. */
export interface Labelled {
	readonly bibtex_key: string;
	readonly bibtex_type: string;
	readonly fields: Readonly<Record<string, string>>;
	readonly label: 'VALID' | 'HALLUCINATED';
	readonly hallucination_type?: string;
}

export interface Checked {
	readonly key: string;
	readonly verdict: string | null;
	readonly differs: readonly string[];
	readonly failed: readonly string[];
}

/** What is told of HALLMARK's references, with nobody asked and with services that know the valid ones. */
export async function checkReferences(): Promise<void> {
	if (!existsSync(HALLMARK)) {
		console.log(`${HALLMARK} is not here`);
		return;
	}
	const labelled = readFileSync(HALLMARK, 'utf8')
		.split('\n')
		.filter(Boolean)
		.map((line) => JSON.parse(line) as Labelled)
		.filter(({ fields }) => isBalanced(fields.title ?? ''));
	const valid = labelled.filter(({ label }) => label === 'VALID');
	const standIn = await serve({ works: valid.map(workOf), neighbours: [] });
	try {
		console.log('\nHALLMARK, nobody asked');
		print(labelled, await check(labelled, []));
		console.log('\nHALLMARK, services that know its valid entries');
		print(labelled, await check(labelled, standIn.endpoints));
		console.log('\nIts valid entries, corrupted in the same ways');
		const corrupted = [...valid, ...corruptedOf(valid)];
		print(corrupted, await check(corrupted, standIn.endpoints));
	} finally {
		await standIn.close();
	}
}

export async function check(labelled: readonly Labelled[], endpoints: readonly string[]): Promise<readonly Checked[]> {
	const folder = mkdtempSync(join(tmpdir(), 'offprint-check-'));
	const file = join(folder, 'references.bib');
	writeFileSync(file, labelled.map(bibtex).join('\n\n'));
	try {
		const online = endpoints.length === 0 ? [] : ['--online', ...endpoints.flatMap((each) => ['--endpoint', each])];
		const run = await promisify(execFile)(process.execPath, ['dist/cli.js', 'check', file, '--json', ...online], {
			maxBuffer: 1e9,
		}).catch((error: { stdout: string }) => error);
		return (JSON.parse(run.stdout) as { entries: Checked[] }).entries;
	} finally {
		rmSync(folder, { recursive: true });
	}
}

/** Some titles of the set are cut within braces: no BibTeX entry can hold them. */
function isBalanced(text: string): boolean {
	return text.split('{').length === text.split('}').length;
}

function bibtex({ bibtex_key, bibtex_type, fields }: Labelled): string {
	const lines = Object.entries(fields).map(([name, value]) => `  ${name} = {${value}}`);
	return `@${bibtex_type}{${bibtex_key},\n${lines.join(',\n')}\n}`;
}

export function print(labelled: readonly Labelled[], checked: readonly Checked[]): void {
	const kinds = new Map<string, { all: number; flagged: number; verdicts: Map<string, number>; samples: string[] }>();
	for (const [at, { label, hallucination_type = 'valid', fields }] of labelled.entries()) {
		const { verdict, differs } = checked[at]!;
		const kind = label === 'VALID' ? 'valid' : hallucination_type;
		const row = kinds.get(kind) ?? { all: 0, flagged: 0, verdicts: new Map<string, number>(), samples: [] as string[] };
		const flagged = verdict !== null && !CALM.has(verdict);
		row.all++;
		row.flagged += flagged ? 1 : 0;
		const name = `${verdict}${differs.length > 0 ? ` ${differs.join('+')}` : ''}`;
		row.verdicts.set(name, (row.verdicts.get(name) ?? 0) + 1);
		if (flagged === (kind === 'valid')) {
			row.samples.push(
				`${name}: ${fields.title} | ${fields.author?.slice(0, 60)} | ${fields.booktitle} ${fields.year} ${fields.doi}`,
			);
		}
		kinds.set(kind, row);
	}
	const invented = [...kinds].filter(([kind]) => kind !== 'valid').map(([, row]) => row);
	const sum = (of: (row: { all: number; flagged: number }) => number) =>
		invented.reduce((total, row) => total + of(row), 0);
	const valid = kinds.get('valid');
	console.log(
		`found ${percent(sum(({ flagged }) => flagged) / sum(({ all }) => all))}, false alarms ${percent((valid?.flagged ?? 0) / (valid?.all ?? 1))}`,
	);
	for (const [kind, { all, flagged, verdicts, samples }] of kinds) {
		const most = [...verdicts].sort(([, a], [, b]) => b - a).slice(0, 4);
		console.log(
			`  ${kind.padEnd(24)} ${String(flagged).padStart(4)} of ${String(all).padStart(4)}   ${most.map(([name, count]) => `${name} ${count}`).join(', ')}`,
		);
		if (process.env.SHOW !== undefined) {
			for (const line of samples.slice(0, Number(process.env.SHOW))) {
				console.log(`      ${line}`);
			}
		}
	}
}

const CALM: ReadonlySet<string> = new Set(['verified', 'published-as', 'could-not-ask']);

const percent = (share: number) => (Number.isNaN(share) ? '–' : `${(100 * share).toFixed(1)} %`);

/** A valid entry as services would know it. */
function workOf({ fields }: Labelled, at: number): Truth {
	const doi = (fields.doi ?? '').toLowerCase();
	const arxivId =
		/10\.48550\/arxiv\.(\d{4}\.\d{4,5})/.exec(doi)?.[1] ??
		/arxiv\.org\/abs\/(\d{4}\.\d{4,5})/.exec(fields.url ?? '')?.[1];
	const container = fields.booktitle ?? fields.journal;
	const year = Number(fields.year);
	return {
		id: arxivId ?? `2001.${String(at).padStart(5, '0')}`,
		title: decodeEntities(fields.title ?? ''),
		authors: bibtexNames(decodeEntities(fields.author ?? ''), latexPlain).map(
			({ given = '', family = '', literal }) => ({
				given,
				family: literal ?? family,
			}),
		),
		abstract: '',
		published: `${year}-01-15`,
		organization: null,
		categories: ['cs.LG'],
		version: 1,
		publication:
			container === undefined
				? null
				: { doi: doi && arxivId === undefined ? doi : null, container, year, type: 'proceedings-article' },
		namedDoi: null,
		withdrawn: false,
		notAt: new Set(arxivId === undefined ? ['arxiv', 'datacite', 'huggingface'] : []),
	};
}

const KINDS = [
	'future_date',
	'placeholder_authors',
	'fabricated_doi',
	'wrong_venue',
	'nonexistent_venue',
	'swapped_authors',
	'partial_author_list',
	'near_miss_title',
	'chimeric_title',
	'merged_citation',
	'hybrid_fabrication',
	'plausible_fabrication',
	'preprint_as_published',
	'arxiv_version_mismatch',
] as const;

/** Valid entries made wrong, thirty in each way. */
export function corruptedOf(valid: readonly Labelled[]): readonly Labelled[] {
	return KINDS.flatMap((kind) => corrupt(valid, kind));
}

/** Thirty valid entries made wrong in one way. */
function corrupt(valid: readonly Labelled[], kind: (typeof KINDS)[number]): readonly Labelled[] {
	const random = new Random(KINDS.indexOf(kind) + 1);
	const usable = valid.filter(({ fields }) =>
		kind === 'partial_author_list' ? (fields.author ?? '').split(' and ').length > 2 : true,
	);
	return random
		.shuffled(usable)
		.slice(0, 30)
		.map((entry, at) => {
			const { fields } = entry;
			const other = usable[(at * 37 + 11) % usable.length]!.fields;
			const title = fields.title ?? '';
			const authors = (fields.author ?? '').split(' and ');
			const { doi: _, url: __, ...bare } = fields;
			const otherVenue =
				['ICML', 'CVPR', 'EMNLP', 'KDD', 'ICLR'].find((name) => !(fields.booktitle ?? '').includes(name)) ?? 'UAI';
			const changes: Readonly<Record<(typeof KINDS)[number], Record<string, string>>> = {
				future_date: { ...fields, year: '2034' },
				placeholder_authors: { ...bare, author: 'Petra Moreau and Kofi Sarpong and Aiko Mori' },
				fabricated_doi: { ...fields, doi: `10.9${at}417/abc.${at}81` },
				wrong_venue: { ...fields, booktitle: otherVenue },
				nonexistent_venue: { ...fields, booktitle: 'International Summit on Emergent Reasoning' },
				swapped_authors: { ...fields, author: other.author ?? '' },
				partial_author_list: { ...fields, author: authors.slice(0, -1).join(' and ') },
				near_miss_title: {
					...fields,
					title: title.replace(/\b(?:for|with|Learning|via|of|Networks?|Models?)\b|\w+$/, (word) =>
						word === 'for' ? 'towards' : `Deep ${word}s`,
					),
				},
				chimeric_title: {
					...fields,
					title: `Adaptive ${title.split(' ').slice(-2).join(' ')} in Quantised Graph Foundation Agents`,
				},
				merged_citation: { ...bare, author: other.author ?? '', year: other.year ?? '' },
				hybrid_fabrication: {
					...fields,
					title: `Towards Better ${title.split(' ').slice(0, 3).join(' ')} Systems`,
					author: 'Nadia Kowal and Sam Adjei',
				},
				plausible_fabrication: {
					...bare,
					title: 'Retrieval-Guided Spectral Curricula for Low-Rank Policy Merging',
					author: 'Lin Wei and Anna Keller',
				},
				preprint_as_published: { ...bare, booktitle: otherVenue },
				arxiv_version_mismatch: { ...bare, booktitle: otherVenue, year: String(Number(fields.year) - 1) },
			};
			return {
				...entry,
				bibtex_key: `${kind}-${at}`,
				label: 'HALLUCINATED',
				hallucination_type: kind,
				fields: changes[kind],
			};
		});
}
