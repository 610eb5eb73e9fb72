import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { titleKey } from '../../../../src/core/text/title';
import { check, corruptedOf, type Labelled, print } from '../references';
import { references } from './references';
import { serveSecond } from './services';
import { canBeTold, makeSecond, missing, printed, type Work } from './works';

interface Completed {
	readonly title: string;
	readonly arxivId: string | null;
	readonly doi: string | null;
	readonly authors: readonly string[];
	readonly venue: string | null;
	readonly year: number | null;
	readonly facts: readonly { readonly field: string; readonly value: unknown }[];
	readonly refused: readonly { readonly source: string; readonly reason: string }[];
}

/** A second universe, other papers told in other ways, is completed and checked; then once more while services fail. */
export async function runSecond(): Promise<void> {
	if (missing !== null) {
		console.log(missing);
		return;
	}
	for (const isStorm of [false, true]) {
		const second = isStorm ? makeSecond(12, 240) : makeSecond();
		const labelled = references(second.works);
		console.log(`\nA second universe${isStorm ? ', while services fail' : ''}`);
		const standIn = await serveSecond(second, isStorm);
		try {
			const papers = await complete(second.works, standIn.endpoints);
			const calls = [...standIn.calls].map(([name, count]) => `${name} ${count}`).join(', ');
			const sum = [...standIn.calls.values()].reduce((all, count) => all + count, 0);
			report(second.works, papers);
			console.log(`calls a paper    ${(sum / second.works.length).toFixed(2)}  (${calls})`);
			const all = isStorm ? labelled : [...labelled, ...corruptedOf(labelled.map(plainly))];
			const checked = await check(all, standIn.endpoints);
			print(all, checked);
			const hasty = checked.filter(({ verdict, failed }) => verdict === 'not-found' && (failed.length > 0 || isStorm));
			console.log(`not found although somebody gave no answer: ${hasty.length}`);
		} finally {
			await standIn.close();
		}
	}
}

async function complete(works: readonly Work[], endpoints: readonly string[]): Promise<readonly Completed[]> {
	const folder = mkdtempSync(join(tmpdir(), 'offprint-second-'));
	try {
		const listed = works.map(listedOf);
		writeFileSync(join(folder, 'listing.jsonl'), listed.filter((text) => text.startsWith('{')).join('\n'));
		writeFileSync(join(folder, 'mine.bib'), listed.filter((text) => text.startsWith('@')).join('\n\n'));
		const args = ['complete', folder, '--json', ...endpoints.flatMap((endpoint) => ['--endpoint', endpoint])];
		const run = await promisify(execFile)(process.execPath, ['dist/cli.js', ...args], { maxBuffer: 1e9 });
		return (JSON.parse(run.stdout) as { papers: Completed[] }).papers;
	} finally {
		rmSync(folder, { recursive: true });
	}
}

/** What corrupts a reference sets its title and its proceedings. */
function plainly(reference: Labelled): Labelled {
	const { journal, howpublished: _, title = '', ...fields } = reference.fields;
	const isPrinted = journal !== undefined && !/arxiv|corr/i.test(journal);
	return {
		...reference,
		bibtex_type: 'inproceedings',
		fields: { ...fields, title: title.replace(/^\{(.*)\}$/, '$1'), ...(isPrinted && { booktitle: journal }) },
	};
}

const KINDS = 7;
const kindOf = (at: number) => (at * 5 + Math.floor(at / 12)) % KINDS;
/** By what a work is told in its kind of list. */
function toldBy({ arxivId }: Work, at: number): 'id' | 'organization' | 'people' {
	const kind = kindOf(at);
	return kind === 3 || kind === 4 || (kind === 6 && arxivId !== null) ? 'id' : kind === 2 ? 'organization' : 'people';
}

/** What a list knows of a work, as JSON or as an entry of BibTeX. */
function listedOf(work: Work, at: number): string {
	const { oldTitle: title, abstract, day: date, organization, arxivId, deposit, people } = work;
	const named = people.map(printed);
	const bib = (fields: Readonly<Record<string, string>>) =>
		`@misc{k${at},\n${Object.entries({
			title: `{${title.replace(/[&%#_]/g, '\\$&')}}`,
			author: people.map(bibName).join(' and '),
			...fields,
		})
			.map(([name, value]) => `  ${name} = {${value}}`)
			.join(',\n')}\n}`;
	const id = arxivId ?? deposit?.doi ?? '';
	switch (kindOf(at)) {
		case 0:
			return JSON.stringify({ title, authors: named, date });
		case 1:
			return JSON.stringify({ title, abstract, authorCount: people.length, date });
		case 2:
			return JSON.stringify({
				title,
				summary: abstract,
				...(organization ? { organization: { fullname: organization } } : { date }),
			});
		case 3:
			return JSON.stringify({
				title,
				...(arxivId ? { url: `https://arxiv.org/abs/${arxivId}v1` } : { doi: id }),
				abstract,
			});
		case 4:
			return JSON.stringify({ title, doi: arxivId ? `https://doi.org/10.48550/arXiv.${arxivId}` : id, authors: named });
		case 5:
			return bib({ year: String(yearOf(work)) });
		default:
			return bib({ year: String(yearOf(work)), ...(arxivId && { eprint: `${arxivId}v2`, archivePrefix: 'arXiv' }) });
	}
}

