import type { Ask } from '../services/exchange';
import type { ServiceName } from '../services/services';
import type { Work } from '../services/works/work';
import { Asking, type AskingOptions, type Reply, type TitleService } from './asking';
import type { Completion, Refusal, Unanswered } from './completion';
import { type Difference, isIdentified, judge } from './identity';
import type { Known } from './known';
import { isGeneric } from './titles';

export interface CompletingOptions extends AskingOptions {
	/** Told how many of all papers are done. */
	readonly onProgress?: (done: number, all: number) => void;
}

/** Questions a paper may cost, on average over those asked for together; a paper alone may cost more. */
const CALLS_PER_PAPER = 2;
const CALLS_AT_LEAST = 5;

/**
 * What services know of these works: first by identifier, many at once, else by title; then where each was published.
 * Only works that are beyond doubt the ones known are accepted.
 */
export async function completeAll(
	works: readonly Known[],
	ask: Ask,
	options: CompletingOptions = {},
): Promise<readonly Completion[]> {
	const asking = new Asking(ask, options);
	const cases = works.map((known) => new Case(known));
	const most = Math.max(CALLS_AT_LEAST, CALLS_PER_PAPER * works.length);
	const steps = new Steps(asking, cases, most, options);
	await steps.run();
	return cases.map((each) => each.completion);
}

/** The questions in their order. */
class Steps {
	constructor(
		private readonly asking: Asking,
		private readonly cases: readonly Case[],
		private readonly most: number,
		private readonly options: CompletingOptions,
	) {}

	async run(): Promise<void> {
		await this.askArxiv();
		await this.each(
			this.cases.filter(({ isIdentified }) => !isIdentified),
			async (each) => {
				const { arxivId, doi, title } = each.known;
				if (arxivId !== null) {
					each.take(await this.asking.huggingFaceById(arxivId));
				} else if (doi === null) {
					each.take(await this.asking.byTitle('huggingface', title));
				}
			},
		);
		await this.askArxiv();
		await this.askSemanticScholar();
		await this.askPublishers();
		for (const service of LAST_SERVICES) {
			await this.askByTitle(service);
		}
		await this.askArxiv();
		await this.askPublishers();
		for (const service of ORDER_KEEPING) {
			await this.askForOrder(service);
		}
		await this.askArxiv();
		this.options.onProgress?.(this.cases.length, this.cases.length);
	}

	/** By ids, of those not asked for before. */
	private async askArxiv(): Promise<void> {
		const open = this.cases.filter((each) => each.known.arxivId !== null && !each.asked.has('arxiv'));
		const replies = await this.asking.arxivByIds(open.map(({ known }) => known.arxivId!));
		for (const each of open) {
			each.take(replies.get(each.known.arxivId!)!);
		}
	}

	/** Where those came out of which arXiv names no publication. */
	private async askSemanticScholar(): Promise<void> {
		const open = this.cases.filter(({ isIdentified, isPublished, known }) => {
			return isIdentified && !isPublished && known.doi === null && known.arxivId !== null;
		});
		const replies = await this.asking.semanticScholarByIds(open.map(({ known }) => `ARXIV:${known.arxivId}`));
		for (const each of open) {
			each.take(replies.get(`ARXIV:${each.known.arxivId}`)!);
		}
	}

	/** The record of each DOI that somebody named: it is the work only if its title and first author are. */
	private askPublishers(): Promise<void> {
		return this.each(
			this.cases.filter(({ openDoi }) => openDoi !== null),
			async (each) => each.takeRecord(each.openDoi!, await this.asking.byDoi(each.openDoi!)),
		);
	}

	/** What no identifier led to, as far as questions are left. */
	private askByTitle(service: TitleService): Promise<void> {
		return this.askEach(
			service,
			this.cases.filter((each) => !each.isIdentified),
		);
	}

