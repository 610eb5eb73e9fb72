import { latexText } from '../../../../src/core/citation/formats/latex';
import type { Labelled } from '../references';
import { type Person, printed, type Work } from './works';

/** References to works that somebody knows, each right, and written in one of the ways in which people write them. */
export function references(works: readonly Work[]): readonly Labelled[] {
	return works
		.filter(({ at, comment, deposit }) => at.size > 0 && !comment.includes('withdrawn') && !deposit?.takenBackBy)
		.map((work, at) => {
			const [type, fields] = fieldsOf(work, at);
			return { bibtex_key: `r${at}`, bibtex_type: type, label: 'VALID', fields };
		});
}

function fieldsOf(work: Work, at: number): readonly [type: string, fields: Readonly<Record<string, string>>] {
	const { title, oldTitle, people, day, arxivId, deposit } = work;
	const isPreprint = deposit === null || (arxivId !== null && at % 4 === 0);
	const shown = people.length > 3 && at % 3 === 0 ? people.slice(0, 3) : people;
	const names = shown.map((person) => nameOf(person, at));
	const author = [...names, ...(shown.length < people.length ? ['others'] : [])].join(' and ');
	const named = latexText(at % 2 === 0 ? title : oldTitle);
	const base = { title: at % 5 === 0 ? `{${named}}` : at % 5 === 1 ? named.toLowerCase() : named, author };
	if (isPreprint) {
		const year = day.slice(0, 4);
		return [
			['misc', { ...base, year, eprint: arxivId!, archivePrefix: 'arXiv', primaryClass: 'cs.CV' }],
			['article', { ...base, year, journal: `arXiv preprint arXiv:${arxivId}` }],
			['misc', { ...base, year, doi: `10.48550/arXiv.${arxivId}`, publisher: 'arXiv' }],
			['article', { ...base, year, journal: 'CoRR', volume: `abs/${arxivId}` }],
			['misc', { ...base, year, howpublished: `\\url{https://arxiv.org/abs/${arxivId}v1}` }],
		][at % 5] as [string, Record<string, string>];
	}
	const { type, container, year, doi } = deposit;
	const isJournal = type === 'journal-article';
	const venue = latexText(at % 3 === 0 ? (SHORT[container] ?? container) : container);
	const where = isJournal ? { journal: venue } : { booktitle: venue };
	const printedFields = { ...base, ...where, year: String(year) };
	return [
		isJournal ? 'article' : 'inproceedings',
		at % 2 === 0 ? { ...printedFields, doi: latexText(doi) } : printedFields,
	];
}

const SHORT: Readonly<Record<string, string>> = {
	'Proceedings of the 2025 Conference on Empirical Methods in Natural Language Processing': 'Proc. of EMNLP',
	'IEEE Transactions on Pattern Analysis and Machine Intelligence': 'IEEE Trans. Pattern Anal. Mach. Intell.',
	'2025 IEEE/CVF International Conference on Computer Vision (ICCV)': 'ICCV',
	'Transactions of the Association for Computational Linguistics': 'TACL',
	'Proceedings of the ACM Web Conference 2025': 'WWW',
};

function nameOf(person: Person, at: number): string {
	const [given, family] = person;
	if (family === undefined) {
		return `{${given}}`;
	}
	const initials = given!
		.split(/[-\s]/)
		.map((name) => `${name.charAt(0)}.`)
		.join('-');
	return latexText(
		[`${family}, ${given}`, printed(person), `${family}, ${initials}`, `${initials} ${family}`][at % 4]!,
	);
}
