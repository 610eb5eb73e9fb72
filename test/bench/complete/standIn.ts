import { type Answer, listen, type Route, type StandIn } from './loopback';
import type { Truth, Universe } from './universe';

/** The services on loopback, in the shapes of their real answers. */
export function serve(universe: Pick<Universe, 'works' | 'neighbours'>): Promise<StandIn> {
	return listen(routesOf(new Index([...universe.neighbours, ...universe.works])));
}

/** Finds works by the words of their titles; other works of the same title come first. */
class Index {
	readonly byId = new Map<string, Truth>();
	readonly byDoi = new Map<string, Truth>();
	readonly #byWord = new Map<string, number[]>();

	constructor(private readonly works: readonly Truth[]) {
		for (const [at, work] of works.entries()) {
			this.byId.set(work.id, work);
			if (work.publication?.doi) {
				this.byDoi.set(work.publication.doi, work);
			}
			for (const word of new Set(wordsOf(work.title))) {
				const list = this.#byWord.get(word) ?? [];
				list.push(at);
				this.#byWord.set(word, list);
			}
		}
	}

	find(title: string, service: string, limit: number): readonly Truth[] {
		const scores = new Map<number, number>();
		for (const word of new Set(wordsOf(title))) {
			const list = this.#byWord.get(word) ?? [];
			for (const at of list) {
				scores.set(at, (scores.get(at) ?? 0) + 1 / list.length);
			}
		}
		return [...scores]
			.sort(([a, x], [b, y]) => y - x || a - b)
			.map(([at]) => this.works[at]!)
			.filter(({ notAt }) => !notAt.has(service))
			.slice(0, limit);
	}
}

