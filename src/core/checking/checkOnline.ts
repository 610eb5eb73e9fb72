import { Asking, type AskingOptions, type Reply, TITLE_SERVICES, type TitleService } from '../completion/asking';
import type { CitedEntry } from '../completion/citedEntry';
import type { Ask } from '../services/exchange';
import type { ServiceName } from '../services/services';
import { isPreprintOnly } from '../services/works/semanticScholar';
import type { Work } from '../services/works/work';
import { fitOf, isCut } from './fit';
import { type EntryVerdict, verdictOf } from './verdict';

/** A verdict, who was asked for it, and who gave no answer. */
export interface CheckedEntry extends EntryVerdict {
	readonly entry: CitedEntry;
	readonly asked: readonly ServiceName[];
	readonly failed: readonly ServiceName[];
}

export interface CheckingOptions extends AskingOptions {
	readonly onProgress?: (done: number, all: number) => void;
}

/** What services say of each entry: first by its identifiers, then, where these do not settle it, by its title. */
export async function checkOnline(
	entries: readonly CitedEntry[],
	ask: Ask,
	options: CheckingOptions = {},
): Promise<readonly CheckedEntry[]> {
	const asking = new Asking(ask, options);
	const cases = entries.map((entry) => new CheckCase(entry));
	await askByIdentifiers(asking, cases);
	for (const service of TITLE_SERVICES) {
		await each(
			cases.filter((one) => !one.isSettled && one.entry.title !== ''),
			options,
			async (one) => {
				one.take(await asking.byTitle(service, one.entry.title));
			},
		);
	}
	await askByIdentifiers(asking, cases);
	await each(
		cases.filter((one) => one.needsPublisher),
		options,
		async (one) => {
			one.take(await asking.byTitle('crossref', one.entry.title));
		},
	);
	await askByIdentifiers(asking, cases);
	options.onProgress?.(cases.length, cases.length);
	return cases.map((one) => one.checked);
}

/** Every identifier that is known of each, and was not asked for before. */
async function askByIdentifiers(asking: Asking, cases: readonly CheckCase[]): Promise<void> {
	const arxiv = await asking.arxivByIds(cases.flatMap((one) => one.open('arxiv', one.arxivIds)));
	for (const one of cases) {
		for (const id of one.open('arxiv', one.arxivIds)) {
			one.takeId('arxiv', id, arxiv.get(id)!);
		}
	}
	await Promise.all(
		cases.flatMap((one) =>
			one.open('crossref', one.dois).map(async (doi) => {
				one.mark('crossref', doi);
				one.takeDoi(doi, await asking.byDoi(doi));
			}),
		),
	);
	const scholarIds = (one: CheckCase) => [
		...one.arxivIds.map((id) => `ARXIV:${id}`),
		...(one.arxivIds.length === 0 ? one.dois.map((doi) => `DOI:${doi}`) : []),
	];
	const scholar = await asking.semanticScholarByIds(
		cases.flatMap((one) => one.open('semantic-scholar', scholarIds(one))),
	);
	for (const one of cases) {
		for (const id of one.open('semantic-scholar', scholarIds(one))) {
			one.takeId('semantic-scholar', id, scholar.get(id)!);
		}
	}
}

async function each(
	cases: readonly CheckCase[],
	{ signal, onProgress }: CheckingOptions,
	run: (one: CheckCase) => Promise<void>,
): Promise<void> {
	let done = 0;
	await Promise.all(
		cases.map(async (one) => {
			if (signal?.aborted !== true) {
				await run(one);
			}
			onProgress?.(++done, cases.length + 1);
		}),
	);
}

/** One entry while services are asked for it. */
class CheckCase {
	readonly #works: Work[] = [];
	readonly #asked = new Set<ServiceName>();
	readonly #failed = new Set<ServiceName>();
	readonly #questions = new Set<string>();
	readonly #byTitle = new Set<TitleService>();
	#ofDoi: Work[] | null = null;
	#ofArxivId: Work[] | null = null;

	constructor(readonly entry: CitedEntry) {}

	/** Of the entry, and of the works that are what it means. */
	get arxivIds(): readonly string[] {
		return distinct([this.entry.arxivId, ...this.#meant.map(({ arxivId }) => arxivId)]);
	}
	get dois(): readonly string[] {
		return distinct([this.entry.doi, ...this.#meant.map(({ doi }) => doi)]);
	}
	/** A record confirms the whole title, and has an identifier by which others can be asked. */
	get isSettled(): boolean {
		return this.#meant.some((work) => (work.arxivId ?? work.doi) !== null && !isCut(this.entry, work));
	}
	/** A venue is claimed that nobody confirmed, and the publishers were not asked by title. */
	get needsPublisher(): boolean {
		return (
			this.isSettled &&
			this.entry.venue !== null &&
			!this.#byTitle.has('crossref') &&
			!this.#meant.some(({ publication }) => publication !== null)
		);
	}
	get #meant(): readonly Work[] {
		return this.#works.filter((work) => fitOf(this.entry, work) === 'whole');
	}

	/** Those of some identifiers that a service was not asked for. */
	open(service: ServiceName, ids: readonly string[]): readonly string[] {
		return ids.filter((id) => !this.#questions.has(`${service} ${id}`));
	}

	mark(service: ServiceName, id: string): void {
		this.#questions.add(`${service} ${id}`);
	}

	takeId(service: ServiceName, id: string, reply: Reply): void {
		this.mark(service, id);
		this.#take(reply);
		if (service === 'arxiv' && id === this.entry.arxivId && 'works' in reply) {
			this.#ofArxivId = [...(this.#ofArxivId ?? []), ...reply.works];
		}
	}

	takeDoi(doi: string, replies: readonly Reply[]): void {
		for (const reply of replies) {
			this.#take(reply);
		}
		if (doi === this.entry.doi && replies.every((reply) => 'works' in reply)) {
			this.#ofDoi = replies.flatMap((reply) => ('works' in reply ? reply.works : []));
		}
	}

	take(reply: Reply): void {
		this.#byTitle.add(reply.service as TitleService);
		this.#take(reply);
	}

	#take(reply: Reply): void {
		this.#asked.add(reply.service);
		if ('failure' in reply) {
			this.#failed.add(reply.service);
		} else {
			this.#works.push(...reply.works);
		}
	}

	get checked(): CheckedEntry {
		const failed = [...this.#failed];
		const meant = this.#meant;
		const ids = new Set(meant.map(({ arxivId }) => arxivId));
		const verdict = verdictOf(this.entry, {
			works: this.#works,
			ofDoi: this.#ofDoi,
			ofArxivId: this.#ofArxivId,
			failed,
			isPreprintOnly:
				this.#works.some(
					(work) => work.service === 'semantic-scholar' && ids.has(work.arxivId) && isPreprintOnly(work),
				) &&
				!meant.some(({ publication, journalRef }) => publication !== null || journalRef !== null) &&
				!this.#failed.has('crossref'),
		});
		return { ...verdict, entry: this.entry, asked: [...this.#asked], failed };
	}
}

function distinct(ids: readonly (string | null)[]): readonly string[] {
	return [...new Set(ids.filter((id) => id !== null))];
}
