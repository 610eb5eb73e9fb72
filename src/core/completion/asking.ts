import type { Ask, CancelSignal, FailureReason, Found, ServiceRequest } from '../services/exchange';
import type { ServiceName } from '../services/services';
import { ARXIV_BATCH, arxivByIds, arxivByTitle, arxivWorks } from '../services/works/arxiv';
import { crossrefByDoi, crossrefByTitle, crossrefWorks } from '../services/works/crossref';
import { dataCiteByDoi, dataCiteByTitle, dataCiteWorks } from '../services/works/dataCite';
import { huggingFaceById, huggingFaceByTitle, huggingFaceWorks } from '../services/works/huggingFace';
import {
	SEMANTIC_SCHOLAR_BATCH,
	semanticScholarByIds,
	semanticScholarByTitle,
	semanticScholarWorks,
} from '../services/works/semanticScholar';
import type { Work } from '../services/works/work';

/** What a service said of one work: what it knows (nothing, if it has none), or that it gave no answer. */
export type Reply =
	| { readonly service: ServiceName; readonly works: readonly Work[] }
	| { readonly service: ServiceName; readonly failure: string; readonly reason: FailureReason };

export interface AskingOptions {
	/** Of Semantic Scholar; without one its budget is shared by everybody. */
	readonly semanticScholarKey?: string | null;
	readonly signal?: CancelSignal | undefined;
}

/** Asks services for works, many at once where they take many, and counts its questions. */
export class Asking {
	calls = 0;
	readonly #ask: Ask;
	readonly #key: string | null;
	readonly #signal: CancelSignal | undefined;

	constructor(ask: Ask, { semanticScholarKey = null, signal }: AskingOptions = {}) {
		this.#ask = ask;
		this.#key = semanticScholarKey;
		this.#signal = signal;
	}

