import type { Work } from '../services/works/work';
import type { Known } from './known';
import { compareAuthors } from './people';
import { bestLikeness, compareWithTitles, differInNumber, isCutTitle, isGeneric } from './titles';

/** Whether a work that a service named is the one that is known, and why not. */
export type Verdict = { readonly same: true } | { readonly same: false; readonly reason: Difference };

/**
 * Why a work is not taken for the one known:
 * - `title`: another title
 * - `near-title`: nearly the title, but a word of weight differs
 * - `arxiv-id`, `doi`: the same title, but another identifier
 * - `authors`, `author-count`, `organization`, `date`, `abstract`: the same title, but this speaks against it
 * - `generic-title`: too many works could bear that title, and no identifier tells them apart
 * - `no-evidence`: nothing but the title speaks for it
 * - `ambiguous`: another work of the same service fits as well
 * - `unchecked`: what could confirm it was not to be had
 */
export type Difference =
	| 'title'
	| 'near-title'
	| 'arxiv-id'
	| 'doi'
	| 'authors'
	| 'author-count'
	| 'organization'
	| 'date'
	| 'abstract'
	| 'generic-title'
	| 'no-evidence'
	| 'ambiguous'
	| 'unchecked';

const SAME: Verdict = { same: true };

function not(reason: Difference): Verdict {
	return { same: false, reason };
}

/**
 * Identity before facts. By identifier a work is the one known if its title is, too (it may have changed between versions
 * if somebody else confirms it); without one its title must be the same and something beside the title must speak for
 * it, and nothing against it. A rank in an answer proves nothing.
 */
export function judge(known: Known, work: Work): Verdict {
	const title = bestLikeness(
		[known.title, ...(known.otherTitles ?? [])].map((each) => compareWithTitles(each, work.titles)),
	);
	const identified = isIdentified(known, work);
	if (known.arxivId !== null && work.arxivId !== null && known.arxivId !== work.arxivId) {
		return not(title === 'other' ? 'title' : title === 'near' ? 'near-title' : 'arxiv-id');
	}
	if (!identified && known.doi !== null && work.doi !== null && known.doi !== work.doi) {
		return not(title === 'other' ? 'title' : title === 'near' ? 'near-title' : 'doi');
	}
	const signs = signsOf(known, work, identified);
	if (title === 'other' && isRenamed(known, work, signs)) {
		return SAME;
	}
	if (identified && isCut(known, work, signs)) {
		return SAME;
	}
	if (title === 'other' || (title === 'near' && !identified)) {
		return not(title === 'other' ? 'title' : 'near-title');
	}
	const against = signs.find(({ agrees }) => !agrees);
	if (identified) {
		if (title !== 'near') {
			return against?.sign === 'authors' ? not('authors') : SAME;
		}
		const confirmed = signs.some(({ sign, agrees }) => agrees && (sign === 'authors' || sign === 'abstract'));
		return confirmed && against === undefined && !work.titles.some((each) => differInNumber(known.title, each))
			? SAME
			: not('near-title');
	}
	if (against !== undefined) {
		return not(against.sign);
	}
	if (isGeneric(known.title)) {
		return not('generic-title');
	}
	return signs.some(({ agrees }) => agrees) ? SAME : not('no-evidence');
}

/** By its arXiv id the work that is known, with the same people and an abstract alike, and nothing against it: another version. */
function isRenamed(known: Known, work: Work, signs: readonly Sign[]): boolean {
	const agrees = (wanted: Sign['sign']) => signs.some((each) => each.sign === wanted && each.agrees);
	return (
		known.arxivId !== null &&
		known.arxivId === work.arxivId &&
		signs.every((each) => each.agrees) &&
		agrees('authors') &&
		agrees('abstract')
	);
}

/** By an identifier the work that is known, by the same people, and only its subtitle is missing. */
function isCut({ title }: Known, { titles }: Work, signs: readonly Sign[]): boolean {
	const hasSamePeople = signs.some(({ sign, agrees }) => sign === 'authors' && agrees);
	return hasSamePeople && signs.every(({ agrees }) => agrees) && titles.some((each) => isCutTitle(title, each));
}

/** True where a work bears an identifier that is known. */
export function isIdentified(known: Known, work: Work): boolean {
	return (known.arxivId !== null && known.arxivId === work.arxivId) || (known.doi !== null && known.doi === work.doi);
}

