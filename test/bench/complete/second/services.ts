import { Random } from '../../search/random';
import { type Answer, listen, type Route, type StandIn } from '../loopback';
import { type Deposit, escaped, type Person, printed, type Second, type Work } from './works';

/** Plays the services of a second universe; in a storm they fail now and then, and Semantic Scholar always does. */
export function serveSecond(second: Second, isStorm: boolean): Promise<StandIn> {
	const index = new Index([...second.neighbours, ...second.works]);
	const routes = Object.entries(routesOf(index)).map(([name, route]) => [name, isStorm ? stormy(name, route) : route]);
	return listen(Object.fromEntries(routes));
}

const FAULTS: readonly Answer[] = [
	{ status: 429, body: { message: 'Too Many Requests.', code: '429' } },
	{ status: 503, type: 'text/html', body: '<html><title>503</title></html>' },
	{ body: '' },
	{ type: 'text/html', body: '<!doctype html><title>Sign in to the network</title>' },
	{ status: 404, type: 'text/html', body: '<!doctype html><title>No such page</title>' },
	{ body: '{"error":"Internal' },
	{ type: 'application/atom+xml', body: '<feed><opensearch:totalResults>1</opensearch:totalResults></feed>' },
];

function stormy(name: string, route: Route): Route {
	const random = new Random(name.length);
	return (url, body) =>
		name === 'semantic-scholar' ? FAULTS[0]! : random.below(4) === 0 ? random.pick(FAULTS) : route(url, body);
}

class Index {
	readonly #words = new Map<string, number[]>();

	constructor(readonly all: readonly Work[]) {
		for (const [at, work] of all.entries()) {
			for (const word of wordsOf(`${work.title} ${work.oldTitle}`)) {
				this.#words.set(word, [...(this.#words.get(word) ?? []), at]);
			}
		}
	}

	byId(id: string, service: string): Work | undefined {
		return this.all.find(({ arxivId, at }) => arxivId === id.replace(/v\d+$/, '') && at.has(service));
	}

	byDoi(doi: string, at: Deposit['at']): Work | undefined {
		return this.all.find(({ deposit }) => deposit?.doi.toLowerCase() === doi.toLowerCase() && deposit.at === at);
	}

	/** Those that share most words, neighbours before those that are looked for, and one that has nothing to do with it. */
	find(title: string, service: string, isKept: (work: Work) => boolean, most = 10): readonly Work[] {
		const scores = new Map<number, number>();
		for (const word of wordsOf(title)) {
			const list = this.#words.get(word) ?? [];
			for (const at of list) {
				scores.set(at, (scores.get(at) ?? 0) + 1 / list.length);
			}
		}
		const found = [...scores].sort(([a, x], [b, y]) => y - x || a - b).map(([at]) => this.all[at]!);
		const known = found.filter((work) => work.at.has(service) && isKept(work));
		return [...known.slice(12, 13), ...known.slice(0, most - 1)];
	}
}

function wordsOf(text: string): ReadonlySet<string> {
	return new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);
}