	/** What arXiv knows of each id; an id that it does not know has no works. */
	arxivByIds(ids: readonly string[]): Promise<ReadonlyMap<string, Reply>> {
		return this.#batches(ids, ARXIV_BATCH, 'arxiv', async (batch) => {
			const reply = await this.#reply(
				arxivByIds(batch),
				arxivWorks,
				true,
				batch.length === 1 ? INCORRECT_ID : undefined,
			);
			return (id) => withWorks(reply, ({ arxivId }) => arxivId === id);
		});
	}

	/** What Semantic Scholar knows of each id: `ARXIV:…` or `DOI:…`. */
	semanticScholarByIds(ids: readonly string[]): Promise<ReadonlyMap<string, Reply>> {
		return this.#batches(ids, SEMANTIC_SCHOLAR_BATCH, 'semantic-scholar', async (batch) => {
			let listed: readonly (Work | null)[] = [];
			const reply = await this.#reply(
				semanticScholarByIds(batch, this.#key),
				(answer) => {
					listed = semanticScholarWorks(answer) ?? [];
					return listed.length === batch.length ? present(listed) : null;
				},
				true,
			);
			return (id) => {
				const work = listed[batch.indexOf(id)];
				return 'failure' in reply ? reply : { service: 'semantic-scholar', works: work == null ? [] : [work] };
			};
		});
	}

	huggingFaceById(arxivId: string): Promise<Reply> {
		return this.#reply(huggingFaceById(arxivId), huggingFaceWorks, false);
	}

	/** The record of a published work, by whoever keeps it: most are at Crossref, others at DataCite. */
	async byDoi(doi: string): Promise<readonly Reply[]> {
		const crossref = await this.#reply(crossrefByDoi(doi), crossrefWorks, false);
		return 'works' in crossref && crossref.works.length === 0
			? [crossref, await this.#reply(dataCiteByDoi(doi), dataCiteWorks, false)]
			: [crossref];
	}

	/** arXiv's own DOIs are at DataCite alone. */
	dataCiteByDoi(doi: string): Promise<Reply> {
		return this.#reply(dataCiteByDoi(doi), dataCiteWorks, false);
	}

	byTitle(service: TitleService, title: string): Promise<Reply> {
		return this.#reply(...BY_TITLE[service](title, this.#key), service !== 'semantic-scholar');
	}

	/**
	 * @param isList whether the service answers with a list, empty where it knows nothing, so that 404 says nothing of the work
	 * @param noSuchId what a refusal reads like that means there is no such work
	 */
	async #reply(
		request: ServiceRequest,
		read: (answer: Found) => readonly Work[] | null,
		isList: boolean,
		noSuchId = NO_VALID_ID,
	): Promise<Reply> {
		const { service } = request;
		this.calls++;
		const answer = await this.#ask(request, this.#signal);
		switch (answer.kind) {
			case 'found': {
				const works = read(answer);
				return works === null
					? { service, failure: 'Its answer could not be read.', reason: 'unusable' }
					: { service, works };
			}
			case 'nothing':
				return isList || isWebPage(answer.text)
					? { service, failure: `It has no such address (${answer.status}).`, reason: 'unusable' }
					: { service, works: [] };
			case 'not-modified':
				return { service, failure: 'Its answer was empty.', reason: 'unusable' };
			case 'failed':
				return answer.reason === 'refused' && noSuchId.test(answer.text ?? '')
					? { service, works: [] }
					: { service, failure: answer.message, reason: answer.reason };
		}
	}

	async #batches(
		ids: readonly string[],
		size: number,
		service: ServiceName,
		ask: (batch: readonly string[]) => Promise<(id: string) => Reply>,
	): Promise<ReadonlyMap<string, Reply>> {
		const distinct = [...new Set(ids)];
		const replies = new Map<string, Reply>();
		for (let from = 0; from < distinct.length; from += size) {
			const batch = distinct.slice(from, from + size);
			for (const [id, reply] of await this.#batch(batch, service, ask)) {
				replies.set(id, reply);
			}
		}
		return replies;
	}

	/** One id that a service does not take has it refuse all: then it is asked for each half. */
	async #batch(
		batch: readonly string[],
		service: ServiceName,
		ask: (batch: readonly string[]) => Promise<(id: string) => Reply>,
	): Promise<readonly (readonly [id: string, reply: Reply])[]> {
		const replyOf = this.#signal?.aborted ? () => CANCELLED(service) : await ask(batch);
		const replies = batch.map((id) => [id, replyOf(id)] as const);
		const isRefused = replies.every(([, reply]) => 'failure' in reply && reply.reason === 'refused');
		if (!isRefused || batch.length < 2) {
			return replies;
		}
		const half = Math.ceil(batch.length / 2);
		return [
			...(await this.#batch(batch.slice(0, half), service, ask)),
			...(await this.#batch(batch.slice(half), service, ask)),
		];
	}
}

/** How Semantic Scholar says that it knows none of the ids. */
const NO_VALID_ID = /"No valid paper ids given"/i;
/** How arXiv says of the one id it was asked for that it cannot be one. */
const INCORRECT_ID = /\/api\/errors#incorrect_id_format/i;

/** No service of these says by a web page that it does not know a work: something else stands in between. */
function isWebPage(text: string): boolean {
	return /^\s*<(?:!doctype|html)/i.test(text);
}

const CANCELLED = (service: ServiceName): Reply => ({ service, failure: 'Cancelled.', reason: 'cancelled' });

/** Services that can be asked by title, in the order in which they are. */
export const TITLE_SERVICES = ['huggingface', 'crossref', 'semantic-scholar', 'datacite', 'arxiv'] as const;
export type TitleService = (typeof TITLE_SERVICES)[number];

type Question = [request: ServiceRequest, read: (answer: Found) => readonly Work[] | null];

const BY_TITLE: Readonly<Record<TitleService, (title: string, key: string | null) => Question>> = {
	huggingface: (title) => [huggingFaceByTitle(title), huggingFaceWorks],
	crossref: (title) => [crossrefByTitle(title), crossrefWorks],
	'semantic-scholar': (title, key) => [
		semanticScholarByTitle(title, key),
		(answer) => present(semanticScholarWorks(answer)),
	],
	datacite: (title) => [dataCiteByTitle(title), dataCiteWorks],
	arxiv: (title) => [arxivByTitle(title), arxivWorks],
};

function withWorks(reply: Reply, isMeant: (work: Work) => boolean): Reply {
	return 'failure' in reply ? reply : { service: reply.service, works: reply.works.filter(isMeant) };
}

function present(works: readonly (Work | null)[] | null): Work[] | null {
	return works?.filter((work) => work !== null) ?? null;
}
