import { latexPlain } from '../bibtex/latexInlines';
import { bibtexNames } from '../bibtex/names';
import type { CslName } from '../csl';
import { looseNames } from '../looseCsl';
import type { BibliographyEntry } from './bibliography';

/** `Vaswani et al. 2017`: who and when, as short as people say it; the title's beginning without authors. */
export function entryLabel(entry: BibliographyEntry): string {
	const names: readonly CslName[] = entry.csl
		? looseNames(entry.csl.author)
		: bibtexNames(entry.fields.get('author') ?? entry.fields.get('editor') ?? '', latexPlain);
	const [first, second] = names.map(({ family, literal, given }) => family ?? literal ?? given ?? '');
	const who = first === undefined ? shortTitle(entry.title) : first + others(names.length, second);
	return [who, entry.year].filter(Boolean).join(' ');
}

function others(count: number, second: string | undefined): string {
	if (count > 2 || second === 'others') return ' et al.';
	return count === 2 && second !== undefined ? ` and ${second}` : '';
}

function shortTitle(title: string): string {
	const words = title.split(' ');
	return words.length > 5 ? `${words.slice(0, 5).join(' ')}…` : title;
}