interface Sign {
	readonly sign: 'authors' | 'author-count' | 'organization' | 'date' | 'abstract';
	readonly agrees: boolean;
}

/** What speaks for or against a work beside its title; what nobody knows says nothing. */
function signsOf(known: Known, work: Work, identified: boolean): readonly Sign[] {
	const signs: Sign[] = [];
	const add = (sign: Sign['sign'], agrees: boolean | null) => {
		if (agrees !== null) {
			signs.push({ sign, agrees });
		}
	};
	add('authors', sameAuthors(known, work, identified ? 0.5 : 0.8));
	if (known.authors.length === 0) {
		add('author-count', sameCount(known, work));
	}
	add('organization', sameOrganization(known, work));
	add('date', sameDate(known, work));
	add('abstract', sameAbstract(known.abstract, work.abstract));
	return signs;
}

/**
 * A list may leave out people, but the record of a work leaves out none: a thesis is not its author's paper with others.
 * @param share of those known who must be its authors, at least
 */
function sameAuthors({ authors }: Known, work: Work, share: number): boolean | null {
	if (authors.length === 0 || work.authors.length === 0) {
		return null;
	}
	const { sameFirst, shared, otherGiven } = compareAuthors(authors, work.authors);
	const fewer = Math.min(authors.length, work.authors.length);
	if (otherGiven * 2 > shared) {
		return false;
	}
	return shared >= authors.length * share && (work.keepsOrder ? sameFirst : shared >= fewer * 0.8);
}

function sameCount({ authorCount }: Known, { authors }: Work): boolean | null {
	return authorCount === null || authors.length === 0 ? null : authorCount === authors.length;
}

function sameOrganization({ organization: one }: Known, { organization: other }: Work): boolean | null {
	if (one === null || other === null) {
		return null;
	}
	const plain = (name: string) => name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
	if (one.handle !== null && other.handle !== null) {
		return plain(one.handle) === plain(other.handle);
	}
	return [other.name, other.handle].some((name) => name !== null && plain(name) === plain(one.name));
}

/**
 * Pages print the day of New York, one before that of arXiv; a paper may enter a feed two weeks after it came out. Only
 * the day itself speaks for a work, and only what cannot be against it.
 */
function sameDate(known: Known, work: Work): boolean | null {
	const day = known.date === null ? Number.NaN : dayNumber(known.date);
	const days = [work.published, work.listed].flatMap((each) => (each === null ? [] : dayNumber(each)));
	if (!Number.isNaN(day) && days.length > 0) {
		if (days.some((each) => Math.abs(day - each) <= 1)) {
			return true;
		}
		const published = days[0]!;
		const inferredYear = known.dateInferred && Math.abs(((((day - published) % 365) + 547) % 365) - 182) <= 15;
		return (day >= published - 1 && day <= published + LATEST_LISTING) || inferredYear ? null : false;
	}
	const year = known.year ?? (known.date === null ? null : Number(known.date.slice(0, 4)));
	if (year === null || work.years.length === 0) {
		return null;
	}
	const apart = Math.min(...work.years.map((each) => Math.abs(each - year)));
	if (known.year !== null && apart <= 1) {
		return true;
	}
	const cameBefore = known.year === null && Math.max(...work.years) < year - 1;
	return cameBefore || apart > YEARS_TO_PRINT ? false : null;
}

/** So many days after arXiv a paper may still be submitted to Daily Papers, with room to spare. */
const LATEST_LISTING = 21;
/** So long a preprint may take to be published. */
const YEARS_TO_PRINT = 5;

function dayNumber(day: string): number {
	return Date.parse(`${day.slice(0, 10)}T00:00:00Z`) / 86_400_000;
}

/** Titles change between versions, and so do abstracts; of two works they have little in common. */
function sameAbstract(one: string, other: string): boolean | null {
	const [a, b] = [abstractWords(one), abstractWords(other)];
	if (a.size < FEWEST_WORDS || b.size < FEWEST_WORDS) {
		return null;
	}
	const shared = [...a].filter((word) => b.has(word)).length;
	const likeness = shared / Math.min(a.size, b.size);
	return likeness >= 0.8 ? true : likeness < 0.35 ? false : null;
}

const FEWEST_WORDS = 25;

function abstractWords(text: string): ReadonlySet<string> {
	return new Set(
		text
			.slice(0, 3000)
			.toLowerCase()
			.match(/[\p{L}\p{N}]{4,}/gu) ?? [],
	);
}