function routesOf(index: Index): Readonly<Record<string, Route>> {
	const miss: Answer = { status: 404, body: { error: 'Not Found' } };
	const onArxiv = ({ arxivId }: Work) => arxivId !== null;
	return {
		huggingface: ({ pathname, searchParams }) => {
			if (pathname === '/api/papers/search') {
				return { body: index.find(searchParams.get('q') ?? '', 'huggingface', onArxiv).map(wrapped) };
			}
			const work = index.byId(pathname.split('/').at(-1) ?? '', 'huggingface');
			return work ? { body: paperOf(work) } : { status: 404, body: { error: 'Paper not found' } };
		},
		arxiv: ({ searchParams }) => {
			const ids = (searchParams.get('id_list') ?? '').split(',').filter(Boolean);
			const title = /ti:"(.*)"/.exec(searchParams.get('search_query') ?? '')?.[1];
			const works =
				title === undefined ? ids.flatMap((id) => index.byId(id, 'arxiv') ?? []) : index.find(title, 'arxiv', onArxiv);
			return {
				type: 'application/atom+xml; charset=UTF-8',
				body: `<?xml version="1.0" encoding="UTF-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/" xmlns:arxiv="http://arxiv.org/schemas/atom">\n  <opensearch:totalResults>${works.length}</opensearch:totalResults>${works.map(atom).join('')}\n</feed>\n`,
			};
		},
		crossref: ({ pathname, searchParams }) => {
			const doi = /^\/works\/(.+)$/.exec(pathname)?.[1];
			if (doi !== undefined) {
				const work = index.byDoi(decodeURIComponent(doi), 'crossref');
				return work
					? { body: { status: 'ok', 'message-type': 'work', message: crossref(work) } }
					: { status: 404, type: 'text/plain', body: 'Resource not found.' };
			}
			const isThere = ({ deposit }: Work) => deposit?.at === 'crossref';
			const items = index.find(searchParams.get('query.bibliographic') ?? '', 'crossref', isThere).map(crossref);
			return { body: { status: 'ok', 'message-type': 'work-list', message: { 'total-results': 1e6, items } } };
		},
		datacite: ({ pathname, searchParams }) => {
			const doi = /^\/dois\/(.+)$/.exec(pathname)?.[1];
			if (doi !== undefined) {
				const id = /^10\.48550\/arxiv\.(.+)$/i.exec(decodeURIComponent(doi))?.[1];
				const preprint = id === undefined ? undefined : index.byId(id, 'datacite');
				const work = index.byDoi(decodeURIComponent(doi), 'datacite');
				return preprint
					? { body: { data: preprintOf(preprint) } }
					: work
						? { body: { data: publicationOf(work) } }
						: {
								status: 404,
								body: { errors: [{ status: '404', title: 'The resource you are looking for doesn’t exist.' }] },
							};
			}
			const title = /titles\.title:"(.*)"/.exec(searchParams.get('query') ?? '')?.[1] ?? '';
			const works = index.find(title, 'datacite', onArxiv);
			return { body: { data: works.map(preprintOf), meta: { total: works.length } } };
		},
		'semantic-scholar': ({ pathname, searchParams }, body) => {
			if (pathname === '/graph/v1/paper/batch') {
				const { ids } = JSON.parse(body) as { ids: string[] };
				const found = ids.map((id) =>
					id.startsWith('DOI:')
						? index.byDoi(id.slice(4), 'crossref')
						: index.byId(id.replace(/^ARXIV:/, ''), 'semantic-scholar'),
				);
				return { body: found.map((work) => (work ? scholar(work) : null)) };
			}
			const [, best] = index.find(searchParams.get('query') ?? '', 'semantic-scholar', () => true);
			return best ? { body: { data: [{ ...scholar(best), matchScore: 151.7 }] } } : miss;
		},
	};
}

function paperOf({ arxivId, people, day, oldTitle, abstract, organization }: Work) {
	return {
		id: arxivId,
		authors: people.map((person, at) => ({ _id: `${at}`, name: printed(person), hidden: at === 2, status: null })),
		publishedAt: `${day}T00:00:00.000Z`,
		title: oldTitle,
		summary: abstract.replace(/\. /g, '.\n'),
		upvotes: 0,
		ai_keywords: [],
		...(organization !== null && {
			organization: { _id: 'o', name: organization.toLowerCase(), fullname: organization },
		}),
	};
}

function wrapped(work: Work) {
	const paper = paperOf(work);
	const highlightedTitle = [{ type: 'highlight', text: paper.title }];
	return {
		paper,
		publishedAt: paper.publishedAt,
		title: paper.title,
		numComments: 0,
		highlightedTitle,
		upvoted: false,
	};
}

function atom({ arxivId, version, title, day, abstract, people, comment, namedDoi }: Work): string {
	const year = Number(day.slice(0, 4)) + (version > 3 ? 1 : 0);
	return `
  <entry>
    <id>http://arxiv.org/abs/${arxivId}v${version}</id>
    <updated>${year}${day.slice(4)}T08:00:00Z</updated><published>${day}T08:00:00Z</published>
    <title>${escaped(title).replace(/ (?=\S+$)/, '\n  ')}</title>
    <summary>  ${escaped(abstract)}\n</summary>
${people.map((person) => `    <author><name>${escaped(printed(person))}</name><arxiv:affiliation>A University</arxiv:affiliation></author>`).join('\n')}
    ${comment && `<arxiv:comment>${comment}</arxiv:comment>`}
    ${namedDoi ? `<arxiv:doi>${namedDoi}</arxiv:doi><link title="doi" href="http://dx.doi.org/${namedDoi}" rel="related"/>` : ''}
    <link href="http://arxiv.org/abs/${arxivId}v${version}" rel="alternate" type="text/html"/>
    <arxiv:primary_category term="cs.CV"/><category term="cs.CV"/><category term="I.2.10"/>
  </entry>`;
}