const bibName = (person: Work['people'][number]) =>
	person.length === 1 ? `{${person[0]}}` : `${person[1]}, ${person[0]}`;
const yearOf = ({ deposit, day }: Work) => deposit?.year ?? Number(day.slice(0, 4));

function report(works: readonly Work[], papers: readonly Completed[]): void {
	const byTitle = new Map(papers.map((paper) => [titleKey(paper.title), paper]));
	const stories = new Map<string, { all: number; right: number }>();
	const wrong: string[] = [];
	const missed: string[] = [];
	for (const [at, work] of works.entries()) {
		const paper = byTitle.get(titleKey(work.oldTitle));
		if (paper === undefined) {
			missed.push(`${work.oldTitle}: not read`);
			continue;
		}
		wrong.push(...wrongIn(paper, work).map((what) => `${work.story}, kind ${kindOf(at)}: ${work.oldTitle}: ${what}`));
		if (!canBeTold(work, toldBy(work, at))) {
			continue;
		}
		const story = stories.get(work.story) ?? { all: 0, right: 0 };
		const lacking = lackingIn(paper, work);
		story.all++;
		story.right += lacking.length === 0 ? 1 : 0;
		stories.set(work.story, story);
		if (lacking.length > 0) {
			missed.push(
				`${work.story}, kind ${kindOf(at)}: ${work.oldTitle}: no ${lacking.join(', ')}; ${JSON.stringify(paper.refused)}`,
			);
		}
	}
	const all = [...stories.values()].reduce((sum, story) => sum + story.all, 0);
	console.log(`papers           ${works.length}, of which ${all} carry enough evidence`);
	console.log(`wrong accepts    ${wrong.length}`);
	console.log(`right            ${(100 * (1 - missed.length / all)).toFixed(2)} %`);
	for (const [name, story] of stories) {
		console.log(`  ${name.padEnd(36)} ${String(story.right).padStart(4)} of ${String(story.all).padStart(4)}`);
	}
	for (const line of [...wrong, ...missed].slice(0, Number(process.env.SHOW ?? 0))) {
		console.log(`  ${line}`);
	}
}

function wrongIn(paper: Completed, { arxivId, deposit, people, day }: Work): readonly string[] {
	const named = people.map(printed);
	const fits = (value: unknown, right: readonly unknown[]) =>
		value === null ||
		(Array.isArray(value) && value.length === 0) ||
		right.some((each) => JSON.stringify(each) === JSON.stringify(value));
	const said = (field: string, value: unknown, right: readonly unknown[]) =>
		fits(value, right) ? [] : [`${field} ${JSON.stringify(value)}`];
	return [
		...said('arxivId', paper.arxivId, [arxivId]),
		...said('doi', paper.doi?.toLowerCase() ?? null, [deposit?.doi ?? null]),
		...said('authors', paper.authors, [named]),
		...said('venue', paper.venue, [deposit?.container ?? null]),
		...said('year', paper.year, [paper.venue === null ? Number(day.slice(0, 4)) : null, deposit?.year]),
		...paper.facts.flatMap(({ field, value }) => (field === 'authors' ? said(field, value, [named]) : [])),
	];
}

function lackingIn(paper: Completed, { arxivId, deposit, comment }: Work): readonly string[] {
	const isSorted = arxivId === null && deposit?.type === 'proceedings-article';
	const isTakenBack = deposit?.takenBackBy !== undefined || comment.includes('withdrawn');
	return [
		...(arxivId !== null && paper.arxivId === null ? ['arxivId'] : []),
		...(paper.authors.length === 0 && !isSorted ? ['authors'] : []),
		...(paper.year === null ? ['year'] : []),
		...(deposit !== null && paper.doi === null ? ['doi'] : []),
		...(deposit !== null && paper.venue === null ? ['venue'] : []),
		...(isTakenBack && !paper.facts.some(({ field }) => field === 'withdrawn') ? ['withdrawn'] : []),
	];
}
