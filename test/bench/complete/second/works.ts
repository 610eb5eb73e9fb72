import { isGeneric } from '../../../../src/core/completion/titles';
import { hasCorpora, loadLarge } from '../../search/corpora';
import { Random } from '../../search/random';

/** Why this universe cannot be made here, if it cannot. */
export const missing = hasCorpora ? null : '../shared/corpus-large is not here';

/** Somebody by given and family name, or a group by its whole name. */
export type Person = readonly [given: string, family: string] | readonly [group: string];

/** What a registrar of DOIs keeps of a work. */
export interface Deposit {
	readonly doi: string;
	readonly at: 'crossref' | 'datacite';
	readonly type: string;
	readonly container: string;
	readonly year: number;
	/** As it was deposited: with tags, entities, without its subtitle. */
	readonly title: string;
	readonly subtitle?: string;
	readonly people: readonly Person[];
	/** DOI of the note that takes it back. */
	readonly takenBackBy?: string;
	/** DOI of the work that this note takes back. */
	readonly takesBack?: string;
}

/** A work as the services of a second universe know it. */
export interface Work {
	readonly story: string;
	readonly title: string;
	/** As it was first called; Hugging Face and listings keep that. */
	readonly oldTitle: string;
	readonly people: readonly Person[];
	readonly abstract: string;
	readonly day: string;
	readonly organization: string | null;
	readonly arxivId: string | null;
	readonly version: number;
	readonly comment: string;
	/** What arXiv's record names as DOI. */
	readonly namedDoi: string | null;
	readonly deposit: Deposit | null;
	readonly at: ReadonlySet<string>;
}

export interface Second {
	/** Those that are to be completed. */
	readonly works: readonly Work[];
	/** Those that are not, and come first wherever somebody searches. */
	readonly neighbours: readonly Work[];
}

const GIVEN =
	'Ada Jun Wei Yi-Ting Léa Søren Ngọc Olu José María Xin Yuki Anne-Sophie Rafał Çağla Ivan Min-Jun Fatima D. J. Noam'.split(
		' ',
	);
const FAMILY = [
	...'Wang Li Zhang Chen Kim Nguyễn Müller García-López Çelik O’Neil Łukasiewicz Smith Søndergaard Öztürk Dubois Ivanov'.split(
		' ',
	),
	...['van der Berg', 'de la Cruz', 'Al-Hassan', 'Tan', 'Rossi', 'Park', 'Abe', 'Wu'],
];
const VENUES = [
	['proceedings-article', 'Proceedings of the 2025 Conference on Empirical Methods in Natural Language Processing'],
	['journal-article', 'IEEE Transactions on Pattern Analysis and Machine Intelligence'],
	['proceedings-article', '2025 IEEE/CVF International Conference on Computer Vision (ICCV)'],
	['journal-article', 'Transactions of the Association for Computational Linguistics'],
	['proceedings-article', 'Proceedings of the ACM Web Conference 2025'],
] as const;
const STORIES = [
	'preprint',
	'published, named by arXiv',
	'published, named by Semantic Scholar',
	'in print only',
	'not on Hugging Face',
	'withdrawn',
	'retracted',
	'renamed in a later version',
	'registered at DataCite',
	'published without its subtitle',
	'by a group',
	'known to nobody',
] as const;

export const ALL = ['huggingface', 'arxiv', 'datacite', 'semantic-scholar', 'crossref'] as const;

export function makeSecond(seed = 11, most = 1000): Second {
	const random = new Random(seed);
	const papers = random.shuffled(loadLarge()).filter(({ titleText, abstract }) => titleText.length > 25 && abstract);
	const works = papers
		.slice(0, most)
		.map(({ titleText, abstract, organization }, at) =>
			workOf(titleText, abstract, organization?.name ?? null, at, random),
		);
	const neighbours = works.flatMap((work, at) => neighboursOf(work, at, works, random));
	return { works, neighbours };
}