function crossref({ deposit }: Work) {
	const { doi, type, container, year, title, subtitle, people, takenBackBy, takesBack } = deposit!;
	return {
		DOI: doi.toUpperCase(),
		type,
		title: [title],
		...(subtitle && { subtitle: [subtitle] }),
		...(container && { 'container-title': [escaped(container), 'Short'] }),
		publisher: 'A Publisher &amp; Sons',
		author: people.map((person, at) => ({
			...(person.length === 1 ? { name: person[0] } : { given: person[0], family: person[1] }),
			sequence: at === 0 ? 'first' : 'additional',
			affiliation: [],
		})),
		issued: { 'date-parts': [type === 'posted-content' ? [null] : [year]] },
		published: { 'date-parts': [[year]] },
		score: 60,
		...(takenBackBy && { 'updated-by': [{ DOI: takenBackBy, type: 'retraction', label: 'Retraction' }] }),
		...(takesBack && { 'update-to': [{ DOI: takesBack, type: 'retraction', label: 'Retraction' }] }),
	};
}

const creatorOf = (person: Person) =>
	person.length === 1
		? { name: person[0], nameType: 'Organizational', affiliation: [] }
		: { name: `${person[1]}, ${person[0]}`, nameType: 'Personal', givenName: person[0], familyName: person[1] };

function preprintOf({ arxivId, oldTitle, people, day, abstract }: Work) {
	const doi = `10.48550/arxiv.${arxivId}`;
	return {
		id: doi,
		type: 'dois',
		attributes: {
			...{ doi, titles: [{ title: oldTitle }], creators: people.map(creatorOf), publisher: 'arXiv' },
			...{ publicationYear: Number(day.slice(0, 4)), types: { resourceTypeGeneral: 'Preprint', citeproc: 'article' } },
			descriptions: [{ description: abstract, descriptionType: 'Abstract' }],
			dates: [{ date: day, dateType: 'Issued' }],
			subjects: [{ subject: 'Computer Vision and Pattern Recognition (cs.CV)', subjectScheme: 'arXiv' }],
		},
	};
}

function publicationOf({ deposit }: Work) {
	const { doi, title, people, container, year } = deposit!;
	return {
		id: doi,
		type: 'dois',
		attributes: {
			...{ doi, titles: [{ title }], creators: people.map(creatorOf), publisher: 'A Society' },
			...{ container: { type: 'Series', title: container }, publicationYear: year, dates: [], subjects: [] },
			types: { resourceTypeGeneral: 'ConferencePaper', citeproc: 'paper-conference' },
		},
	};
}

/** Names no order, and often nothing. */
function scholar({ arxivId, oldTitle, deposit, people, day }: Work) {
	const isBare = oldTitle.length % 3 === 0;
	return {
		paperId: 'f'.repeat(40),
		externalIds: { CorpusId: 7, ...(arxivId && { ArXiv: arxivId }), DOI: deposit?.doi ?? `10.48550/arXiv.${arxivId}` },
		title: oldTitle,
		abstract: null,
		venue: isBare ? '' : (deposit?.container ?? 'arXiv.org'),
		publicationVenue: null,
		journal: isBare ? null : { name: deposit?.container ?? 'ArXiv', volume: deposit ? '3' : `abs/${arxivId}` },
		year: isBare ? null : (deposit?.year ?? Number(day.slice(0, 4))),
		publicationDate: null,
		publicationTypes: null,
		authors: people.toReversed().map((person) => ({
			authorId: null,
			name: person.length === 1 ? person[0] : `${person[0]!.charAt(0)}. ${person[1]}`,
		})),
	};
}
