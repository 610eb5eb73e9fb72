import type { Ask } from '../services/exchange';
import { Asking, type AskingOptions, type TitleService } from './asking';
import type { Completion } from './completion';
import { CompletionCase } from './completionCase';
import type { Known } from './known';

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
	const cases = works.map((known) => new CompletionCase(known));
	const most = Math.max(CALLS_AT_LEAST, CALLS_PER_PAPER * works.length);
	const steps = new Steps(asking, cases, most, options);
	await steps.run();
	return cases.map((each) => each.completion);
}

/** The questions in their order. */
class Steps {
	constructor(
		private readonly asking: Asking,
		private readonly cases: readonly CompletionCase[],
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
		await this.askByTitle();
		await this.askArxiv();
		await this.askPublishers();
		await this.askForPreprints();
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

	/**
	 * What no identifier led to, as far as questions are left: a few works at a time, of the service that knew most of
	 * those it was asked for, so that no questions are spent where such works are not.
	 */
	private async askByTitle(): Promise<void> {
		const shares = new Map(LAST_SERVICES.map(([service, share]) => [service, { asked: 2, found: 2 * share }]));
		const atOnce = Math.max(FEWEST_AT_ONCE, Math.ceil(this.cases.length / 20));
		for (;;) {
			const open = this.cases.filter((each) => !each.isIdentified && each.canBeFound);
			const [best] = [...shares]
				.filter(([service]) => open.some(({ asked }) => !asked.has(service)))
				.sort(([, a], [, b]) => b.found / b.asked - a.found / a.asked);
			const left = Math.min(atOnce, this.most - this.asking.calls);
			if (best === undefined || left <= 0 || this.options.signal?.aborted === true) {
				return;
			}
			const [service, share] = best;
			const asked = open.filter((each) => !each.asked.has(service)).slice(0, left);
			await this.askEach(service, asked, open.length);
			share.asked += asked.length;
			share.found += asked.filter(({ isIdentified }) => isIdentified).length;
		}
	}

	/** What was found in print first may be on arXiv, too. */
	private askForPreprints(): Promise<void> {
		return this.askEach(
			'arxiv',
			this.cases.filter(({ isIdentified, known }) => isIdentified && known.arxivId === null),
		);
	}

	/** Those who wrote a published work of which only a sorted list of authors is known. */
	private askForOrder(service: TitleService): Promise<void> {
		return this.askEach(
			service,
			this.cases.filter((each) => each.isIdentified && !each.isOrderKnown),
		);
	}

	private askEach(service: TitleService, cases: readonly CompletionCase[], notDone = cases.length): Promise<void> {
		const open = cases.filter((each) => !each.asked.has(service) && each.canBeFound);
		const left = Math.max(0, this.most - this.asking.calls);
		return this.each(
			open.slice(0, left),
			async (each) => {
				each.take(await this.asking.byTitle(service, each.known.title));
			},
			notDone,
		);
	}

	private async each(
		cases: readonly CompletionCase[],
		run: (each: CompletionCase) => Promise<void>,
		notDone = cases.length,
	): Promise<void> {
		let done = this.cases.length - notDone;
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

/** Services in the order in which they are asked by title, and the share of works that each is expected to know. */
const LAST_SERVICES: readonly (readonly [service: TitleService, share: number])[] = [
	['huggingface', 0.6],
	['arxiv', 0.5],
	['crossref', 0.5],
	['datacite', 0.1],
	['semantic-scholar', 0],
];
/** So many works at least are asked for before it is looked at again who knows them. */
const FEWEST_AT_ONCE = 3;

/** Those who name authors as the work does; the budget of arXiv allows few questions. */
const ORDER_KEEPING: readonly TitleService[] = ['huggingface', 'arxiv'];