function workOf(title: string, abstract: string, organization: string | null, at: number, random: Random): Work {
	const story = STORIES[at % STORIES.length]!;
	const people: Person[] = Array.from({ length: 1 + random.below(7) }, () => [random.pick(GIVEN), random.pick(FAMILY)]);
	if (story === 'by a group') {
		people.unshift([`The ${title.split(/\W+/)[0]} Collaboration`]);
	}
	const year = 2024 + random.below(2);
	const day = `${year}-${two(1 + random.below(12))}-${two(1 + random.below(28))}`;
	const isPrinted =
		/^(?:published|in print|retracted|registered)/.test(story) || (story === 'by a group' && at % 2 === 0);
	const id = `${String(year).slice(2)}${day.slice(5, 7)}.${String(10_000 + at).padStart(5, '0')}`;
	const arxivId = story === 'in print only' || story === 'retracted' ? null : id;
	const deposit = isPrinted ? depositOf(title, people, story, year, at, random) : null;
	const cut = title.split(/[:,–—-]\s/)[0]!;
	const renamed = `Revisiting ${cut}, with Further Experiments`;
	return {
		...{ story, people, abstract, day, organization, arxivId, deposit, oldTitle: title },
		title: story === 'renamed in a later version' ? renamed : title,
		version: 1 + random.below(5),
		comment: story === 'withdrawn' ? 'This submission has been withdrawn by the authors' : '14 pages, code available',
		namedDoi: story.includes('named by Semantic Scholar') || deposit?.at === 'datacite' ? null : (deposit?.doi ?? null),
		at: new Set(servicesOf(story)),
	};
}

function servicesOf(story: string): readonly string[] {
	switch (story) {
		case 'known to nobody':
			return [];
		case 'in print only':
		case 'retracted':
			return ['crossref', 'semantic-scholar'];
		case 'not on Hugging Face':
			return ALL.filter((name) => name !== 'huggingface');
		default:
			return ALL;
	}
}

/** As publishers deposit: in one way here, in another there. */
function depositOf(
	title: string,
	people: readonly Person[],
	story: string,
	year: number,
	at: number,
	random: Random,
): Deposit {
	const [type, container] = random.pick(VENUES);
	const doi = `10.${5000 + (at % 7)}/second(${at})/x_${at}`;
	const [main, ...rest] = title.split(': ');
	const isParted = rest.length > 0;
	const subtitle = rest.join(': ');
	const dressed = [
		escaped(escaped(title)),
		`<jats:italic>${escaped(title.split(' ')[0]!)}</jats:italic> ${escaped(title.split(' ').slice(1).join(' '))}`,
		`\n      ${escaped(title).replace(' ', '\n      ')}\n    `,
		title.replace(
			/\b(\d)\b/,
			'<mml:math xmlns:mml="http://www.w3.org/1998/Math/MathML"><mml:mrow><mml:mn>$1</mml:mn></mml:mrow></mml:math>',
		),
		title.toUpperCase(),
	][at % 5]!;
	const isSorted = type === 'proceedings-article';
	const sorted = people.toSorted((a, b) => a.at(-1)!.localeCompare(b.at(-1)!, 'en'));
	return {
		...{ doi, type, container, year: year + random.below(2) },
		at: story === 'registered at DataCite' ? 'datacite' : 'crossref',
		people: isSorted ? sorted : people,
		...(story === 'published without its subtitle' && isParted
			? { title: main! }
			: isParted && at % 3 === 0
				? { title: escaped(main!), subtitle: escaped(subtitle) }
				: { title: dressed }),
		...(story === 'retracted' && { takenBackBy: `${doi}.retraction` }),
	};
}