	/** Those who wrote a published work of which only a sorted list of authors is known. */
	private askForOrder(service: TitleService): Promise<void> {
		return this.askEach(
			service,
			this.cases.filter((each) => each.isIdentified && !each.isOrderKnown),
		);
	}

	private askEach(service: TitleService, cases: readonly Case[]): Promise<void> {
		const open = cases.filter((each) => !each.asked.has(service) && each.canBeFound);
		const left = Math.max(0, this.most - this.asking.calls);
		return this.each(open.slice(0, left), async (each) => {
			each.take(await this.asking.byTitle(service, each.known.title));
		});
	}

	private async each(cases: readonly Case[], run: (each: Case) => Promise<void>): Promise<void> {
		let done = this.cases.length - cases.length;
		await Promise.all(
			cases.map(async (each) => {
				if (this.options.signal?.aborted !== true) {
					await run(each);
				}
				this.options.onProgress?.(Math.min(++done, this.cases.length - 1), this.cases.length);
			}),
		);
	}
}

const LAST_SERVICES: readonly TitleService[] = ['huggingface', 'arxiv', 'crossref', 'datacite', 'semantic-scholar'];

/** Those who name authors as the work does; the budget of arXiv allows few questions. */
const ORDER_KEEPING: readonly TitleService[] = ['huggingface', 'arxiv'];

/** One work while services are asked for it: what is known of it grows by what is accepted. */
class Case {
	known: Known;
	readonly asked = new Set<ServiceName>();
	readonly #id: string;
	readonly #accepted: Work[] = [];
	readonly #refused: Refusal[] = [];
	readonly #unanswered: Unanswered[] = [];
	/** DOIs whose records were looked at. */
	readonly #dois = new Set<string>();
	/** Identifiers of works against which something spoke: another service may know less of them, but they stay other works. */
	readonly #ruledOut = new Set<string>();
	/** Works that name a DOI nobody has confirmed: they speak of a publication only if their DOI is the right one. */
	readonly #unconfirmed: Work[] = [];

	constructor(known: Known) {
		this.known = known;
		this.#id = known.id;
	}