function wordsOf(text: string): readonly string[] {
	return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

function routesOf(index: Index): Readonly<Record<string, Route>> {
	const miss: Answer = { status: 404, body: { error: 'not found' } };
	const at = (work: Truth | undefined, service: string) => (work?.notAt.has(service) ? undefined : work);
	const published = [...index.byDoi.values()];
	return {
		huggingface: ({ pathname, searchParams }) => {
			if (pathname === '/api/papers/search') {
				const limit = Number(searchParams.get('limit') ?? 120);
				return { body: index.find(searchParams.get('q') ?? '', 'huggingface', limit).map(wrapped) };
			}
			const work = at(index.byId.get(pathname.split('/').at(-1) ?? ''), 'huggingface');
			return work ? { body: wrapped(work).paper } : miss;
		},
		arxiv: ({ searchParams }) => {
			const ids = (searchParams.get('id_list') ?? '').split(',').filter(Boolean);
			const title = /ti:"(.*)"/.exec(searchParams.get('search_query') ?? '')?.[1];
			const works =
				title === undefined ? ids.map((id) => index.byId.get(id.replace(/v\d+$/, ''))) : index.find(title, 'arxiv', 5);
			const entries = works
				.filter((work) => work !== undefined && at(work, 'arxiv') !== undefined)
				.map((work) => atom(work!));
			return {
				type: 'application/atom+xml',
				body: `<?xml version='1.0' encoding='UTF-8'?>\n<feed xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/" xmlns:arxiv="http://arxiv.org/schemas/atom" xmlns="http://www.w3.org/2005/Atom"><title>arXiv Query</title>${entries.join('')}</feed>`,
			};
		},
		crossref: ({ pathname, searchParams }) => {
			const doi = /^\/works\/(.+)$/.exec(decodeURIComponent(pathname))?.[1];
			if (doi !== undefined) {
				const work = index.byDoi.get(doi);
				return work
					? { body: { status: 'ok', message: crossref(work) } }
					: { status: 404, type: 'text/plain', body: 'Resource not found.' };
			}
			const found = index
				.find(searchParams.get('query.bibliographic') ?? '', 'crossref', 40)
				.filter((work) => published.includes(work));
			return {
				body: { status: 'ok', message: { 'total-results': found.length, items: found.slice(0, 5).map(crossref) } },
			};
		},
		datacite: ({ pathname, searchParams }) => {
			const id = /^\/dois\/10\.48550\/arxiv\.(.+)$/i.exec(decodeURIComponent(pathname))?.[1];
			if (id !== undefined) {
				const work = at(index.byId.get(id), 'datacite');
				return work ? { body: { data: dataCite(work) } } : miss;
			}
			if (pathname !== '/dois') {
				return miss;
			}
			const title = /titles\.title:"(.*)"/.exec(searchParams.get('query') ?? '')?.[1] ?? '';
			return { body: { data: index.find(title, 'datacite', 5).map(dataCite) } };
		},
		'semantic-scholar': ({ pathname, searchParams }, body) => {
			if (pathname === '/graph/v1/paper/batch') {
				const { ids } = JSON.parse(body) as { ids: string[] };
				return {
					body: ids.map((id) => {
						const work = at(
							id.startsWith('DOI:') ? index.byDoi.get(id.slice(4)) : index.byId.get(id.replace(/^ARXIV:/, '')),
							'semantic-scholar',
						);
						return work ? scholar(work) : null;
					}),
				};
			}
			const [best] = index.find(searchParams.get('query') ?? '', 'semantic-scholar', 1);
			return best ? { body: { data: [{ ...scholar(best), matchScore: 174.2 }] } } : miss;
		},
	};
}

const printed = ({ given, family }: { readonly given: string; readonly family: string }) => `${given} ${family}`.trim();
const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

function wrapped({ id, authors, title, abstract, published, organization }: Truth) {
	const paper = {
		id,
		authors: authors.map((name, at) => ({ _id: String(at), name: printed(name), hidden: false })),
		publishedAt: `${published}T00:00:00.000Z`,
		submittedOnDailyAt: `${published}T12:00:00.000Z`,
		title: title.replace(/: /, ':\n  '),
		summary: abstract,
		upvotes: 3,
		...(organization && { organization: { _id: 'x', ...organization } }),
	};
	return { paper, publishedAt: `${published}T00:00:00.000Z`, title: paper.title, summary: abstract, numComments: 1 };
}

function atom({ id, title, abstract, authors, published, version, categories, namedDoi, withdrawn }: Truth): string {
	return `<entry><id>http://arxiv.org/abs/${id}v${version}</id><title>${escaped(title)}</title><updated>${published}T10:00:00Z</updated><summary>${escaped(abstract)}</summary><category term="68T50" scheme="x"/>${categories.map((term) => `<category term="${term}" scheme="x"/>`).join('')}<published>${published}T10:00:00Z</published>${withdrawn ? '<arxiv:comment>This paper has been withdrawn by the authors due to an error in Section 3</arxiv:comment>' : '<arxiv:comment>12 pages, withdrawn from ICLR 2026</arxiv:comment>'}<arxiv:primary_category term="${categories[0]}"/>${authors.map((name) => `<author><name>${escaped(printed(name))}</name></author>`).join('')}${namedDoi ? `<arxiv:doi>${namedDoi}</arxiv:doi>` : ''}</entry>`;
}

/** As publishers deposit: titles with tags and entities escaped twice, authors in the order of the alphabet. */
function crossref(work: Truth) {
	const { publication, authors, title } = work;
	const people = authors.map(({ given, family }) => ({ given, family, affiliation: [] }));
	const sorted = people.toSorted((a, b) => a.family.localeCompare(b.family, 'en'));
	return {
		DOI: publication?.doi,
		type: publication?.type,
		title: [`<i>${escaped(escaped(title))}</i>`],
		author: publication?.type === 'proceedings-article' ? sorted : people,
		'container-title': [publication?.container.replace('&', '&amp;')],
		publisher: 'A Publisher',
		issued: { 'date-parts': [[publication?.year, 6]] },
		score: 41.3,
	};
}

function dataCite({ id, title, authors, published, categories }: Truth) {
	return {
		id: `10.48550/arxiv.${id}`,
		type: 'dois',
		attributes: {
			doi: `10.48550/arxiv.${id}`,
			titles: [{ title }],
			creators: authors.map(({ given, family }) => ({
				name: `${family}, ${given}`,
				nameType: 'Personal',
				givenName: given,
				familyName: family,
			})),
			publisher: 'arXiv',
			publicationYear: Number(published.slice(0, 4)),
			subjects: categories.map((term) => ({ subject: `A Class (${term})`, subjectScheme: 'arXiv' })),
			dates: [{ date: published, dateType: 'Submitted' }],
			types: { resourceTypeGeneral: 'Preprint' },
		},
	};
}

function scholar({ id, title, authors, published, publication }: Truth) {
	return {
		paperId: id,
		externalIds: { ArXiv: id, ...(publication?.doi && { DOI: publication.doi }), CorpusId: 1 },
		title,
		year: publication?.year ?? Number(published.slice(0, 4)),
		publicationDate: published,
		venue: publication?.container ?? 'arXiv.org',
		authors: authors.toReversed().map((name) => ({ authorId: '1', name: printed(name) })),
	};
}