/** Works that are easily taken for another. */
function neighboursOf(work: Work, at: number, works: readonly Work[], random: Random): readonly Work[] {
	const other = works[(at + 317) % works.length]!;
	const year = Number(work.day.slice(0, 4));
	const base: Work = { ...work, story: 'neighbour', namedDoi: null, comment: '', deposit: null, at: new Set(ALL) };
	const id = (place: number) => `${work.day.slice(2, 4)}${work.day.slice(5, 7)}.${place}${String(at).padStart(4, '0')}`;
	const deposit = (facts: Partial<Deposit>): Deposit => ({
		...{
			doi: `10.6000/n${at}.${random.below(1e6)}`,
			at: 'crossref',
			type: 'journal-article',
			container: 'Another Journal',
		},
		...{ year, title: work.oldTitle, people: work.people },
		...facts,
	});
	const printed = (facts: Partial<Deposit>, more: Partial<Work> = {}): Work => ({
		...base,
		...{ arxivId: null, at: new Set(['crossref', 'semantic-scholar']), deposit: deposit(facts) },
		...more,
	});
	const strangers = work.people.map((): Person => [random.pick(GIVEN), `${random.pick(FAMILY)}ski`]);
	const late = `${year - 2}-03-04`;
	const found: Work[] = [];
	if (at % 2 === 0) {
		// The same title and as many people, of another year: of others on arXiv, and in print.
		const facts = { people: strangers, abstract: other.abstract, day: late, organization: 'Elsewhere' };
		found.push({ ...base, ...facts, arxivId: id(7), title: work.oldTitle });
		found.push(printed({ people: strangers, year: year - 2 }, facts));
	}
	if (at % 3 === 0) {
		const near = nearMiss(work.oldTitle, at);
		found.push({
			...base,
			arxivId: id(8),
			title: near,
			oldTitle: near,
			day: `${year + 1}-02-02`,
			abstract: other.abstract,
		});
		found.push(printed({ title: near, year: year + 1 }, { title: near, oldTitle: near, abstract: other.abstract }));
	}
	if (at % 4 === 1 && work.people.length > 1) {
		const turned = [...work.people.slice(1), work.people[0]!];
		found.push({
			...base,
			arxivId: id(9),
			title: work.oldTitle,
			people: turned,
			day: `${year - 1}-05-06`,
			abstract: other.abstract,
		});
	}
	if (at % 5 === 0 && work.people.length > 1) {
		// What its first author wrote alone under that title, and what is posted or printed about it.
		found.push(
			printed(
				{ type: 'dissertation', people: work.people.slice(0, 1), year: year + 2, container: '' },
				{ people: work.people.slice(0, 1), abstract: '' },
			),
		);
		found.push(printed({ type: 'peer-review', title: `Review for "${work.oldTitle}"` }));
		found.push(printed({ type: 'component' }));
		found.push(printed({ type: 'posted-content', container: '' }));
	}
	if (work.deposit?.takenBackBy !== undefined) {
		const title = `Retraction: ${work.oldTitle}`;
		found.push(
			printed(
				{ title, doi: work.deposit.takenBackBy, takesBack: work.deposit.doi, year: year + 1 },
				{ title, oldTitle: title },
			),
		);
	}
	return found;
}

/** Another word of weight, another number, a word too much, or one for its opposite. */
function nearMiss(title: string, at: number): string {
	const words = title.split(' ');
	const longest = words.reduce((best, word, index) => (word.length > words[best]!.length ? index : best), 0);
	return [
		words.with(longest, 'Spectral').join(' '),
		`${title} 2.0`,
		/\bwith\b/.test(title) ? title.replace(/\bwith\b/, 'without') : `Robust ${title}`,
		`${title}: A Reproducibility Study`,
	][at % 4]!;
}

/** Whether a listing can tell a work from all others at all: who keeps what is printed knows no organisations and days. */
export function canBeTold(work: Work, by: 'id' | 'organization' | 'people'): boolean {
	const isToldByOthers = by !== 'organization' || work.arxivId !== null;
	return work.at.size > 0 && (by === 'id' || (isToldByOthers && !isGeneric(work.oldTitle)));
}

export const printed = (person: Person) => person.join(' ');
export const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const two = (number: number) => String(number).padStart(2, '0');