	get isIdentified(): boolean {
		return this.#accepted.length > 0;
	}
	get isPublished(): boolean {
		return this.#accepted.some(({ publication }) => publication !== null);
	}
	/** True where the authors are known in the order of the work, or nobody was told to be one. */
	get isOrderKnown(): boolean {
		const named = this.#accepted.filter(({ authors }) => authors.length > 0);
		return this.known.authors.length > 0 || named.length === 0 || named.some(({ keepsOrder }) => keepsOrder);
	}
	/** A DOI that somebody named and of which no record was looked at. */
	get openDoi(): string | null {
		const named = [this.known.doi, ...this.#unconfirmed.map(({ doi }) => doi)];
		return named.find((doi) => doi !== null && !this.#dois.has(doi)) ?? null;
	}
	/** False where no answer could be accepted. */
	get canBeFound(): boolean {
		const { title, authors, authorCount, organization, date, year, abstract } = this.known;
		const hasEvidence = authors.length > 0 || abstract !== '' || (authorCount ?? organization ?? date ?? year) !== null;
		return hasEvidence && !isGeneric(title);
	}
	get completion(): Completion {
		return { id: this.#id, accepted: this.#accepted, refused: this.#refused, unanswered: this.#unanswered };
	}

	/** Takes from a reply the one work that is this one. */
	take(reply: Reply): void {
		this.asked.add(reply.service);
		if ('failure' in reply) {
			this.#unanswered.push({ source: reply.service, message: reply.failure, reason: reply.reason });
			return;
		}
		const fitting = reply.works.filter((work) => this.#fits(work));
		const identified = fitting.filter((work) => isIdentified(this.known, work));
		const named = fitting.filter(({ arxivId, doi }) => arxivId !== null || doi !== null);
		const [only, ...others] = distinctWorks([identified, named, fitting].find((works) => works.length > 0) ?? []);
		if (only === undefined) {
			return;
		}
		if (others.length > 0) {
			for (const work of [only, ...others]) {
				this.#refuse(work, 'ambiguous');
			}
			return;
		}
		this.#accept(only);
	}

	/** The records of a DOI: where they are of another work, whoever named that DOI is wrong about the publication. */
	takeRecord(doi: string, replies: readonly Reply[]): void {
		this.#dois.add(doi);
		const naming = this.#unconfirmed.filter((work) => work.doi === doi);
		const asking = { ...this.known, doi };
		const records = replies.flatMap((reply) => ('works' in reply ? reply.works : []));
		const record = records.find((work) => judge(asking, work).same);
		for (const reply of replies) {
			this.asked.add(reply.service);
			if ('failure' in reply) {
				this.#unanswered.push({ source: reply.service, message: reply.failure, reason: reply.reason });
			}
		}
		if (record !== undefined) {
			this.#accepted.push(record);
			this.#learn(record);
			return;
		}
		for (const work of records) {
			const verdict = judge(asking, work);
			this.#refuse(work, verdict.same ? 'unchecked' : verdict.reason);
		}
		for (const work of naming) {
			if (records.length === 0) {
				this.#refuse(work, 'unchecked');
			}
		}
		this.known = { ...this.known, doi: this.known.doi === doi ? null : this.known.doi };
	}

	#fits(work: Work): boolean {
		const verdict = judge(this.known, work);
		if (!verdict.same) {
			this.#refuse(work, verdict.reason);
			return false;
		}
		const isRuledOut = [work.arxivId, work.doi].some((id) => id !== null && this.#ruledOut.has(id));
		if (isRuledOut) {
			this.#refuse(work, 'ambiguous');
		}
		return !isRuledOut;
	}

	/** Only titles that could be taken for this one are worth telling. */
	#refuse({ service, titles, arxivId, doi }: Work, reason: Difference): void {
		if (SPEAKS_AGAINST.has(reason)) {
			for (const id of [arxivId, doi]) {
				id === null || this.#ruledOut.add(id);
			}
		}
		if (reason !== 'title' || this.#dois.size > 0 || this.known.arxivId !== null) {
			this.#refused.push({ source: service, title: titles[0], reason });
		}
	}

	#accept(work: Work): void {
		const isUnconfirmed = work.doi !== null && !isOwnRecord(work);
		if (isUnconfirmed) {
			this.#unconfirmed.push(work);
		} else if (work.doi !== null) {
			this.#dois.add(work.doi);
		}
		this.#accepted.push(isUnconfirmed ? { ...work, doi: null, publication: null } : work);
		this.#learn(work);
	}

	#learn(work: Work): void {
		const { known } = this;
		this.known = {
			...known,
			arxivId: known.arxivId ?? work.arxivId,
			otherTitles: [...(known.otherTitles ?? []), ...work.titles],
			authors: known.authors.length === 0 && work.keepsOrder ? work.authors : known.authors,
			date: known.dateInferred ? (work.published ?? known.date) : (known.date ?? work.published),
			dateInferred: known.dateInferred && work.published === null,
			abstract: known.abstract || work.abstract,
		};
	}
}

/** A publisher's record of the published work itself; that of a preprint names the published one, too. */
function isOwnRecord({ service, publication }: Work): boolean {
	return (service === 'crossref' || service === 'datacite') && publication !== null;
}

const SPEAKS_AGAINST: ReadonlySet<Difference> = new Set([
	'authors',
	'author-count',
	'organization',
	'date',
	'abstract',
	'ambiguous',
]);

/** Versions of one work are one work. */
function distinctWorks(works: readonly Work[]): readonly Work[] {
	const found = new Map<string, Work>();
	for (const work of works) {
		const identity = work.arxivId ?? work.doi ?? work.titles[0];
		found.has(identity) || found.set(identity, work);
	}
	return [...found.values()];
}
